"""The pages that show originals: pictures with boxes, sheets as grids."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.evaluations import PDF, evaluation
from tests.web.markup import Page, page
from tests.web.originals import BOOK, LOST, SCAN, Originals
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

ROW = evaluation().indicators[0]


@pytest.fixture(scope="module")
def reader() -> Originals:
    return Originals()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, reader: Originals) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("originals")
    for name in (PDF, BOOK, SCAN, LOST, "text.txt"):
        text = "form 一 2024\n开放 ≥1(天)\n" if name == "text.txt" else name
        Path(folder / name).write_text(text, "utf-8")
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=reader)
    assert not services.add(sorted(folder.glob("*.*"))).failed
    yield services
    services.close()


@pytest.fixture(scope="module")
def client(shelf: Services) -> FlaskClient:
    return create_app(shelf).test_client()


@pytest.fixture(scope="module")
def home(shelf: Services) -> dict[str, str]:
    """Addresses of documents by file name."""
    return {each.name: f"/documents/{each.id}" for each in shelf.documents()}


def boxes(shown: Page, of: str = "box") -> list[tuple[float, ...]]:
    """x, y, width and height of the rectangles of each box, in percent."""
    found = [e for e in shown.all("rect") if of in (e.attributes.get("class") or "").split()]
    return [
        tuple(float(e.attributes[name].rstrip("%")) for name in ("x", "y", "width", "height"))
        for e in found
    ]


def test_a_page_of_a_pdf_is_a_picture_with_the_boxes_of_its_statements(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[PDF]}/pages/1")
    image = shown.one("img")
    assert image.attributes["src"] == f"{home[PDF]}/pages/1.png?dpi=120"
    assert image.attributes["alt"]
    rects = [e.attributes for e in shown.all("rect") if "x" in e.attributes]
    project = next(r for r in rects if r["x"] == f"{(150 - 1.5) / 595.2 * 100:.2f}%")
    assert float(project["y"].rstrip("%")) == pytest.approx((80 - 1.5) / 842 * 100, abs=0.1)
    assert float(project["width"].rstrip("%")) == pytest.approx(153 / 595 * 100, abs=0.1)


def test_each_box_leads_to_its_statement_and_says_what_it_is(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[PDF]}/pages/2")
    box = next(a for a in shown.all("a", "box") if "s-indicator" in (a.attributes["class"] or ""))
    assert box.attributes["href"] == f"/indicators/{ROW.definition_id}#{ROW.id}"
    assert "全年开放天数" in (box.attributes["aria-label"] or "")
    assert client.get(box.attributes["href"] or "").status_code == 200


def test_the_statements_stand_beside_the_picture_as_text(
    client: FlaskClient, home: dict[str, str]
) -> None:
    beside = page(client, f"{home[PDF]}/pages/1").one("aside", "sticky").text
    for said in ("公共图书馆服务经费", "全年免费开放", "流动书车下乡", "年度资金总额", "张某"):
        assert said in beside
    order = [beside.index(said) for said in ("公共图书馆服务经费", "年度资金总额", "流动书车下乡")]
    assert order == sorted(order)


def test_unplaced_text_is_marked_where_it_stands(client: FlaskClient, home: dict[str, str]) -> None:
    shown = page(client, f"{home[PDF]}/pages/1")
    assert "游离的字" in shown.one("g", "loose").text
    assert "游离的字" in shown.one("aside", "sticky").text


def test_a_statement_that_breaks_over_two_pages_shows_both(
    client: FlaskClient, home: dict[str, str], shelf: Services
) -> None:
    link = next(
        a.attributes["href"] or ""
        for a in page(client, f"/indicators/{ROW.definition_id}").all("a", "src")
        if "780" in (a.attributes["href"] or "")
    )
    assert link.startswith(f"{home[PDF]}/pages/1?piece=")
    shown = page(client, link)
    assert [e.attributes["src"] for e in shown.all("img")] == [
        f"{home[PDF]}/pages/{number}.png?dpi=120" for number in (1, 2)
    ]
    assert len(shown.all("rect", "quoted")) == 2
    assert shown.by_id("quoted")


def test_what_an_old_reading_quoted_is_marked_though_nothing_is_said_there(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[PDF]}/pages/1?piece=10.10.20.20")
    assert len(boxes(shown, "asked")) == 1
    assert shown.by_id("quoted").tag == "rect"


def test_recognised_text_is_marked_with_its_confidence(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[SCAN]}/pages/1")
    assert "识别得来" in shown.one("h2").text
    assert "61%" in shown.one("aside", "sticky").text


def test_a_page_without_statements_says_so(client: FlaskClient, home: dict[str, str]) -> None:
    shown = page(client, f"{home[PDF]}/pages/3")
    assert "没有读出" in shown.one("aside", "sticky").text
    assert shown.one("img")


def test_a_page_that_cannot_be_drawn_still_lists_what_was_read(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[LOST]}/pages/1")
    assert shown.all("img") == []
    assert "没有第 1 页" in shown.one("p", "problem").text
    assert "全年免费开放" in shown.one("aside", "sticky").text
    assert client.get(f"{home[LOST]}/pages/1.png").status_code == 400


def test_a_picture_is_drawn_once_and_kept_long(
    client: FlaskClient, home: dict[str, str], reader: Originals
) -> None:
    address = f"{home[PDF]}/pages/2.png?dpi=200"
    first = client.get(address)
    assert (first.status_code, first.mimetype) == (200, "image/png")
    assert "max-age=2592000" in first.headers["Cache-Control"]
    drawn = len(reader.made)
    assert client.get(address).data == first.data
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert len(reader.made) == drawn


@pytest.mark.parametrize(
    ("tail", "status"),
    [
        ("/pages/0", 404),
        ("/pages/4", 404),
        ("/pages/4.png", 404),
        ("/pages/x", 404),
        ("/pages/1.png?dpi=96000", 400),
        ("/pages/1.png?dpi=x", 400),
        ("/pages/1?piece=x", 400),
        ("/pages/1?row=x", 400),
        ("/pages?n=x", 400),
    ],
)
def test_addresses_of_nothing_are_refused(
    client: FlaskClient, home: dict[str, str], tail: str, status: int
) -> None:
    kind = BOOK if "row" in tail else PDF
    assert client.get(f"{home[kind]}{tail}").status_code == status


@pytest.mark.parametrize(("asked", "number"), [("2", 2), ("0", 1), ("999", 3), ("", 1)])
def test_one_turns_to_a_page_by_its_number(
    client: FlaskClient, home: dict[str, str], asked: str, number: int
) -> None:
    answer = client.get(f"{home[PDF]}/pages?n={asked}")
    assert answer.headers["Location"] == f"{home[PDF]}/pages/{number}"


def test_a_sheet_is_a_grid_with_its_own_names_of_cells(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[BOOK]}/pages/1")
    assert [th.text for th in shown.all("th")][1:] == ["A", "B", "C", "2", "3", "4", "5", "6"]
    merged = shown.by_id("A5")
    assert (merged.attributes["rowspan"], merged.text) == ("2", "满意度指标")
    assert shown.by_id("A2").attributes["colspan"] == "2"
    assert "隐藏" in shown.one("tr", "absent").text
    assert "第 4 行是隐藏的" in shown.one("p", "problem").text
    assert shown.by_id("C6").text == ""
    assert [e.text for e in shown.all("span", "unplaced")] == ["合计说明"]


def test_a_cell_leads_to_what_is_said_in_it_and_shows_what_is_stored(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, f"{home[BOOK]}/pages/1?piece=C5")
    cell = shown.by_id("C5")
    assert re.sub(r"\s+", "", cell.text) == "100%存储值1"
    assert cell.attributes["class"] == "quoted"
    assert "quoted" not in (shown.by_id("B5").attributes.get("class") or "")
    said = [a for a in shown.all("a", "said") if a.text == "读者满意度"]
    assert client.get(said[0].attributes["href"] or "").status_code == 200


def test_an_empty_sheet_says_so(client: FlaskClient, home: dict[str, str]) -> None:
    assert "没有文字" in page(client, f"{home[BOOK]}/pages/2").one("main").text


def test_links_from_a_form_lead_to_page_and_cell(
    client: FlaskClient, home: dict[str, str], shelf: Services
) -> None:
    form = shelf.document(home[BOOK].rpartition("/")[2]).forms[0]
    links = [a.attributes for a in page(client, f"/forms/{form.id}").all("a", "src")]
    assert {link["href"] for link in links} >= {
        f"{home[BOOK]}/pages/1?piece={cell}#quoted" for cell in ("C2", "A5", "B5", "C5")
    }
    assert any("存储值 1" in (link["title"] or "") for link in links)


def test_the_document_says_its_format_pages_forms_and_what_is_not_read(
    client: FlaskClient, home: dict[str, str]
) -> None:
    shown = page(client, home[BOOK]).one("main").text
    for said in ("Excel", "2 页", "第 4 行是隐藏的，没有读", "合计说明"):
        assert said in shown
    pdf = page(client, home[PDF])
    assert "第 1–2 页" in pdf.one("table").text
    assert pdf.link("第 1–2 页") == f"{home[PDF]}/pages/1"


def test_old_addresses_of_texts_and_new_ones_lead_to_each_other(
    client: FlaskClient, home: dict[str, str]
) -> None:
    text = client.get(f"{home['text.txt']}/pages/1?piece=1.5.1")
    assert text.headers["Location"] == f"{home['text.txt']}?piece=1.5.1"
    sheet = client.get(f"{home[BOOK]}?piece=C5")
    assert sheet.headers["Location"] == f"{home[BOOK]}/pages/1?piece=C5"
    odd = client.get(f"{home[BOOK]}?piece=C5&_external=1&number=7&_scheme=gopher")
    assert odd.headers["Location"].startswith(f"{home[BOOK]}/pages/1?")
