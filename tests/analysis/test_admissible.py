"""What may enter a statistic: each reason, scopes of completeness, pairs, and names of those left out."""

import numpy as np
import pytest

from hanse.analysis.admissible import RosterFacts, admissible
from hanse.analysis.toys import mini

AS_OF = 2026.0


@pytest.mark.parametrize(
    ("held", "stated", "complete", "dated", "reason", "enters"),
    [
        (40, None, "yes", 2025.0, "complete", True),
        (40, 40, "yes", 2023.0, "complete", True),
        (40, 50, "yes", 2025.0, "enough held", True),  # "complete", but fewer than stated: partial
        (10, 50, "yes", 2025.0, "too few held", False),
        (25, 50, "no", 2025.0, "enough held", True),
        (24, 50, "no", 2025.0, "too few held", False),
        (24, None, "unknown", 2025.0, "size not stated", False),
        (24, 0, "unknown", 2025.0, "size not stated", False),
        (40, 40, "yes", 2022.9, "too old", False),
        (40, 40, "yes", 2026.1, "later than the date", False),
        (40, 40, "yes", None, "undated", False),
    ],
)
def test_every_reason(
    held: int, stated: int | None, complete: str, dated: float | None, reason: str, enters: bool
) -> None:
    found = admissible([RosterFacts(0, held, stated, complete, dated)], n_networks=2, as_of=AS_OF)  # type: ignore[arg-type]
    assert (found.reason[0], bool(found.enters[0])) == (reason, enters)
    assert (found.reason[1], bool(found.enters[1])) == ("no roster", False)
    assert f"1 network ({reason}" in found.describe() or enters


def test_the_best_roster_of_a_network_decides() -> None:
    rosters = [
        RosterFacts(0, 2, 50, "no", 2025.0),
        RosterFacts(0, 30, 50, "no", 2024.0),
        RosterFacts(0, 50, 50, "yes", 2010.0),
    ]
    found = admissible(rosters, n_networks=1, as_of=AS_OF)
    assert found.reason == ("enough held",)
    assert found.share.tolist() == [0.6]
    assert admissible(rosters, n_networks=1, as_of=AS_OF, window=20).reason == ("complete",)
    assert admissible(rosters, n_networks=1, as_of=AS_OF, least_share=0.7).reason == ("too few held",)


def test_complete_for_one_country_says_nothing_of_the_whole() -> None:
    rosters = [
        RosterFacts(0, 9, None, "yes", 2025.0, scope="PL"),
        RosterFacts(1, 4, None, "yes", 2025.0, scope="PL"),
        RosterFacts(2, 90, 100, "no", 2025.0),
        RosterFacts(3, 5, None, "yes", 2025.0, scope="DE"),
    ]
    whole = admissible(rosters, n_networks=5, as_of=AS_OF)
    assert whole.enters.tolist() == [False, False, True, False, False]
    assert whole.reason[0] == "other scope only"
    poland = admissible(rosters, n_networks=5, as_of=AS_OF, scope="PL")
    assert poland.enters.tolist() == [True, True, True, False, False]
    # A pair is judged where both are held for a common scope; the whole includes any.
    judged = whole.is_judged([0, 0, 0, 2, 3, 2, 4], [1, 2, 3, 3, 4, 2, 4])
    assert judged.tolist() == [True, True, False, True, False, True, False]


def test_those_left_out_are_named_and_the_graph_restricted() -> None:
    found = admissible(
        [RosterFacts(0, 4, 4, "yes", 2025.0), RosterFacts(2, 1, 40, "no", 2025.0)], n_networks=4, as_of=AS_OF
    )
    text = found.describe(mini().networks)
    assert "1 of 4 networks enter" in text
    assert "1 network (too few held: Delta)" in text
    assert "2 networks (no roster: Beta, Gamma)" in text
    rest = found.restrict(mini())
    assert (rest.networks, rest.n_cities) == (("Alpha",), 8)
    assert found.left_out.tolist() == [1, 2, 3]


def test_nothing_to_admit() -> None:
    found = admissible([], n_networks=0, as_of=AS_OF)
    assert found.enters.size == 0
    assert "None is left out" in found.describe()
    assert np.isnan(admissible([], n_networks=1, as_of=AS_OF).share[0])


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: admissible([RosterFacts(3, 1, 1, "yes", 2025.0)], n_networks=2, as_of=AS_OF), "no network of 2"),
        (lambda: admissible([RosterFacts(0, -1, 1, "yes", 2025.0)], n_networks=2, as_of=AS_OF), "negative"),
        (lambda: admissible([], n_networks=2, as_of=AS_OF, window=-1), "window"),
        (lambda: admissible([], n_networks=2, as_of=AS_OF, least_share=0), "least_share"),
        (lambda: admissible([], n_networks=2, as_of=AS_OF).restrict(mini()), "4 networks"),
    ],
)
def test_refuses_what_does_not_fit(made: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        made()  # type: ignore[operator]
