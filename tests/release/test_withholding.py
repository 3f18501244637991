"""What is withheld is gone from every view, table, file and search, also of releases built before it was."""

import csv
import gc
import json
from pathlib import Path

import pytest

from hanse.errors import NotFoundError, StructureError, WithheldError
from hanse.release import Release, View, as_json, open_release
from tests.world import World


def every_view(view: View) -> str:
    """All that pages show, as one text of JSON."""
    refs = list(view.catalogue.entities.values())
    profiles = {"network": view.network, "city": view.city}
    views: list[object] = [
        view.overview(),
        view.networks(),
        view.cities(),
        view.countries(),
        view.documents(),
        view.sources(),
        view.rosters(),
        view.coverage(),
        view.method(),
        view.matrix([ref.id for ref in refs if ref.kind == "network"]),
    ]
    views += [profiles.get(ref.kind, view.entity)(ref.id) for ref in refs]
    views += [view.source(key) for key in view.catalogue.sources]
    views += [view.roster(row.id) for row in view.rosters().rows]
    views += [view.claim(key) for key in view.catalogue.claims]
    views += [view.country(row.code) for row in view.countries().rows]
    views += [view.place(key) for key in range(900000001, 900000010)]
    return json.dumps([as_json(one) for one in views], ensure_ascii=False)


def every_file(release: Release) -> bytes:
    """All bytes that are passed on or served: tables, notes, checks, and the database itself."""
    return b"\n".join(path.read_bytes() for path in sorted(release.folder.rglob("*")) if path.is_file())


def newest_list(world: World, *lines: str) -> Path:
    path = world.data.parent / "newest.csv"
    path.write_text(
        "target,reason_class,withheld_by,withheld_on,review_on\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )
    return path


def test_a_claim_withheld_at_build_leaves_a_tombstone(view: View) -> None:
    tombstone = view.claim("c000000000016")
    assert tombstone.withheld == "safety"
    assert tombstone.fields == {}
    assert (tombstone.source.title, tombstone.locator, tombstone.subject, tombstone.object) == ("", "", None, None)
    assert "c000000000016" not in every_view(view)


def test_a_withheld_claim_makes_no_membership(view: View) -> None:
    assert view.city("laputa-gb").memberships == ()
    assert "laputa-gb" not in {one.city.id for one in view.network("open-gates").memberships}
    assert view.contents.pairs.status("laputa-gb", "open-gates", view.as_of, view.scope).status == "unknown"


ENTITY_GONE = "laputa-gb,safety,editor,2024-07-01,"


@pytest.fixture(params=["at build", "when opening"])
def without_laputa(request: pytest.FixtureRequest, world: World) -> Release:
    """The mini world without the city of Laputa: withheld before the build, or after it."""
    if request.param == "at build":
        world.write(
            "withheld",
            [
                *world.rows("withheld"),
                {"target": "laputa-gb", "reason_class": "safety", "withheld_by": "editor", "withheld_on": "2024-06-29"},
            ],
        )
        return world.open()
    world.build()
    return open_release(world.releases, withheld=newest_list(world, ENTITY_GONE))


def test_an_entity_is_gone_from_every_page_and_file(without_laputa: Release) -> None:
    view = without_laputa.view()
    assert "Laputa" not in every_view(view)
    assert b"laputa" not in every_file(without_laputa).lower().replace(b"laputa-gb", b"")  # its tombstone has the id
    for path in (without_laputa.folder / "tables").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                assert path.stem == "withheld" or "laputa" not in json.dumps(row).lower()


def test_an_entity_is_gone_from_search_and_names(without_laputa: Release) -> None:
    view = without_laputa.view()
    for text in ("Laputa", "lapu", "laputa-gb", "Lapuda"):
        assert not [hit for hit in view.search(text).hits if hit.kind == "city"]
    with pytest.raises(NotFoundError):
        view.city("Laputa")
    with pytest.raises(WithheldError, match="withheld"):
        view.city("laputa-gb")


def test_claims_about_a_withheld_entity_go_with_it(without_laputa: Release) -> None:
    view = without_laputa.view()
    assert view.claim("c00000000001e").withheld == "safety"
    assert view.documents().rows[0].signatories == 3
    assert without_laputa.info().claims == 67


def test_the_rest_of_the_release_stays(without_laputa: Release, view: View) -> None:
    reduced = without_laputa.view()
    assert reduced.network("SCL").memberships == view.network("SCL").memberships
    assert reduced.search("Vineta").hits == view.search("Vineta").hits


def test_the_older_release_itself_is_not_touched(world: World) -> None:
    folder = world.build()
    before = (folder / "hanse.sqlite").read_bytes()
    late = open_release(world.releases, withheld=newest_list(world, ENTITY_GONE))
    assert late.folder != folder
    assert late.folder.parent == world.releases
    assert late.withheld_mark != ""
    assert (folder / "hanse.sqlite").read_bytes() == before
    assert open_release(world.releases).withheld_mark == ""
    private = late.folder
    late.close()
    del late
    gc.collect()
    assert not private.exists()


def test_a_list_with_nothing_new_serves_the_release_as_built(world: World) -> None:
    folder = world.build()
    assert open_release(world.releases, withheld=world.path("withheld")).folder == folder


def test_a_source_used_for_nothing_else_goes_too(world: World) -> None:
    world.build()
    only = newest_list(world, "c000000000003,privacy,editor,2024-07-01,")
    view = open_release(world.releases, withheld=only).view()
    with pytest.raises(NotFoundError):
        view.source("s0000000004")
    assert view.city("vineta-de").memberships[2].status == "observed"  # the accession is gone, the list of 2023 is not


def test_a_roster_with_a_withheld_entry_shows_nobody_as_missing(world: World) -> None:
    world.build()
    view = open_release(world.releases, withheld=newest_list(world, "c000000000004,safety,editor,2024-07-01,")).view()
    assert view.contents.pairs.status("neuburg-at", "sunken-cities-league", view.as_of, view.scope).status == "unknown"


def test_a_withheld_network_takes_its_lists_with_it(world: World) -> None:
    world.build()
    view = open_release(world.releases, withheld=newest_list(world, "story-cities,objection,editor,2024-07-01,")).view()
    assert "Story Cities" not in every_view(view)
    assert {row.network.id for row in view.rosters().rows if row.network is not None} == {
        "sunken-cities-league",
        "bell-project",
        "open-gates",
        "harbour-group",
    }


def test_a_judgement_limited_to_a_withheld_claim_goes_with_it(world: World) -> None:
    limited = {"id": "j0000000000ff", "kind": "city", "name": "Vineta", "country": "DE", "context": "c000000000003"}
    decided = {"decision": "same", "entity": "vineta-de", "method": "hand", "version": "1", "coder_kind": "reviewed"}
    world.write("judgements", [*world.rows("judgements"), limited | decided | {"judged_on": "2024-06-01"}])
    world.build()
    only = newest_list(world, "c000000000003,privacy,editor,2024-07-01,")
    assert b"j0000000000ff" in every_file(open_release(world.releases))
    assert b"j0000000000ff" not in every_file(open_release(world.releases, withheld=only))


def test_a_list_that_cannot_be_read_stops(world: World) -> None:
    world.build()
    broken = world.data.parent / "broken.csv"
    broken.write_text("who\nnobody\n", encoding="utf-8")
    with pytest.raises(StructureError, match="correct that file"):
        open_release(world.releases, withheld=broken)
