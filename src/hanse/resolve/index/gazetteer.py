"""Reads the compiled gazetteer: units by key, by sound, and keys that are spelt nearly alike."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from hanse.errors import StructureError
from hanse.resolve.index.compiling import FORMAT, hash_of
from hanse.resolve.index.container import Container
from hanse.resolve.index.names import Form
from hanse.resolve.index.source import LEVEL_ORDER, PLACE
from hanse.resolve.index.trigram import ALPHABET, trigrams
from hanse.resolve.normalise import loose

EVERYWHERE: Final = -1
_RAREST: Final = 7  # pieces looked at where no country limits the search
_KEYS_COMPARED: Final = 64
_FORMS: Final = tuple(Form)


@dataclass(frozen=True)
class GazetteerEntry:
    """A populated place or a division of the gazetteer, in full."""

    geonames_id: int  # 0 for a division
    name: str
    country: str
    first_level: str
    code: str  # code of a division, "" for a place
    latitude: float
    longitude: float
    population: int  # 0 where GeoNames knows none
    level: str


class Gazetteer:
    """The compiled gazetteer. Units are numbers, the largest place first; ``entry`` tells what a number is."""

    def __init__(self, path: Path) -> None:
        data = self._data = Container(path)
        if data.about.get("format") != FORMAT:
            raise StructureError(
                "the gazetteer was compiled by another version", where=str(path), hint="compile it anew"
            )
        self.kind = data.view("unit_kind")
        self.geonames = data.view("unit_geonames")
        self._by_id, self._unit_by_id = data.view("by_geonames_id"), data.view("by_geonames_unit")
        self.country = data.view("unit_country")
        self.first = data.view("unit_first")
        self.latitude = data.view("unit_latitude")
        self.longitude = data.view("unit_longitude")
        self.population = data.view("unit_population")
        self.level = data.view("unit_level")
        self.inside = data.view("unit_inside")  # how deep within a larger city, up to 255
        self.reach = data.view("unit_reach")
        self.seat = data.view("unit_seat")
        self.other_names = data.view("unit_names")  # how many, up to 255
        self.countries = tuple(self._texts("country"))
        self.country_number = {country: number for number, country in enumerate(self.countries)}
        self._name_bytes, self._name_at = bytes(data.view("unit_name_bytes")), data.view("unit_name_at")
        self._code_bytes, self._code_at = bytes(data.view("unit_code_bytes")), data.view("unit_code_at")
        self._key_bytes, self._key_at = data.view("key_bytes"), data.view("key_at")
        self._key_hash = data.view("key_hash")
        self._posting_at = data.view("posting_at")
        self._posting_unit = data.view("posting_unit")
        self._posting_form = data.view("posting_form")
        self._sound_hash, self._sound_key = data.view("sound_hash"), data.view("sound_key")
        self._part_hash, self._part_unit = data.view("part_hash"), data.view("part_unit")
        self._entry_key, self._entry_at = data.array("entry_key"), data.view("entry_at")
        self._piece_at, self._piece_entry = data.view("piece_at"), data.array("piece_entry")
        self._piece_view = self._piece_entry.data

    @property
    def about(self) -> dict[str, str]:
        """Which gazetteer this was compiled from, and by what."""
        return self._data.about

    def __len__(self) -> int:
        return len(self.kind)

    def _texts(self, name: str) -> Iterator[str]:
        run, at = bytes(self._data.view(f"{name}_bytes")), self._data.view(f"{name}_at")
        for begin, end in pairwise(at):
            yield run[begin:end].decode()

    @cached_property
    def first_codes(self) -> tuple[str, ...]:
        """Codes of first-level divisions by number."""
        return tuple(self._texts("first"))

    def unit_of(self, geonames_id: int) -> int:
        """The unit with a GeoNames id, -1 where it is not held."""
        position = bisect_left(self._by_id, geonames_id)
        if position < len(self._by_id) and self._by_id[position] == geonames_id:
            return self._unit_by_id[position]
        return -1

    def name(self, unit: int) -> str:
        """The name of a unit."""
        return self._name_bytes[self._name_at[unit] : self._name_at[unit + 1]].decode()

    def entry(self, unit: int) -> GazetteerEntry:
        """A unit in full."""
        return GazetteerEntry(
            geonames_id=self.geonames[unit],
            name=self.name(unit),
            country=self.countries[self.country[unit]],
            first_level=self.first_codes[self.first[unit]],
            code=self._code_bytes[self._code_at[unit] : self._code_at[unit + 1]].decode(),
            latitude=round(self.latitude[unit], 5),
            longitude=round(self.longitude[unit], 5),
            population=self.population[unit],
            level=LEVEL_ORDER[self.level[unit]],
        )

    def key(self, number: int) -> str:
        """The text of a key."""
        return bytes(self._key_bytes[self._key_at[number] : self._key_at[number + 1]]).decode()

    def key_number(self, key: str) -> int:
        """The number of a key, -1 where no name has it."""
        wanted = hash_of(key)
        number = bisect_left(self._key_hash, wanted)
        while number < len(self._key_hash) and self._key_hash[number] == wanted:
            if self.key(number) == key:
                return number
            number += 1
        return -1

    def units(self, number: int, country: int = EVERYWHERE) -> list[tuple[int, Form]]:
        """Units that have a key, the largest place first, with the form of their name that it is."""
        begin, end = self._posting_at[number], self._posting_at[number + 1]
        found = zip(self._posting_unit[begin:end], self._posting_form[begin:end], strict=True)
        if country == EVERYWHERE:
            return [(unit, _FORMS[form]) for unit, form in found]
        return [(unit, _FORMS[form]) for unit, form in found if self.country[unit] == country]

    def find(self, key: str, country: int = EVERYWHERE) -> list[tuple[int, Form]]:
        """Units that answer to a key."""
        number = self.key_number(key)
        return self.units(number, country) if number >= 0 else []

    def sounding(self, words: str) -> list[int]:
        """Keys of names that sound like folded words, small words apart."""
        wanted = hash_of(loose(words))
        begin = bisect_left(self._sound_hash, wanted)
        return list(self._sound_key[begin : bisect_right(self._sound_hash, wanted, begin)])

    def partly(self, key: str, country: int = EVERYWHERE) -> list[int]:
        """Places of which a name begins or ends with a key and goes on, the largest first."""
        wanted = hash_of(key)
        begin = bisect_left(self._part_hash, wanted)
        found = self._part_unit[begin : bisect_right(self._part_hash, wanted, begin)]
        return [unit for unit in found if country in {EVERYWHERE, self.country[unit]}]

    def similar(self, key: str, edits: int, country: int = EVERYWHERE) -> list[int]:
        """Keys that share so many pieces with a key that they may be as few as ``edits`` letters away."""
        low, high = self._entry_range(country)
        if low == high or not set(key) <= ALPHABET:
            return []
        runs = []
        pieces = trigrams(key)
        for piece in pieces:
            begin, end = self._piece_at[piece], self._piece_at[piece + 1]
            if country != EVERYWHERE:
                begin = bisect_left(self._piece_view, low, begin, end)
                end = bisect_left(self._piece_view, high, begin, end)
            runs.append((end - begin, begin, end))
        runs.sort()
        looked_at = runs if country != EVERYWHERE else runs[:_RAREST]
        entries = np.concatenate([self._piece_entry[begin:end] for _, begin, end in looked_at])
        if len(entries) == 0:
            return []
        shared = np.bincount(entries - low if low > 0 else entries)
        needed = max(1, len(looked_at) - 3 * edits)
        chosen = np.flatnonzero(shared >= needed)
        if len(chosen) > _KEYS_COMPARED:
            chosen = chosen[np.argsort(-shared[chosen].astype("i4"), kind="stable")[:_KEYS_COMPARED]]
        return list(dict.fromkeys(int(number) for number in self._entry_key[chosen + low]))

    def _entry_range(self, country: int) -> tuple[int, int]:
        if country == EVERYWHERE:
            return 0, len(self._entry_key)
        if country >= len(self.countries):
            return 0, 0  # a country without any place
        return self._entry_at[country], self._entry_at[country + 1]

    def is_place(self, unit: int) -> bool:
        """True for a populated place, False for a division."""
        return bool(self.kind[unit] == PLACE)
