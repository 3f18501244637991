"""What holds for every name: decisions depend on the question alone, and a country keeps its borders."""

import csv
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hanse.resolve import batch
from hanse.resolve.batch import resolve_many
from hanse.resolve.country import country_names, country_of
from hanse.resolve.encoding import repair
from hanse.resolve.normalise import fold, loose, loose_of_all, squash
from hanse.resolve.reading import read_name
from hanse.resolve.resolution import Query
from hanse.resolve.resolver import Resolver
from hanse.resolve.strip import cores

CASES = Path(__file__).parent / "cases"
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PURE = settings(max_examples=200, deadline=None)


def written() -> list[Query]:
    """Every name of the tables of cases with its country."""
    found = []
    for path in sorted(CASES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            found += [Query(row["written"], row["country"]) for row in csv.DictReader(stream)]
    return list(dict.fromkeys(found))


NAMES = st.text(max_size=60) | st.sampled_from([query.name for query in written()])
COUNTRIES = st.sampled_from(["", *sorted(country_names())])
QUERIES = st.builds(Query, name=NAMES, country=COUNTRIES) | st.sampled_from(written())


@PURE
@given(NAMES)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert squash(squash(fold(name))) == squash(fold(name))


@PURE
@given(st.from_regex(r"\A[A-ZÖŁŠ][a-zaéöüñçłőı]{1,12}( [A-ZÖŁŠ][a-zaéöüñçłőı]{1,12}){0,2}\Z"))
def test_a_sound_name_is_not_repaired(name: str) -> None:
    assert repair(name).text == name
    assert repair(name).repairs == ()


@PURE
@given(st.lists(NAMES, max_size=8))
def test_many_sounds_are_each_sound(names: list[str]) -> None:
    folded = [fold(name) for name in names]
    assert loose_of_all(folded) == [loose(name) for name in folded]


@PURE
@given(NAMES)
def test_cutting_an_office_leaves_words_that_were_written(name: str) -> None:
    for words in read_name(name).heads:
        for core in cores(words):
            assert len(core.words) > 0
            assert set(core.words) <= set(words)


@RELAXED
@given(QUERIES)
def test_the_same_question_has_the_same_answer(resolver: Resolver, query: Query) -> None:
    first, again = resolver.answer(query), resolver.answer(query)
    assert first == again
    assert 0.0 <= first.score <= 1.0
    assert (first.best is not None) == (first.decision == "match")
    assert first.why.strip() != ""


@RELAXED
@given(QUERIES)
def test_a_match_lies_in_the_country_given(resolver: Resolver, query: Query) -> None:
    answer = resolver.answer(query)
    if query.country != "":
        assert answer.country in {"", country_of(query.country)}
        assert {option.country for option in answer.candidates} <= {country_of(query.country)}


@RELAXED
@given(st.lists(QUERIES, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(resolver: Resolver, queries: list[Query], random: Random) -> None:
    shuffled = list(queries)
    random.shuffle(shuffled)
    straight = dict(zip(queries, resolve_many(resolver, queries), strict=True))
    assert dict(zip(shuffled, resolve_many(resolver, shuffled), strict=True)) == straight


def test_a_batch_answers_as_one_by_one_in_one_process_and_in_two(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = written()
    single = [resolver.answer(query, explain=False) for query in queries]
    assert resolve_many(resolver, queries) == single
    monkeypatch.setattr(batch, "_WORTH_FORKING", 1)
    assert resolve_many(resolver, queries, workers=2) == single


def test_names_that_come_twice_are_resolved_once(resolver: Resolver, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Query] = []
    answer = resolver.answer

    def counting(query: Query, *, explain: bool) -> object:
        asked.append(query)
        return answer(query, explain=explain)

    monkeypatch.setattr(resolver, "answer", counting)
    done: list[tuple[int, int]] = []
    queries = [Query("Ulm", "DE"), Query("Ghent", "BE"), Query("Ulm", "DE"), Query("Ulm", "DE")]
    found = resolve_many(resolver, queries, progress=lambda one, of: done.append((one, of)))
    assert asked == [Query("Ulm", "DE"), Query("Ghent", "BE")]
    assert [one.name for one in found] == ["Ulm", "Gent", "Ulm", "Ulm"]
    assert done == [(2, 2)]
