"""What is said of a list beside it, and what became of it: rows for the tables of one collection."""

from dataclasses import dataclass, field

from hanse.intake.entry import Quarantined
from hanse.intake.scope import CompleteFor

Cells = dict[str, str]


@dataclass(frozen=True)
class Provenance:
    """Who published the list, where, when, and what the person who takes it in says of it."""

    collection: str
    url: str = ""
    title: str = ""
    publisher: str = ""
    kind: str = "other"
    published: str = ""
    network: str = ""
    role: str = ""
    country: str = ""
    complete_for: CompleteFor | None = None
    stated_count: int | None = None


@dataclass(frozen=True)
class Uncertain:
    """Something taken that a person should look at."""

    locator: str
    text: str
    reason: str


@dataclass
class Taken:
    """Rows for the tables of one collection, and what was noticed on the way."""

    source: Cells
    rosters: dict[str, Cells] = field(default_factory=dict)
    ties: dict[str, Cells] = field(default_factory=dict)
    quarantined: list[Quarantined] = field(default_factory=list)
    uncertain: list[Uncertain] = field(default_factory=list)
    removed: int = 0
