"""A gazetteer of a few places for tests: those of the mini world, and some that its registry does not hold."""

import csv
from pathlib import Path

from hanse.resolve.index.compiling import compile_gazetteer, digest
from hanse.resolve.index.source import PLACE, Unit

# Known to the gazetteer alone: one that only one place can be, and two that bear one name.
NEW = (("Carcosa", "IT", "09", 43.1, 11.5, 42_000), ("Bramble", "GB", "ENG", 51.2, -1.1, 30_000))
TWINS = (("Twinton", "GB", "ENG", 53.0, -2.0, 21_000), ("Twinton", "GB", "SCT", 56.5, -3.4, 20_500))


def units(mini: Path) -> list[Unit]:
    """Every place, the largest first."""
    with (mini / "places.csv").open(encoding="utf-8", newline="") as stream:
        rows = [
            _unit(int(row["geonames_id"]), row["name"], row["country"], row["admin1"], float(row["latitude"]),
                  float(row["longitude"]), int(row["population"]),
                  tuple(name.strip() for name in row["alternate_names"].split(";") if name.strip() != ""))
            for row in csv.DictReader(stream)
        ]  # fmt: skip
    rows += [_unit(900 + number, *place, ()) for number, place in enumerate((*NEW, *TWINS))]
    return sorted(rows, key=lambda unit: -unit.population)


def _unit(
    key: int, name: str, country: str, first: str, latitude: float, longitude: float, population: int,
    other_names: tuple[str, ...],
) -> Unit:  # fmt: skip
    return Unit(
        kind=PLACE, geonames_id=key, name=name, country=country, first_level=first, latitude=latitude,
        longitude=longitude, population=population, level="municipality", other_names=other_names,
    )  # fmt: skip


def compile_small(mini: Path, folder: Path) -> Path:
    """The compiled gazetteer in ``folder``, under the name that the command looks for."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"gazetteer-{digest()}.index"
    compile_gazetteer(path, progress=lambda _, __: None, units=units(mini))
    return path
