"""What the matrix shows: cities by networks, and one cell of it with its ground."""

from dataclasses import dataclass, field

from hanse.release.views import Context, EntityRef, Membership, RosterView


@dataclass(frozen=True)
class MatrixView:
    """Cities x networks, the rows and columns of one page; every cell is a status word, never zero for unknown."""

    context: Context
    networks: tuple[EntityRef, ...]
    cities: tuple[EntityRef, ...]
    cells: tuple[tuple[str, ...], ...]  # [city][network]
    counted: tuple[int, ...]  # counted networks per city
    min_memberships: int
    collection: str
    years: tuple[tuple[str, ...], ...] = ()  # [city][network] year of the newest list or stated start, "" for none
    members: tuple[int, ...] = ()  # counted cities per network, of all rows that answer
    order: str = ""  # "" = A to Z | nested
    first: int = 0  # rows before the first one here
    total: int = 0  # rows that answer
    first_column: int = 0
    total_columns: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    filters: dict[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()  # that the cells of this page rest on


@dataclass(frozen=True)
class PairView:
    """One city in one network on the day: its status, the rule that gave it, and what that rests on."""

    context: Context
    membership: Membership  # without claims where nothing is recorded of the pair
    rosters: tuple[RosterView, ...]  # the lists that decided, also those that leave the city out
