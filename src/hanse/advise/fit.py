"""Fit: what is recorded that speaks to one asker joining one network. Counts and names, no score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hanse.advise.fit_likeness import SHARED, Likeness, likenesses
from hanse.advise.fit_theme import Said, said_of_networks, theme_matches
from hanse.advise.join_answer import SEEKS, Fit, PeerMember, Wishes, WorkOffered
from hanse.advise.join_asker import Asker
from hanse.advise.reason import claim_paths
from hanse.advise.work import NOTHING, Work, recorded_work
from hanse.release.cell import sort_key
from hanse.release.networks import FUNCTIONS, coverage_of, stated_sizes
from hanse.release.snapshot import PairStatus
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

PEERS_NAMED, PARTNERS_NAMED = 6, 6


@dataclass(frozen=True)
class Fitting:
    """What is worked out once for an asker, for all networks."""

    view: Standpoint
    asker: Asker
    wishes: Wishes
    codebook: str
    like: Mapping[str, Likeness]
    mine: frozenset[str]  # networks that count the asker
    reached: frozenset[str]  # cities that one of them counts
    works: Mapping[str, Work]
    had: frozenset[str]  # codes agreed for one of its networks
    said: Mapping[str, tuple[Said, ...]]

    def of(self, network: EntityRef) -> Fit:
        """The fit of one network."""
        view = self.view
        counted = view.snapshot.counted_cities.get(network.id, frozenset())
        partners = counted - self.reached - self._own
        work = self.works.get(network.id, NOTHING)
        peers = self._peers(network)
        return Fit(
            members=len(counted),
            held=coverage_of(view, network.id, len(stated_sizes(view).get(network.id, ())) > 0),
            peers_total=len(peers),
            peers=self._named_peers(peers),
            work=tuple(self._offered(network.id, code, work) for code in work.agreed),
            work_is_recorded=work.is_recorded,
            themes=theme_matches(self.said.get(network.id, ()), network.name, self.wishes.themes, network.path),
            partners_total=len(partners),
            partners=self._named(partners),
        )

    @property
    def _own(self) -> frozenset[str]:
        return frozenset({self.asker.city.id}) if self.asker.city is not None else frozenset()

    def _peers(self, network: EntityRef) -> list[PairStatus]:
        """Members that are like the asker: counted ones, and those on lists without a date."""
        return [
            pair
            for pair in self.view.snapshot.of_network.get(network.id, ())
            if (pair.result.is_counted or pair.result.status == "undated")
            and pair.city in self.like
            and self.like[pair.city].is_peer
        ]

    def _named_peers(self, peers: Sequence[PairStatus]) -> tuple[PeerMember, ...]:
        chosen = sorted(peers, key=lambda pair: (-self.like[pair.city].weight, pair.city))[:PEERS_NAMED]
        return tuple(sorted(map(self._peer, chosen), key=lambda peer: sort_key(peer.city)))

    def _peer(self, pair: PairStatus) -> PeerMember:
        like, entities = self.like[pair.city], self.view.catalogue.entities
        return PeerMember(
            city=entities[pair.city],
            status=pair.result.status,
            alike=like.alike,
            shared=tuple(sorted((entities[key] for key in like.shared), key=sort_key)) if SHARED in like.alike else (),
            kilometres=like.kilometres,
            paths=claim_paths(pair.result.claims),
        )

    def _named(self, cities: frozenset[str]) -> tuple[EntityRef, ...]:
        """Some of the cities, the most alike, A to Z."""
        order = sorted(cities, key=lambda city: (-self.like[city].weight if city in self.like else 0.0, city))
        return tuple(sorted((self.view.catalogue.entities[city] for city in order[:PARTNERS_NAMED]), key=sort_key))

    def _offered(self, network: str, code: str, work: Work) -> WorkOffered:
        codings = self.view.contents.codings
        claims = tuple(
            row["id"]
            for row in codings.rows.get(network, ())
            if row["codebook"] == self.codebook and row["code"] == code
        )
        return WorkOffered(
            codebook=self.codebook,
            code=code,
            label=codings.label(self.codebook, code),
            is_new=code not in self.had,
            sought_for=tuple(seek for seek in self.wishes.seeks if code in SEEKS[seek]),
            coder_kinds=work.coder_kinds,
            paths=claim_paths(claims),
        )


def fitting(view: Standpoint, asker: Asker, wishes: Wishes, codebook: str = FUNCTIONS) -> Fitting:
    """Work out what all networks are fitted against."""
    snapshot, works = view.snapshot, recorded_work(view, codebook)
    mine = snapshot.counted_in.get(asker.city.id, frozenset()) if asker.city is not None else frozenset()
    none: frozenset[str] = frozenset()
    return Fitting(
        view=view,
        asker=asker,
        wishes=wishes,
        codebook=codebook,
        like=likenesses(view, asker),
        mine=mine,
        reached=none.union(*(snapshot.counted_cities.get(network, none) for network in mine)),
        works=works,
        had=frozenset(code for network in mine for code in works.get(network, NOTHING).agreed),
        said=said_of_networks(view),
    )
