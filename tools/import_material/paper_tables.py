"""domain/documents.csv, fora.csv, funding.csv and recommendations.csv: statements about documents, fora and funds."""

from collections import defaultdict
from pathlib import Path

from tools.import_material.claims_of_networks import (
    PAPER_NAMES,
    Place,
    first_number,
    name_in,
    place_of,
    printed_rows,
    state,
)
from tools.import_material.decision_files import decision_table
from tools.import_material.locator import locators_by_paper
from tools.import_material.output import Output, Row
from tools.import_material.sources import Sources

_FORA = {
    "organiser_or_host": "organiser",
    "periodicity": "periodicity",
    "dates_named": "dates_named",
    "how_cities_get_in": "how_cities_get_in",
}
_FUNDING = {
    "funder": "funder",
    "beneficiary_or_instrument": "beneficiary",
    "what_is_funded": "what_is_funded",
    "city_access": "city_access",
    "amount_or_target": "amount",
}
# What funding.csv says from its pages; the rest it has from the papers.
_FUNDING_FROM_PAGE = {"1": {"amount"}, "5": {"amount"}, "6": {"amount"}, "22": {"city_access"}}
_UNSTATED = {"not stated", "n/a", "to be created", "none found"}


def run(material: Path, out: Output) -> None:
    """Enter the four tables."""
    sources = Sources(out)
    documents(material, out, sources)
    fora(material, out, sources)
    funding(material, out, sources)
    for number, row in printed_rows(material, "domain/recommendations.csv"):
        reason = f"a demand of {row['paper']} on policy or on the observatory, no fact about a body: for the roadmap"
        out.left_out("domain/recommendations.csv", number, reason)


def documents(material: Path, out: Output, sources: Sources) -> None:
    """What papers and pages say of each document."""
    file = "domain/documents.csv"
    decided = defaultdict(list)
    for fact in decision_table("document_facts.csv"):
        decided[fact["row"]].append(fact)
    for number, row in printed_rows(material, file):
        title = row["title"]
        found = _named(out, sources, row, title, "document", row["notes"])
        place = _main_place(sources, row)
        found.append(state(out, title, "issuer", row["issuing_body"], place, kind="document"))
        for fact in decided.get(str(number), []):
            found.append(_document_fact(out, sources, row, fact))
        if str(number) not in decided:
            found += _document_facts(out, sources, row, place)
        out.entered(file, number, "; ".join(found))


def _document_facts(out: Output, sources: Sources, row: Row, place: Place) -> list[str]:
    """Year, scope and process of a document whose row needs no taking apart."""
    found = []
    if row["year"] != "":
        year = first_number(row["year"]) if row["year"][:4].isdigit() else ""
        found.append(state(out, row["title"], "issued", row["year"], place, kind="document", number=year, valid=year))
    if row["signatories_or_scope"] != "":
        where = _page_place(sources, row) if row["source_url"] != "" else place
        text = row["signatories_or_scope"]
        found.append(state(out, row["title"], "scope", text, where, kind="document"))
    if row["linked_process"] != "":
        found.append(state(out, row["title"], "linked_process", row["linked_process"], place, kind="document"))
    return found


def _document_fact(out: Output, sources: Sources, row: Row, fact: Row) -> str:
    """One fact of decisions/document_facts.csv."""
    reference = fact["source"]
    if reference in PAPER_NAMES or reference.startswith("http"):
        where = place_of(sources, reference, fact["locator"], row["paper"].split(";")[0])
    else:
        where = _page_place(sources, row, int(reference[1:]) - 1)
    return state(
        out, row["title"], fact["property"], fact["value"], where, kind="document", number=fact["number"],
        valid=fact["valid"], note=fact["note"],
    )  # fmt: skip


def fora(material: Path, out: Output, sources: Sources) -> None:
    """How cities get into each forum, and what else is said of it."""
    file = "domain/fora.csv"
    decided = {row["row"]: row for row in decision_table("fora.csv") if row["row"] != ""}
    for number, row in printed_rows(material, file):
        if str(number) not in decided:
            out.left_out(file, number, "a recommendation of the paper: no such forum exists yet")
            continue
        decision = decided[str(number)]
        of_page = "page)" in row["notes"] and row["source_url"] != ""
        found = _named(out, sources, row, row["name"], decision["kind"], "" if of_page else row["notes"])
        for column, prop in _FORA.items():
            where = _page_place(sources, row) if column in decision["from_page"] else _main_place(sources, row)
            found += _cell(out, row["name"], prop, row[column], where, decision["kind"])
        if of_page:
            found += _cell(out, row["name"], "participation", row["notes"], _page_place(sources, row), decision["kind"])
        out.entered(file, number, "; ".join(found))


def funding(material: Path, out: Output, sources: Sources) -> None:
    """Who funds what, and whether cities get at it."""
    file = "domain/funding.csv"
    decided = {row["row"]: row for row in decision_table("funds.csv")}
    for number, row in printed_rows(material, file):
        if str(number) not in decided:
            out.left_out(file, number, "a need for which the paper names no fund: nothing to enter it under")
            continue
        kind = decided[str(number)]["kind"]
        found = _named(out, sources, row, row["name"], kind, row["notes"])
        from_page = _FUNDING_FROM_PAGE.get(str(number), set())
        is_of_page = row["notes"].startswith("not in the papers")
        for column, prop in _FUNDING.items():
            on_page = row["source_url"] != "" and (is_of_page or prop in from_page)
            where = _page_place(sources, row) if on_page else _main_place(sources, row)
            found += _cell(out, row["name"], prop, row[column], where, kind)
        out.entered(file, number, "; ".join(found))


def _cell(out: Output, label: str, prop: str, value: str, where: Place, kind: str) -> list[str]:
    """One statement of a cell; nothing where the cell is blank or says that nothing is stated."""
    if value == "" or value.casefold() in _UNSTATED:
        return []
    return [state(out, label, prop, value.removesuffix(" (page)"), where, kind=kind)]


def _named(out: Output, sources: Sources, row: Row, label: str, kind: str, note: str) -> list[str]:
    """One statement for each paper that names it; the compiler's remark stands with the first."""
    found = []
    for paper, locator in locators_by_paper(row["locator"]).items():
        place = place_of(sources, paper, locator, paper)
        found.append(name_in(out, label, paper, place, kind=kind, note=note))
        note = ""
    return found


def _main_place(sources: Sources, row: Row) -> Place:
    """The first paper of a row."""
    paper = row["paper"].split(";")[0]
    return place_of(sources, paper, locators_by_paper(row["locator"])[paper], paper)


def _page_place(sources: Sources, row: Row, which: int = 0) -> Place:
    """One of the pages of a row."""
    page = [address.strip() for address in row["source_url"].split(" ; ")][which]
    return place_of(sources, page, "", row["paper"].split(";")[0])
