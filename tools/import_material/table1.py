"""The annex table of oomen2018 as printed: its marks as dated listings, its other columns as statements."""

import hashlib
from collections import Counter
from pathlib import Path

from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning, relation_of
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of
from tools.import_material.sources import Sources
from tools.import_material.statements import add_statement, add_tie, joined

PAPER = "oomen2018"
TABLE = "Annex Table 1"
DATE = "2018"
# Columns of the table and the labels under which their networks are known.
NETWORKS = {
    "eurocities": "Eurocities",
    "gpm": "Global Parliament of Mayors",
    "eccar": "ECCAR",
    "integrating_cities": "Integrating Cities",
    "solidacities": "Solidacities",
    "arrival_cities": "Arrival Cities",
    "icorn": "ICORN",
    "partnership_inclusion": "Partnership on the Inclusion of Migrants and Refugees",
    "solidarity_cities": "Solidarity Cities",
}
_SCOPE = (
    "only cities with three and more of nine networks are printed: not a complete roster of the network; an empty cell "
    "means that this table does not list the city"
)
_POPULATION = (
    "the column is headed 2011, but many values are round and some are not of the municipality: year and territory of "
    "the single value are not told"
)


def run(material: Path, out: Output) -> dict[tuple[str, str], str]:
    """Enter the table; returns (city, label) -> tie for the file that repeats its marks."""
    source = Sources(out).paper(PAPER)
    rosters = {label: _roster_id(source, label) for label in NETWORKS.values()}
    marks: dict[tuple[str, str], str] = {}
    taken: Counter[str] = Counter()
    for number, row in read_rows(material, "domain/table1.csv"):
        ties = []
        for column, label in NETWORKS.items():
            if row[column] == "1":
                tie = _mark(out, row, label, source, rosters[label])
                marks[(row["city"], label)] = tie
                taken[label] += 1
                ties.append(tie)
        statements = [add_statement(out, PAPER, columns) for columns in _cells(row, source)]
        targets = joined([*(f"ties:{tie}" for tie in ties), *(f"statements:{key}" for key in statements)])
        out.entered("domain/table1.csv", number, targets)
    for label, identifier in rosters.items():
        listed = read_written(DATE)
        out.add(
            "rosters",
            {
                "id": identifier, "network": label, "source": source, **columns_of("listed", listed),
                "listed_basis": listed.basis, "complete": "no", "rows_taken": f"{taken[label]}", "note": _SCOPE,
                "for_cohort": "cities with three and more of the nine networks",
            },
            PAPER,
        )  # fmt: skip
    return marks


def _roster_id(source: str, label: str) -> str:
    parts = (source, label, DATE, TABLE)
    return "r" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def _mark(out: Output, row: Row, label: str, source: str, roster: str) -> str:
    """One printed mark: the table lists the city under that network in 2018."""
    listed, to = read_written(DATE), meaning(label)
    tie, _ = add_tie(
        out,
        PAPER,
        {
            "subject_kind": "city", "subject": row["city"], "country": row["country_iso2"], "country_basis": "stated",
            "relation": relation_of("member", to), "object_kind": to.kind, "object": label, "role": "member",
            **columns_of("listed", listed), "listed_basis": listed.basis, "roster": roster, "source": source,
            "locator": f"{TABLE}, row {row['row']}",
            "note": joined([f"mark in the table; country printed {row['country_printed']}"]),
        },
        f"table1 {row['row']} {label}",
    )  # fmt: skip
    return tie.id


def _cells(row: Row, source: str) -> list[Row]:
    """The other printed cells of a row."""
    size = "printed with a Cyrillic letter" if row["size_class"] != row["size_class_printed"] else ""
    cells = [
        (
            "population",
            row["population_2011_printed"],
            row["population"],
            "persons",
            "2011 (column header)",
            _POPULATION,
        ),
        ("memberships printed", row["printed_total"], row["printed_total"], "networks", DATE, ""),
        ("size class", row["size_class"], "", "", "", joined([size, "class limits are not given"])),
        ("capital", row["capital"], row["capital"], "", "", "1 = marked as capital, 0 = not marked"),
        ("non-EU share", row["non_eu_pct"], row["non_eu_pct"], "percent", "", "share of residents from outside the EU"),
        ("politics", row["politics_printed"], "", "", "", "as printed, of the time of the brief"),
    ]
    return [
        {
            "subject_kind": "city", "subject": row["city"], "country": row["country_iso2"], "property": name,
            "value": value, "number": number, "unit": unit, **_valid(valid), "source": source,
            "locator": f"{TABLE}, row {row['row']}",
            "note": joined([note, f"country printed {row['country_printed']}"]),
        }
        for name, value, number, unit, valid, note in cells
    ]  # fmt: skip


def _valid(written: str) -> Row:
    """The time a cell is for; the header's year is not taken as the year of each value."""
    if "header" in written:
        return {"valid_as_written": written}
    return columns_of("valid", read_written(written))
