"""Claims made by hand, for checks whose right answer can be worked out on paper."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate, parse_iso
from hanse.publish.reproduce.evidence import CellStatus, Coding, Entity, Evidence, Roster, Source, Statement, Tie
from hanse.publish.reproduce.parameters import Parameters

PAPER, PAGE, OTHER_PAGE = "s-paper", "s-page", "s-other"
TABLE = {
    "table_paper": "oomen2018",
    "table_locator": "Table 1",
    "table_date": "2018",
    "threshold": 2,
    "population_property": "population",
    "total_property": "total",
    "class_property": "class",
    "capital_property": "capital",
    "capital_mark": "1",
    "columns": {"league": "LEAGUE", "gates": "Gates", "bell": "Bell"},
}


def parameters(**values: object) -> Parameters:
    """A TOML table, with the columns of the toy annex table."""
    return Parameters({**TABLE, **values}, "test")


def fuzzy(text: str) -> FuzzyDate:
    """A date as in a package; "" is unknown."""
    return parse_iso(text) if text != "" else UNKNOWN_DATE


@dataclass
class World:
    """Collects claims and turns them into evidence. Entity ids are names in lower case."""

    ties: list[Tie] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    rosters: list[Roster] = field(default_factory=list)
    networks: dict[str, tuple[str, str]] = field(default_factory=dict)  # id -> (scale, area)
    statuses: dict[tuple[str, str], CellStatus] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def claim(self) -> str:
        """The next claim id: c1, c2 ..."""
        return f"c{next(self.numbers)}"

    def tie(self, city: str, network: str, *, source: str = PAGE, **other: object) -> str:
        """A member tie; returns its claim id."""
        claim = self.claim()
        fields = {
            "claim": claim, "collection": "lists", "source": source, "subject_kind": "city", "subject": city,
            "subjects": (city.lower(),), "country": "DE", "relation": "member", "object_kind": "network",
            "object": network, "objects": (network.lower(),), "role": "member", "start": UNKNOWN_DATE,
            "listed": UNKNOWN_DATE, "roster": "", "locator": "p. 1", "note": "",
        }  # fmt: skip
        self.ties.append(Tie(**{**fields, **other}))  # type: ignore[arg-type]
        return claim

    def state(self, subject: str, name: str, value: str, *, source: str = PAGE, **other: object) -> str:
        """A statement about a network; returns its claim id."""
        claim = self.claim()
        number = float(value.replace(",", "")) if value.replace(",", "").replace(".", "", 1).isdigit() else None
        fields = {
            "claim": claim, "collection": "lists", "source": source, "subject_kind": "network", "subject": subject,
            "subjects": (subject.lower(),), "property": name, "value": value, "number": number, "unit": "",
            "valid": UNKNOWN_DATE, "locator": "p. 1", "note": "",
        }  # fmt: skip
        self.statements.append(Statement(**{**fields, **other}))  # type: ignore[arg-type]
        return claim

    def code(self, network: str, codebook: str, code: str, *, decision: str = "yes", coder: str = "author",
             kind: str = "author of the paper", source: str = PAPER) -> str:  # fmt: skip
        """A coding decision; returns its claim id."""
        claim = self.claim()
        self.codings.append(Coding(claim, source, (network.lower(),), codebook, code, decision, coder, kind))
        return claim

    def roster(self, key: str, network: str, *, source: str = PAGE, listed: str = "2018", complete: str = "yes",
               for_area: str = "", for_role: str = "") -> None:  # fmt: skip
        """A list of a network."""
        self.rosters.append(
            Roster(key, (network.lower(),), source, fuzzy(listed), complete, for_role, for_area, "", None, 0)
        )

    def row(self, city: str, networks: Iterable[str], *, country: str = "DE", **columns: str) -> None:
        """A row of the annex table: marks and the other columns."""
        for network in networks:
            self.tie(city, network, source=PAPER, locator="Table 1", country=country)
        for name, value in columns.items():
            self.state(city, name, value, source=PAPER, locator="Table 1", subject_kind="city")

    def evidence(self) -> Evidence:
        """Everything collected."""
        sources = {
            PAPER: Source(PAPER, "The brief", "research", "A project", fuzzy("2018"), "oomen2018"),
            PAGE: Source(PAGE, "Member list", "network", "The League", UNKNOWN_DATE, ""),
            OTHER_PAGE: Source(OTHER_PAGE, "News", "press", "The Gazette", UNKNOWN_DATE, ""),
        }
        entities = {key: Entity(key, key.title(), "network", "network", "", *spread)
                    for key, spread in self.networks.items()}  # fmt: skip

        def statuses(cities: Iterable[str], networks: Iterable[str], day: date,
                     left_out: frozenset[str]) -> dict[tuple[str, str], CellStatus]:  # fmt: skip
            assert left_out == frozenset({PAPER})
            wanted, of = set(networks), set(cities)
            return {key: value for key, value in self.statuses.items() if key[0] in of and key[1] in wanted}

        return Evidence(
            date(2024, 6, 30), tuple(self.ties), tuple(self.statements), tuple(self.codings), tuple(self.rosters),
            sources, entities, self.codes, statuses,
        )  # fmt: skip
