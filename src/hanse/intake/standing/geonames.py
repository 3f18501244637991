"""Reads GeoNames dumps (XX.txt, allCountries.txt, or either in its zip) line by line, whatever their size."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from hanse.errors import StructureError
from hanse.intake.entry import Quarantined
from hanse.intake.limits import check
from hanse.intake.standing.lau import degrees
from hanse.intake.standing.unit import Region, Standing, Unit, number_of

_COLUMNS: Final = 19
_LONGEST_LINE: Final = 200_000
_MOST_BYTES: Final = 8_000_000_000
_MOST_UNITS: Final = 1_000_000
_MOST_NAMES: Final = 40
# Parts of a place, and places that are no more, are no municipalities.
_NOT_PLACES: Final = frozenset({"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"})
_SCHEME: Final = "GeoNames admin1"
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Wanted:
    """Which lines of a dump are taken for municipalities."""

    countries: tuple[str, ...] = ()  # () = all
    feature: str = "P"  # P for populated places, or a code such as ADM3
    least_population: int = 5_000


def read_geonames(path: Path, wanted: Wanted, progress: Progress = lambda share: None) -> Standing:
    """The places of a dump that are wanted."""
    standing = Standing()
    size = max(path.stat().st_size, 1) if path.is_file() else 1
    with _opened(path) as stream:
        done = 0
        for number, line in enumerate(_lines(stream, path.name), start=1):
            done += len(line)
            if number % 20_000 == 0:
                progress(min(done / size, 1.0))
            _take(line, number, wanted, standing, path.name)
    if len(standing.units) == 0 and len(standing.quarantined) > 0:
        raise StructureError(
            f"this is no GeoNames dump: {standing.quarantined[0].reason}", where=f"{path.name} line 1",
            hint=f"a dump has {_COLUMNS} columns separated by tabs, and no header",
        )  # fmt: skip
    return standing


def read_admin1(path: Path, countries: tuple[str, ...]) -> dict[tuple[str, str], Region]:
    """First-level divisions by the table of their codes (admin1CodesASCII.txt): DE.02, name, ASCII name, id."""
    found = {}
    with _opened(path) as stream:
        for number, line in enumerate(_lines(stream, path.name), start=1):
            cells = _decoded(line, number, path.name).split("\t")
            country, point, code = cells[0].partition(".")
            if len(cells) != 4 or point == "" or len(country) != 2:
                raise StructureError(
                    "this is no table of first-level divisions", where=f"{path.name} line {number}",
                    hint="give admin1CodesASCII.txt: code, name, ASCII name, id, separated by tabs",
                )  # fmt: skip
            if len(countries) == 0 or country in countries:
                found[_SCHEME, f"{country}.{code}"] = Region(_SCHEME, f"{country}.{code}", cells[1], 1, country)
    return found


def _take(line: bytes, number: int, wanted: Wanted, standing: Standing, file: str) -> None:
    cells = _decoded(line, number, file).rstrip("\r\n").split("\t")
    where = f"line {number}"
    if len(cells) != _COLUMNS:
        if cells != [""]:
            reason = f"the line has {len(cells)} columns, not {_COLUMNS}"
            _quarantine(standing, Quarantined(where, " ".join(cells)[:200], reason))
        return
    country, feature, code = cells[8].strip().upper(), cells[6], cells[7]
    if len(wanted.countries) > 0 and country not in wanted.countries:
        standing.leave_out("of other countries")
        return
    if wanted.feature not in (feature, code) or code in _NOT_PLACES:
        standing.leave_out("of other kinds")
        return
    population, latitude, longitude = number_of(cells[14]), degrees(cells[4], 90), degrees(cells[5], 180)
    fault = (
        "the id is no number" if number_of(cells[0]) is None
        else "there is no name" if cells[1].strip() == ""
        else "there is no country code" if len(country) != 2
        else "there is no position" if latitude is None or longitude is None
        else ""
    )  # fmt: skip
    if fault != "":
        _quarantine(standing, Quarantined(where, " | ".join(cells[:3])[:200], fault))
        return
    if (population or 0) < wanted.least_population:
        standing.leave_out(f"under {wanted.least_population:,} inhabitants")
        return
    names = dict.fromkeys(name.strip() for name in (cells[2], *cells[3].split(",")))
    others = [name for name in names if name not in ("", cells[1]) and ";" not in name and len(name) <= 200]
    region = f"{country}.{cells[10]}" if cells[10] not in ("", "00") else ""
    unit = Unit(
        country, cells[0], cells[1].strip(), tuple(others[:_MOST_NAMES]), region, "", population or None, latitude,
        longitude, int(cells[0]) if wanted.feature == "P" else None,
    )  # fmt: skip
    standing.add(unit, where)
    check(len(standing.units), _MOST_UNITS, "places", file, "name the countries with --country")


def _quarantine(standing: Standing, line: Quarantined) -> None:
    """Put a line aside; past ten thousand of them the file is no such dump."""
    standing.quarantined.append(line)
    check(len(standing.quarantined), 10_000, "lines that cannot be used", line.locator, "check what file this is")


def _lines(stream: IO[bytes], file: str) -> Iterator[bytes]:
    total = 0
    while len(line := stream.readline(_LONGEST_LINE + 1)) > 0:
        total += len(line)
        check(len(line), _LONGEST_LINE, "bytes in one line", file)
        check(total, _MOST_BYTES, "bytes", file)
        yield line


def _decoded(line: bytes, number: int, file: str) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise StructureError(
            "this is no UTF-8, as GeoNames dumps are", where=f"{file} line {number}", hint="download it again"
        ) from None
    return text.replace("\x00", "").rstrip("\r\n")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The lines of a text file, or of the one table in a zip."""
    try:
        with path.open("rb") as raw:
            if raw.read(4) != b"PK\x03\x04":
                raw.seek(0)
                yield raw
                return
            raw.seek(0)
            with zipfile.ZipFile(raw) as archive:
                names = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
                if len(names) != 1:
                    raise StructureError("the zip does not hold one table", where=path.name, hint="unpack it first")
                with archive.open(names[0]) as packed:
                    yield packed
    except OSError as error:
        raise StructureError(f"cannot be opened: {error.strerror}", where=str(path), hint="check the name") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise StructureError(f"the zip is damaged: {error}", where=path.name, hint="download it again") from None
