from dataclasses import replace

import pytest
from flask import Flask

from corpus.model import Form, Ledger, Piece, Source
from tests.builders import make_form, make_goal, make_indicator
from web.presenters.source.text import Window, window_of
from web.presenters.spots import Span

TEXT = ("项目名称 某项目", "", "全年开放天数 ≥310(天)", "游离的字", "1.全年免费开放")


@pytest.fixture
def shown(library_app: Flask) -> Window:
    with library_app.test_request_context():
        return window_of(TEXT, [form()], [Span(3, 0, 4)], 1, 100)


def form() -> Form:
    name, value = Piece("全年开放天数", line=3, start=0), Piece("≥310(天)", line=3, start=7)
    row = replace(make_indicator(), name_source=Source((name,)), value_source=Source((value,)))
    goal = replace(make_goal(), source=Source((Piece("全年免费开放", line=5, start=2),)))
    ledger = Ledger(30, 20, 6, 0, 4, ("游离的字",))
    return make_form(indicators=(row,), goals=(goal,), ledger=ledger)


def test_every_character_of_the_text_is_shown_once(shown: Window) -> None:
    assert tuple("".join(part.text for part in line.segments) for line in shown.lines) == TEXT


def test_a_quote_cuts_a_statement_without_ending_it(shown: Window) -> None:
    parts = shown.lines[2].segments
    assert [(part.text, part.quoted) for part in parts if part.said] == [
        ("全年开放", True),
        ("天数", False),
        ("≥310(天)", False),
    ]
    assert {part.said.text for part in parts if part.said} == {"全年开放天数"}


def test_text_that_nothing_explains_is_marked_as_unplaced(shown: Window) -> None:
    assert [part.text for line in shown.lines for part in line.segments if part.unplaced] == [
        "游离的字"
    ]


def test_a_window_shows_its_lines_and_where_the_others_are(library_app: Flask) -> None:
    with library_app.test_request_context():
        window = window_of(TEXT, [form()], [], 3, 2)
    assert [line.number for line in window.lines] == [3, 4]
    assert (window.before, window.after, window.count) == (1, 5, 5)


def test_an_empty_text_has_an_empty_window() -> None:
    assert window_of((), [], [], 1, 10).lines == ()
