"""The forms of a document, each with where it begins and how fully it is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import ids
from corpus.model import Document, Form
from web.presenters.links import line_url, page_url
from web.presenters.statements import lines_of


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    form: Form
    url: str
    line: int | None  # the first line that any statement of it stands on
    open: int  # rows with an open reading
    place: str | None  # the address of that line


def outline_of(document: Document) -> Iterator[OutlineEntry]:
    for form in document.forms:
        first = min(lines_of(form), default=None)
        opened = sum(1 for row in form.indicators if row.ambiguities)
        place = line_url(document.id, first) if first is not None else None
        yield OutlineEntry(form, form_url(form), first, opened, place)


def form_url(form: Form) -> str:
    """The form's place on its project's page; its own page where it has no project."""
    if form.project is None:
        return page_url(form.id)
    return f"{page_url(ids.project_id(form.department, form.project))}#{form.id}"
