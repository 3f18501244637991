"""The matrix: cells are statuses, never zero for unknown."""

from datetime import date

import pytest

from hanse.domain.vocabulary import STATUSES
from hanse.errors import NotFoundError, UsageError
from hanse.release import Release, View


def test_cells_are_statuses_and_unrecorded_pairs_have_one_too(view: View) -> None:
    matrix = view.matrix(["SCL", "open-gates"])
    cells = {city.id: row for city, row in zip(matrix.cities, matrix.cells, strict=True)}
    assert cells == {
        "atlantis-gr": ("ended", "stated"),
        "neuburg-at": ("not_listed", "observed"),
        "schilda-de": ("no_longer_listed", "unknown"),
        "vineta-de": ("stated", "observed"),
        "county-vineta-de": ("unknown", "observed"),
        "ys-fr": ("last_seen", "unknown"),
    }
    assert {cell for row in matrix.cells for cell in row} <= set(STATUSES)


def test_the_threshold_counts_only_the_networks_shown(view: View) -> None:
    matrix = view.matrix(["SCL", "open-gates"], min_memberships=2)
    assert [city.id for city in matrix.cities] == ["vineta-de"]
    assert matrix.counted == (2,)


def test_one_collection_is_read_as_if_there_were_no_other(release: Release) -> None:
    matrix = release.view(as_of=date(2018, 12, 31)).matrix(["SCL"], collection="atlas2018")
    assert [city.id for city in matrix.cities] == ["schilda-de", "ys-fr"]
    assert matrix.context.scope == {"collections": ("atlas2018",)}
    with pytest.raises(NotFoundError, match="there are: atlas2018, lists"):
        release.view().matrix(["SCL"], collection="nowhere")


def test_a_network_named_twice_has_one_column(view: View) -> None:
    assert [network.id for network in view.matrix(["SCL", "Sunken Cities League"]).networks] == ["sunken-cities-league"]


BOTH = ("SCL", "open-gates")


def test_a_page_holds_its_rows_and_columns_alone(view: View) -> None:
    whole = view.matrix(BOTH)
    page = view.matrix(BOTH, first=2, most=3, columns=(1, 1))
    assert page.cities == whole.cities[2:5]
    assert [network.id for network in page.networks] == ["open-gates"]
    assert page.cells == tuple(cells[1:] for cells in whole.cells[2:5])
    assert (page.first, page.total, page.first_column, page.total_columns) == (2, 6, 1, 2)
    assert page.counted == whole.counted[2:5]  # of all networks, also of those on other pages


def test_nested_puts_most_memberships_first_and_equals_a_to_z(view: View) -> None:
    nested = view.matrix(BOTH, order="nested")
    assert [(network.id, n) for network, n in zip(nested.networks, nested.members, strict=True)] == [
        ("open-gates", 4), ("sunken-cities-league", 2),
    ]  # fmt: skip
    assert [city.id for city in nested.cities] == [
        "vineta-de", "atlantis-gr", "neuburg-at", "county-vineta-de", "ys-fr", "schilda-de",
    ]  # fmt: skip
    assert nested.counted == (2, 1, 1, 1, 1, 0)
    with pytest.raises(UsageError, match="no order 'size'"):
        view.matrix(BOTH, order="size")


@pytest.mark.parametrize(
    ("filters", "cities"),
    [
        ({"country": "DE"}, {"vineta-de", "schilda-de", "county-vineta-de"}),
        ({"country": "JP"}, set()),
        ({"status": "stated"}, {"vineta-de", "atlantis-gr"}),
        ({"role": "signatory", "status": "stated"}, {"atlantis-gr"}),
        ({"role": "member", "status": "observed"}, set()),  # no one cell has both
        ({"status": "observed", "country": "DE"}, {"vineta-de", "county-vineta-de"}),
    ],
)
def test_filters_choose_rows_and_leave_cells_as_they_are(view: View, filters: dict[str, str], cities: set[str]) -> None:
    found = view.matrix(BOTH, **filters)
    assert {city.id for city in found.cities} == cities
    assert found.filters == filters
    whole = dict(zip(view.matrix(BOTH).cities, view.matrix(BOTH).cells, strict=True))
    assert all(whole[city] == cells for city, cells in zip(found.cities, found.cells, strict=True))


def test_each_size_is_the_class_of_the_place(view: View) -> None:
    facets = view.matrix(BOTH).facets
    assert sum(facets["size"].values()) == 6
    for size, count in facets["size"].items():
        assert view.matrix(BOTH, size=size).total == count


@pytest.mark.parametrize("filters", [{"role": "king"}, {"status": "active"}, {"size": "12"}])
def test_a_value_that_no_vocabulary_has_is_refused(view: View, filters: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="use one of"):
        view.matrix(BOTH, **filters)


def test_a_cell_names_the_year_it_rests_on(view: View) -> None:
    matrix = view.matrix(BOTH)
    years = {city.id: row for city, row in zip(matrix.cities, matrix.years, strict=True)}
    assert years["vineta-de"] == ("2019", "2022")  # stated since, on the list of
    assert years["schilda-de"] == ("", "")
    assert years["ys-fr"] == ("2020", "")


def test_a_pair_says_why_and_on_what(view: View) -> None:
    held = view.pair("vineta-de", "open-gates")
    assert (held.membership.status, len(held.membership.claims) > 0) == ("observed", True)
    left_out = view.pair("neuburg-at", "SCL")
    assert left_out.membership.status == "not_listed"
    assert left_out.membership.claims == ()
    assert len(left_out.rosters) == 1  # the list that leaves it out
    unknown = view.pair("vineta-de", "quiet-network")
    assert (unknown.membership.status, unknown.rosters) == ("unknown", ())
