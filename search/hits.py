"""A row that was found → what is shown of it."""

from collections.abc import Sequence

from search.analysis import spans
from search.columns import Column
from search.engine import Document, Hit, Span
from search.grades import columns_of_field
from search.query_tree import Term

_SNIPPET = 120  # characters of a long text that are shown
_BEFORE = 30  # of which before the first mark


def hit_of(document: Document, terms: Sequence[Term], score: float, more: int) -> Hit:
    """The document with the places where the terms stand in it."""
    marks = _marks(document, terms)
    return Hit(
        id=document.id,
        kind=document.kind,
        form=document.form,
        form_kind=document.form_kind,
        name=document.name,
        value_text=document.value_text,
        text=document.text,
        project=document.project,
        project_id=document.project_id,
        department=document.department,
        department_id=document.department_id,
        implementing_unit=document.implementing_unit,
        definition_id=document.definition_id,
        year=document.year,
        level1=document.level1,
        level2=document.level2,
        actual_text=document.actual_text,
        open_reading=document.open_reading,
        score=score,
        marks=marks,
        snippet=_snippet(len(document.text), marks.get("text", ())),
        more=more,
    )


def _marks(document: Document, terms: Sequence[Term]) -> dict[str, tuple[Span, ...]]:
    needles: dict[Column, list[str]] = {}
    for term in terms:
        for column in columns_of_field(term.field):
            needles.setdefault(column, []).append(term.text)
    found = {
        column.name.lower(): spans(text, needles[column])
        for column in needles
        if (text := getattr(document, column.name.lower()))
    }
    return {name: marked for name, marked in found.items() if marked}


def _snippet(length: int, marks: Sequence[Span]) -> Span:
    """The part of a text worth showing: from a little before the first mark."""
    if length <= _SNIPPET:
        return (0, length)
    start = max(0, min(marks[0][0] - _BEFORE if marks else 0, length - _SNIPPET))
    return (start, start + _SNIPPET)
