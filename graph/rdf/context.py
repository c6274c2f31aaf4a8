"""What every statement of a form needs: addresses, what the form belongs to, and quoted places."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from corpus.ids import department_id, project_id
from corpus.model import Form, Piece, Source
from graph.build import year_id
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.terms import Description, Statement, Term, address, decimal, integer, text
from graph.rdf.vocabulary import JX

_PLACE, _QUOTED_AT = address(JX.Place), address(JX.quotedAt)
_PAGE, _LINE, _START = address(JX.page), address(JX.line), address(JX.start)
_CELL, _BOX = address(JX.cell), address(JX.box)
_STORED, _CONFIDENCE = address(JX.storedText), address(JX.confidence)
_PROJECT, _DEPARTMENT = address(JX.project), address(JX.department)
_FISCAL_YEAR = address(JX.fiscalYear)


class FormContext:
    """One form in one document; remembers every piece that is quoted from it."""

    def __init__(self, form: Form, document_id: str, addresses: Addresses) -> None:
        self.form = form
        self.addresses = addresses
        self.subject = addresses.of(form.id)
        self.document = addresses.of(document_id)
        self.belonging = tuple(_belonging(form, addresses))
        self._document_id = document_id
        self._pieces: dict[Piece, Term] = {}

    @property
    def owner(self) -> tuple[Statement, ...]:
        """The project, or the department of a form that has no project."""
        first = self.belonging[:1]
        return first if self.form.project or self.form.department else ()

    def part(self, fragment: str) -> Term:
        return self.addresses.part(self.form.id, fragment)

    def quoted(self, source: Source) -> Iterator[Statement]:
        """That a statement is quoted from the document, and each place where it stands."""
        yield names.QUOTED_FROM, self.document
        yield from self.quoted_at(source, _QUOTED_AT)

    def quoted_at(self, source: Source, how: Term) -> Iterator[Statement]:
        for piece in dict.fromkeys(source.pieces):
            yield how, self._place(piece)

    def places(self) -> Iterator[Description]:
        """Every piece that was quoted."""
        for piece, place in self._pieces.items():
            yield Description(place, tuple(_statements(piece)))

    def _place(self, piece: Piece) -> Term:
        known = self._pieces.get(piece)
        if known is None:
            known = self.addresses.part(self._document_id, _fragment(piece))
            self._pieces[piece] = known
        return known


def _belonging(form: Form, addresses: Addresses) -> Iterator[Statement]:
    if form.project:
        yield _PROJECT, addresses.of(project_id(form.department, form.project))
    if form.department:
        yield _DEPARTMENT, addresses.of(department_id(form.department))
    if form.year is not None:
        yield _FISCAL_YEAR, addresses.of(year_id(form.year))


def _fragment(piece: Piece) -> str:
    """Such as page=1&line=12&quote=8e0f…; readable, and different for every piece."""
    key = repr((piece.page, piece.line, piece.start, piece.cell, piece.box, piece.quote))
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8)
    line = f"&line={piece.line}" if piece.line is not None else ""
    return f"page={piece.page}{line}&quote={digest.hexdigest()}"


def _statements(piece: Piece) -> Iterator[Statement]:
    yield names.TYPE, _PLACE
    yield names.TYPE, names.QUOTE_SELECTOR
    yield names.EXACT, text(piece.quote)
    yield _PAGE, integer(piece.page)
    if piece.line is not None:
        yield _LINE, integer(piece.line)
    if piece.start is not None:
        yield _START, integer(piece.start)
    if piece.cell is not None:
        yield _CELL, text(piece.cell)
    if piece.box is not None:
        yield _BOX, text(" ".join(f"{edge:g}" for edge in piece.box))
    if piece.stored is not None:
        yield _STORED, text(piece.stored)
    if piece.confidence is not None:
        yield _CONFIDENCE, decimal(Decimal(str(piece.confidence)))
