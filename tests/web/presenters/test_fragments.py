from decimal import Decimal
from html import unescape

import pytest
from flask import Flask
from flask.templating import Environment

from web.presenters.fragments import amount_of, sourced, src
from web.presenters.links import SourceLink

HOSTILE = SourceLink('/a"b', "p<3", "第 1 页'", '<script>"&%(x)s')


def test_what_stands_in_a_link_is_escaped_as_a_template_escapes_it(library_app: Flask) -> None:
    template = Environment(library_app, autoescape=True).from_string(
        '<a class="{{ class }}" href="{{ link.url }}"'
        ' title="原文{{ link.place }}：{{ link.quote }}">'
    )
    with library_app.test_request_context():
        for class_, made in (("src", src(HOSTILE)), ("plain sourced", sourced("<b>", HOSTILE))):
            wanted = template.render({"class": class_, "link": HOSTILE})
            assert unescape(made).startswith(unescape(wanted))
            assert made.count("<") == made.count("</") * 2
            assert made.count('"') % 2 == 0
            assert "<b>" not in made
            assert "p<3" not in made


@pytest.mark.parametrize("text", [None, "", "字"])
def test_without_a_place_there_is_no_link(library_app: Flask, text: str | None) -> None:
    with library_app.test_request_context():
        assert src(None) == ""
        assert sourced(text, None) == (text or "")
        assert sourced("", HOSTILE) == ""
        assert sourced("<b>", None) == "&lt;b&gt;"


def test_an_amount_has_the_exact_one_behind_it(library_app: Flask) -> None:
    with library_app.test_request_context("/?lang=zh"):
        shown = '<data value="13740200.5" title="13,740,200.50 元">1,374.02</data>'
        assert amount_of(Decimal("13740200.5")) == shown
        assert "–" in amount_of(None)
    with library_app.test_request_context("/?lang=en"):
        assert amount_of(Decimal(13740200)).endswith("CNY 13.74 m</span>")
        assert "CNY" not in amount_of(Decimal(0))
