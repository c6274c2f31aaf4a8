from flask.testing import FlaskClient

from tests.builders import seed_document
from tests.gold import DATA
from tests.web.markup import page

SEED = seed_document()
LINES = (DATA / "seed-2024.txt").read_text("utf-8").splitlines()
HOME = f"/documents/{SEED.id}"


def test_the_documents_are_listed_with_what_they_hold(client: FlaskClient) -> None:
    shown = page(client, "/documents")
    row = next(r for r in shown.all("tr") if SEED.name in r.text)
    assert "7" in row.text
    assert "108" in row.text
    assert page(client, shown.link(SEED.title or "")).one("h1").text == SEED.title


def test_the_text_stands_there_line_by_line_as_it_is(client: FlaskClient) -> None:
    shown = page(client, HOME)
    words = ["".join(e.words) for e in shown.all("span", "words")]
    assert words == LINES
    numbers = [e.attributes["id"] for e in shown.all("li") if e.attributes.get("id")]
    assert numbers == [f"L{n}" for n in range(1, len(LINES) + 1)]


def test_beside_a_line_stands_what_it_is_read_as_with_a_way_to_its_page(
    client: FlaskClient,
) -> None:
    shown = page(client, HOME)
    row = SEED.forms[-1].indicators[0]
    line = row.name_source.pieces[0].line
    assert row.name in shown.by_id(f"L{line}").text
    links = [a.attributes["href"] for a in shown.all("a") if row.name in a.text]
    assert f"/indicators/{row.definition_id}#{row.id}" in links


def test_an_open_reading_is_marked_beside_its_line(client: FlaskClient) -> None:
    row = next(row for form in SEED.forms for row in form.indicators if row.ambiguities)
    line = row.name_source.pieces[0].line
    assert "读法未定" in page(client, HOME).by_id(f"L{line}").text


def test_a_quoted_piece_is_marked_where_it_stands(client: FlaskClient) -> None:
    line = LINES.index("项目名称 干部教育工作经费") + 1
    shown = page(client, f"{HOME}?piece={line}.5.8")
    assert [mark.text for mark in shown.all("mark")] == ["干部教育工作经费"]
    assert "干部教育工作经费" in shown.by_id(f"L{line}").text


def test_several_pieces_are_marked_together(client: FlaskClient) -> None:
    shown = page(client, f"{HOME}?piece=2.0.4,2.5.8")
    assert [mark.text for mark in shown.all("mark")] == ["项目性质", "经常性专项业务费"]


def test_a_piece_beyond_the_text_marks_nothing(client: FlaskClient) -> None:
    assert page(client, f"{HOME}?piece=999999.0.4,2.9999.9").all("mark") == []


def test_a_piece_or_line_that_makes_no_sense_is_a_bad_request(client: FlaskClient) -> None:
    for asked in ("piece=x", "piece=1.2", "piece=-1.0.4", "piece=1.0.x", "line=x", "line=-1"):
        assert client.get(f"{HOME}?{asked}").status_code == 400


def test_the_forms_of_a_document_are_listed_with_the_lines_where_they_begin(
    client: FlaskClient,
) -> None:
    shown = page(client, HOME)
    outline = shown.one("aside", "sticky").text
    assert all(form.project and form.project in outline for form in SEED.forms)


def test_an_unknown_document_is_not_found(client: FlaskClient) -> None:
    assert client.get("/documents/document-0000000000000000").status_code == 404
    assert client.get(f"/documents/{SEED.forms[0].id}").status_code == 404
