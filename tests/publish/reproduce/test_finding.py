"""Verdicts by comparison rule."""

import pytest

from hanse.errors import StructureError
from hanse.publish.reproduce.finding import Finding, verdict_of
from hanse.publish.reproduce.parameters import Parameters


def _expect(rule: str, *values: float, **other: object) -> Parameters:
    return Parameters({"rule": rule, "values": list(values), **other}, "test")


@pytest.mark.parametrize(
    ("found", "expected", "verdict"),
    [
        ((30.0,), _expect("equal", 30), "agrees"),
        ((29.0,), _expect("equal", 30), "differs"),
        ((115.0, 0.0), _expect("equal", 115, 0), "agrees"),
        ((115.0, 1.0), _expect("equal", 115, 0), "differs"),
        ((105.0,), _expect("within", 100, tolerance=0.05), "agrees"),
        ((94.0,), _expect("within", 100, tolerance=0.05), "differs"),
        ((1_540_598.0,), _expect("rounds_to", 1_500_000, step=100_000), "agrees"),
        ((1_560_000.0,), _expect("rounds_to", 1_500_000, step=100_000), "differs"),
        ((30.0,), _expect("at_least", 30), "agrees"),
        ((29.0,), _expect("at_least", 30), "differs"),
        ((0.5,), _expect("more_than", 0.5), "differs"),
        ((0.51,), _expect("more_than", 0.5), "agrees"),
        ((), _expect("equal", 30), "cannot_check"),
        ((1.0, 2.0), _expect("equal", 1), "cannot_check"),
    ],
)
def test_numbers_against_expected_ones(found, expected, verdict):
    assert verdict_of(Finding("", numbers=found), expected) == verdict


@pytest.mark.parametrize(("holds", "verdict"), [(True, "agrees"), (False, "differs"), (None, "cannot_check")])
def test_questions_without_a_number(holds, verdict):
    assert verdict_of(Finding("", holds=holds), Parameters({"rule": "holds"}, "test")) == verdict


def test_what_is_missing_goes_before_any_number():
    assert verdict_of(Finding("", numbers=(30.0,), missing="a list"), _expect("equal", 30)) == "cannot_check"


def test_an_unknown_rule_stops():
    with pytest.raises(StructureError, match="roughly"):
        verdict_of(Finding("", numbers=(30.0,)), _expect("roughly", 30))
