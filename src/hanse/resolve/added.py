"""The columns that resolving adds to a table of names: one order and one writing, wherever such a table is made."""

from collections.abc import Collection
from typing import Final

from hanse.resolve.resolution import Resolution

ADDED: Final = (
    "decision", "geonames_id", "city_id", "name", "country", "latitude", "longitude", "level", "score",
    "runner_up", "why",
)  # fmt: skip
_PREFIX: Final = "resolved_"


def added_columns(taken: Collection[str]) -> list[str]:
    """The names of the columns; one that the table has already (``taken``) gets a prefix."""
    return [_PREFIX + column if column in taken else column for column in ADDED]


def added_cells(answer: Resolution) -> tuple[str, ...]:
    """The cells that an answer adds to its row; degrees to five digits, the score to three."""
    return (
        answer.decision,
        str(answer.geonames_id) if answer.geonames_id is not None else "",
        answer.city_id,
        answer.name,
        answer.country,
        f"{answer.latitude:.5f}" if answer.latitude is not None else "",
        f"{answer.longitude:.5f}" if answer.longitude is not None else "",
        answer.level,
        f"{answer.score:.3f}",
        answer.runner_up,
        answer.why,
    )
