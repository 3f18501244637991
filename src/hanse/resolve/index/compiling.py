"""Compiles the gazetteer: units, keys, keys by sound, and three-letter pieces of keys for names that are misspelt."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from zlib import adler32, crc32

import numpy as np
from numpy.typing import NDArray

from hanse.resolve.index.container import write_container
from hanse.resolve.index.names import Form, keys_of, parts_of_name
from hanse.resolve.index.shadow import overshadowed
from hanse.resolve.index.source import ABBREVIATIONS, LEVEL_ORDER, PLACE, Unit, describe, divisions, places
from hanse.resolve.index.trigram import ALPHABET, TRIGRAMS, trigrams_of_all
from hanse.resolve.normalise import is_latin, loose_of_all

Progress = Callable[[str, float], None]
FORMAT = "2"
_TABLES = ("divisions.tsv", ABBREVIATIONS, "office_words.tsv", "particles.tsv")
_SHORTEST_FUZZY = 4


def digest() -> str:
    """What the compiled file depends on: the gazetteer, the tables and the code, in 12 hex digits."""
    found = hashlib.sha256(f"{FORMAT}|{describe()}".encode())
    root = files("hanse.resolve")
    for name in _TABLES:
        found.update(root.joinpath("tables", name).read_bytes())
    for module in ("normalise.py", "strip.py", "office_words.py", *(f"index/{name}.py" for name in _MODULES)):
        found.update(root.joinpath(*module.split("/")).read_bytes())
    return found.hexdigest()[:12]


_MODULES = ("compiling", "container", "names", "shadow", "source", "trigram")


def hash_of(key: str) -> int:
    """The 64 bits a key is looked up by."""
    text = key.encode()
    return adler32(text) << 32 | crc32(text)


def _hashes(keys: list[str]) -> NDArray[Any]:
    encoded = [key.encode() for key in keys]
    high = np.fromiter(map(adler32, encoded), "u8", len(encoded))
    low = np.fromiter(map(crc32, encoded), "u8", len(encoded))
    found: NDArray[Any] = high << np.uint64(32) | low
    return found


def compile_gazetteer(path: Path, *, progress: Progress, units: list[Unit] | None = None) -> None:
    """Write the compiled gazetteer to ``path``; ``units`` stands in for GeoNames in tests."""
    progress("reading GeoNames", 0.0)
    with _without_collection():
        found = units if units is not None else [*places(), *divisions()]
        keys, words, postings = _collect(found, progress)
        arrays = _unit_arrays(found) | _name_parts(found) | _key_arrays(list(keys), words, postings, found, progress)
    progress("writing", 0.95)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_container(path, arrays, {"gazetteer": describe(), "digest": digest(), "format": FORMAT})
    progress("done", 1.0)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Millions of small objects are made and all are kept: looking for garbage among them costs a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _unit_arrays(units: list[Unit]) -> dict[str, NDArray[Any]]:
    countries = sorted({unit.country for unit in units})
    first_levels = sorted({(unit.country, unit.first_level) for unit in units})
    country_number = {country: number for number, country in enumerate(countries)}
    first_number = {pair: number for number, pair in enumerate(first_levels)}
    identifiers = np.array([unit.geonames_id for unit in units], "u4")
    by_id = np.argsort(identifiers, kind="stable").astype("u4")
    return {
        "by_geonames_id": identifiers[by_id],
        "by_geonames_unit": by_id,
        "unit_kind": np.array([unit.kind for unit in units], "u1"),
        "unit_geonames": identifiers,
        "unit_country": np.array([country_number[unit.country] for unit in units], "u1"),
        "unit_first": np.array([first_number[unit.country, unit.first_level] for unit in units], "u2"),
        "unit_latitude": np.array([unit.latitude for unit in units], "f4"),
        "unit_longitude": np.array([unit.longitude for unit in units], "f4"),
        "unit_population": np.array([unit.population for unit in units], "u4"),
        "unit_level": np.array([LEVEL_ORDER.index(unit.level) for unit in units], "u1"),
        "unit_names": np.array([min(255, len(unit.other_names)) for unit in units], "u1"),
        "unit_seat": np.array([unit.seat for unit in units], "u1"),
        "unit_inside": overshadowed(units),
        "unit_reach": np.array([unit.reach_km for unit in units], "u2"),
        **_texts("unit_name", [unit.name for unit in units]),
        **_texts("unit_code", [unit.code for unit in units]),
        **_texts("country", countries),
        **_texts("first", [code for _, code in first_levels]),
    }


def _name_parts(units: list[Unit]) -> dict[str, NDArray[Any]]:
    """Places by the beginnings and ends of their names."""
    pairs = [
        (key, number)
        for number, unit in enumerate(units)
        if unit.kind == PLACE and (" " in unit.name or "-" in unit.name)
        for key in parts_of_name(unit.name)
    ]
    hashes = _hashes([key for key, _ in pairs])
    order = np.argsort(hashes, kind="stable")
    return {"part_hash": hashes[order], "part_unit": np.array([number for _, number in pairs], "u4")[order]}


def _texts(name: str, texts: list[str]) -> dict[str, NDArray[Any]]:
    """Texts as one run of bytes and where each begins."""
    encoded = [text.encode() for text in texts]
    offsets = np.zeros(len(encoded) + 1, "u4")
    np.cumsum([len(text) for text in encoded], out=offsets[1:])
    return {f"{name}_bytes": np.frombuffer(b"".join(encoded), "u1"), f"{name}_at": offsets}


def _collect(units: list[Unit], progress: Progress) -> tuple[dict[str, int], list[str], list[tuple[int, int, int]]]:
    """Every key with a number, the words each was first made of, and (key, unit, form and script) for each name."""
    keys: dict[str, int] = {}
    words: list[str] = []
    postings: list[tuple[int, int, int]] = []
    for number, unit in enumerate(units):
        if number % 8192 == 0:
            progress("reading names", 0.15 + 0.45 * number / len(units))
        best: dict[int, int] = {}
        for name, form, written in keys_of(unit):
            key = name.replace(" ", "")
            index = keys.setdefault(key, len(keys))
            if index == len(words):
                words.append(name)
            value = form * 2
            if value < best.get(index, 99):
                is_fuzzy = form <= Form.ALTERNATE and len(key) >= _SHORTEST_FUZZY and is_latin(written)
                best[index] = min(value + (not is_fuzzy), best.get(index, 99))
        best.pop(keys.get("", -1), None)
        postings.extend([(index, number, value) for index, value in best.items()])
    return keys, words, postings


def _key_arrays(
    keys: list[str], words: list[str], postings: list[tuple[int, int, int]], units: list[Unit], progress: Progress
) -> dict[str, NDArray[Any]]:
    progress("sorting keys", 0.62)
    hashes = _hashes(keys)
    order = np.argsort(hashes)
    position = np.empty(len(order), "u4")
    position[order] = np.arange(len(order), dtype="u4")
    names = [keys[index] for index in order]
    table = np.array(postings, "u4").reshape(-1, 3)
    table[:, 0] = position[table[:, 0]]
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    arrays: dict[str, NDArray[Any]] = {
        "key_hash": hashes[order],
        **_texts("key", names),
        "posting_at": _starts(table[:, 0], len(names)),
        "posting_unit": table[:, 1].copy(),
        "posting_form": (table[:, 2] // 2).astype("u1"),
    }
    arrays |= _sounds([words[index] for index in order], table, progress)
    return arrays | _pieces(names, table, units, progress)


def _starts(sorted_values: NDArray[Any], size: int) -> NDArray[Any]:
    """Where the run of each value begins in a sorted array; one more at the end."""
    starts = np.zeros(size + 1, "u4")
    np.cumsum(np.bincount(sorted_values, minlength=size), out=starts[1:])
    return starts


def _sounds(words: list[str], table: NDArray[Any], progress: Progress) -> dict[str, NDArray[Any]]:
    """Keys of names in Latin letters by their sound without small words."""
    progress("keys by sound", 0.7)
    heard = np.unique(table[table[:, 2] % 2 == 0, 0])
    hashes = _hashes(loose_of_all([words[key] for key in heard.tolist()]))
    order = np.argsort(hashes, kind="stable")
    return {"sound_hash": hashes[order], "sound_key": heard[order].astype("u4")}


def _pieces(names: list[str], table: NDArray[Any], units: list[Unit], progress: Progress) -> dict[str, NDArray[Any]]:
    """Entries (country, key) in order of country, and the entries that hold each three-letter piece."""
    progress("pieces of keys", 0.8)
    countries = sorted({unit.country for unit in units})
    number = {country: index for index, country in enumerate(countries)}
    country_of = np.array([number[unit.country] for unit in units], "u4")
    plain = np.fromiter((set(key) <= ALPHABET for key in names), bool, len(names))
    chosen = table[(table[:, 2] % 2 == 0) & plain[table[:, 0]]]
    entries = np.unique(country_of[chosen[:, 1]].astype("u8") << np.uint64(32) | chosen[:, 0].astype("u8"))
    entry_key = (entries & np.uint64(0xFFFFFFFF)).astype("u4")
    entry_country = (entries >> np.uint64(32)).astype("u4")
    pieces, owners = trigrams_of_all([names[key] for key in entry_key])
    order = np.argsort(pieces, kind="stable")
    return {
        "entry_key": entry_key,
        "entry_at": _starts(entry_country, len(countries)),
        "piece_at": _starts(pieces, TRIGRAMS),
        "piece_entry": owners[order],
    }
