"""What an official list gives: municipalities and regions, and what became of its lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from hanse.intake.entry import Quarantined

# Eurostat's own codes of two countries; everywhere else they are those of ISO 3166-1.
_OWN_CODES: Final = {"EL": "GR", "UK": "GB"}


def iso_of(code: str) -> str:
    """The ISO code of a country as Eurostat writes it; "" where it is none."""
    written = code.strip().upper()
    return _OWN_CODES.get(written, written) if len(written) == 2 and written.isascii() and written.isalpha() else ""


@dataclass(frozen=True)
class Unit:
    """A municipality of an official list, in its words."""

    country: str
    code: str
    name: str
    other_names: tuple[str, ...] = ()
    region: str = ""
    urbanisation: str = ""
    population: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None

    @property
    def id(self) -> str:
        """Its id: the country and the code of the list."""
        return f"{self.country}-{self.code}"


@dataclass(frozen=True)
class Region:
    """A region of a scheme."""

    scheme: str
    code: str
    name: str
    level: int
    country: str
    parent: str = ""


@dataclass
class Standing:
    """Everything that a file of standing data gives."""

    units: dict[str, Unit] = field(default_factory=dict)
    regions: dict[tuple[str, str], Region] = field(default_factory=dict)
    quarantined: list[Quarantined] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)  # lines that are none of what is sought, by reason
    remarks: list[str] = field(default_factory=list)
    year: str = ""  # that the list is of, where the file says it

    def add(self, unit: Unit, locator: str) -> None:
        """Take a municipality; a code that is taken is put aside."""
        first = self.units.setdefault(unit.id, unit)
        if first is not unit:
            reason = "says the same as an earlier line" if first == unit else f"its code is taken by {first.name}"
            self.quarantined.append(Quarantined(locator, f"{unit.code} {unit.name}"[:200], reason))

    def leave_out(self, reason: str) -> None:
        """Count a line that is not sought."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1

    def countries(self) -> tuple[str, ...]:
        """Countries of the municipalities, A to Z."""
        return tuple(sorted({unit.country for unit in self.units.values()}))


def number_of(text: str) -> int | None:
    """A whole number as lists print it ("12 345", "12,345", "12345.0"); None where it is none."""
    plain = "".join(text.split()).replace("\u202f", "").replace(",", "").replace("'", "")
    whole, point, rest = plain.partition(".")
    if not (whole.isdecimal() and whole.isascii() and len(whole) < 12):
        return None
    return int(whole) if point == "" or rest.strip("0") == "" else None


def names_of(*spellings: str) -> tuple[str, tuple[str, ...]]:
    """(name, other names) of spellings of one municipality; "Bruxelles / Brussel" is two names beside the whole."""
    written = [text.strip() for text in spellings if text.strip() != ""]
    parts = [part.strip() for text in written for part in text.split("/") if part.strip() != ""]
    others = [name for name in dict.fromkeys((*written, *parts)) if name != written[0] and ";" not in name]
    return written[0], tuple(others)


def joined(names: Iterable[str]) -> str:
    """Names in one cell."""
    return "; ".join(names)
