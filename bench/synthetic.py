"""Writes a synthetic data package of a chosen size, in the form of ``data/``: made up from a seed, and says so.

Run as ``python -m bench.synthetic SIZE FOLDER``; sizes are S, M and L. No row of it is about a real authority.
"""

import csv
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.synthetic_names import COUNTRIES, city_names
from hanse.domain.vocabulary import NETWORK_KINDS
from hanse.package.schema import BY_NAME

COLLECTION = "synthetic"
MARK = "synthetic: made up by a program to measure speed"
DAY = "2026-11-22"
_CODEBOOKS = Path(__file__).parent.parent / "data" / "codebooks"
_FUNCTIONS, _MODES = "oomen2018_functions", "lacroix2021_mode"
_KINDS = tuple(NETWORK_KINDS)
_RELATIONS = np.array(["member", "adherence", "member", "member"])
_ROLES = np.array(["member", "signatory", "", "founder", "observer"])


@dataclass(frozen=True)
class Size:
    """How much there is: the largest network holds a tenth of all cities."""

    cities: int
    networks: int
    memberships: int


SIZES = {"S": Size(2_000, 100, 6_000), "M": Size(20_000, 1_000, 200_000), "L": Size(200_000, 5_000, 2_000_000)}


def write_synthetic(folder: Path, size: Size, seed: int = 5) -> None:
    """Write the package into ``folder``, which is made new."""
    generator = np.random.default_rng(seed)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "entities").mkdir(parents=True)
    shutil.copytree(_CODEBOOKS, folder / "codebooks")
    world = _World(folder, size, generator)
    world.write()


