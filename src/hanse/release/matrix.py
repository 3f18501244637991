"""Cities x networks on a day: every cell is a status, never zero for unknown."""

from collections.abc import Sequence
from dataclasses import replace

from hanse.errors import NotFoundError
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef, MatrixView


def matrix(
    standpoint: Standpoint, networks: Sequence[EntityRef], *, min_memberships: int, collection: str | None
) -> MatrixView:
    """The cities recorded in at least one of ``networks``, A to Z, that are counted in ``min_memberships`` of them.

    With ``collection`` only the claims of that collection are read, as if there were no others.
    """
    seen = _within(standpoint, collection)
    columns = list(dict.fromkeys(networks))
    wanted = {network.id for network in columns}
    entities = seen.catalogue.entities
    recorded = {pair.city for network in wanted for pair in seen.snapshot.of_network.get(network, ())}
    none: frozenset[str] = frozenset()
    counted = {city: len(seen.snapshot.counted_in.get(city, none) & wanted) for city in recorded}
    cities = sorted((entities[city] for city in recorded if counted[city] >= min_memberships), key=sort_key)
    pairs = seen.contents.pairs
    return MatrixView(
        context=seen.context,
        networks=tuple(columns),
        cities=tuple(cities),
        cells=tuple(
            pairs.grid([city.id for city in cities], [network.id for network in columns], seen.as_of, seen.scope)
        ),
        counted=tuple(counted[city.id] for city in cities),
        min_memberships=min_memberships,
        collection=collection if collection is not None else "",
    )


def _within(standpoint: Standpoint, collection: str | None) -> Standpoint:
    if collection in (None, ""):
        return standpoint
    row = standpoint.contents.database.row("SELECT key FROM collections WHERE key = ?", (collection,))
    if row is None:
        keys = [found["key"] for found in standpoint.contents.database.rows("SELECT key FROM collections ORDER BY key")]
        raise NotFoundError(f"there is no collection {collection!r}", hint=f"there are: {', '.join(keys)}")
    scope = replace(standpoint.scope, collections=(row["key"],))
    return Standpoint(standpoint.contents, standpoint.as_of, scope)
