"""How pages are cited, worked out by hand."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from corpus.model import Piece, Source
from corpus.store.base import DocumentSummary, FormInDocument
from tests.builders import DEPARTMENT, PROJECT, make_form, make_goal, make_indicator
from web.presenters import citations
from web.presenters.citations import Citation

DAY = "2025-01-02"
DOCUMENT = DocumentSummary(
    id="document-1",
    name="forms.pdf",
    title="绩效目标汇总表",
    publisher="某市财政局",
    path="/somewhere/forms.pdf",
    size=1,
    forms=1,
    indicators=1,
    unplaced=0,
    open_readings=0,
    format="pdf",
    pages=9,
)
ON_PAGE = Source((Piece(quote="开放天数", page=3, line=None, cell=None),))


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, library_app: Flask) -> Iterator[None]:
    monkeypatch.setattr(citations, "own_version", lambda: "9.9")
    with library_app.test_request_context("/", base_url="https://jx.example/"):
        yield


def test_a_document_is_cited_by_its_publisher_title_file_and_day() -> None:
    found = citations.of_document(DOCUMENT, DAY)
    assert found.line() == (
        "某市财政局. 绩效目标汇总表(forms.pdf)[DB/OL]. [2025-01-02]."
        " https://jx.example/documents/document-1. 绩效图谱 9.9."
    )


def test_a_page_is_cited_with_its_number() -> None:
    found = citations.of_document(DOCUMENT, DAY, page=4)
    assert found.line() == (
        "某市财政局. 绩效目标汇总表(forms.pdf)[DB/OL]. 第 4 页[2025-01-02]."
        " https://jx.example/documents/document-1/pages/4. 绩效图谱 9.9."
    )


def test_an_indicator_is_cited_as_a_part_of_its_document() -> None:
    row = make_indicator(name="全年开放天数", source=ON_PAGE)
    form = make_form(indicators=(replace(row, name_source=ON_PAGE, value_source=ON_PAGE),))
    row = form.indicators[0]
    found = citations.of_form(row.definition_id, FormInDocument(form, "document-1"), DOCUMENT, DAY)
    assert found.line() == (
        f"{DEPARTMENT}. 全年开放天数[DB/OL]//绩效目标汇总表(forms.pdf). {form.year}: 第 3 页"
        f"[2025-01-02]. https://jx.example/indicators/{row.definition_id}. 绩效图谱 9.9."
    )
    assert found.csl() == {
        "id": found.address,
        "type": "dataset",
        "title": "全年开放天数",
        "URL": found.address,
        "language": "zh-CN",
        "source": "jixiao 9.9",
        "author": [{"literal": DEPARTMENT}],
        "container-title": "绩效目标汇总表(forms.pdf)",
        "issued": {"date-parts": [[form.year]]},
        "locator": "第 3 页",
        "accessed": {"date-parts": [[2025, 1, 2]]},
    }


def test_a_goal_and_a_form_are_cited_by_what_they_say() -> None:
    goal = make_goal(text="目标" * 50)
    form = make_form(goals=(goal,))
    found = FormInDocument(form, "document-1")
    assert citations.of_form(form.goals[0].id, found, DOCUMENT, DAY).title == "目标" * 30
    title = citations.of_form(form.id, found, DOCUMENT, DAY).title
    assert title == f"{PROJECT}：{form.kind.value}"


def test_what_nobody_knows_is_left_out() -> None:
    assert Citation("https://a.example/", "名").line() == (
        "名[DB/OL]. https://a.example/. 绩效图谱 9.9."
    )
    assert set(Citation("https://a.example/", "名").csl()) == {
        "id", "type", "title", "URL", "language", "source",
    }  # fmt: skip
