"""The graph of the mini world: what is drawn on a day, where, and which pairs are joined."""

from dataclasses import replace
from datetime import date

import pytest

from hanse.domain.scope import Scope
from hanse.release import Release, View
from hanse.study.graph import TwoModeGraph, neighbourhood, two_mode
from hanse.study.graph_places import GraphPlaces, graph_places
from hanse.study.graph_projection import joined, projection
from hanse.study.overlap import overlap

DAY = date(2022, 12, 31)


@pytest.fixture(scope="module")
def places(release: Release) -> GraphPlaces:
    return graph_places(release.view())


def at(graph: TwoModeGraph) -> dict[str, tuple[float, float]]:
    nodes = [(node.city.id, node.x, node.y) for node in graph.cities]
    nodes += [(node.network.id, node.x, node.y) for node in graph.networks]
    return {key: (x, y) for key, x, y in nodes}


def test_places_are_the_same_each_time_and_for_every_day(release: Release, places: GraphPlaces) -> None:
    assert graph_places(release.view(date(2005, 1, 1))) == places


def test_nodes_lie_at_the_same_place_on_other_days_and_in_other_scopes(release: Release, places: GraphPlaces) -> None:
    now = at(two_mode(release.view(), places))
    for view in (release.view(DAY), release.view(scope=Scope(relations=("member",)))):
        then = at(two_mode(view, places))
        assert len(then) > 0
        assert {key: now[key] for key in then if key in now} == {key: then[key] for key in then if key in now}


def test_ties_are_the_counted_memberships_and_the_disputed(release: Release, places: GraphPlaces) -> None:
    for view in (release.view(), release.view(DAY)):
        graph = two_mode(view, places)
        held = view.snapshot.pairs.values()
        counted = {(pair.city, pair.network) for pair in held if pair.result.is_counted}
        disputed = {(pair.city, pair.network) for pair in held if pair.result.status == "disputed"}
        assert {(tie.city, tie.network) for tie in graph.ties} == counted | disputed
        assert graph.n_ties == len(counted)
        assert graph.n_disputed == len(disputed)
        assert graph.n_ties + graph.n_disputed + sum(graph.not_drawn.values()) == len(view.snapshot.pairs)


def test_nodes_carry_the_counts_of_the_day(release: Release, places: GraphPlaces) -> None:
    view = release.view(DAY)
    graph = two_mode(view, places)
    league = next(node for node in graph.networks if node.network.id == "sunken-cities-league")
    assert league.members == len(view.snapshot.counted_cities["sunken-cities-league"]) == 3
    assert [(near.network.id, near.shared) for near in league.strongest] == [("open-gates", 1)]
    assert league.enters


def test_a_neighbourhood_is_what_the_ties_lead_to(release: Release, places: GraphPlaces) -> None:
    graph = two_mode(release.view(DAY), places)
    found = neighbourhood(graph, "sunken-cities-league")
    assert found is not None
    ends = {tie.city for tie in graph.ties if tie.network == "sunken-cities-league"}
    assert {near.entity.id for near in found.neighbours} == ends
    assert neighbourhood(graph, "nowhere") is None


@pytest.mark.parametrize("mode", ["network", "city"])
def test_joined_pairs_are_those_that_the_overlap_study_marks(release: Release, places: GraphPlaces, mode: str) -> None:
    view: View = release.view(DAY)
    graph = projection(view, places, "network" if mode == "network" else "city")
    study = overlap(view, mode="network" if mode == "network" else "city")
    assert graph.more == tuple(pair for pair in study.pairs if pair.mark == "more")
    assert graph.fewer == tuple(pair for pair in study.pairs if pair.mark == "fewer")
    assert graph.n_judged + graph.n_cannot == graph.n_pairs
    judged = sum(node.is_judged for node in graph.nodes)
    assert graph.n_judged == judged * (judged - 1) // 2
    assert all(pair.is_judged for pair in graph.more)


def test_without_a_list_near_the_day_no_pair_is_judged(release: Release, places: GraphPlaces) -> None:
    graph = projection(release.view(date(1995, 1, 1)), places, "network")
    assert (graph.n_judged, graph.more) == (0, ())
    assert not any(node.is_judged for node in graph.nodes)


def test_a_marked_pair_joins_its_two_networks(release: Release, places: GraphPlaces) -> None:
    view = release.view(DAY)
    study = overlap(view)
    pair = next(pair for pair in study.pairs if pair.chance is not None)
    assert pair.chance is not None
    marked = replace(pair, chance=replace(pair.chance, mark="more"))
    graph = projection(view, places, "network", replace(study, pairs=(marked,)))
    assert graph.more == (marked,)
    found = joined(graph, pair.first.id)
    assert found is not None
    assert [(near.entity.id, near.shared) for near in found.neighbours] == [(pair.second.id, pair.shared)]
    assert joined(graph, "nowhere") is None


@pytest.mark.slow
def test_shipped_pairs_are_joined_as_the_overlap_study_marks_them(shipped: Release) -> None:
    view = shipped.view(date(2019, 12, 31))
    graph = projection(view, graph_places(view), "network")
    study = overlap(view)
    assert (len(graph.more), len(graph.fewer), graph.n_judged) == (study.n_more, study.n_fewer, study.n_judged)
