"""Counts of names, documents, codes and networks."""

from hanse.publish.reproduce import count, lookup
from tests.publish.reproduce.world import OTHER_PAGE, PAPER, World, parameters

LIST = {"list_paper": "oomen2018"}


def test_names_in_a_list_count_once():
    world = World()
    for city in ("Ys", "Vineta", "Ys"):
        world.tie(city, "list of active cities", source=PAPER)
    world.tie("Laputa", "list of active cities")
    world.tie("Ryugu", "another list", source=PAPER)
    found = count.ties(world.evidence(), parameters(**LIST, object="active cities"))
    assert found.numbers == (2.0,)
    assert found.facts["names"] == "Vineta, Ys"


def test_the_other_side_may_be_counted_and_the_relation_asked_for():
    world = World()
    world.tie("Tide Initiative", "Council of the Seas", source=PAPER, relation="initiated_by")
    world.tie("Tide Initiative", "Salvage Fund", source=PAPER, relation="funded_by")
    wanted = parameters(**LIST, subject="Tide", relations=["initiated_by"], counted="object")
    assert count.ties(world.evidence(), wanted).facts["names"] == "Council of the Seas"


def test_an_empty_list_cannot_be_checked():
    assert count.ties(World().evidence(), parameters(**LIST, object="x")).missing == "the list"


def test_documents_of_one_place_in_the_paper():
    world = World()
    for name, locator in (("Tide Declaration", "table of documents"), ("Reef Charter", "p. 3")):
        world.state(name, "kind", "text", source=PAPER, subject_kind="document", locator=locator)
    world.state("Tide Declaration", "issuer", "x", source=PAPER, subject_kind="document", locator="table of documents")
    found = count.documents(world.evidence(), parameters(**LIST, place="table of documents"))
    assert found.numbers == (1.0,)


def test_codes_and_those_on_which_two_coders_agree():
    world = World(codes={"functions": ("SHARE", "STORY")})
    for coder in ("a", "b"):
        world.code("League", "functions", "SHARE", coder=coder, kind="person")
    world.code("League", "functions", "STORY", coder="a", kind="person")
    found = count.codes(world.evidence(), parameters(codebook="functions", coder_kinds=["person"]))
    assert found.numbers == (2.0,)
    assert found.facts["agreed"] == "SHARE 1, STORY 0"
    assert found.facts["used"] == "1"


def test_named_networks_are_counted_and_never_compared():
    world = World(networks={"league": ("", ""), "gates": ("", ""), "bell": ("", "")})
    world.tie("Ys", "League", source=PAPER)
    world.state("Gates", "founded", "2001", source=PAPER)
    world.tie("Ys", "Bell")
    found = count.named_networks(world.evidence(), parameters(**LIST, needs="the list"))
    assert (found.facts["named"], found.facts["held"]) == ("2", "3")
    assert (found.numbers, found.missing) == ((), "the list")


def test_networks_that_a_paper_classes_by_scale_and_area():
    world = World(networks={"league": ("national", "ZA"), "gates": ("national", "DE"), "bell": ("global", "ZA")})
    for name in ("League", "Gates", "Bell"):
        world.code(name, "mode", "COOPT")
    wanted = parameters(**LIST, codebook="mode", scale="national", areas=["ZA"])
    found = count.classed(world.evidence(), wanted)
    assert (found.numbers, found.facts["names"]) == ((1.0,), "League")


FIGURE = {"entity": "forum", "properties": ["pledges"]}


def test_a_figure_of_another_source():
    world = World()
    world.state("Forum", "pledges", "774", source=PAPER)
    assert lookup.figure(world.evidence(), parameters(**FIGURE)).missing != ""
    world.state("Forum", "pledges", "774")
    found = lookup.figure(world.evidence(), parameters(**FIGURE))
    assert (found.numbers, found.claims) == ((774.0,), ("c2",))


def test_other_sources_that_disagree_cannot_agree_with_one_figure():
    world = World()
    world.state("Forum", "pledges", "774")
    world.state("Forum", "pledges", "1,400", source=OTHER_PAGE)
    assert lookup.figure(world.evidence(), parameters(**FIGURE)).numbers == (774.0, 1400.0)


def test_a_figure_of_another_day_is_shown_but_not_compared():
    world = World()
    world.state("Forum", "pledges", "1,400")
    found = lookup.figure(world.evidence(), parameters(**FIGURE, needs="the day"))
    assert found.missing == "the day"
    assert "1,400 (The League)" in found.facts["found"]


def test_left_out_on_purpose():
    assert lookup.not_compiled(World().evidence(), parameters()).missing == "not compiled, on purpose"
    assert lookup.needed(World().evidence(), parameters(needs="a list")).missing == "a list"
