from hanse.domain.claim import claim_id, source_id


def test_an_id_depends_on_every_part_and_on_their_order():
    ids = {
        claim_id("lists", "tie", ["s1", "Vineta", "member"]),
        claim_id("other", "tie", ["s1", "Vineta", "member"]),
        claim_id("lists", "statement", ["s1", "Vineta", "member"]),
        claim_id("lists", "tie", ["Vineta", "s1", "member"]),
        claim_id("lists", "tie", ["s1", "Vineta", ""]),
        claim_id("lists", "tie", ["s1", "Vinetamember", ""]),
    }
    assert len(ids) == 6


def test_ids_have_their_published_shape_and_never_change():
    assert claim_id("lists", "tie", ["s1", "Vineta"]) == "ccee419289973"
    assert source_id("paper:oomen2018") == source_id(" paper:oomen2018 ")
    assert len(source_id("https://league.example/")) == 11
