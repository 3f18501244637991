"""Names of cities: the judgements and entities that decisions/names.csv and decisions/cities.csv hold.

Every name of a city in the ties and statements read so far has to be judged; names that are not are printed. Run
alone, without those, the names of the material itself are checked.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.import_material.decision_files import decision_table
from tools.import_material.output import Output, Row, read_rows

VERSION = "1"
JUDGED_ON = "2026-11-24"
ANY = "*"
Written = tuple[str, str, str]  # name, country or ANY, context

# Files of the material that name cities: column of the name, column of the label they are tied to.
_FILES = {
    "rosters/european.csv": ("city_as_written", "network"),
    "rosters/global.csv": ("city_as_written", "network"),
    "rosters/national.csv": ("city_as_written", "network"),
    "rosters/additional.csv": ("city_as_written", "network"),
    "rosters/national_related_facts.csv": ("city_as_written", "network"),
    "rosters/additional_related_facts.csv": ("places", ""),
    "domain/cities.csv": ("city", "network_or_context"),
    "domain/table1.csv": ("city", ""),
    "monitoring/signatories.csv": ("actor_as_written", "document"),
    "monitoring/city_indicators.csv": ("city_as_written", ""),
}  # fmt: skip


def run(material: Path, out: Output) -> None:
    """Enter judgements and cities; print the names that nobody judged."""
    judged = decision_table("names.csv")
    for row in judged:
        out.add("judgements", judgement(row))
    for city in cities(judged):
        out.add("cities", city)
    known = decided(judged)
    open_names = sorted(written for written in written_names(material, out) if not is_judged(written, known))
    for name, country, context in open_names:
        print(f"  not judged: {name!r} {country} ({context})")


def judgement(row: Row) -> Row:
    """One row of judgements.csv from one decision."""
    parts = (
        "city",
        row["name"],
        row["country"],
        row["context"],
        row["decision"],
        row["entity"],
        row["method"],
        VERSION,
    )
    return {
        "id": "j" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12], "kind": "city", "name": row["name"],
        "country": row["country"], "context": row["context"], "decision": row["decision"], "entity": row["entity"],
        "method": row["method"], "version": VERSION, "coder_kind": row["coder_kind"], "judged_on": JUDGED_ON,
        "supersedes": "", "reason": row["reason"],
    }  # fmt: skip


def cities(judged: tuple[Row, ...]) -> Iterator[Row]:
    """The city entities, each with the other names under which it is written.

    A name that holds for one list only, or for several entities together, is no name of the entity.
    """
    entities: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in judged:
        if row["decision"] == "same":
            entities[(row["name"], row["country"], row["context"])].add(row["entity"])
    names: dict[str, set[str]] = defaultdict(set)
    for (name, country, context), ids in entities.items():
        if len(ids) == 1 and context == "" and country != "":
            names[next(iter(ids))].add(name)
    for city in decision_table("cities.csv"):
        others = sorted(names[city["id"]] - {city["name"]})
        yield {**city, "other_names": "; ".join(others), "external_ids": "", "website": ""}


def written_names(material: Path, out: Output) -> set[Written]:
    """Names of cities in the ties and statements of ``out``, or of the material where it holds none."""
    found = set(_in_output(out))
    return found if len(found) > 0 else set(_in_material(material))


def _in_output(out: Output) -> Iterator[Written]:
    for (_, table), rows in out.tables.items():
        if table not in {"ties", "statements", "codings"}:
            continue
        for row in rows.values():
            if row["subject_kind"] == "city":
                yield row["subject"], row.get("country", ""), row.get("object", "")
            if row.get("object_kind") == "city":
                yield row["object"], "", row["subject"]


def _in_material(material: Path) -> Iterator[Written]:
    for file, (column, label) in _FILES.items():
        for _, row in read_rows(material, file):
            names = row[column].split(";") if column == "places" else [row[column]]
            for name in names:
                yield name.strip(), row.get("country_iso2", ""), row.get(label, "")


def decided(judged: tuple[Row, ...]) -> set[Written]:
    """What the decisions reach as the linker reads them.

    A city judged without a country is judged for its own country too, a phrase that names no city for every country.
    """
    countries = {city["id"]: city["country"] for city in decision_table("cities.csv")}
    known: set[Written] = set()
    for row in judged:
        name, country, context = row["name"], row["country"], row["context"]
        known.add((name, country, context))
        if (country, context) == ("", "") and row["decision"] != "unsure":
            known.add((name, countries[row["entity"]] if row["entity"] != "" else ANY, ""))
    return known


def is_judged(written: Written, known: set[Written]) -> bool:
    """True where the linker will find a judgement, from the narrowest context to the widest."""
    name, country, _ = written
    return not known.isdisjoint({written, (name, country, ""), (name, ANY, "")})
