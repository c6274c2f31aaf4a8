"""The citations of a page, from what the store knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from graph.model import kind_of
from web.presenters import citations
from web.presenters.citations import Citation

if TYPE_CHECKING:
    from web.services import Services

_MOST = 20  # documents of one thing
_STATED = frozenset({"form", "project", "goal", "indicator", "definition"})


def citations_of(services: "Services", id_: str, page: int | None = None) -> tuple[Citation, ...]:
    """One for each form that says it, the newest first; none for what no page cites so.

    Raises RecordNotFound.
    """
    kind = kind_of(id_)
    if kind == "document":
        found = services.summary(id_)
        return (citations.of_document(found, _day(services, id_), page),)
    if kind == "department":
        name = services.resolve(id_).label
        return (citations.of_department(id_, name, newest_day(services, id_)),)
    return tuple(_of_forms(services, id_)) if kind in _STATED else ()


def newest_day(services: "Services", id_: str | None = None) -> str:
    """When the newest document came, of all or of those that state a node."""
    if id_ is None:
        return services.store.last()[:10]
    return services.store.since(id_)[:10]


def _of_forms(services: "Services", id_: str) -> Iterator[Citation]:
    found = [services.form(id_)] if kind_of(id_) == "form" else services.forms_of(id_, limit=_MOST)
    for each in reversed(found):
        try:
            document = services.summary(each.document_id)
        except RecordNotFound:  # gone meanwhile
            continue
        yield citations.of_form(id_, each, document, _day(services, document.id))


def _day(services: "Services", id_: str) -> str:
    return services.store.added(id_)[:10]
