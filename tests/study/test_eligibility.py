"""What rules of admission change in findings of overlap."""

from datetime import date

import pytest

from hanse.analysis.twomode import TwoMode
from hanse.release import Release
from hanse.study.eligibility import EligibilityStudy, eligibility_effect
from hanse.study.memberships import read_memberships

DAY = date(2019, 12, 31)


@pytest.fixture(scope="module")
def found(shipped: Release) -> EligibilityStudy:
    return eligibility_effect(shipped.view(DAY))


def test_a_changed_pair_lies_on_two_sides_of_the_limit(found: EligibilityStudy) -> None:
    for effect in (*found.entering, *found.recorded):
        for pair in effect.changed:
            before = pair.p_open if effect.compared == "p" else pair.q_open
            after = pair.p if effect.compared == "p" else pair.q
            assert (before <= effect.limit) != (after <= effect.limit)


def test_counts_follow_from_the_changed_pairs(found: EligibilityStudy) -> None:
    for effect in (*found.entering, *found.recorded):
        after = [(pair.p if effect.compared == "p" else pair.q) <= effect.limit for pair in effect.changed]
        assert effect.found - effect.found_open == sum(after) - (len(after) - sum(after))


def test_rules_raise_what_is_to_be_expected_where_they_close_cells(found: EligibilityStudy) -> None:
    assert 0 < found.n_closed < found.n_cells
    by_null = {effect.null: effect for effect in found.recorded if (effect.compared, effect.limit) == ("p", 0.05)}
    assert by_null["sdsm"].found < by_null["sdsm"].found_open
    assert any(pair.expected > pair.expected_open for pair in by_null["sdsm"].changed)


def test_ties_against_a_rule_stay_and_open_their_cell_only(shipped: Release) -> None:
    whole = read_memberships(shipped.view(DAY))
    mask = whole.graph.eligibility
    assert mask is not None
    assert len(whole.exceptions) > 0
    ties: TwoMode = whole.graph
    assert all(column in ties.row(row) for row, column in whole.exceptions)
    assert mask.allows(*zip(*whole.exceptions, strict=True)).all()
