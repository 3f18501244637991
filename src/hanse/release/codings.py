"""What coders decided on each entity, by codebook and code, with the evidence they cite."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from hanse.domain.scope import Scope
from hanse.release.catalogue import Catalogue
from hanse.release.cell import split_list
from hanse.release.reading import printed_codes, reading_of
from hanse.release.values import values_by_key
from hanse.release.views import Coding, Value

Held = dict[str, dict[str, list[sqlite3.Row]]]  # codebook -> code -> codings, of one entity


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
    def single_choice(self) -> frozenset[str]:
        """Codebooks of which one code applies to an entity."""
        return frozenset(
            row[0] for row in self._catalogue.database.rows("SELECT key FROM codebook WHERE choice = 'single'")
        )

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
        held = self._held(entity, scope)
        keys = {
            key
            for book in held.values()
            for rows in book.values()
            for row in rows
            for key in split_list(row["evidence"])
        }
        evidence = values_by_key(self._catalogue, keys, scope) if len(keys) > 0 else {}
        return tuple(
            self._coding(codebook, code, by_code, evidence) for codebook, by_code in held.items() for code in by_code
        )

    def _coding(
        self, codebook: str, code: str, by_code: dict[str, list[sqlite3.Row]], evidence: dict[str, Value]
    ) -> Coding:
        rows = by_code[code]
        cited = dict.fromkeys(key for row in rows for key in split_list(row["evidence"]))
        return Coding(
            codebook=codebook,
            code=code,
            label=self.label(codebook, code),
            reading=reading_of(code, by_code, is_single_choice=codebook in self.single_choice),
            decisions=tuple((row["coder"], row["coder_kind"], row["decision"]) for row in rows),
            evidence=tuple(evidence[key] for key in cited if key in evidence),
            claims=self._catalogue.refs(row["id"] for row in rows),
        )

    def read_as(self, entity: str, codebook: str, reading: str, scope: Scope) -> tuple[str, ...]:
        """The codes of ``codebook`` whose decisions on ``entity`` read as ``reading``."""
        by_code = self._held(entity, scope).get(codebook, {})
        is_single = codebook in self.single_choice
        return tuple(code for code in by_code if reading_of(code, by_code, is_single_choice=is_single) == reading)

    def settled(self, entity: str, codebook: str, scope: Scope) -> tuple[str, ...]:
        """The codes that a paper's author prints; where none does, those on which the coders agree."""
        printed = printed_codes(self._held(entity, scope).get(codebook, {}))
        return printed if len(printed) > 0 else self.read_as(entity, codebook, "agreed", scope)

    def label(self, codebook: str, code: str) -> str:
        """The label of a code; the code itself where its codebook is not held."""
        return self.labels.get((codebook, code), (0, code))[1]

    def _held(self, entity: str, scope: Scope) -> Held:
        """The codings of ``entity`` within ``scope``, in the order of codebooks and codes."""
        held: Held = defaultdict(lambda: defaultdict(list))
        for row in self.rows.get(entity, ()):
            if self._catalogue.admits(scope, row["id"]):
                held[row["codebook"]][row["code"]].append(row)
        return {book: {code: held[book][code] for code in self._ordered(book, held[book])} for book in sorted(held)}

    def _ordered(self, codebook: str, codes: Iterable[str]) -> list[str]:
        return sorted(codes, key=lambda code: (self.labels.get((codebook, code), (999, ""))[0], code))
