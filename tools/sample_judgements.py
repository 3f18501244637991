"""``python -m tools.sample_judgements``: a random sample of city judgements, each with what is needed to check it.

Every judgement gets a fixed random place in the queue, from the seed and its own id, and the first of the queue are
drawn: judgements that are added, changed or taken out later move no other one into or out of its place. The output is
CSV: the judgement, the entity it leads to, and the claims in which the name stands (network, role, note, source).
"""

import argparse
import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from hanse.package import DataPackage, Row, read_package

SEED = "name sample 1"
SIZE = 200
HEADER = (
    "id", "name", "country", "context", "entity", "entity_name", "level", "entity_country", "geonames_id", "latitude",
    "longitude", "parent", "method", "reason", "claims",
)  # fmt: skip


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(prog="python -m tools.sample_judgements", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    arguments = parser.parse_args()
    package = read_package(arguments.data)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(described(package, drawn(package.rows("judgements"), arguments.seed, arguments.size)))


def drawn(judgements: Iterable[Row], seed: str, size: int) -> list[Row]:
    """``size`` of the judgements that read a name as a city, in an order that only seed and id decide."""
    read = [row for row in judgements if (row["kind"], row["decision"]) == ("city", "same")]
    return sorted(read, key=lambda row: hashlib.sha256(f"{seed}|{row.id}".encode()).hexdigest())[:size]


def described(package: DataPackage, sample: Iterable[Row]) -> list[list[str]]:
    """One line for each judgement of the sample, as HEADER names it."""
    cities = {row.id: row for row in package.rows("cities")}
    places = {row.id: f"{row['title']} {row['url']}" for row in package.rows("sources")}
    claims: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in (*package.rows("ties"), *package.rows("statements")):
        for name, country in _names(row):
            claims[(name, country)].append(_in_short(row, places[row["source"]]))
    lines = []
    for row in sample:
        city = cities[row["entity"]]
        context = row["context"]
        held = [text for text in claims[(row["name"], row["country"])] if context in ("", text.split(" | ")[0])]
        about = [city[name] for name in ("name", "level", "country", "geonames_id", "latitude", "longitude", "parent")]
        told = [row[name] for name in ("method", "reason")]
        lines.append([row.id, row["name"], row["country"], context, row["entity"], *about, *told, "\n".join(held)])
    return lines


def _names(row: Row) -> Iterable[tuple[str, str]]:
    if row["subject_kind"] == "city":
        yield row["subject"], row["country"]
    if row.cells.get("object_kind") == "city":
        yield row["object"], ""


def _in_short(row: Row, source: str) -> str:
    """A claim as its parts that help to tell places apart; the other name first."""
    if row.table == "statements":
        parts: tuple[str, ...] = (row["property"], row["value"], row["unit"], row["note"], source)
    else:
        other = row["object"] if row["subject_kind"] == "city" else row["subject"]
        parts = (other, row["role"], row["start_as_written"], row["locator"], row["note"], source)
    return " | ".join(part for part in parts if part != "")


if __name__ == "__main__":
    main()