class _World:
    """One package while it is being written."""

    def __init__(self, folder: Path, size: Size, generator: np.random.Generator) -> None:
        self.folder, self.size, self.draw = folder, size, generator
        self.country_of = generator.choice(len(COUNTRIES), size.cities, p=_weights(len(COUNTRIES), 0.8))
        self.names = city_names(self.country_of, generator)
        self.cities = [f"place-{number:06d}-{COUNTRIES[at].lower()}" for number, at in enumerate(self.country_of)]
        self.networks = [f"network-{number:04d}" for number in range(size.networks)]
        self.labels = [f"Synthetic Network {number:04d}" for number in range(size.networks)]
        self.ids = _Ids()

    def write(self) -> None:
        """Every file of the package."""
        (self.folder / "package.toml").write_text(
            f'name = "synthetic"\ntitle = "{MARK}"\ndata_date = {DAY}\nfreshness_years = 3\n'
            'licence = "CC0-1.0"\nattribution = "nobody: nothing here is real"\n',
            encoding="utf-8",
        )
        self._write_entities()
        self._write_judgements()
        (self.folder / "collections" / COLLECTION).mkdir(parents=True)
        (self.folder / "collections" / COLLECTION / "collection.toml").write_text(
            f'title = "{MARK}"\ncitation = "none"\nlicence = "CC0-1.0"\nredistribution = "yes"\n'
            f'recorded_on = {DAY}\nhow_taken = "{MARK}"\ncoder_kind = "language model"\n',
            encoding="utf-8",
        )
        self._write_claims()
        self._write_about_networks()
        for name in ("corrections", "withheld", "accounting"):
            self._table(name, ())

    def _write_entities(self) -> None:
        chosen = self.draw.random((self.size.cities, 2)).tolist()
        blank = {"status": "active"}
        self._table(
            "cities",
            (
                blank
                | {
                    "id": key,
                    "name": name,
                    "level": "municipality",
                    "level_basis": "assumed",
                    "country": COUNTRIES[at],
                    "geonames_id": str(900_000_000 + number),
                    "latitude": f"{-40 + 105 * chosen[number][0]:.5f}",
                    "longitude": f"{-120 + 260 * chosen[number][1]:.5f}",
                    "place_basis": "geonames",
                    "note": MARK,
                }
                for number, (key, name, at) in enumerate(zip(self.cities, self.names, self.country_of, strict=True))
            ),
        )
        scales = ("global", "regional", "national")
        self._table(
            "networks",
            (
                blank
                | {
                    "id": key,
                    "name": label,
                    "kind": _KINDS[number % len(_KINDS)],
                    "acronym": f"SN{number:04d}",
                    "scale": scales[number % 3],
                    "area": COUNTRIES[number % len(COUNTRIES)] if number % 3 == 2 else "Europe",
                    "note": MARK,
                }
                for number, (key, label) in enumerate(zip(self.networks, self.labels, strict=True))
            ),
        )
        documents = max(10, self.size.networks // 25)
        self.documents = [f"Synthetic Declaration {number}" for number in range(documents)]
        self._table(
            "documents",
            (
                blank
                | {"id": f"doc-{number}", "name": name, "kind": "declaration", "note": MARK}
                | _dated("issued", 1990 + number % 36)
                for number, name in enumerate(self.documents)
            ),
        )
        for name in ("organisations", "fora", "funds", "instruments"):
            self._table(name, ())

    def _write_judgements(self) -> None:
        judged = [
            *(("city", name, COUNTRIES[at], key)
              for name, at, key in zip(self.names, self.country_of, self.cities, strict=True)),
            *(("network", label, "", key) for label, key in zip(self.labels, self.networks, strict=True)),
            *(("document", name, "", f"doc-{number}") for number, name in enumerate(self.documents)),
        ]  # fmt: skip
        self._table(
            "judgements",
            (
                {
                    "id": self.ids.next("j"),
                    "kind": kind,
                    "name": name,
                    "country": country,
                    "decision": "same",
                    "entity": key,
                    "method": MARK,
                    "version": "1",
                    "coder_kind": "machine",
                    "judged_on": DAY,
                }
                for kind, name, country, key in judged
            ),
        )

    def _write_claims(self) -> None:
        """Lists and memberships first, since they say how many entries each list has."""
        sources: list[dict[str, str]] = []
        rosters: list[dict[str, str]] = []
        self._table("ties", self._ties(sources, rosters), COLLECTION)
        about = {"id": self.ids.next("s"), "kind": "other", "title": "Synthetic register", "publisher": MARK}
        sources.append(about | _dated("published", 2024))
        self._table("statements", self._statements(about["id"]), COLLECTION)
        self._table("codings", self._codings(about["id"]), COLLECTION)
        self._table("rosters", rosters, COLLECTION)
        self._table("sources", sources, COLLECTION)

    def _ties(self, sources: list[dict[str, str]], rosters: list[dict[str, str]]) -> Iterator[dict[str, str]]:
        popularity = _weights(self.size.cities, 0.6)[self.draw.permutation(self.size.cities)]
        cumulated = np.cumsum(popularity)
        for number, members in enumerate(self._sizes()):
            picked = np.unique(np.searchsorted(cumulated, self.draw.random(int(members * 1.6)) * cumulated[-1]))
            picked = self.draw.permutation(np.minimum(picked, self.size.cities - 1))[:members]
            yield from self._of_network(number, picked, sources, rosters)
        source = {"id": self.ids.next("s"), "kind": "other", "title": "Synthetic signatures", "publisher": MARK}
        sources.append(source | _dated("published", 2020))
        for name in self.documents:
            for city in self.draw.integers(0, self.size.cities, 60).tolist():
                year = 1990 + int(city) % 36
                yield self._tie(city, "document", name, "signed", "signatory", source["id"]) | _dated("start", year)

    def _sizes(self) -> list[int]:
        """Members of each network: heavy-tailed, in no order, as many in all as asked for."""
        raw = self.draw.pareto(0.9, self.size.networks) + 0.3
        most = self.size.cities // 10
        for _ in range(30):
            raw = np.minimum(raw * self.size.memberships / raw.sum(), most)
        return [max(1, int(value)) for value in raw]

    def _of_network(
        self, number: int, members: np.ndarray, sources: list[dict[str, str]], rosters: list[dict[str, str]]
    ) -> Iterator[dict[str, str]]:
        """Two dated lists at most, members on the first, the second or both; some by a stated start or end alone."""
        label = self.labels[number]
        relation, role = str(self.draw.choice(_RELATIONS)), str(self.draw.choice(_ROLES, p=(0.6, 0.2, 0.1, 0.05, 0.05)))
        years = sorted(self.draw.integers(2008, 2027, 2).tolist())
        lists = []
        for year in years[: 1 if len(members) < 30 else 2]:
            source = {"id": self.ids.next("s"), "kind": "network", "title": f"Members of {label}", "publisher": label}
            source["url"] = f"https://network-{number:04d}.example/members/{year}"
            sources.append(source | _dated("published", year))
            roster = {"id": self.ids.next("r"), "network": label, "source": source["id"], "listed_basis": "stated"}
            roster |= _dated("listed", year, whole=bool(year % 2))
            roster["complete"] = ("yes", "no", "unknown")[int(self.draw.integers(0, 3))]
            lists.append(roster | {"complete_according_to": "source", "note": MARK})
        taken = [0] * len(lists)
        for city, chance in zip(members.tolist(), self.draw.random(len(members)).tolist(), strict=True):
            if chance < 0.12:
                year = 1995 + int(chance * 250)
                tie = self._tie(city, "network", label, relation, role, lists[0]["source"])
                tie |= _dated("start", year) | {"start_kind": "accession"}
                yield tie | (_dated("end", min(year + 8, 2026)) | {"end_kind": "exit"} if chance < 0.03 else {})
                continue
            on = (0, len(lists) - 1) if chance > 0.8 else (0,) if chance < 0.4 else (len(lists) - 1,)
            for at in dict.fromkeys(on):
                roster = lists[at]
                taken[at] += 1
                tie = self._tie(city, "network", label, relation, role, roster["source"])
                tie |= {name: cell for name, cell in roster.items() if name.startswith("listed_")}
                yield tie | {"roster": roster["id"]}
        rosters.extend(roster | {"rows_taken": str(count)} for roster, count in zip(lists, taken, strict=True))

    def _tie(self, city: int, kind: str, label: str, relation: str, role: str, source: str) -> dict[str, str]:
        return {
            "id": self.ids.next("c"),
            "subject_kind": "city",
            "subject": self.names[city],
            "country": COUNTRIES[self.country_of[city]],
            "country_basis": "stated",
            "relation": relation,
            "object_kind": kind,
            "object": label,
            "role": role,
            "source": source,
            "locator": "synthetic list",
        }

    def _statements(self, source: str) -> Iterator[dict[str, str]]:
        inhabitants = (5_000 * (1 + self.draw.pareto(1.1, self.size.cities))).astype(int).tolist()
        for number, name in enumerate(self.names):
            yield self._says(source, "city", name, "population", str(inhabitants[number])) | {
                "country": COUNTRIES[self.country_of[number]],
                "number": str(inhabitants[number]),
            }
        for number, label in enumerate(self.labels):
            yield self._says(source, "network", label, "founded", str(1950 + number % 75)) | _dated(
                "valid", 1950 + number % 75
            )
            if number % 11 == 0:
                yield self._says(source, "network", label, "ended", "2021") | _dated("valid", 2021)

    def _says(self, source: str, kind: str, subject: str, name: str, value: str) -> dict[str, str]:
        own = {"id": self.ids.next("c"), "subject_kind": kind, "subject": subject, "property": name, "value": value}
        return own | {"source": source, "locator": "register"}

    def _codings(self, source: str) -> Iterator[dict[str, str]]:
        modes, functions = _codes(_MODES), _codes(_FUNCTIONS)
        for number, label in enumerate(self.labels):
            chosen = [(_MODES, modes[number % len(modes)]), (_FUNCTIONS, functions[number % len(functions)])]
            for book, code in chosen:
                for coder in ("A", "B"):
                    yield {
                        "id": self.ids.next("c"),
                        "subject_kind": "network",
                        "subject": label,
                        "codebook": book,
                        "code": code,
                        "decision": "no" if coder == "B" and number % 7 == 0 else "yes",
                        "coder": coder,
                        "coder_kind": "language model",
                        "source": source,
                        "locator": code,
                    }

    def _write_about_networks(self) -> None:
        self._table(
            "inclusion",
            (
                {"name": key, "kind": "network", "decision": "in", "rule": "synthetic", "reason": MARK,
                 "decided_on": DAY}
                for key in self.networks
            ),
        )  # fmt: skip
        self._table(
            "admission",
            (
                {"network": key, "ways": "open", "joining_acts": "member; signatory", "relation": "member",
                 "levels": "municipality", "area_basis": "unknown", "rule_text": MARK, "basis": "unknown"}
                for key in self.networks[::2]
            ),
        )  # fmt: skip
        self._table(
            "coverage",
            (
                {"network": key, "sought": "members", "tried": MARK, "result": "partial", "collection": COLLECTION,
                 "searched_on": DAY}
                for key in self.networks[::3]
            ),
        )  # fmt: skip

    def _table(self, name: str, rows: Iterable[dict[str, str]], collection: str = "") -> None:
        """Write one table, with a blank where a row says nothing."""
        table = BY_NAME[name]
        folder = self.folder / {"entities": "entities", "root": ""}.get(table.place, f"collections/{collection}")
        header = table.header
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([row.get(column, "") for column in header] for row in rows)


class _Ids:
    """Ids that never repeat and follow no order: a counter times an odd number, in hex digits."""

    def __init__(self) -> None:
        self._count = 0

    def next(self, letter: str) -> str:
        """The next id of a kind."""
        self._count += 1
        digits = 10 if letter in "sr" else 12
        scattered = self._count * 0x9E3779B97F4B % (1 << 4 * digits)
        return f"{letter}{scattered:0{digits}x}"


def _dated(prefix: str, year: int, *, whole: bool = True) -> dict[str, str]:
    """A year, or June of it, as a fuzzy date."""
    written, first, last = (f"{year}", "01-01", "12-31") if whole else (f"{year}-06", "06-01", "06-30")
    names = (f"{prefix}_as_written", f"{prefix}_earliest", f"{prefix}_latest")
    return dict(zip(names, (written, f"{year}-{first}", f"{year}-{last}"), strict=True))


def _weights(count: int, exponent: float) -> np.ndarray:
    raw = 1 / np.arange(1, count + 1) ** exponent
    return raw / raw.sum()


def _codes(book: str) -> Sequence[str]:
    from hanse.package.codebook import read_codebooks

    return [code.id for code in read_codebooks(_CODEBOOKS.parent)[book].codes]


if __name__ == "__main__":
    write_synthetic(Path(sys.argv[2]), SIZES[sys.argv[1]])
