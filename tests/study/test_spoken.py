"""Sentences of a result survive its JSON."""

from dataclasses import dataclass

import pytest

from hanse.domain.saying import Said, say, say_count
from hanse.release.jsonform import as_json
from hanse.study.shelf import Default, fill, published
from hanse.study.spoken import resaid, spoken
from tests.world import World


@dataclass(frozen=True)
class _Inner:
    why: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class _Outer:
    name: str
    inner: _Inner
    words: dict[str, str]


def _result() -> _Outer:
    parts = (say_count(2, "{count} member", "{count} members"), "a plain word")
    return _Outer("Vineta", _Inner(say("{what} of {n}", what=say("many"), n=3), parts), {"rule": say("A rule.")})


def test_each_sentence_is_collected_once_and_those_in_gaps_first() -> None:
    assert [one.text for one in spoken((_result(), _result()))] == ["many", "many of 3", "2 members", "A rule."]


def test_sentences_come_back_in_place_with_message_and_values() -> None:
    plain = _Outer("Vineta", _Inner("many of 3", ("2 members", "a plain word")), {"rule": "A rule."})
    again = resaid(plain, spoken(_result()))
    assert again == _result()
    why = again.inner.why
    assert isinstance(why, Said)
    assert (why.message, why.values["n"]) == ("{what} of {n}", 3)
    assert isinstance(why.values["what"], Said)
    assert again.inner.parts[0].plural == "{count} members"
    assert type(again.name) is str
    assert type(again.inner.parts[1]) is str


def test_a_result_without_sentences_is_left_alone() -> None:
    held = _Inner("why", ("a",))
    assert resaid(held, spoken(held)) is held


def test_the_shelf_keeps_sentences(world: World) -> None:
    release = world.open()
    default = Default("spoken", _Outer, lambda _release, _view: _result())
    fill(release, (default,))
    read = published(release, default)
    assert as_json(read) == as_json(_result())
    assert isinstance(read.inner.why, Said)


@pytest.mark.parametrize("count", [1, 2])
def test_counts_keep_both_wordings(count: int) -> None:
    said = say_count(count, "{count} city", "{count} cities")
    again = resaid((str(said),), spoken(said))
    assert (again[0].message, again[0].plural, again[0].number) == ("{count} city", "{count} cities", count)
