"""Arithmetic on recorded members with one network left out: on request only, and no recommendation."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from hanse.advise.merge import DISCLAIMER, reasons_of
from hanse.advise.reason import release_inputs
from hanse.advise.work import NOTHING, code_labels, recorded_work
from hanse.analysis.twomode import TwoMode
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context, EntityRef
from hanse.study.basis import STANDING
from hanse.study.memberships import Memberships, read_memberships


@dataclass(frozen=True)
class WithoutArithmetic:
    """What the recorded memberships come to when one network is left out of them."""

    disclaimer: str
    context: Context
    network: EntityRef
    members: int
    held: str
    in_no_other: tuple[EntityRef, ...]  # members with no other counted membership, A to Z
    pairs_of_members: int  # pairs of its members
    pairs_that_share_no_other: int  # pairs of them that share no other counted network
    parts_with: int  # parts of the graph of cities and networks that hang together, with it
    parts_without: int  # without it; cities left without any membership are not counted as parts
    countries_in_no_other: tuple[str, ...]  # with a member of it, and no other counted membership
    functions_in_no_other: tuple[str, ...]  # agreed codes that no other network with counted members has on record
    labels: dict[str, str]  # of the codes
    children: tuple[EntityRef, ...]  # recorded parts and branches of it
    is_at_least: bool
    inputs: tuple[str, ...]  # what was read, of when
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
    standing: str = STANDING


def without(view: Standpoint, network: str) -> WithoutArithmetic:
    """What of the recorded memberships is there only through one network.

    Use it to answer somebody who asks. It tells what is recorded nowhere else, not what would happen: cities that meet
    in one network know each other from elsewhere too, and most memberships are not recorded at all.

    Parameters
    ----------
    view : Standpoint
    network : str
        Id of the network.

    Returns
    -------
    WithoutArithmetic

    Raises
    ------
    NotFoundError : no such network.

    Notes
    -----
    Cost: the square of the number of its members at most, in sparse counts.

    Source
    ------
    none: counting.
    """
    ref, whole = view.ref("network", network), read_memberships(view)
    counted, entities = view.snapshot.counted_in, view.catalogue.entities
    members = view.snapshot.counted_cities.get(ref.id, frozenset())
    alone = [city for city in members if counted[city] <= {ref.id}]
    remaining = {entities[city].country for city, networks in counted.items() if networks - {ref.id}}
    held, enters = reasons_of(view)
    is_thin = not enters.get(ref.id, False)
    parts_with, parts_without = _parts(whole, ref.id)
    return WithoutArithmetic(
        disclaimer=DISCLAIMER,
        context=view.context,
        network=ref,
        members=len(members),
        held=held.get(ref.id, "no member counted on the day"),
        in_no_other=tuple(sorted((entities[city] for city in alone), key=sort_key)),
        pairs_of_members=len(members) * (len(members) - 1) // 2,
        pairs_that_share_no_other=_pairs(whole, ref.id),
        parts_with=parts_with,
        parts_without=parts_without,
        countries_in_no_other=tuple(sorted({entities[city].country for city in members} - remaining - {""})),
        functions_in_no_other=_functions(view, whole, ref.id),
        labels=dict(code_labels(view)),
        children=_children(view, ref.id),
        is_at_least=is_thin,
        inputs=release_inputs(view),
        reasons=("Asked for by name; nothing here is computed or shown unless somebody asks for this network.",),
        caveats=_caveats(is_thin),
        would_change=("Lists of members of further networks: what is in no other one now may be in one of them.",),
    )


def _pairs(whole: Memberships, network: str) -> int:
    """Pairs of members of ``network`` that share no other network."""
    if network not in whole.columns:
        return 0
    column = whole.columns[network]
    ties = whole.graph.csr()
    rows = np.flatnonzero(ties[:, [column]].toarray().ravel())
    other = np.delete(np.arange(whole.graph.n_networks), column)
    rest = ties[rows][:, other]
    shared = rest @ rest.T
    linked = int((shared > 0).sum()) - int((shared.diagonal() > 0).sum())
    return (rows.size * (rows.size - 1) - linked) // 2


def _parts(whole: Memberships, network: str) -> tuple[int, int]:
    """Connected parts with the network and without it, each of at least one city and one network."""
    graph = whole.graph
    if network not in whole.columns:
        return _count_parts(graph), _count_parts(graph)
    others = np.delete(np.arange(graph.n_networks), whole.columns[network])
    return _count_parts(graph), _count_parts(graph.subset(networks=others))


def _count_parts(graph: TwoMode) -> int:
    ties = graph.csr()[graph.city_degrees > 0]
    if ties.shape[0] == 0 or ties.shape[1] == 0:
        return 0
    square = sp.block_array([[None, ties], [ties.T, None]], format="csr")
    return int(connected_components(square, directed=False)[0])


def _functions(view: Standpoint, whole: Memberships, network: str) -> tuple[str, ...]:
    works = recorded_work(view)
    others = {code for ref in whole.networks if ref.id != network for code in works.get(ref.id, NOTHING).agreed}
    return tuple(code for code in works.get(network, NOTHING).agreed if code not in others)


def _children(view: Standpoint, network: str) -> tuple[EntityRef, ...]:
    entities, parents = view.catalogue.entities, view.contents.structure.parents
    found = (entities[child] for child, above in parents.items() if network in above and child in entities)
    return tuple(sorted(found, key=sort_key))


def _caveats(is_thin: bool) -> tuple[str, ...]:
    found = (
        "In no other network means in no other one that is recorded here on this day.",
        "What a network does for its members is not in these numbers.",
    )
    thin = "Its members are not held well enough: it may hold more together than is counted here."
    return (thin, *found) if is_thin else found
