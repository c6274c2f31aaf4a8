"""Series and changes of the workspace, each value with the place that says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from corpus.model import Piece
from corpus.store.base import RecordStore
from web.inferred.claims import Claims
from web.inferred.derived import Derived
from web.whereabouts import whereabouts

if TYPE_CHECKING:  # the parts are loaded when they are asked for: commands start without them
    from graph.years import Entry, Scope, Series, Shift, Statement


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row stands."""

    document: str  # id
    file: str
    page: int | None = None
    line: int | None = None
    cell: str | None = None
    quote: str | None = None

    def __str__(self) -> str:
        """Such as seed-2024.txt:73."""
        if self.page is None:
            return self.file
        return f"{self.file}:{whereabouts(Piece('', self.page, line=self.line, cell=self.cell))}"


@dataclass(frozen=True, slots=True)
class Compared:
    """Counts of departments between two years; `entries` are theirs, block by block."""

    entries: "tuple[Entry, ...]"
    compared: int
    one_year: int  # with forms of one of the years only
    stale: int  # not yet computed


class Years:
    def __init__(self, store: RecordStore, derived: Derived, claims: Claims) -> None:
        self._store = store
        self._derived = derived
        self._claims = claims

    def series(self, id_: str) -> "Series":
        """Of a definition or a row. Raises RecordNotFound."""
        from graph.years import series_of

        block = self._derived.block(self._derived.block_of_node(id_))
        return series_of(id_, block.forms, (*block.claims, *self._claims.rejected()))

    def changes(self, years: tuple[int, int], scope: "Scope", *, compute: bool = True) -> Compared:
        shifts = list(self.shifts(years, scope, compute=compute))
        both = [shift for shift in shifts if shift.has_before and shift.has_after]
        either = [shift for shift in shifts if shift.has_before or shift.has_after]
        return Compared(
            tuple(entry for shift in both for entry in shift.entries),
            len(both),
            len(either) - len(both),
            0 if compute else self._stale(scope),
        )

    def shifts(
        self, years: tuple[int, int], scope: "Scope", *, compute: bool = True
    ) -> "Iterator[Shift]":
        """Block by block; without `compute` only those that are made. Raises RecordNotFound."""
        from graph.years import changes_of

        rejected = self._claims.rejected()
        for key in self._keys(scope, compute):
            try:
                block = self._derived.block(key)
            except RecordNotFound:  # gone meanwhile
                continue
            yield changes_of(years, block.forms, (*block.claims, *rejected), scope)

    def spots(self) -> "Spots":
        return Spots(self._store)

    def _keys(self, scope: "Scope", compute: bool) -> list[str]:
        node = scope.project or scope.department
        if node:
            return list(self._derived.blocks_of_node(node))
        return [state.key for state in self._derived.states() if compute or state.fresh]

    def _stale(self, scope: "Scope") -> int:
        return 0 if scope.project or scope.department else self._derived.progress().stale


class Spots:
    """Where rows stand; remembers the documents it has looked up."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._documents: dict[str, str] = {}  # by form
        self._files: dict[str, str] = {}  # by document

    def document_of(self, form: str) -> str:
        if form not in self._documents:
            self._documents[form] = self._store.document_of(form)
        return self._documents[form]

    def of(self, statement: "Statement") -> Spot:
        document = self.document_of(statement.form.id)
        if document not in self._files:
            self._files[document] = self._store.summary(document).name
        file = self._files[document]
        pieces = statement.row.source.pieces
        if not pieces:
            return Spot(document, file)
        first = pieces[0]
        quote = "".join(piece.quote for piece in pieces)
        return Spot(document, file, first.page, first.line, first.cell, quote)
