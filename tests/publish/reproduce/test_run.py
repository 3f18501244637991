"""One figure from expectation to check: verdict, reason, and what counts as a confirmation."""

import pytest

from hanse.errors import StructureError
from hanse.publish.reproduce.expectation import Expectation, load_expectations
from hanse.publish.reproduce.parameters import Parameters
from hanse.publish.reproduce.run import check_figure
from tests.publish.reproduce.world import PAPER, World

TOML = """
paper = "oomen2018"
[parameters]
entity = "forum"
[[check]]
id = "C001"
claim = "Pledges"
published = "774"
locator = "section 3"
basis = "independent data"
method = "stated_figure"
parameters = { properties = ["pledges"] }
expected = { rule = "equal", values = [774] }
reason = "Other source: {found}."
reason_differs = "Another figure: {found}."
reason_cannot_check = "Missing: {missing}."
"""


def _load(folder, text: str = TOML) -> Expectation:
    (folder / "oomen2018.toml").write_text(text, encoding="utf-8")
    return load_expectations(folder)[0]


def _world(value: str, source: str) -> World:
    world = World()
    world.state("Forum", "pledges", value, source=source)
    return world


def test_independent_agreement_is_a_confirmation(tmp_path):
    check = check_figure(_load(tmp_path), _world("774", "s-page").evidence())
    assert (check.verdict, check.is_confirmation) == ("agrees", True)
    assert check.reason == "Other source: 774 (The League)."
    assert check.claims == ("c1",)
    assert check.sources == (("s-page", "The League"),)


def test_another_figure_differs(tmp_path):
    check = check_figure(_load(tmp_path), _world("775", "s-page").evidence())
    assert (check.verdict, check.is_confirmation) == ("differs", False)
    assert check.reason == "Another figure: 775 (The League)."


def test_the_paper_alone_cannot_be_checked(tmp_path):
    check = check_figure(_load(tmp_path), _world("774", PAPER).evidence())
    assert check.verdict == "cannot_check"
    assert check.reason.startswith("Missing: ")


@pytest.mark.parametrize("basis", ["transcription", "internal arithmetic"])
def test_agreement_on_another_basis_confirms_nothing(tmp_path, basis):
    expectation = _load(tmp_path, TOML.replace("independent data", basis))
    check = check_figure(expectation, _world("774", "s-page").evidence())
    assert (check.verdict, check.is_confirmation) == ("agrees", False)


def test_claims_of_the_paper_never_confirm_whatever_the_basis_says(tmp_path):
    text = TOML.replace("stated_figure", "count_ties").replace('properties = ["pledges"]', 'list_paper = "oomen2018"')
    world = World()
    world.tie("Ys", "list", source=PAPER)
    check = check_figure(_load(tmp_path, text.replace("774]", "1]").replace("{found}", "{names}")), world.evidence())
    assert (check.verdict, check.is_confirmation) == ("agrees", False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("stated_figure", "guess", "unknown method"),
        ("{found}", "{nothing}", "nothing"),
        ("independent data", "hearsay", "unknown basis"),
        ('claim = "Pledges"', "claim = 3", "claim should be text"),
        ('id = "C001"', "id = ", "cannot be read as TOML"),
    ],
)
def test_a_wrong_file_says_where(tmp_path, old, new, message):
    with pytest.raises(StructureError, match=message):
        check_figure(_load(tmp_path, TOML.replace(old, new)), _world("774", "s-page").evidence())


def test_ids_are_unique_and_files_are_needed(tmp_path):
    with pytest.raises(StructureError, match="no figures"):
        load_expectations(tmp_path)
    (tmp_path / "a.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "b.toml").write_text(TOML, encoding="utf-8")
    with pytest.raises(StructureError, match="twice"):
        load_expectations(tmp_path)


def test_parameters_of_the_check_go_before_shared_ones(tmp_path):
    text = TOML.replace("{ properties", '{ entity = "other", properties')
    assert _load(tmp_path, text).parameters.text("entity") == "other"
    assert isinstance(_load(tmp_path).parameters, Parameters)
