import pytest
from flask import Flask, url_for

from corpus.model import Piece, Source
from web.presenters.links import graph_url, page_url, source_link

ENDPOINTS = {
    "document": "documents.document",
    "project": "records.project",
    "form": "records.form",
    "goal": "records.goal",
    "indicator": "records.indicator",
    "definition": "records.indicator",
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


def test_a_place_in_a_sheet_is_named_by_its_cell(library_app: Flask) -> None:
    with library_app.test_request_context():
        link = source_link("document-abc", Source((Piece("90", cell="C12"),)))
    assert link is not None
    assert (link.label, link.url) == ("C12", "/documents/document-abc")
