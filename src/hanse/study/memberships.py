"""Who is counted in what on a day, as the value that analysis starts from, with what may enter a statistic and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.admissible import Admission, admissible
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.twomode import TwoMode
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef
from hanse.study.authority import Authority, authorities
from hanse.study.basis import Basis, LeftOut
from hanse.study.held import WHOLE, decimal_year, roster_facts
from hanse.study.rule import Rule, rules


@dataclass(frozen=True, eq=False)
class Memberships:
    """The counted memberships of a view as a two-mode graph, with the entities of its rows and columns.

    Attributes
    ----------
    context : Context
        Release, day, scope and counting rule.
    cities : tuple of EntityRef
        Rows, by id: every authority with a counted membership. ``facts`` has the same order.
    networks : tuple of EntityRef
        Columns, by id: every network with a counted membership. ``rules`` has the same order.
    graph : TwoMode
        Counted ties; ``eligibility`` says which cells a tie could lie in by the admission rules.
    admission : Admission
        Which of the networks are held well enough to enter a statistic.
    exceptions : tuple of (int, int)
        Cells (row, column) with a tie that the network's rule does not admit; they are admitted one by one, and named.
    """

    context: Context
    cities: tuple[EntityRef, ...]
    networks: tuple[EntityRef, ...]
    facts: tuple[Authority, ...]
    rules: tuple[Rule, ...]
    graph: TwoMode
    admission: Admission
    exceptions: tuple[tuple[int, int], ...]

    @cached_property
    def entering(self) -> "Memberships":
        """Only the networks that may enter a statistic; cities stay, also those left without a tie."""
        return self.only(np.flatnonzero(self.admission.enters))

    def only(self, columns: Iterable[int] | NDArray[np.int64]) -> "Memberships":
        """Only the networks in ``columns``, in that order."""
        kept = [int(column) for column in columns]
        place = {column: index for index, column in enumerate(kept)}
        return replace(
            self,
            networks=tuple(self.networks[column] for column in kept),
            rules=tuple(self.rules[column] for column in kept),
            graph=self.graph.subset(networks=np.array(kept, dtype=np.int64)),
            admission=self.admission.subset(kept),
            exceptions=tuple((row, place[column]) for row, column in self.exceptions if column in place),
        )

    def rows_only(self, rows: Iterable[int] | NDArray[np.int64]) -> "Memberships":
        """Only the authorities in ``rows``, in that order; every network stays."""
        kept = [int(row) for row in rows]
        place = {row: index for index, row in enumerate(kept)}
        return replace(
            self,
            cities=tuple(self.cities[row] for row in kept),
            facts=tuple(self.facts[row] for row in kept),
            graph=self.graph.subset(cities=np.array(kept, dtype=np.int64)),
            exceptions=tuple((place[row], column) for row, column in self.exceptions if row in place),
        )

    @cached_property
    def unmasked(self) -> TwoMode:
        """The graph as if every authority could join every network."""
        return replace(self.graph, eligibility=None)

    @cached_property
    def rows(self) -> dict[str, int]:
        """Row of each authority, by id."""
        return {ref.id: index for index, ref in enumerate(self.cities)}

    @cached_property
    def columns(self) -> dict[str, int]:
        """Column of each network, by id."""
        return {ref.id: index for index, ref in enumerate(self.networks)}

    def basis(self, *, of: "Memberships | None" = None) -> Basis:
        """What a result on these memberships rests on; ``of`` is the whole from which networks were left out."""
        whole = of if of is not None else self
        kept = set(self.columns)
        left = [
            LeftOut(ref, reason)
            for ref, reason in zip(whole.networks, whole.admission.reason, strict=True)
            if ref.id not in kept
        ]
        kinds = [rule.basis for rule in self.rules]
        return Basis(
            context=self.context,
            n_cities=int((self.graph.city_degrees > 0).sum()),
            n_networks=len(self.networks),
            n_memberships=self.graph.n_ties,
            left_out=tuple(left),
            rules_stated=kinds.count("stated"),
            rules_inferred=kinds.count("inferred from the name"),
            rules_unknown=kinds.count("unknown"),
            exceptions=len(self.exceptions),
        )


def read_memberships(view: Standpoint, *, levels: Sequence[str] = ()) -> Memberships:
    """The counted memberships of ``view``; ``levels`` limits the authorities to these levels, none is no limit.

    Rows and columns are those with at least one counted membership. A membership whose status is not counted
    (undated, ended, disputed, unknown ...) has no tie; nothing here says that it does not exist. Where the scope is one
    country, a list that is complete for that country is held well enough, too.
    """
    key = ("memberships", view.as_of, view.scope, tuple(levels))
    return view.contents.remember(key, lambda: _read(view, frozenset(levels)))


def _read(view: Standpoint, levels: frozenset[str]) -> Memberships:
    entities = view.catalogue.entities
    ties = sorted(
        (city, network)
        for city, held in view.snapshot.counted_in.items()
        if len(levels) == 0 or entities[city].subkind in levels
        for network in held
    )
    city_ids = tuple(dict.fromkeys(city for city, _ in ties))
    network_ids = tuple(sorted({network for _, network in ties}))
    known, admitting = authorities(view), rules(view)
    facts, rule_list = tuple(known[city] for city in city_ids), tuple(admitting[network] for network in network_ids)
    graph = TwoMode.from_edges(ties, cities=city_ids, networks=network_ids)
    eligibility, exceptions = _eligible(graph, facts, rule_list)
    return Memberships(
        context=view.context,
        cities=tuple(entities[city] for city in city_ids),
        networks=tuple(entities[network] for network in network_ids),
        facts=facts,
        rules=rule_list,
        graph=replace(graph, eligibility=eligibility),
        admission=admissible(
            roster_facts(view, network_ids),
            n_networks=len(network_ids),
            as_of=decimal_year(view.as_of),
            window=float(view.contents.freshness_years),
            scope=view.scope.countries[0] if len(view.scope.countries) == 1 else WHOLE,
        ),
        exceptions=exceptions,
    )


def _eligible(
    graph: TwoMode, facts: Sequence[Authority], rule_list: Sequence[Rule]
) -> tuple[Eligibility, tuple[tuple[int, int], ...]]:
    """Who may join what by the rules; a recorded tie against a rule opens its own cell and is told."""
    limits = [number for rule in rule_list for number in (rule.population_min, rule.population_max) if number]
    kinds: dict[tuple[object, ...], int] = {}
    rows = [_kind(one, sorted(limits)) for one in facts]
    allowed_by_kind = []
    for one, kind in zip(facts, rows, strict=True):
        if kind not in kinds:
            kinds[kind] = len(kinds)
            allowed_by_kind.append([len(rule.refusals(one)) == 0 for rule in rule_list])
    allowed = np.array(allowed_by_kind, dtype=bool).reshape(len(kinds), len(rule_list))
    mask = allowed[[kinds[kind] for kind in rows]] if len(rows) > 0 else np.zeros((0, len(rule_list)), dtype=bool)
    cells = [(row, int(column)) for row in range(graph.n_cities) for column in graph.row(row) if not mask[row, column]]
    for row, column in cells:
        mask[row, column] = True
    return Eligibility.from_mask(mask, basis=tuple(rule.basis for rule in rule_list)), tuple(cells)


def _kind(one: Authority, limits: Sequence[int]) -> tuple[object, ...]:
    """Authorities of one kind are alike for every rule."""
    size = one.population
    band = None if size is None else tuple((size >= limit, size > limit) for limit in limits)
    return (one.country, one.level, band)
