"""The published figures: read from ``data/reproduce/<paper>.toml``, the only place where they are written."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from hanse.domain.vocabulary import REPRODUCE_BASES
from hanse.errors import StructureError
from hanse.publish.reproduce.parameters import Parameters


@dataclass(frozen=True)
class Expectation:
    """One published figure and how it is to be checked."""

    id: str
    paper: str
    also_in: tuple[str, ...]  # other papers that print the same figure or contradict it
    claim: str
    published: str
    unit: str
    as_of: str
    locator: str
    basis: str
    method: str
    parameters: Parameters
    expected: Parameters
    reason: str  # template, filled with the facts that the method found
    reason_differs: str  # template used instead where the verdict is differs; "" = the same
    reason_cannot_check: str  # template used instead where it cannot be checked; "" = the same
    note: str


def load_expectations(folder: Path) -> tuple[Expectation, ...]:
    """Every check of every file in ``folder``, in order of id; ids are unique."""
    files = sorted(folder.glob("*.toml"))
    if len(files) == 0:
        raise StructureError("no figures to check", where=str(folder), hint="data/reproduce holds one file a paper")
    found: dict[str, Expectation] = {}
    for file in files:
        for expectation in _read(file):
            if expectation.id in found:
                raise StructureError(f"{expectation.id} stands twice", where=file.name, hint="keep one")
            found[expectation.id] = expectation
    return tuple(found[key] for key in sorted(found))


def _read(file: Path) -> list[Expectation]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StructureError(f"cannot be read as TOML: {error}", where=file.name, hint="correct that line") from None
    paper = Parameters(content, file.name).text("paper")
    shared = content.get("parameters", {})
    checks = content.get("check", [])
    if not isinstance(shared, dict) or not isinstance(checks, list):
        raise StructureError("parameters is a table and check a list of tables", where=file.name, hint="see the others")
    return [_expectation(Parameters(check, file.name), paper, shared) for check in checks]


def _expectation(check: Parameters, paper: str, shared: dict[str, object]) -> Expectation:
    key = check.text("id")
    here = Parameters(check.values, f"{check.where} {key}")
    basis = here.text("basis")
    if basis not in REPRODUCE_BASES:
        raise StructureError(f"unknown basis {basis!r}", where=here.where, hint=f"one of {', '.join(REPRODUCE_BASES)}")
    own = here.table("parameters").values if here.has("parameters") else {}
    return Expectation(
        id=key,
        paper=paper,
        also_in=here.texts("also_in", ()),
        claim=here.text("claim"),
        published=here.text("published"),
        unit=here.text("unit", ""),
        as_of=here.text("as_of", ""),
        locator=here.text("locator"),
        basis=basis,
        method=here.text("method"),
        parameters=Parameters({**shared, **own}, here.where),
        expected=here.table("expected") if here.has("expected") else Parameters({"rule": "holds"}, here.where),
        reason=here.text("reason"),
        reason_differs=here.text("reason_differs", ""),
        reason_cannot_check=here.text("reason_cannot_check", ""),
        note=here.text("note", ""),
    )
