"""The truth table of pair readings, and that nothing is read where lists or codings are too thin."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.advise.reading import (
    CANNOT,
    NESTED,
    NOTHING_NOTABLE,
    READINGS,
    SAME_BOTH,
    SAME_MEMBERS,
    SAME_WORK,
    Reading,
    reading,
)
from hanse.advise.work import SharedWork, Work, rarity, share_work
from hanse.analysis.interval import wilson
from hanse.release.views import EntityRef
from hanse.study.pairs import AT_LEAST, JUDGED, Chance, OverlapPair, Share


def _ref(key: str) -> EntityRef:
    return EntityRef(key, key.title(), "network", "network", "", f"/networks/{key}")


def _share(part: int, whole: int) -> Share | None:
    if whole == 0:
        return None
    found = wilson([part], [whole])
    return Share(part / whole, float(found.low[0]), float(found.high[0]))


def _pair(
    shared: int, first: int, second: int, *, judged: bool = True, nested: bool = False, mark: str = ""
) -> OverlapPair:
    return OverlapPair(
        first=_ref("alpha"), second=_ref("beta"), first_size=first, second_size=second, shared=shared,
        jaccard=shared / max(1, first + second - shared), of_first=_share(shared, first),
        of_second=_share(shared, second), phi=None, status=JUDGED if judged else AT_LEAST,
        why="" if judged else "Alpha: too old",
        chance=Chance(1.0, 0.5, 0.5, 1.0, None, mark) if judged else None, is_nested=nested, is_automatic=False,
    )  # fmt: skip


def _work(first: str = "", second: str = "", absent_second: str = "") -> SharedWork:
    """Codes A to D, a third of six coded networks having each; X is a code that all have."""
    coded = [Work(tuple(f"{code}X"), (), (), (), ()) for code in ("AB", "AB", "CD", "CD", "EF", "EF")]
    rare = rarity(coded)
    one = Work(tuple(first), (), (), (), ("person",))
    two = Work(tuple(second), tuple(absent_second), (), (), ("person",))
    return share_work(one, two, rare, n_coded=6, codebook="book")


MEMBERS = {
    "many": _pair(15, 20, 40),
    "few": _pair(1, 20, 40),
    "not clear": _pair(3, 9, 40),
    "not known": _pair(15, 20, 40, judged=False),
}
WORK = {
    "same": _work("AB", "AC"),
    "different": _work("AB", "CD", "A"),
    "not same": _work("AB", "CD"),
    "not known": _work("AB", ""),
}
TABLE = {
    ("many", "same"): SAME_BOTH,
    ("many", "different"): SAME_MEMBERS,
    ("many", "not same"): CANNOT,
    ("many", "not known"): CANNOT,
    ("few", "same"): SAME_WORK,
    ("few", "different"): NOTHING_NOTABLE,
    ("few", "not same"): NOTHING_NOTABLE,
    ("few", "not known"): CANNOT,
    ("not clear", "same"): CANNOT,
    ("not clear", "different"): CANNOT,
    ("not clear", "not same"): CANNOT,
    ("not clear", "not known"): CANNOT,
    ("not known", "same"): CANNOT,
    ("not known", "different"): CANNOT,
    ("not known", "not same"): CANNOT,
    ("not known", "not known"): CANNOT,
}


@pytest.mark.parametrize(("members", "work"), list(product(MEMBERS, WORK)))
def test_truth_table(members: str, work: str) -> None:
    found = reading(MEMBERS[members], WORK[work], {})
    assert (found.members, found.work, found.reading) == (members, work, TABLE[members, work])
    assert len(found.because) == 2
    assert len(found.would_change) > 0


@pytest.mark.parametrize(("members", "work"), list(product(MEMBERS, WORK)))
def test_part_and_whole_are_nested_whatever_else_is_known(members: str, work: str) -> None:
    assert reading(MEMBERS[members], WORK[work], {"alpha": frozenset({"beta"})}).reading == NESTED
    assert reading(MEMBERS[members], WORK[work], {"beta": frozenset({"alpha"})}).reading == NESTED
    assert reading(MEMBERS[members], WORK[work], {"beta": frozenset({"gamma"})}).reading != NESTED


def test_two_networks_without_anything_cannot_be_judged() -> None:
    found = reading(_pair(0, 0, 0, judged=False), _work(), {})
    assert found.reading == CANNOT
    assert found.containment is None
    assert "first and the second" in found.because[1]


@pytest.mark.parametrize("mark", ["", "more", "fewer"])
def test_chance_is_a_side_mark_and_never_decides(mark: str) -> None:
    marked = reading(_pair(15, 20, 40, mark=mark), WORK["same"], {})
    assert marked.reading == SAME_BOTH
    assert ("sizes on both sides explain" in marked.mark) == (mark != "")


def test_containment_is_of_the_smaller_one() -> None:
    found = reading(_pair(10, 40, 10), WORK["same"], {})
    assert found.containment == _share(10, 10)
    assert "10 shared members, of the 10 that the smaller one has" in found.because[0]


def test_a_code_that_all_networks_have_is_no_sign_of_same_work() -> None:
    common = _work("X", "X")
    assert common.shared == ("X",)
    assert common.weight == 0
    assert reading(MEMBERS["many"], common, {}).reading == CANNOT


def test_work_not_recorded_for_one_side_does_not_count_against_it() -> None:
    assert _work("A", "ABCD").share == 1
    assert _work("A", "ABCD").contrary == ()


def test_rarity_is_the_logarithm_of_how_few_have_a_code() -> None:
    rare = rarity([Work(("A", "B"), (), (), (), ()), Work(("A",), (), (), (), ()), Work((), ("A",), (), (), ())])
    assert rare == {"A": 0.0, "B": pytest.approx(np.log(2))}


@given(
    shared=st.integers(0, 30), more_first=st.integers(0, 60), more_second=st.integers(0, 60),
    first=st.text("ABCDX", max_size=4), second=st.text("ABCDX", max_size=4), absent=st.text("ABCDX", max_size=4),
    judged=st.booleans(), nested=st.booleans(),
)  # fmt: skip
def test_nothing_is_read_where_rosters_do_not_qualify(
    shared: int, more_first: int, more_second: int, first: str, second: str, absent: str, judged: bool, nested: bool
) -> None:
    pair = _pair(shared, shared + more_first, shared + more_second, judged=judged, nested=nested)
    work = _work("".join(dict.fromkeys(first)), "".join(dict.fromkeys(second)), "".join(dict.fromkeys(absent)))
    found = reading(pair, work, {})
    assert found.reading in READINGS
    assert (found.reading == NESTED) == nested
    if not judged:
        assert found.reading in (CANNOT, NESTED)
    if found.reading == SAME_MEMBERS:
        assert len(work.contrary) > 0
    assert _numbers_are_numbers(found)


def _numbers_are_numbers(found: Reading) -> bool:
    return found.containment is None or bool(
        np.isfinite([found.containment.value, found.containment.low, found.containment.high]).all()
    )
