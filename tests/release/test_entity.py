"""Documents, fora, funds, instruments and organisations of the mini world."""

import pytest

from hanse.errors import NotFoundError, UsageError
from hanse.release import View
from tests.world import World


def test_signatories_of_a_document_are_entities_not_names(view: View) -> None:
    declaration = view.document("Tide Declaration")
    signed = [tie for tie in declaration.ties if tie.relation == "signed"]
    assert [tie.subject.id for tie in signed if tie.subject is not None] == [
        "laputa-gb",
        "schilda-de",
        "vineta-de",
        "ys-fr",
    ]
    assert [tie.subject_as_written for tie in signed] == ["Laputa", "Schildau", "Vineta", "Ys"]


def test_the_list_of_documents(view: View) -> None:
    (row,) = view.documents().rows
    assert (row.document.id, row.kind, row.issued, row.signatories) == (
        "doc-tide-declaration",
        "declaration",
        "5 December 2018",
        4,
    )
    assert view.documents(year="2018").rows == (row,)
    assert view.documents(year="2019").rows == ()


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("forum", "forum-tide-talks"),
        ("fund", "fund-salvage"),
        ("instrument", "ins-bell-index"),
        ("organisation", "org-council-of-the-seas"),
        ("document", "doc-tide-declaration"),
    ],
)
def test_every_kind_has_a_list_and_profiles(view: View, kind: str, key: str) -> None:
    listed = view.entities(kind)
    assert [row.entity.id for row in listed.rows] == [key]
    assert view.entity(key) == listed.rows[0]
    assert len(view.entity(key).ties) > 0


def test_facts_of_a_forum(view: View) -> None:
    assert [(value.property, value.value) for value in view.entity("forum-tide-talks").facts] == [
        ("how cities get in", "invitation by the chair")
    ]


def test_what_is_no_such_entity_is_refused(view: View) -> None:
    with pytest.raises(NotFoundError):
        view.entity("sunken-cities-league")  # networks have pages of their own
    with pytest.raises(UsageError, match="document"):
        view.entities("network")


def test_a_network_that_is_a_way_into_debate_is_among_the_fora(world: World) -> None:
    world.add(
        "statements", id="c0000000fff1", subject_kind="network", subject="SCL", property="how_cities_get_in",
        value="by its delegates", source="s0000000001", locator="p. 9",
    )  # fmt: skip
    view = world.open().view()
    assert [row.entity.id for row in view.entities("forum").rows] == ["sunken-cities-league", "forum-tide-talks"]
    assert [row.entity.id for row in view.entities("fund").rows] == ["fund-salvage"]
