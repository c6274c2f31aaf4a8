"""Where a statement of the graph stands: the document, the place in it, the words."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Form, Piece, Source
from corpus.store.base import FormInDocument, StoredLink
from web.services import Services
from web.whereabouts import whereabouts

_FIELDS = {
    "unit": "implementing_unit",
    "department": "department",
    "project": "project",
    "year": "year",
}
_SPECIFIC_FIRST = ("indicator", "goal", "definition", *_FIELDS)


@dataclass(frozen=True, slots=True)
class Place:
    form: str  # id of the form that says it
    document: str  # id
    name: str  # of the file
    page: int | None = None
    line: int | None = None
    cell: str | None = None
    quote: str | None = None

    def __str__(self) -> str:
        if self.page is None:
            return self.name
        piece = Piece("", self.page, line=self.line, cell=self.cell)
        return f"{self.name}:{whereabouts(piece)}"


class Places:
    """Remembers the forms and file names it has looked up."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._forms: dict[str, FormInDocument] = {}
        self._names: dict[str, str] = {}

    def of_statement(self, form: str, id_: str) -> Place:
        """Where a form says that there is this indicator, goal or project."""
        return self._place(form, source_of(self._form(form).form, (id_,)))

    def of_link(self, link: StoredLink) -> Place:
        ends = (link.source, link.target)
        return self._place(link.form, source_of(self._form(link.form).form, ends))

    def source_of(self, link: StoredLink) -> tuple[str, Source]:
        """The document whose words state the link, and where in it."""
        found = self._form(link.form)
        return found.document_id, source_of(found.form, (link.source, link.target))

    def name_of(self, document: str) -> str:
        if document not in self._names:
            self._names[document] = self._services.summary(document).name
        return self._names[document]

    def _form(self, id_: str) -> FormInDocument:
        if id_ not in self._forms:
            self._forms[id_] = self._services.form(id_)
        return self._forms[id_]

    def _place(self, form: str, source: Source) -> Place:
        document = self._form(form).document_id
        name = self.name_of(document)
        if not source.pieces:
            return Place(form, document, name)
        first = source.pieces[0]
        return Place(form, document, name, first.page, first.line, first.cell, first.quote)


def source_of(form: Form, ids: Iterable[str]) -> Source:
    """Where the most specific of some nodes stands; the form's own place when none is printed."""
    by_kind = {id_.partition("-")[0]: id_ for id_ in ids}
    for kind in _SPECIFIC_FIRST:
        source = _source_of_node(form, kind, by_kind[kind]) if kind in by_kind else Source()
        if source.pieces:
            return source
    printed = (field.source for field in form.sources if field.source.pieces)
    return next(printed, Source())


def _source_of_node(form: Form, kind: str, id_: str) -> Source:
    if kind in _FIELDS:
        return form.source_of(_FIELDS[kind])
    if kind == "goal":
        return next((goal.source for goal in form.goals if goal.id == id_), Source())
    rows = (row.source for row in form.indicators if id_ in (row.id, row.definition_id))
    return next(rows, Source())
