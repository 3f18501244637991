"""What our coders see beside a paper's shares."""

from hanse.publish.reproduce.activity import classed_as, coded_words
from tests.publish.reproduce.world import World, parameters

ASKED = {
    "mode_paper": "oomen2018", "mode_codebook": "mode", "author_kinds": ["author of the paper"],
    "activity_codebook": "activities", "coder_kinds": ["person"], "codes": {"grassroots": "GRASS", "co-opted": "COOPT"},
    "activity": "KNOW",
}  # fmt: skip


def _world() -> World:
    world = World()
    for network, code in (("League", "GRASS"), ("Gates", "GRASS"), ("Bell", "COOPT"), ("Reef", "GRASS")):
        world.code(network, "mode", code)
    for coder, decisions in (("a", ("yes", "yes", "no")), ("b", ("yes", "insufficient", "no"))):
        for network, decision in zip(("League", "Gates", "Bell"), decisions, strict=True):
            world.code(network, "activities", "KNOW", decision=decision, coder=coder, kind="person")
    return world


def test_both_coders_have_to_say_yes_and_uncoded_networks_do_not_count():
    assert coded_words(_world().evidence(), parameters(**ASKED)) == "1 of 2 grassroots, 0 of 1 co-opted"


def test_classes_of_other_coders_do_not_count():
    world = _world()
    world.code("Quiet", "mode", "GRASS", coder="we", kind="person")
    assert classed_as(world.evidence(), parameters(**ASKED), "GRASS") == ("gates", "league", "reef")


def test_nothing_is_said_where_nothing_is_asked():
    assert coded_words(_world().evidence(), parameters()) == ""
