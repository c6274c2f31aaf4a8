"""Series and changes of the workspace, each value with the place that says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from corpus.model import Piece
from corpus.store.base import RecordStore
from web.inferred.claims import Claims
from web.inferred.derived import Derived
from web.inferred.latest import Latest
from web.inferred.products import CLAIMS, KIN, OUTLINE, SHIFTS
from web.whereabouts import whereabouts

if TYPE_CHECKING:  # the parts are loaded when they are asked for: commands start without them
    from graph.years import Descent, Entry, Scope, Series, Shift, Statement

_CLAIMS = 20_000  # of departments that are kept in memory, about 1 KB each


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
        self._descents: Latest[Descent] = Latest(_CLAIMS, lambda each: len(each.claims))
        self._of_projects: Latest[Descent] = Latest(_CLAIMS, lambda each: 1 + len(each.claims))

    def series(self, id_: str) -> "Series":
        """Of a definition or a row. Raises RecordNotFound."""
        from graph.years import series_in

        definitions = self._definitions(id_)
        descent = self._joined(self._derived.block_of_node(id_), definitions)
        reached = descent.of_definitions(definitions)
        forms = [self._store.form(each).form for each in descent.forms_stating(reached)]
        return series_in(id_, forms, descent)

    def descent(self, id_: str) -> "Descent":
        """Of the first block of a node. Raises RecordNotFound."""
        key = self._derived.block_of_node(id_)
        state = (self._store.generation, self._store.decisions.count)
        return self._descents.of(key, state, partial(self._descent, key))

    def projects(self, id_: str) -> "Descent":
        """As `descent`, but for what is claimed of indicators. Raises RecordNotFound."""
        key = self._derived.block_of_node(id_)
        state = (self._store.generation, self._store.decisions.count)
        return self._of_projects.of(key, state, partial(self._joined, key))

    def _joined(self, key: str, definitions: frozenset[str] = frozenset()) -> "Descent":
        """Of projects and of these definitions alone: what is claimed of others is not read."""
        from graph.years import Descent
        from graph.years.kin import PROJECTS

        parts = (self._derived.parts(KIN, key, part) for part in (PROJECTS, *sorted(definitions)))
        found = {claim.id: claim for each in parts for claims in each.values() for claim in claims}
        joined = {end for claim in found.values() for end in (claim.a, claim.b)}
        outline = self._derived.parts(OUTLINE, key)[""]
        return Descent(outline, (*found.values(), *self._claims.rejected()), definitions | joined)

    def _descent(self, key: str) -> "Descent":
        from graph.years import Descent

        outline = self._derived.parts(OUTLINE, key)[""]
        claims = self._derived.parts(CLAIMS, key)[""]
        return Descent(outline, (*claims, *self._claims.rejected()))

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
        """House by house; without `compute` only those that are made. Raises RecordNotFound."""
        from graph.linking import home_of
        from graph.years import changes_of, houses_of

        rejected = self._claims.rejected()
        homes = self._homes(scope.department) if scope.department else frozenset()
        for key in self._keys(scope, compute):
            try:
                block = self._derived.block(key)
            except RecordNotFound:  # gone meanwhile
                continue
            claims = (*block.claims, *rejected)
            for forms in houses_of(block.forms, block.claims).values():
                if not homes or not homes.isdisjoint(map(home_of, forms)):
                    yield changes_of(years, forms, claims, scope)

    def comparable(self, scope: "Scope") -> tuple[int, ...]:
        """The years of a project or department; else the last two that one department has.

        Of departments that are made; empty where none has two. Raises RecordNotFound.
        """
        if scope.project:
            forms = (found.form for found in self._store.forms_stating(scope.project))
            return tuple(sorted({form.year for form in forms if form.year and form.indicators}))
        if scope.department:
            homes = self._homes(scope.department)
            keys = self._derived.blocks_of_node(scope.department)
            parts = (self._derived.parts(SHIFTS, key).values() for key in keys)
            counted = (each for found in parts for each in found if homes & set(each.homes))
            return tuple(sorted({year for each in counted for year in each.years}))
        known = (
            counted.years for _, parts in self._derived.each(SHIFTS) for counted in parts.values()
        )
        pairs = (years[-2:] for years in known if len(years) > 1)
        return max(pairs, key=lambda pair: (pair[1], pair[0]), default=())

    def _homes(self, id_: str) -> frozenset[str]:
        """Of the forms that state a department."""
        from graph.linking import home_of

        forms = [id_] if id_.startswith("form-") else self._store.ids_of_forms_stating(id_)
        return frozenset(map(home_of, self._store.heads(frozenset(forms))))

    def _definitions(self, id_: str) -> frozenset[str]:
        """The definition itself, or what a row is a row of."""
        if not id_.startswith("indicator-"):
            return frozenset({id_})
        forms = (found.form for found in self._store.forms_stating(id_))
        rows = (row for form in forms for row in form.indicators if row.id == id_)
        return frozenset(row.definition_id for row in rows)

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
