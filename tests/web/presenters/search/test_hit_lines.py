from dataclasses import fields

import pytest
from flask import Flask

from search.engine import Hit, HitKind
from tests.web import markup
from web.presenters.search.hit_lines import hit_lines

HOSTILE = '<script>"&%(x)s'


def hit(kind: HitKind, **more: object) -> Hit:
    texts = {each.name: HOSTILE for each in fields(Hit) if each.type in (str, str | None)}
    return Hit(**{**texts, "kind": kind, "id": "indicator-a", "year": 2024, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", HitKind)
def test_nothing_that_a_form_prints_becomes_markup(library_app: Flask, kind: HitKind) -> None:
    with library_app.test_request_context():
        shown = hit_lines([hit(kind), hit(kind, name="", marks={"text": ((0, 3),)})], pick=True)
    assert "<script" not in shown
    assert "&lt;script&gt;&quot;&amp;%(x)s" in shown
    assert len(markup.Page(shown).all("li")) == 2


def test_only_projects_can_be_ticked(library_app: Flask) -> None:
    with library_app.test_request_context():
        shown = [hit_lines([hit(kind, project_id="project-a")], pick=True) for kind in HitKind]
        assert "checkbox" not in hit_lines([hit(HitKind.PROJECT, project_id="project-a")])
    assert [kind for kind, each in zip(HitKind, shown, strict=True) if "checkbox" in each] == [
        HitKind.PROJECT
    ]
    assert 'value="project-a@2024"' in "".join(shown)


def test_marks_stand_in_each_field(library_app: Flask) -> None:
    found = hit(
        HitKind.INDICATOR,
        name="满意度",
        value_text="≥90%",
        project="图书馆",
        project_id="project-a",
        marks={"name": ((0, 2),), "value_text": ((1, 3),), "project": ((0, 1),)},
    )
    with library_app.test_request_context():
        shown = hit_lines([found])
    assert all(f"<mark>{word}</mark>" in shown for word in ("满意", "90", "图"))


def test_a_name_of_ten_thousand_characters_is_cut(library_app: Flask) -> None:
    long = hit(HitKind.INDICATOR, name="长" * 10_000, project="项" * 10_000, project_id="project-a")
    with library_app.test_request_context():
        shown = hit_lines([long])
    assert len(shown) < 4_000
    assert shown.count("…") == 2
