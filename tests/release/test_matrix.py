"""The matrix: cells are statuses, never zero for unknown."""

from datetime import date

import pytest

from hanse.domain.vocabulary import STATUSES
from hanse.errors import NotFoundError
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
