"""Writes a member list that arrived as a sheet into the data package: one source, one roster, one claim a row.

The sheet is CSV with the columns ``city`` and ``country`` (two letters) and, where it has them, ``role`` and ``start``
(a day, month or year). Names enter exactly as written; who they are is decided in judgements.csv, not here. Nothing
that lies in the package already is changed; a list that was taken before is refused.
"""

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from hanse.domain.claim import claim_id, source_id
from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.domain.vocabulary import COMPLETENESS, MEMBERSHIP_RELATIONS, ROLES, SOURCE_KINDS
from hanse.errors import HanseError, RowError, StructureError, UsageError
from hanse.package.schema import BY_NAME
from hanse.package.writer import write_table

Cells = dict[str, str]


def main(arguments: Sequence[str]) -> int:
    """Read the sheet, write three tables, say what comes next."""
    asked = _parser().parse_args(arguments)
    try:
        taken = add_roster(asked)
    except HanseError as error:
        print(f"add_roster: {error}", file=sys.stderr)
        return 2
    print(f"{taken} entries taken into collection {asked.collection}; next: hanse validate --data {asked.data}")
    return 0


def add_roster(asked: argparse.Namespace) -> int:
    """Add the source, the roster and its entries; returns how many entries there are."""
    folder: Path = asked.data / "collections" / asked.collection
    if not (folder / "collection.toml").is_file():
        raise UsageError(f"there is no collection {asked.collection!r}", where=str(asked.data), hint="make its folder "
                         "with a collection.toml first")  # fmt: skip
    entries = read_sheet(asked.sheet)
    listed = _fuzzy("listed", _date(asked.listed))
    source = source_cells(asked)
    roster = roster_cells(asked, source["id"], listed, len(entries))
    ties = [tie_cells(asked, entry, source["id"], roster["id"], listed) for entry in entries]
    _append(folder, "sources", [source], keep_known=True)
    _append(folder, "rosters", [roster])
    _append(folder, "ties", ties)
    return len(ties)


def read_sheet(path: Path) -> list[Cells]:
    """The rows of the sheet, trimmed; a row without a name is refused with its number."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        missing = {"city", "country"} - set(reader.fieldnames or ())
        if len(missing) > 0:
            raise StructureError(f"column {', '.join(sorted(missing))} is missing", where=str(path), hint="the first "
                                 "line names the columns: city,country")  # fmt: skip
        rows = [{key: (value or "").strip() for key, value in row.items() if key is not None} for row in reader]
    for number, row in enumerate(rows, start=1):
        _check(row, str(path), number)
    return rows


def source_cells(asked: argparse.Namespace) -> Cells:
    """The page or document that holds the list."""
    reference = asked.url or f"{asked.publisher}: {asked.title}"
    return {
        "id": source_id(reference),
        "kind": asked.kind,
        "title": asked.title,
        "publisher": asked.publisher,
        "url": asked.url,
        "gives": f"members of {asked.network}",
    } | _fuzzy("published", _date(asked.listed))


def roster_cells(asked: argparse.Namespace, source: str, listed: Cells, rows: int) -> Cells:
    """The list as a thing, with the scope within which it is complete."""
    key = sha256("\x1f".join((source, asked.network, asked.listed)).encode()).hexdigest()[:10]
    return {
        "id": f"r{key}",
        "network": asked.network,
        "source": source,
        "listed_basis": "stated",
        "complete": asked.complete,
        "for_role": asked.for_role,
        "for_area": asked.for_area,
        "complete_according_to": "source" if asked.complete == "yes" else "",
        "rows_taken": str(rows),
    } | listed


def tie_cells(asked: argparse.Namespace, entry: Cells, source: str, roster: str, listed: Cells) -> Cells:
    """One entry of the list, verbatim."""
    start = _fuzzy("start", _date(entry.get("start", "")))
    role = entry.get("role", "") or asked.role
    parts = (source, entry["city"], entry["country"], asked.network, role, asked.listed, start["start_as_written"])
    return {
        "id": claim_id(asked.collection, "tie", (*parts, asked.locator)),
        "subject_kind": "city",
        "subject": entry["city"],
        "country": entry["country"],
        "country_basis": "stated" if entry["country"] != "" else "unknown",
        "relation": asked.relation,
        "object_kind": "network",
        "object": asked.network,
        "role": role,
        "start_kind": "accession" if start["start_as_written"] != "" else "",
        "listed_basis": "stated",
        "roster": roster,
        "source": source,
        "locator": asked.locator,
    } | start | listed  # fmt: skip


def _append(folder: Path, table: str, new: Sequence[Cells], *, keep_known: bool = False) -> None:
    """Add rows to a table of the collection; ids that are there already are refused, or kept as they are."""
    path = folder / f"{table}.csv"
    held: list[Mapping[str, str]] = []
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            held = list(csv.DictReader(stream))
    known = {row["id"] for row in held}
    again = [row["id"] for row in new if row["id"] in known]
    if len(again) > 0 and not keep_known:
        raise UsageError(f"{again[0]} is there already", where=str(path), hint="this list was taken before")
    write_table(path, BY_NAME[table], [*held, *(row for row in new if row["id"] not in known)])


def _check(row: Cells, file: str, number: int) -> None:
    problem = {
        "city": ("a name is missing", row["city"] == ""),
        "country": ("not a country code of two letters", len(row["country"]) not in (0, 2)),
        "role": ("not a role", row.get("role", "") not in ("", *ROLES)),
    }
    for column, (what, is_wrong) in problem.items():
        if is_wrong:
            raise RowError(
                what, file=file, row=number, column=column, value=row.get(column, ""), hint="correct the sheet"
            )


def _date(text: str) -> FuzzyDate:
    if text == "":
        return FuzzyDate(None, None, "")
    try:
        return parse_iso(text)
    except ValueError as error:
        raise UsageError(str(error), where=text, hint="write YYYY, YYYY-MM or YYYY-MM-DD") from None


def _fuzzy(prefix: str, when: FuzzyDate) -> Cells:
    return {
        f"{prefix}_as_written": when.as_written,
        f"{prefix}_earliest": when.earliest.isoformat() if when.earliest is not None else "",
        f"{prefix}_latest": when.latest.isoformat() if when.latest is not None else "",
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.add_roster", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sheet", type=Path, help="CSV with the columns city, country, and perhaps role, start")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the data package")
    parser.add_argument("--collection", required=True, help="key of the collection that the list goes to")
    parser.add_argument("--network", required=True, help="name of the network, as the list writes it")
    parser.add_argument("--title", required=True, help="title of the page or document")
    parser.add_argument("--publisher", required=True, help="who published it")
    parser.add_argument("--url", default="", help="its address")
    parser.add_argument("--kind", choices=SOURCE_KINDS, required=True, help="who speaks")
    parser.add_argument("--listed", required=True, help="date of the list: YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument("--locator", default="list of members", help="section or page")
    parser.add_argument("--complete", choices=COMPLETENESS, default="unknown", help="whether the list says it is whole")
    parser.add_argument("--for-role", default="member", help="role that the completeness covers")
    parser.add_argument("--for-area", default="", help='country codes that it covers, separated by "; "')
    parser.add_argument("--role", choices=ROLES, default="member", help="role of entries without one")
    parser.add_argument("--relation", choices=sorted(MEMBERSHIP_RELATIONS), default="member", help="what a row says")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
