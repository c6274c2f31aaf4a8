"""The graph opened node by node: by links alone, as lists, and as files."""

import io
import json
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import networkx as nx
import pytest
from flask.testing import FlaskClient

from corpus.ids import project_id
from tests.builders import seed_document
from tests.web.markup import Page, page
from web.presenters.graph.net_picture import COLOURS

FORM = seed_document().forms[1]
PROJECT = project_id(FORM.department, FORM.project or "")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(client: FlaskClient, query: str) -> "nx.MultiDiGraph[str]":
    """As the script is given it."""
    answer = client.get(f"/graph.json?{query}")
    graph = nx.node_link_graph(json.loads(answer.data), edges="edges")
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def toggled(client: FlaskClient, query: str, id_: str) -> str:
    """The query of the page to which the button of a node leads."""
    answer = client.get(f"/graph?{query}&toggle={id_}")
    assert answer.status_code == 303
    return urlsplit(answer.headers["Location"]).query


def test_a_node_is_opened_and_closed_by_its_button_and_the_address_says_so(
    client: FlaskClient,
) -> None:
    closed = f"node={PROJECT}&open="
    shown = page(client, f"/graph?{closed}")
    buttons = {b.attributes["value"]: b for b in shown.all("button") if "value" in b.attributes}
    assert buttons[FORM.id].attributes["aria-expanded"] == "false"
    opened = toggled(client, closed, FORM.id)
    assert parse_qs(opened)["open"] == [FORM.id]
    assert len(drawn(client, opened)) > len(drawn(client, closed)) + len(FORM.indicators) // 2
    again = toggled(client, opened, FORM.id)
    assert drawn(client, again).nodes == drawn(client, closed).nodes


def test_what_is_not_drawn_is_counted_on_its_node(client: FlaskClient) -> None:
    graph = drawn(client, f"node={PROJECT}&open=")
    assert graph.nodes[FORM.id]["more"].startswith("+")
    opened = drawn(client, f"node={PROJECT}&open={FORM.id}")
    assert opened.nodes[FORM.id]["more"] == ""


def test_the_lists_hold_every_node_and_link_of_the_picture(client: FlaskClient) -> None:
    graph = drawn(client, f"node={FORM.id}")
    shown = page(client, f"/graph?node={FORM.id}")
    rows = [row.text for row in shown.all("th") if row.attributes.get("scope") == "row"]
    assert len(rows) == len(graph)
    for _, node in graph.nodes(data=True):
        assert node["label"].strip() in rows
    arrows = [item.text for item in shown.all("li") if " → " in item.text]
    once = {(a, b, link["kind"]) for a, b, link in graph.edges(data=True)}
    assert len(arrows) == len(once)


def test_only_the_kinds_asked_for_are_drawn_and_stay_asked_for(client: FlaskClient) -> None:
    query = f"node={PROJECT}&kind=form&kind=goal"
    kinds = {node["kind"] for _, node in drawn(client, query).nodes(data=True)}
    assert kinds == {"project", "form", "goal"}
    boxes = [b for b in page(client, f"/graph?{query}").all("input") if "checked" in b.attributes]
    assert {box.attributes["value"] for box in boxes} == {"form", "goal"}
    assert parse_qs(toggled(client, query, FORM.id))["kind"] == ["form", "goal"]


def test_the_same_address_gives_the_same_places(client: FlaskClient) -> None:
    first, second = (client.get(f"/graph.json?node={FORM.id}").data for _ in range(2))
    assert first == second
    places = [(n["x"], n["y"]) for n in json.loads(first)["nodes"]]
    assert len(set(places)) == len(places)
    assert places[0] == (0.0, 0.0)


@pytest.mark.parametrize("asked", ["most=50", "most=7", "most=x", "kind=nonsense", "open=form-x"])
def test_what_makes_no_sense_is_left_out(client: FlaskClient, asked: str) -> None:
    graph = drawn(client, f"node={FORM.id}&{asked}")
    assert 0 < len(graph) <= 200
    assert ("most=50" in asked) == (len(graph) == 50)


def test_files_hold_what_is_drawn(client: FlaskClient) -> None:
    query = f"node={PROJECT}&open={FORM.id}"
    graph = nx.read_graphml(io.BytesIO(client.get(f"/graph.graphml?{query}").data))
    assert set(graph) == set(drawn(client, query))


def test_the_picture_is_well_formed_and_no_two_names_meet(client: FlaskClient) -> None:
    answer = client.get(f"/graph.svg?node={FORM.id}")
    assert answer.content_type.startswith("image/svg+xml")
    svg = ElementTree.fromstring(answer.text)
    circles, groups = svg.findall(f"{SVG}circle"), svg.findall(f"{SVG}g")
    assert len(circles) == len(drawn(client, f"node={FORM.id}"))
    key = [
        (each.text, spot.get("fill"))
        for each, spot in zip(*map(groups[-1].findall, (f"{SVG}text", f"{SVG}circle")), strict=True)
    ]
    assert dict(key)["绩效表"] == COLOURS["form"]
    assert {spot.get("fill") for spot in circles} == {colour for _, colour in key}
    at = [(float(t.get("x", 0)), float(t.get("y", 0))) for t in svg.iter(f"{SVG}text")]
    names = [t.text or "" for t in svg.iter(f"{SVG}text")]
    assert 5 < len(at) - len(key) <= len(circles)
    for n, (x, y) in enumerate(at):
        for left, top in at[n + 1 :]:
            assert abs(top - y) >= 17 or abs(left - x) >= 8 * min(map(len, names))


def test_hostile_names_stay_text_in_the_picture(client: FlaskClient) -> None:
    found = Page(client.get("/graph?find=alert").text)
    addresses = [each for each in found.addresses if each.startswith("/graph?node=")]
    assert addresses
    for address in addresses:
        assert client.get(address).status_code == 200
        svg = ElementTree.fromstring(client.get(address.replace("/graph", "/graph.svg", 1)).text)
        tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
        assert tags <= {"svg", "title", "rect", "g", "line", "circle", "text"}


def test_nobody_draws_everything(client: FlaskClient) -> None:
    assert client.get("/graph.svg").status_code == 404
    assert client.get("/graph.svg?node=form-none").status_code == 404


def test_our_own_script_is_small() -> None:
    from tests.project import ROOT

    assert (ROOT / "web" / "static" / "graph.js").stat().st_size < 15_000


def test_the_way_to_another_node_stands_out_in_every_picture(client: FlaskClient) -> None:
    goal = FORM.goals[0].id
    query = f"node={PROJECT}&open=&kind=year&to={goal}"
    graph = drawn(client, query)
    on_way = {id_ for id_ in graph if graph.nodes[id_].get("way")}
    assert {PROJECT, FORM.id, goal} <= on_way
    assert sum(bool(graph.edges[each].get("way")) for each in graph.edges) == len(on_way) - 1
    shown = page(client, f"/graph?{query}")
    assert len(shown.all("path", "edge way")) == len(on_way) - 1
    assert len(shown.all("a", "way")) == len(on_way)
    picture = ElementTree.fromstring(client.get(f"/graph.svg?{query}").text)
    assert sum(line.get("stroke-width") == "5" for line in picture.iter(f"{SVG}line")) == 2
    without = drawn(client, f"node={PROJECT}&open=&kind=year")
    assert not any(way for _, way in without.nodes(data="way"))
