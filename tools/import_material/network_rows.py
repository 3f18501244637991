"""domain/networks.csv: what the papers, and pages read beside them, say about each network, fact by fact.

Rows that name several papers or pages are taken apart in decisions/network_facts.csv and network_ties.csv, so that
each fact stands with the one that says it. A row of one paper says all its facts there.
"""

from collections import defaultdict
from pathlib import Path

from tools.import_material.claims_of_networks import (
    PAGE,
    Place,
    first_number,
    name_in,
    place_of,
    printed_rows,
    state,
    state_year,
    tie,
)
from tools.import_material.decision_files import decision_table
from tools.import_material.labels import meaning
from tools.import_material.locator import locators_by_paper
from tools.import_material.output import Output, Row
from tools.import_material.sources import Sources

FILE = "domain/networks.csv"
# Column of the material -> property; a cell of the last may hold several.
_FACTS = {
    "topic_focus": "topic",
    "initiator": "initiator",
    "host_or_secretariat": "secretariat",
    "funders": "funders",
    "membership_size_as_stated": "stated_size",
    "functions_or_activities_stated": "activity",
}


def run(material: Path, out: Output) -> dict[int, list[str]]:
    """Enter the facts of every row; returns what each row became (row number -> targets)."""
    sources = Sources(out)
    taken_apart = defaultdict(list)
    for fact in decision_table("network_facts.csv"):
        taken_apart[int(fact["row"])].append(fact)
    ties = defaultdict(list)
    for decided in decision_table("network_ties.csv"):
        if decided["file"] == FILE:
            ties[int(decided["row"])].append(decided)
    targets: dict[int, list[str]] = {}
    for number, row in printed_rows(material, FILE):
        if meaning(row["name"]).entity == "":
            continue
        found = _named_in(out, sources, row)
        if number in taken_apart:
            found += [_fact(out, sources, row, fact) for fact in taken_apart[number]]
        elif _is_of_one_paper(row):
            found += _all_facts(out, sources, row)
        found += [_tie(out, sources, row, decided) for decided in ties[number]]
        targets[number] = found
    return targets


def _is_of_one_paper(row: Row) -> bool:
    return ";" not in row["paper"] and row["source_url"] == ""


def _named_in(out: Output, sources: Sources, row: Row) -> list[str]:
    """One statement for each paper that names the body, with the places where it does."""
    places = locators_by_paper(row["locator"])
    return [
        name_in(out, row["name"], paper, place_of(sources, paper, locator, paper)) for paper, locator in places.items()
    ]


def _fact(out: Output, sources: Sources, row: Row, fact: Row) -> str:
    """One fact of decisions/network_facts.csv."""
    place = _place(sources, row, fact)
    label = fact["subject"] or row["name"]
    number = fact["number"] or (fact["value"] if fact["unit"] == "year" else "")
    return state(
        out, label, fact["property"], fact["value"], place, number=number, unit=fact["unit"],
        valid=fact["valid"], note=_note(row, fact, place),
    )  # fmt: skip


def _all_facts(out: Output, sources: Sources, row: Row) -> list[str]:
    """Every fact of a row that rests on one paper alone."""
    paper = row["paper"]
    place = place_of(sources, paper, locators_by_paper(row["locator"])[paper], paper)
    year_of_paper = next(one["published"] for one in decision_table("papers.csv") if one["key"] == paper)
    found = []
    for column, prop in (("year_founded", "founded"), ("year_ended", "ended")):
        if row[column] != "":
            year, _, remark = row[column].replace(" per ", " (per ").partition(" (")
            found.append(state_year(out, row["name"], prop, year, place, note=remark.rstrip(")")))
    for column, prop in _FACTS.items():
        for value in row[column].split(";") if prop == "activity" else [row[column]]:
            more = {"number": first_number(value), "valid": year_of_paper} if prop == "stated_size" else {}
            if value.strip() != "":
                found.append(state(out, row["name"], prop, value.strip(), place, **more))
    return found


def _tie(out: Output, sources: Sources, row: Row, decided: Row) -> str:
    """One tie of decisions/network_ties.csv."""
    place = _place(sources, row, decided)
    return tie(
        out, decided["subject"] or row["name"], decided["relation"], decided["object_kind"], decided["object"], place,
        start=decided["start"], note=_note(row, decided, place),
    )  # fmt: skip


def _place(sources: Sources, row: Row, decided: Row) -> Place:
    """Where a fact is said: a paper, a page by its address, or one of the row's pages (u1, u2, ...)."""
    reference = decided["source"]
    if reference.startswith("u") and reference[1:].isdigit():
        pages = [page.strip() for page in row["source_url"].split(" ; ")]
        reference = pages[int(reference[1:]) - 1]
    return place_of(sources, reference, decided["locator"], row["paper"].split(";")[0])


def _note(row: Row, decided: Row, place: Place) -> str:
    """The remark, and the paper as context where a page is the source."""
    context = f"context: {row['paper'].split(';')[0]}" if place.locator == PAGE else ""
    return "; ".join(part for part in (decided["note"], context) if part != "")
