"""Facts kept apart from the rosters on purpose: plans, candidates, attendance. They enter as what they are."""

from pathlib import Path

from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of
from tools.import_material.roster_decisions import parse_ranges
from tools.import_material.sources import Sources
from tools.import_material.statements import add_statement, add_tie

_COLLECTION = "rosters_national"
_EUROPEAN = ("ECCAR", "MC2CM phase II")


def run(material: Path, out: Output) -> None:
    """Enter the rows of national_ and additional_related_facts.csv."""
    decisions = {
        (row["file"], number): row
        for row in decision_table("related_facts.csv")
        for number in parse_ranges(row["rows"])
    }
    sources = Sources(out)
    targets: dict[str, str] = {}
    for file in ("national", "additional"):
        path = f"rosters/{file}_related_facts.csv"
        for number, row in read_rows(material, path):
            decision = decisions[(file, number)]
            becomes = decision["becomes"]
            if becomes == "out":
                out.left_out(path, number, f"not a tie: {decision['reason']}")
            elif becomes == "duplicate":
                twins = "; ".join(targets[key.strip()] for key in decision["value"].split(";"))
                out.left_out(path, number, f"duplicate transcription of {twins}")
            else:
                enter = _enter_tie if becomes == "tie" else _enter_statements
                target = enter(out, sources, row, decision["value"], f"{path} {number}")
                targets[f"{file}:{number}"] = target
                out.entered(path, number, target, f"not a membership: {decision['reason']}")


def _home(row: Row) -> str:
    return "rosters_europe" if row["network"] in _EUROPEAN else _COLLECTION


def _enter_tie(out: Output, sources: Sources, row: Row, relation: str, where: str) -> str:
    """One tie of the national file, never membership-class."""
    listed = read_written(row["as_of"])
    tie, _ = add_tie(
        out,
        _home(row),
        {
            "subject_kind": "city", "subject": row["city_as_written"], "country": row["country_iso2"],
            "country_basis": "stated", "relation": relation, "object_kind": meaning(row["network"]).kind,
            "object": row["network"], "role": "participant" if relation == "attended" else "other",
            **columns_of("listed", listed), "listed_basis": listed.basis,
            "source": sources.page(row["source_url"], _home(row), title=row["source_title"]),
            "locator": "text of the page",
            "note": f"{row['locator_or_note']}; not a membership: {row['why_not_membership']}",
        },
        where,
    )  # fmt: skip
    return tie.target


def _enter_statements(out: Output, sources: Sources, row: Row, kind: str, where: str) -> str:
    """One statement for each place that a row names."""
    source = sources.page(row["source_url"], _home(row), title=row.get("source_title", ""))
    names = [row["city_as_written"]] if "city_as_written" in row else row["places"].split(";")
    fact = row.get("fact") or row["locator_or_note"]
    why = row.get("why_not_a_membership") or row["why_not_membership"]
    ids = [
        add_statement(
            out,
            _home(row),
            {
                "subject_kind": "city", "subject": name.strip(), "country": row.get("country_iso2", ""),
                "property": kind, "value": f"{row['network']}: {fact}",
                **columns_of("valid", read_written(row.get("as_of", ""))), "source": source,
                "locator": "text of the page", "note": f"not a membership: {why}",
            },
        )
        for name in names
    ]  # fmt: skip
    if len(ids) == 0:
        raise ValueError(f"{where}: no place named")
    return "; ".join(f"statements:{identifier}" for identifier in ids)
