from flask.testing import FlaskClient

from corpus.ids import project_id
from tests.builders import seed_document
from tests.web.markup import page

FORM = seed_document().forms[1]
PROJECT = project_id(FORM.department, FORM.project or "")
ROW = FORM.indicators[0]


def test_the_picture_has_a_link_for_each_node_and_all_are_pages(client: FlaskClient) -> None:
    shown = page(client, f"/graph?node={PROJECT}")
    boxes = [a for a in shown.all("a") if a.attributes.get("class", "").startswith("k-")]
    assert 20 < len(boxes) <= 60
    assert len(shown.all("a", "centre")) == 1
    for box in boxes:
        assert client.get(box.attributes["href"]).status_code == 200


def test_no_two_boxes_of_the_picture_overlap(client: FlaskClient) -> None:
    shown = page(client, f"/graph?node={FORM.id}")
    boxes = [
        tuple(int(e.attributes[name]) for name in ("x", "y", "width", "height"))
        for e in shown.all("rect")
        if "x" in e.attributes and "y" in e.attributes
    ]
    for n, (x, y, width, height) in enumerate(boxes):
        for left, top, _, _ in boxes[n + 1 :]:
            assert abs(left - x) >= width or abs(top - y) >= height


def test_the_list_says_the_same_as_the_picture(client: FlaskClient) -> None:
    shown = page(client, f"/graph?node={ROW.id}")
    text = " ".join(e.text for e in shown.all("li"))
    assert ROW.name in text
    assert "申报表" in text


def test_a_node_without_a_page_of_its_own_is_shown_in_the_graph(client: FlaskClient) -> None:
    assert page(client, "/graph?node=year-2024").one("h1").text == "2024"


def test_the_way_between_two_nodes_names_each_step(client: FlaskClient) -> None:
    shown = page(client, f"/graph?node={ROW.definition_id}&to={FORM.goals[0].id}")
    steps = shown.one("ol", "steps").text
    assert ROW.name in steps
    assert FORM.goals[0].text[:20] in steps
    assert f"/forms/{FORM.id}" in shown.addresses


def test_every_link_of_a_node_and_every_step_leads_to_its_place_in_the_source(
    client: FlaskClient,
) -> None:
    alone = page(client, f"/graph?node={ROW.id}")
    linked = sum(item.attributes.get("class") == "dots" for item in alone.all("li"))
    assert linked == len(alone.all("a", "src")) > 1
    shown = page(client, f"/graph?node={ROW.id}&to={FORM.goals[0].id}")
    assert len(shown.all("a", "src")) == linked + 2
    line = ROW.source.pieces[0].line
    for link in shown.all("a", "src"):
        assert client.get(link.attributes["href"]).status_code == 200
    assert any(link.attributes["href"].endswith(f"#L{line}") for link in shown.all("a", "src"))


def test_a_second_node_is_found_by_name(client: FlaskClient) -> None:
    shown = page(client, f"/graph?node={PROJECT}&find=驾驶人员")
    address = shown.link("驾驶人员到位率")
    assert "驾驶人员到位率" in page(client, address).all("h2")[0].text


def test_without_a_node_the_page_asks_where_to_start(client: FlaskClient) -> None:
    shown = page(client, "/graph?find=驾驶人员")
    assert page(client, shown.link("驾驶人员到位率")).all("svg", "net")
    start = page(client, "/graph")
    assert start.all("input")
    assert page(client, start.link(FORM.department or "")).all("svg", "net")
    assert page(client, start.link(FORM.project or "")).all("svg", "net")
    assert start.link("GraphML") == "/graph.graphml"
    assert page(client, "/").link("关系图") == "/graph"


def test_an_unknown_node_is_not_found(client: FlaskClient) -> None:
    assert client.get("/graph?node=project-x").status_code == 404
    assert client.get(f"/graph?node={PROJECT}&to=project-x").status_code == 404
