"""What coders decided, and how their decisions are read: agreed, contested, or too little to say."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from hanse.domain.scope import Scope
from hanse.release.catalogue import Catalogue
from hanse.release.cell import split_list
from hanse.release.values import values_by_key
from hanse.release.views import Coding

PUBLISHED = "author of the paper"  # the coder kind of a classing that a paper prints


def read_decisions(decisions: Sequence[str]) -> str:
    """How the decisions of several coders on one code are read.

    At least two say yes and none no: agreed. At least two say no and none yes: agreed absent. Yes against no:
    contested. One says yes, and whoever else coded found too little evidence: one coder only. Anything else: not shown.
    """
    yes, no = decisions.count("yes"), decisions.count("no")
    if yes > 0 and no > 0:
        return "contested"
    if yes >= 2:
        return "agreed"
    if no >= 2:
        return "agreed absent"
    return "one coder only" if yes == 1 else "not shown"


class Codings:
    """Every coding of a release, by entity."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def labels(self) -> dict[tuple[str, str], tuple[int, str]]:
        """(position, label) of each code of each codebook."""
        rows = self._catalogue.database.rows("SELECT codebook, code, position, label FROM code")
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    @cached_property
    def rows(self) -> dict[str, tuple[sqlite3.Row, ...]]:
        """The codings of each entity."""
        grouped: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in self._catalogue.database.rows(
            """SELECT codings.*, claim_entity.entity AS entity FROM codings JOIN claim_entity
               ON claim_entity.claim = codings.id AND side = 'subject' ORDER BY codebook, code, coder, codings.id"""
        ):
            grouped[row["entity"]].append(row)
        return {entity: tuple(rows) for entity, rows in grouped.items()}

    def of(self, entity: str, scope: Scope) -> tuple[Coding, ...]:
        """Every coded code of ``entity``, with reading, decisions, evidence and claims, in the codebook's order."""
        catalogue = self._catalogue
        grouped = self._grouped(entity, scope)
        keys = {key for rows in grouped.values() for row in rows for key in split_list(row["evidence"])}
        evidence = values_by_key(catalogue, keys, scope) if len(keys) > 0 else {}
        codings = []
        for (codebook, code), rows in grouped.items():
            cited = dict.fromkeys(key for row in rows for key in split_list(row["evidence"]))
            codings.append(
                Coding(
                    codebook=codebook,
                    code=code,
                    label=self.label(codebook, code),
                    reading=read_decisions([row["decision"] for row in rows]),
                    decisions=tuple((row["coder"], row["coder_kind"], row["decision"]) for row in rows),
                    evidence=tuple(evidence[key] for key in cited if key in evidence),
                    claims=catalogue.refs(row["id"] for row in rows),
                )
            )
        return tuple(codings)

    def read_as(self, entity: str, codebook: str, reading: str, scope: Scope) -> tuple[str, ...]:
        """The codes of ``codebook`` whose decisions on ``entity`` read as ``reading``."""
        return tuple(
            code
            for (book, code), rows in self._grouped(entity, scope).items()
            if book == codebook and read_decisions([row["decision"] for row in rows]) == reading
        )

    def settled(self, entity: str, codebook: str, scope: Scope) -> tuple[str, ...]:
        """Codes of a single-choice codebook that a paper's author prints; where none does, those coders agree on."""
        held = {code: rows for (book, code), rows in self._grouped(entity, scope).items() if book == codebook}
        printed = tuple(code for code, rows in held.items() if any(_is_printed(row) for row in rows))
        if len(printed) > 0:
            return printed
        return tuple(
            code for code, rows in held.items() if read_decisions([row["decision"] for row in rows]) == "agreed"
        )

    def label(self, codebook: str, code: str) -> str:
        """The label of a code; the code itself where its codebook is not held."""
        return self.labels.get((codebook, code), (0, code))[1]

    def _grouped(self, entity: str, scope: Scope) -> dict[tuple[str, str], list[sqlite3.Row]]:
        rows = (row for row in self.rows.get(entity, ()) if self._catalogue.admits(scope, row["id"]))
        grouped = _by_code(rows)
        return dict(
            sorted(grouped.items(), key=lambda item: (item[0][0], self.labels.get(item[0], (999, ""))[0], item[0]))
        )


def _is_printed(row: sqlite3.Row) -> bool:
    return bool(row["coder_kind"] == PUBLISHED and row["decision"] == "yes")


def _by_code(rows: Iterable[sqlite3.Row]) -> dict[tuple[str, str], list[sqlite3.Row]]:
    grouped: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        grouped[(row["codebook"], row["code"])].append(row)
    return grouped
