"""Rules of admission as arithmetic reads them."""

from dataclasses import replace

import pytest

from hanse.release import View
from hanse.study.authority import Authority
from hanse.study.rule import Rule, rules

RULE = Rule("n", frozenset({"DE", "FR"}), frozenset({"municipality"}), 1_000, 50_000, "stated", ("application",), ())
GHENT = Authority("a", "DE", "municipality", 20_000, None, None, None)


@pytest.mark.parametrize(
    ("change", "against"),
    [
        ({}, ()),
        ({"country": "GR"}, ("country",)),
        ({"level": "county"}, ("level",)),
        ({"population": 999}, ("population",)),
        ({"population": 1_000}, ()),
        ({"population": 50_000}, ()),
        ({"population": 50_001}, ("population",)),
        ({"country": "GR", "level": "county", "population": 5}, ("country", "level", "population")),
        ({"country": "", "level": "", "population": None}, ()),  # what is not known never speaks against anybody
    ],
)
def test_what_speaks_against_an_authority(change: dict[str, object], against: tuple[str, ...]) -> None:
    assert RULE.refusals(replace(GHENT, **change)) == against  # type: ignore[arg-type]


def test_a_rule_without_limits_admits_everybody() -> None:
    free = Rule("n", None, None, None, None, "unknown", (), ())
    assert free.refusals(GHENT) == ()
    assert not free.is_automatic
    assert replace(free, ways=("automatic", "open")).is_automatic


def test_the_rules_of_the_mini_world(view: View) -> None:
    found = rules(view)
    league = found["sunken-cities-league"]
    assert (league.countries, league.levels) == (frozenset({"DE", "FR", "GR", "AT"}), frozenset({"municipality"}))
    assert (league.population_min, league.population_max, league.basis) == (1_000, None, "stated")
    assert (found["quiet-network"].countries, found["quiet-network"].basis) == (None, "unknown")


def test_every_network_has_a_rule_also_without_an_entry(view: View) -> None:
    networks = {ref.id for ref in view.catalogue.entities.values() if ref.kind == "network"}
    assert set(rules(view)) == networks
