"""The graph as a page, as data, as a picture and as a file for other programs."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from hanse.publish import gexf
from hanse.release import Release
from hanse.web.charts.graph import Line, Mark, drawing
from tests.web.conftest import Get
from tests.web.reading import read

GEXF, VIZ = f"{{{gexf.NAMESPACE}}}", f"{{{gexf.VIZ}}}"
DAY = "2022-12-31"


def test_the_page_holds_every_network_of_its_twin(get: Get) -> None:
    text, view = get(f"/graph?as_of={DAY}").text, get(f"/graph.json?as_of={DAY}").json
    assert len(view["networks"]) > 0
    page = read(text)
    assert page.unclosed == []
    for row in view["networks"]:
        assert f"/networks/{row['network']['id']}" in text
    assert f"{view['n_ties']} counted membership" in text


def test_the_drawing_has_a_mark_for_each_node_and_is_an_image_with_a_name(get: Get) -> None:
    view = get(f"/graph.json?as_of={DAY}").json
    svg = ElementTree.fromstring(get(f"/graph.svg?as_of={DAY}").text)
    shapes = [element.get("class", "") for element in svg.iter()]
    assert shapes.count("city") == len(view["cities"])
    assert shapes.count("network") == len(view["networks"])
    assert 'class="chart graph"' in get(f"/graph?as_of={DAY}").text
    assert 'role="img"' in get(f"/graph?as_of={DAY}").text


def test_nodes_stay_where_they_are_when_the_day_changes(get: Get) -> None:
    places = [
        {row["network"]["id"]: (row["x"], row["y"]) for row in get(f"/graph.json?as_of={day}").json["networks"]}
        for day in (DAY, "2024-06-30")
    ]
    both = places[0].keys() & places[1].keys()
    assert len(both) > 0
    assert all(places[0][key] == places[1][key] for key in both)


def test_a_node_is_found_by_id_or_by_a_part_of_its_name(get: Get) -> None:
    for asked in ("sunken-cities-league", "sunken"):
        view = get(f"/graph.json?as_of={DAY}&focus={asked}").json
        assert view["focus"]["entity"]["id"] == "sunken-cities-league"
    text = get(f"/graph?as_of={DAY}&focus=sunken").text
    assert "graph-faint" in text
    for near in view["focus"]["neighbours"]:
        assert near["entity"]["path"] in text


def test_what_is_not_drawn_is_said_and_several_are_offered(get: Get) -> None:
    assert "Nothing that is drawn on this day" in get("/graph?focus=nowhere").text
    offered = get(f"/graph?as_of={DAY}&focus=e").text
    assert "Several are called so" in offered
    assert "graph-faint" not in offered


def test_a_hostile_search_is_escaped(get: Get) -> None:
    text = get("/graph?focus=%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in text


def test_pairs_that_cannot_be_judged_are_counted_and_not_drawn(get: Get) -> None:
    for kind in ("networks", "cities"):
        view = get(f"/graph.json?graph={kind}&as_of=1995").json
        assert (view["n_judged"], view["more"]) == (0, [])
        text = get(f"/graph?graph={kind}&as_of=1995").text
        assert "No pair can be judged" in text
        assert "tie tie-pair" not in text.partition("graph-legend")[0]


def test_an_unknown_graph_is_refused(get: Get) -> None:
    assert get("/graph?graph=persons").status == 400


def test_the_table_has_a_row_for_each_tie(get: Get) -> None:
    view = get(f"/graph.json?as_of={DAY}").json
    lines = [line for line in get(f"/graph.csv?as_of={DAY}").text.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines).lstrip("\ufeff"))))
    held = {(row["city_id"], row["network_id"], row["status"]) for row in rows}
    assert held == {(tie["city"], tie["network"], tie["status"]) for tie in view["ties"]}


def test_the_gexf_has_places_sizes_and_dates(get: Get) -> None:
    view = get(f"/graph.json?as_of={DAY}").json
    root = ElementTree.fromstring(get(f"/graph.gexf?as_of={DAY}").body)
    assert root.get("version") == "1.3"
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    assert len(nodes) == len(view["cities"]) + len(view["networks"])
    assert len(edges) == len(view["ties"])
    row = view["networks"][0]
    node = next(node for node in nodes if node.get("id") == row["network"]["id"])
    place = node.find(f"{VIZ}position")
    assert place is not None
    assert (float(place.get("x", "")), -float(place.get("y", ""))) == (row["x"], row["y"])
    shape = node.find(f"{VIZ}shape")
    assert shape is not None
    assert shape.get("value") == "square"
    titles = {item.get("title") for item in root.iter(f"{GEXF}attribute")}
    assert {"status", "start_earliest", "first_listed", "ties"} <= titles
    declared = {item.get("id") for item in root.iter(f"{GEXF}attribute")}
    assert {item.get("for") for item in root.iter(f"{GEXF}attvalue")} <= declared


@pytest.mark.parametrize("kind", ["networks", "cities"])
def test_the_gexf_of_a_projection_holds_its_nodes(get: Get, kind: str) -> None:
    view = get(f"/graph.json?graph={kind}&as_of={DAY}").json
    root = ElementTree.fromstring(get(f"/graph.gexf?graph={kind}&as_of={DAY}").body)
    assert len(list(root.iter(f"{GEXF}node"))) == len(view["nodes"]) > 0


def test_names_that_xml_cannot_hold_are_cleaned() -> None:
    node = gexf.Node("a", "A\x00\x0b<b>&", 1, 2, 3, "disc", {"kind": "city"})
    root = ElementTree.fromstring(gexf.gexf([node], [], description="\x01", modified="2024-01-01"))
    assert next(root.iter(f"{GEXF}node")).get("label") == "A<b>&"


MARKS = [Mark("a", "Ace <i>", "2", 100, 100, 8, 2, True), Mark("b", "Bee", "1", 103, 104, 8, 1, True),
         Mark("c", "Sea", "1", 400, 300, 3, 1, False)]  # fmt: skip


def names(svg: str, group: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [e.text or "" for g in root.iter("g") if g.get("class") == group for e in g.iter("text")]


def test_names_do_not_cover_each_other() -> None:
    crowd = [Mark(str(n), f"A network called {n}", "", 200 + n, 200 + n, 8, n, True) for n in range(30)]
    svg = str(drawing(crowd, [], size=(1000, 720), label="many"))
    assert 0 < len(names(svg, "graph-labels")) < 30
    assert names(svg, "graph-labels")[0] == "A network called 29"


def test_a_focus_names_its_neighbours_and_lets_the_rest_fade() -> None:
    svg = str(drawing(MARKS, [Line("c", "a", "stated")], size=(1000, 720), label="few", focus="c"))
    assert set(names(svg, "graph-labels")) == {"Sea", "Ace <i>"}
    faint = [g for g in ElementTree.fromstring(svg).iter("g") if "graph-faint" in g.get("class", "")]
    assert [len(list(g.iter("rect"))) for g in faint] == [1]


def test_data_for_the_script_hold_words_and_addresses(get: Get, release: Release) -> None:
    page = read(get("/fr/graph").text)
    island = page.all("section", id="graph")[0].attributes
    assert island["data-address"].startswith("/graph.json")
    assert island["data-home"] == "/fr"
    assert island["data-gexf"].startswith("/fr/graph.gexf")
    assert int(island["data-last"]) == release.data_date.year
    said = json.loads(get("/graph").text.split('data-for="words">')[1].split("</script>")[0])
    assert said["search"] != ""
