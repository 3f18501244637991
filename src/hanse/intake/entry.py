"""Follows a mapping through a sheet: the entries as they would become claims, and the lines that cannot."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from hanse.errors import StructureError
from hanse.intake.glyph import NUMBER, WORD, Marks, family_of
from hanse.intake.known import Known
from hanse.intake.labelled import Labelled, label_grid
from hanse.intake.mapping import WIDE, Mapping
from hanse.intake.person import strip_people
from hanse.intake.placing import split_country, stands_alone
from hanse.intake.sheet import HEADING, Line, Sheet
from hanse.intake.words import CITY, COUNTRY, END, LISTED, NETWORK, PERIOD, ROLE, START, fold, particles, role_named
from hanse.intake.writtendate import read_date

_LONGEST_NAME: Final = 150
_SENTENCE_WORDS: Final = 2
_TOTALS: Final = re.compile(
    r"^(?:total|sum|subtotal|gesamt|summe|totale?|suma|totaal|razem|итого|σύνολο|toplam)\b", re.IGNORECASE
)
_SPAN: Final = re.compile(r"^\s*(\S.*?)\s*(?:–|—|-| to | bis | until )\s*(\S.*?)?\s*$")


@dataclass(frozen=True)
class Entry:
    """One city in one network, in the words of the list."""

    locator: str
    city: str
    country: str = ""
    network: str = ""
    role: str = ""
    start: str = ""
    end: str = ""
    listed: str = ""
    mark: str = ""  # the mark of a matrix
    meaning: str = ""  # what the list says that the mark means
    as_written: str = ""  # the whole cell, where the name is a part of it
    removed: int = 0  # contacts and names of staff that were cut


@dataclass(frozen=True)
class Quarantined:
    """A line or cell that gives no claim, and why."""

    locator: str
    text: str
    reason: str


@dataclass
class Entries:
    """Everything that a mapping finds in a sheet."""

    taken: list[Entry] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    absent: int = 0  # cells of a matrix that say "not in it", or nothing


def read_entries(sheet: Sheet, mapping: Mapping, known: Known) -> Entries:
    """The entries of every table that the mapping is for."""
    entries = Entries()
    for table in tables_of(sheet, mapping):
        _read_table(table, mapping, known, entries)
    return entries


def tables_of(sheet: Sheet, mapping: Mapping) -> list[Labelled]:
    """The tables with the names of the mapping, else those that have all its columns."""
    tables = [label_grid(grid, mapping.header_row) for grid in sheet.grids]
    needed = {*mapping.columns.values(), *(mapping.networks if not mapping.cities_across else ())}
    fitting = [table for table in tables if needed <= set(table.labels)]
    named = [table for table in fitting if table.grid.name in mapping.tables]
    if len(named) > 0 or len(fitting) > 0:
        return named if len(named) > 0 else fitting
    found = "; ".join(f"{table.grid.name}: {', '.join(table.labels[:8])}" for table in tables[:5])
    raise StructureError(
        f"no table has the columns {', '.join(sorted(needed))}",
        where=sheet.file,
        hint=f"found {found}; correct the mapping",
    )


def _read_table(table: Labelled, mapping: Mapping, known: Known, entries: Entries) -> None:
    index = {name: table.labels.index(label) for name, label in mapping.columns.items()}
    marks = Marks(frozenset(mapping.present), frozenset(mapping.absent), frozenset(), "")
    country = ""
    for line in table.lines:
        cells = {name: line.cell(column) for name, column in index.items()}
        written = cells.get(CITY, "")
        start = table.labels.index(HEADING) + 1 if HEADING in table.labels else 0
        if mapping.country_rows and stands_alone(line.cells[start:]) and known.country_of(written) != "":
            country = written
            continue
        if mapping.form == WIDE and mapping.cities_across:
            _read_across(table, line, mapping, marks, entries, written)
            continue
        entry = _entry(line, cells, mapping, country, known, table)
        if isinstance(entry, Quarantined):
            entries.quarantined.append(entry)
        elif mapping.form == WIDE:
            _read_marks(table, line, entry, mapping, marks, entries)
        else:
            entries.taken.append(entry)


def _entry(
    line: Line, cells: dict[str, str], mapping: Mapping, country: str, known: Known, table: Labelled
) -> Entry | Quarantined:
    written = cells.get(CITY, "")
    clean, removed = strip_people(written)
    name, inside = split_country(clean, mapping.country_in_city)
    if inside != "" and known.country_of(inside) == "":
        name, inside = clean, ""
    fault = fault_of(name, table.labels)
    if fault != "":
        shown, _ = strip_people(" | ".join(cell for cell in cells.values() if cell != ""))
        return Quarantined(line.locator, shown[:200], fault)
    start, end = cells.get(START, ""), cells.get(END, "")
    if cells.get(PERIOD, "") != "":
        start, end = span_of(cells[PERIOD])
    role = cells.get(ROLE, "") or role_named(line.cell(table.labels.index(HEADING)) if HEADING in table.labels else "")
    return Entry(
        line.locator, name, cells.get(COUNTRY, "") or inside or country, cells.get(NETWORK, ""), strip_people(role)[0],
        strip_people(start)[0], strip_people(end)[0], strip_people(cells.get(LISTED, ""))[0],
        as_written=clean if clean != name else "", removed=removed,
    )  # fmt: skip


def fault_of(name: str, labels: tuple[str, ...] = ()) -> str:
    """Why a text cannot be the name of an authority; "" where it can."""
    if name == "":
        return "there is no name"
    if name[0] in "=@" or (name[0] in "+-" and "(" in name):
        return "this is a formula, not a name"
    if not any(sign.isalpha() for sign in name):
        return "there is no letter in the name"
    if len(name) > _LONGEST_NAME or name.count(" ") > 16 or _is_sentence(name):
        return "this is a sentence, not a name"
    if name in labels:
        return "the header once more"
    if _TOTALS.match(name) is not None:
        return "a total, not a city"
    if "://" in name or name.startswith("www."):
        return "this is an address, not a name"
    return ""


def _is_sentence(text: str) -> bool:
    """True for words that end like a sentence, two of them or more in small letters: no name is written so."""
    if text[-1] not in ".!?":
        return False
    small = [
        word for word in text.split() if word[0].islower() and fold(word) not in particles() and len(fold(word)) > 1
    ]
    return len(small) >= _SENTENCE_WORDS


def span_of(text: str) -> tuple[str, str]:
    """(start, end) of a period as written: "2015-2019", "since 2015", "2015-"."""
    if read_date(text) is not None and text.strip().isdecimal():
        return text, ""
    match = _SPAN.match(text)
    if match is None or read_date(match[1]) is None:
        return text, ""
    end = match[2] or ""
    return match[1], end if read_date(end) is not None else ""


def _read_marks(table: Labelled, line: Line, row: Entry, mapping: Mapping, marks: Marks, entries: Entries) -> None:
    places = {label: place for place, label in enumerate(table.labels)}
    for label in mapping.networks:
        network, role = table.network_of(label)
        in_network = replace(row, locator=f"{line.locator}, column {label}", network=network, role=row.role or role)
        _add_mark(line.cell(places[label]), in_network, mapping, marks, entries)


def _read_across(table: Labelled, line: Line, mapping: Mapping, marks: Marks, entries: Entries, network: str) -> None:
    """A row of a network: its cities stand in the header."""
    if network == "":
        network = line.cell(0)
    for city in mapping.networks:
        name, inside = split_country(strip_people(city)[0], mapping.country_in_city)
        where = f"{line.locator}, column {city}"
        row = Entry(where, name, inside, network, as_written=city if inside != "" else "")
        _add_mark(line.cell(table.labels.index(city)), row, mapping, marks, entries)


def _add_mark(cell: str, row: Entry, mapping: Mapping, marks: Marks, entries: Entries) -> None:
    """The entry of a cell, where its mark says that there is one."""
    says, family, mark = marks.says(cell), family_of(cell), cell.strip()
    if says is None:
        shown = strip_people(cell)[0][:200]
        entries.quarantined.append(Quarantined(row.locator, shown, "nobody knows what this mark means"))
    elif not says:
        entries.absent += 1
    elif family not in (NUMBER, WORD) and read_date(cell) is not None:
        entries.taken.append(replace(row, start=cell))
    else:
        meaning = mapping.meanings.get(mark, "")
        role = row.role or (mark if family == WORD else meaning if role_named(meaning) != "" else "")
        entries.taken.append(replace(row, role=role, mark=mark, meaning=meaning))
