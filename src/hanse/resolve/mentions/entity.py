"""What can be mentioned: the entities of a data package with every name they bear or were judged to bear."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hanse.errors import StructureError
from hanse.resolve.linker import Judgement, Linker

NETWORK, CITY, ORGANISATION, DOCUMENT = "network", "city", "organisation", "document"
KINDS: Final = (NETWORK, CITY, ORGANISATION, DOCUMENT)
# Named bodies that are no mention themselves: what stands inside their names is none either.
_OTHER: Final = {"forum": "fora", "fund": "funds", "instrument": "instruments"}
NOTHING: Final = "nothing"  # judged to name no entity
_FILES: Final = {NETWORK: "networks", CITY: "cities", ORGANISATION: "organisations", DOCUMENT: "documents"} | _OTHER


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the registry, as far as finding it in a text needs."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()  # other names, former names, names judged to mean it
    acronym: str = ""
    country: str = ""
    level: str = ""
    geonames_id: int = 0
    year: str = ""  # of a document


def load_entities(data: Path) -> tuple[Entity, ...]:
    """The entities of a data package that stand; a merged one's names are its successor's."""
    rows = {kind: _rows(data / "entities" / f"{file}.csv") for kind, file in _FILES.items()}
    successors = {
        row["id"]: row["successor"] for table in rows.values() for row in table if row.get("status", "") == "merged"
    }
    judged = _judged_names(data / "judgements.csv", successors)
    for table in rows.values():
        for row in table:
            if row["id"] in successors:
                judged[successors[row["id"]]] += [row["name"], *_split(row.get("other_names", ""))]
    standing = (
        _entity(kind, row, judged)
        for kind, table in rows.items()
        for row in table
        if row["id"] not in successors and row.get("status", "") != "withdrawn"
    )
    return (*standing, *_judged_nothing(data / "judgements.csv"))


def _judged_nothing(path: Path) -> Iterable[Entity]:
    """Longer names that were judged to name no entity."""
    names = {row["name"] for row in _rows(path) if row["decision"] == "not_an_entity" and row["name"].count(" ") >= 2}
    return (Entity(f"{NOTHING}:{name}", NOTHING, name) for name in sorted(names))


def _entity(kind: str, row: Mapping[str, str], judged: Mapping[str, list[str]]) -> Entity:
    names = dict.fromkeys((*_split(row.get("other_names", "")), *judged.get(row["id"], ())))
    names.pop(row["name"], None)
    return Entity(
        row["id"],
        kind,
        row["name"],
        tuple(names),
        acronym=row.get("acronym", ""),
        country=row.get("country", ""),
        level=row.get("level", ""),
        geonames_id=int(row.get("geonames_id") or 0),
        year=row.get("issued_earliest", "")[:4],
    )


def _judged_names(path: Path, successors: Mapping[str, str]) -> dict[str, list[str]]:
    """Names by the one entity they were judged to mean. A name that means several is none's."""
    judgements = [Judgement.from_row(row) for row in _rows(path)]
    linker = Linker(judgements, successors=successors)
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in dict.fromkeys((judgement.kind, judgement.name, judgement.country) for judgement in judgements):
        link = linker.link(*one)
        if link.decision == "same" and len(link.entities) == 1:
            meant[one[0], one[1]].add(link.entities[0])
    found: dict[str, list[str]] = defaultdict(list)
    for (_, name), entities in sorted(meant.items()):
        for entity in sorted(entities):
            found[entity].append(name)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise StructureError("this file is missing", where=str(path), hint="give the folder of a data package")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream, restval="")
        if not {"id", "name"} <= set(reader.fieldnames or ()):
            raise StructureError("lacks the columns id and name", where=str(path), hint="see hanse validate")
        return list(reader)


def _split(cell: str) -> Iterable[str]:
    return (name.strip() for name in cell.split(";") if name.strip() != "")
