from urllib.parse import urljoin

import pytest
from flask import Flask, request, url_for

from corpus.model import Piece, Source
from web.presenters.links import graph_url, page_url, source_link, whole

ENDPOINTS = {
    "document": "documents.document",
    "project": "records.project",
    "form": "records.form",
    "goal": "goals.goal",
    "indicator": "years.indicator",
    "definition": "years.indicator",
    "department": "records.department",
}


@pytest.mark.parametrize("root", ["", "/below"])
def test_pages_are_where_the_routes_are(library_app: Flask, root: str) -> None:
    with library_app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        for kind, endpoint in ENDPOINTS.items():
            assert page_url(f"{kind}-abc") == url_for(endpoint, id_=f"{kind}-abc")
        assert (
            page_url("year-2024")
            == graph_url("year-2024")
            == url_for("graph.node", node="year-2024")
        )


@pytest.mark.parametrize("root", ["", "/below"])
@pytest.mark.parametrize("address", ["/", "/a/b?c=%E5%9B%BE#d", "/../a", "//other/a", "a", "?q=1"])
def test_a_whole_address_is_joined_to_that_of_the_site(
    library_app: Flask, root: str, address: str
) -> None:
    with library_app.test_request_context("/x", environ_overrides={"SCRIPT_NAME": root}):
        assert whole(address) == urljoin(request.url_root, address)


def test_a_source_names_all_its_pieces_and_leads_to_the_first(library_app: Flask) -> None:
    source = Source((Piece("服务对象满意度", line=103, start=0), Piece("指标", line=104, start=2)))
    with library_app.test_request_context():
        link = source_link("document-abc", source)
    assert link is not None
    assert link.label == "103–104"
    assert link.url.endswith("#L103")
    assert "103.0.7" in link.url
    assert "104.2.2" in link.url


def test_a_statement_without_a_place_has_no_link(library_app: Flask) -> None:
    with library_app.test_request_context():
        assert source_link("document-abc", Source()) is None


@pytest.mark.parametrize(
    ("pieces", "label", "place", "url"),
    [
        ((Piece("90", cell="C12"),), "C12", "单元格 C12", "/pages/1?piece=C12#quoted"),
        ((Piece("90", 3, cell="C12"),), "p3 C12", "第 3 页单元格 C12", "/pages/3?piece=C12#quoted"),
        ((Piece("90", cell="2!C12"),), "2!C12", "单元格 2!C12", "/pages/1?piece=2!C12#quoted"),
        (
            (Piece("9", 3, box=(72, 700, 80, 712)), Piece("0", 4, box=(72, 50, 80, 62))),
            "p3–4",
            "第 3–4 页",
            "/pages/3?piece=72.700.80.712,4:72.50.80.62#quoted",
        ),
        ((Piece("90", 3),), "p3", "第 3 页", "/pages/3"),
        ((Piece("段", line=7),), "7", "第 7 行", "?piece=7.0.1#L7"),
    ],
)
def test_a_place_is_named_and_found_as_its_format_has_it(
    library_app: Flask, pieces: tuple[Piece, ...], label: str, place: str, url: str
) -> None:
    with library_app.test_request_context():
        link = source_link("document-abc", Source(pieces))
    assert link is not None
    assert (link.label, link.place) == (label, place)
    assert link.url == f"/documents/document-abc{url}"


def test_a_quote_tells_what_is_stored_and_how_surely_it_was_recognised(library_app: Flask) -> None:
    shown = Piece("100%", cell="C12", stored="1")
    recognised = Piece("及时", box=(1, 2, 3, 4), confidence=0.874)
    with library_app.test_request_context():
        links = [source_link("document-abc", Source((piece,))) for piece in (shown, recognised)]
    assert [link.quote for link in links if link] == ["100% (存储值 1)", "及时 (识别置信度 87%)"]
