"""Entities that are no cities, with a judgement for every name under which the material writes them."""

from pathlib import Path

from tools.import_material.claims_of_networks import printed_rows
from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.judgements import judge
from tools.import_material.output import Output, Row
from tools.import_material.roster_dates import columns_of

# Columns of the decision files that have a column of that name in the table of entities.
_COMMON = ("id", "name", "acronym", "country", "issuer", "level", "website", "note")


def run(material: Path, out: Output) -> None:
    """Enter networks, organisations, documents, fora, funds and instruments."""
    for row in decision_table("networks.csv"):
        out.add("networks", row)
    for row in decision_table("organisations.csv"):
        out.add("organisations", _entity(row, kind=row["kind"]))
        _judge_names(out, "organisation", row, [row["name"]])
    _documents(material, out)
    _fora(material, out)
    _funds(material, out)
    for row in decision_table("instruments.csv"):
        out.add("instruments", _entity(row, kind=row["kind"]))
        _judge_names(out, "instrument", row, [row["name"]])
    for row in decision_table("labels.csv"):
        judge(out, row["kind"], row["label"], row["entity"], context=row["context"], reason=row["reason"])


def _documents(material: Path, out: Output) -> None:
    titles = {str(number): row["title"] for number, row in printed_rows(material, "domain/documents.csv")}
    for row in decision_table("documents.csv"):
        issued = columns_of("issued", read_written(row["issued"]))
        out.add("documents", _entity(row, kind=row["kind"]) | issued)
        _judge_names(out, "document", row, [row["name"], titles.get(row["row"], row["name"])])


def _fora(material: Path, out: Output) -> None:
    """Fora; a row on a body that is a network already adds a name to that network only."""
    names = {str(number): row["name"] for number, row in printed_rows(material, "domain/fora.csv")}
    for row in decision_table("fora.csv"):
        if row["kind"] == "forum":
            out.add("fora", _entity(row, kind=row["forum_kind"]))
            _judge_names(out, "forum", row, [row["name"], names.get(row["row"], row["name"])])


def _funds(material: Path, out: Output) -> None:
    """Funds; a row on a donor or a programme that is an organisation or network adds a name to that."""
    names = {str(number): row["name"] for number, row in printed_rows(material, "domain/funding.csv")}
    for row in decision_table("funds.csv"):
        if row["kind"] == "fund":
            out.add("funds", _entity(row | {"id": row["ids"]}, kind=row["fund_kind"]))
        for entity in row["ids"].split("; "):
            for name in dict.fromkeys((row["name"], names[row["row"]])):
                judge(out, row["kind"], name, entity)


def _entity(row: Row, *, kind: str) -> Row:
    named = {name: row[name] for name in _COMMON if name in row}
    return named | {"kind": kind, "other_names": row.get("other_names", ""), "status": "active"}


def _judge_names(out: Output, kind: str, row: Row, names: list[str]) -> None:
    """Judge each name, and each other name, to be the entity of ``row``."""
    others = [name for name in row.get("other_names", "").split("; ") if name != ""]
    for name in dict.fromkeys((*names, *others)):
        judge(out, kind, name, row["id"])
