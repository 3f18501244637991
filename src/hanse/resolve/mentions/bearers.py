"""The places of the gazetteer that bear a name, for telling cities of one name apart."""

from collections.abc import Sequence
from functools import lru_cache

from hanse.resolve.index.gazetteer import Gazetteer
from hanse.resolve.index.names import Form
from hanse.resolve.mentions.homonym import Bearer, Bearers
from hanse.resolve.normalise import fold, squash

_LARGEST = 12  # places of a name that are looked at


def bearers_of(gazetteer: Gazetteer) -> Bearers:
    """A function that gives the largest places that a gazetteer knows by a name, in any language."""

    @lru_cache(maxsize=10_000)
    def bearers(name: str) -> Sequence[Bearer]:
        found = []
        for unit, form in gazetteer.find(squash(fold(name))):
            if form <= Form.ALTERNATE and gazetteer.is_place(unit):
                entry = gazetteer.entry(unit)
                found.append(Bearer(entry.geonames_id, entry.country, entry.population))
        return tuple(sorted(found, key=lambda place: -place.population)[:_LARGEST])

    return bearers
