"""Everything a search finds, with where it stands: as rows, and as forms that say only that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from corpus.errors import RecordNotFound
from corpus.model import Form, Piece, Source
from corpus.store.base import DocumentSummary, FormInDocument, RecordStore
from graph.executions import whole_execution
from search.engine import Document, HitKind

_AT_ONCE = 2_000  # rows whose places are looked up together
_REMEMBERED = 20_000  # forms whose places are kept
Money = tuple[Decimal | None, Decimal | None, Decimal | None]  # of a form: total, applied, spent


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row and the place that says it; the place is empty where a form does not print it."""

    row: Document
    document: str  # id
    file: str  # name of the file
    piece: Piece | None
    quote: str | None  # all its pieces
    money: Money = (None, None, None)


@dataclass(frozen=True, slots=True)
class _Places:
    document: str
    file: str
    sources: dict[str, Source]
    money: Money


def found_rows(store: RecordStore, rows: Iterable[Document]) -> Iterator[FoundRow]:
    """The rows in their order; a form that is gone meanwhile takes its rows with it."""
    files = {summary.id: summary.name for summary in store.summaries()}
    known: dict[str, _Places] = {}
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        if len(known) > _REMEMBERED:
            known.clear()
        for form in sorted({row.form for row in some} - known.keys()):
            places = _places(store, form, files)
            if places:
                known[form] = places
        for row in some:
            if row.form in known:
                yield _found(row, known[row.form])


def _places(store: RecordStore, form: str, files: dict[str, str]) -> _Places | None:
    try:
        found = store.form(form)
    except RecordNotFound:
        return None
    sources = {goal.id: goal.source for goal in found.form.goals}
    sources |= {row.id: row.source for row in found.form.indicators}
    sources[form] = found.form.source_of("title")
    sources[""] = found.form.source_of("project")
    return _Places(found.document_id, files.get(found.document_id, ""), sources, _money(found.form))


def _money(form: Form) -> Money:
    spent = whole_execution(form.executions)
    return form.budget.total, form.budget.applied, spent.spent if spent else None


def _found(row: Document, places: _Places) -> FoundRow:
    key = "" if row.kind is HitKind.PROJECT else row.id
    pieces = places.sources.get(key, Source()).pieces
    quote = "".join(piece.quote for piece in pieces) or None
    piece = pieces[0] if pieces else None
    return FoundRow(row, places.document, places.file, piece, quote, places.money)


def found_forms(
    store: RecordStore, rows: Iterable[Document]
) -> Iterator[tuple[Form, DocumentSummary]]:
    """The forms that say the rows, by id, with the goals and indicators that were found."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.form, set()).add(row.id)
    summaries = {summary.id: summary for summary in store.summaries()}
    for form in sorted(wanted):
        try:
            found = store.form(form)
        except RecordNotFound:
            continue
        yield _only(found, wanted[form]), summaries[found.document_id]


def _only(found: FormInDocument, ids: set[str]) -> Form:
    return replace(
        found.form,
        goals=tuple(goal for goal in found.form.goals if goal.id in ids),
        indicators=tuple(row for row in found.form.indicators if row.id in ids),
    )
