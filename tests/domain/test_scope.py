import pytest

from hanse.domain.scope import Scope
from hanse.errors import UsageError


def test_an_empty_scope_limits_nothing():
    scope = Scope()
    assert scope.as_dict() == {}
    assert not scope.is_limited
    assert scope.describe() == "Everything recorded."


def test_equal_limits_in_any_order_are_the_same_scope():
    one = Scope(countries=("de", "BE", "DE"), relations=("member", "adherence"))
    two = Scope(countries=("BE", "DE"), relations=("adherence", "member"))
    assert one == two
    assert hash(one) == hash(two)
    assert one.countries == ("BE", "DE")


def test_as_dict_holds_only_limits_that_are_set():
    scope = Scope(kinds=("network",), nesting=False)
    assert scope.as_dict() == {"kinds": ("network",), "nesting": ("no",)}
    assert scope.is_limited


def test_describe_is_one_sentence_that_names_every_limit():
    text = Scope(kinds=("campaign", "project"), collections=("oomen2018",), nesting=False).describe()
    assert text == (
        "Limited to kind of network campaign or project; collection oomen2018; "
        "a city in a network and in a part of it counts once."
    )


@pytest.mark.parametrize(
    ("field", "value"), [("kinds", "club"), ("relations", "friend"), ("roles", "king"), ("statuses", "active")]
)
def test_a_word_outside_the_vocabulary_is_refused_with_the_choices(field, value):
    with pytest.raises(UsageError) as error:
        Scope(**{field: (value,)})
    assert repr(value) in error.value.what
    assert "use one of" in error.value.hint


def test_a_text_in_place_of_a_tuple_is_refused():
    with pytest.raises(UsageError):
        Scope(countries="DE")
