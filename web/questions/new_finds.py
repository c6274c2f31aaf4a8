"""What is new for a search: the documents that came last, with what is found in each."""

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from search.documents import form_documents
from search.engine import Document, HitKind, Query

if TYPE_CHECKING:
    from corpus.store.base import DocumentSummary
    from web.services import Services

_SHOWN = 10  # rows of a document


@dataclass(frozen=True, slots=True)
class Find:
    document: "DocumentSummary"
    added: str  # 2024-05-31T08:00:00Z; empty where nobody noted it
    count: int
    rows: tuple[Document, ...]  # the first few


@dataclass(slots=True)
class _Found:
    count: int = 0
    rows: list[Document] = field(default_factory=list)


def new_finds(services: "Services", query: Query, most: int) -> list[Find]:
    """At most so many documents, the newest first; each with all that the search finds in it."""
    by_document: dict[str, _Found] = {}
    for form, found in _by_form(services, query).items():
        try:
            document = services.store.document_of(form)
        except RecordNotFound:  # gone meanwhile
            continue
        own = by_document.setdefault(document, _Found())
        own.count += found.count
        own.rows = (own.rows + found.rows)[:_SHOWN]
    newest = [each for each in services.store.newest() if each.id in by_document][:most]
    return [
        Find(services.summary(id_), added, by_document[id_].count, tuple(by_document[id_].rows))
        for id_, added in newest
    ]


def newest_finds(services: "Services", most: int) -> list[Find]:
    """Of a search without words and conditions: only the newest documents are looked at."""
    found = (_whole(services, id_, added) for id_, added in services.store.newest())
    return list(islice((each for each in found if each.count), most))


def _whole(services: "Services", id_: str, added: str) -> Find:
    forms = services.document(id_).forms
    own = [form for form in forms if services.store.document_of(form.id) == id_]
    once: dict[tuple[str, int | None], Document] = {}
    for row in chain.from_iterable(map(form_documents, own)):
        if row.kind is not HitKind.PROJECT or _stands_first(services, row):
            once.setdefault((row.id, row.year), row)
    return Find(services.summary(id_), added, len(once), tuple(islice(once.values(), _SHOWN)))


def _stands_first(services: "Services", project: Document) -> bool:
    """Whether no form before this one, as a search lists them, states the project in its year."""
    stating = (found.form for found in services.store.forms_stating(project.id))
    same_year = (form.id for form in stating if form.year == project.year)
    return project.form == min(same_year, default=project.form)


def _by_form(services: "Services", query: Query) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for row in services.index.scan(query):
        own = found.setdefault(row.form, _Found())
        own.count += 1
        if len(own.rows) < _SHOWN:
            own.rows.append(row)
    return found
