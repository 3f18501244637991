"""Signatories and city indicators; the rest of the monitoring material is for a later step and only accounted."""

import re
from pathlib import Path

from hanse.domain.claim import source_id
from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning, relation_of
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of
from tools.import_material.sources import Sources, canonical
from tools.import_material.statements import Entered, add_correction, add_statement, add_tie, entities_of, index, joined

COLLECTION = "monitoring"
SIGNATORIES = "monitoring/signatories.csv"
INDICATORS = "monitoring/city_indicators.csv"
_LATER = ("pledges", "practices", "events", "calls", "instruments", "instrument_items", "index_results")
# What an act says: relation where the object admits nobody, role under which the object's own rule is asked.
_ACTS = {"signed": ("signed", "signatory"), "hosted": ("hosted", "host"), "adopted": ("signed", "signatory"),
         "participated": ("attended", "participant")}  # fmt: skip

# Signing these texts is how a city comes into the network: one act, under the name of the text or of the network.
_FOUNDING_TEXTS = {
    "doc-iash-palermo-declaration": "iash",
    "doc-charter-italian-network-intercultural-cities": "citta-del-dialogo-it",
    "doc-integrating-cities-charter": "integrating-cities",
    "doc-memorandum-icc-ukraine": "icc-ukraine",
    "doc-potsdam-declaration": "staedte-sicherer-haefen",
}


def run(material: Path, out: Output) -> None:
    """Enter signatories and indicators, account for the other files."""
    sources = Sources(out)
    signatories(material, out, sources)
    indicators(material, out, sources)
    for file in _LATER:
        path = f"monitoring/{file}.csv"
        for number, _ in read_rows(material, path):
            out.left_out(path, number, "material of the monitoring step")


def signatories(material: Path, out: Output, sources: Sources) -> None:
    """One tie for each act; an act that a roster file took from the same page is accounted as transcribed twice."""
    held = index(out)
    decided = {
        number: row for row in decision_table("signatories.csv") for number in _numbers(row["rows"])
    }  # fmt: skip
    for number, row in read_rows(material, SIGNATORIES):
        decision = decided.get(number, {})
        columns = _act(row, decision)
        twin = _twin(held, row, decision, columns["relation"])
        if twin is not None:
            _correct_start(out, twin, row)
            out.left_out(SIGNATORIES, number, f"duplicate transcription of {twin.target}")
            continue
        columns["source"] = sources.page(row["source_url"], COLLECTION, title=row["source_title"])
        tie, is_new = add_tie(out, COLLECTION, columns, f"{SIGNATORIES} {number}")
        if is_new:
            out.entered(SIGNATORIES, number, tie.target)
        else:
            out.left_out(SIGNATORIES, number, f"duplicate transcription of {tie.target}")


def _numbers(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def _act(row: Row, decision: Row) -> Row:
    """The columns of the tie that an act gives, without its source."""
    verb, _, detail = row["act"].partition(" (")
    fixed, role = _ACTS[verb]
    to = meaning(row["document"])
    relation = decision.get("relation") or (relation_of(role, to) if role == "signatory" else fixed)
    start = read_written(row["date"])
    is_city = decision.get("subject_kind", "") in ("", "city")
    usual = "other" if relation in {"hosted", "attended", "supports"} else "signature"
    start_kind = "" if row["date"] == "" else decision.get("start_kind") or usual
    return {
        "subject_kind": decision.get("subject_kind") or "city", "subject": row["actor_as_written"],
        "country": row["country_iso2"] if is_city else "",
        "country_basis": _country_basis(row) if is_city else "", "relation": relation, "object_kind": to.kind,
        "object": row["document"],
        "role": decision.get("role") or role, **columns_of("start", start),
        "start_kind": start_kind,
        "listed_basis": "undated", "locator": "text of the page",
        "note": joined([f"act: {verb} ({detail}" if detail != "" else f"act: {verb}", row["note"]]),
    }  # fmt: skip


def _country_basis(row: Row) -> str:
    if row["country_iso2"] == "":
        return "unknown"
    return "inferred" if "country by editor" in row["note"] else "stated"


def _twin(held: dict[tuple[str, str], list[Entered]], row: Row, decision: Row, relation: str) -> Entered | None:
    """What a roster file says of the same name on the same page, where it is the same act."""
    source = source_id(canonical(row["source_url"]).url)
    bodies = _bodies(row["document"])
    for name in (decision.get("written_elsewhere") or row["actor_as_written"], row["actor_as_written"]):
        for entered in held.get((source, name), []):
            is_host = "hosted" in (relation, entered.row["relation"])
            is_same_act = not is_host or relation == entered.row["relation"]
            about_same = len(bodies & _bodies(entered.row["object"])) > 0
            if is_same_act and about_same and _may_be_same_day(entered.row, row["date"]):
                return entered
    return None


def _bodies(label: str) -> set[str]:
    """What a label stands for, a founding text as the network it founds."""
    return {_FOUNDING_TEXTS.get(entity, entity) for entity in entities_of(label)}


def _may_be_same_day(tie: Row, written: str) -> bool:
    """False where both give a start and no day satisfies both: then they are two acts."""
    other = columns_of("start", read_written(written))
    if "" in (tie["start_earliest"], tie["start_latest"], other["start_earliest"], other["start_latest"]):
        return True
    return tie["start_earliest"] <= other["start_latest"] and other["start_earliest"] <= tie["start_latest"]


def _correct_start(out: Output, twin: Entered, row: Row) -> None:
    """Keep the date of a signature or accession that only this transcription of the page gives."""
    start = columns_of("start", read_written(row["date"]))
    if (
        row["date"] == ""
        or not row["act"].startswith(("signed", "adopted", "participated (joined"))
        or twin.row["start_earliest"] == start["start_earliest"]
    ):
        return
    add_correction(
        out, twin.id, "start_as_written", twin.row["start_as_written"], "",
        joined([f'a second transcription of the same page gives "{row["date"]}" for "{row["act"]}"', row["note"]]),
    )  # fmt: skip


def indicators(material: Path, out: Output, sources: Sources) -> None:
    """One statement for each indicator, with unit, year and territory as the page has them."""
    for number, row in read_rows(material, INDICATORS):
        figure = row["value"].replace(",", "")
        key = add_statement(
            out,
            COLLECTION,
            {
                "subject_kind": "city", "subject": row["city_as_written"], "country": row["country_iso2"],
                "property": row["indicator"], "value": row["value"],
                "number": figure if re.fullmatch(r"-?\d+(\.\d+)?", figure) else "", "unit": row["unit"],
                **columns_of("valid", read_written(row["year"])),
                "source": sources.page(row["source_url"], COLLECTION), "locator": "text of the page",
                "note": joined([row["note"], "" if row["year"] != "" else "no year given"]),
            },
        )  # fmt: skip
        out.entered(INDICATORS, number, f"statements:{key}")
