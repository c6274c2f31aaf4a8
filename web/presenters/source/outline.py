"""The forms of a document, each with where it begins and how fully it is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import ids
from corpus.model import Document, Form, Ledger
from corpus.store.extent import pages_of
from web.language import gettext
from web.presenters.links import line_url, page_url, source_page_url
from web.presenters.source.statements import lines_of


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    form: Form
    url: str
    open: int  # rows with an open reading
    place: str | None  # in words: the line of a text, else the pages
    place_url: str | None


def outline_of(document: Document) -> Iterator[OutlineEntry]:
    for form in document.forms:
        opened = sum(1 for row in form.indicators if row.ambiguities)
        yield OutlineEntry(form, form_url(form), opened, *_place(form, document))


def _place(form: Form, document: Document) -> tuple[str, str] | tuple[None, None]:
    """The line or the pages where its first statement stands."""
    if document.format == "text":
        first = min(lines_of(form), default=None)
        if first is None:
            return None, None
        return gettext("第 %(lines)s 行", lines=first), line_url(document.id, first)
    pages = pages_of(form)
    if not pages:
        return None, None
    low, high = min(pages), max(pages)
    label = str(low) if low == high else f"{low}–{high}"
    return gettext("第 %(pages)s 页", pages=label), source_page_url(document.id, low)


def ledger_of(document: Document) -> Ledger:
    """Of all its forms together."""
    ledgers = [form.ledger for form in document.forms]
    return Ledger(
        characters=sum(each.characters for each in ledgers),
        placed=sum(each.placed for each in ledgers),
        label=sum(each.label for each in ledgers),
        repeated=sum(each.repeated for each in ledgers),
        unplaced=sum(each.unplaced for each in ledgers),
        unplaced_text=tuple(text for each in ledgers for text in each.unplaced_text),
    )


def form_url(form: Form) -> str:
    """The form's place on its project's page; its own page where it has no project."""
    if form.project is None:
        return page_url(form.id)
    return f"{page_url(ids.project_id(form.department, form.project))}#{form.id}"
