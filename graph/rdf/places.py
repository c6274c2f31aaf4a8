"""Places in one document as selectors of Web Annotation, and that statements are quoted there."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from corpus.model import Box, Piece, Source
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.terms import Description, Statement, Term, address, decimal, integer, text
from graph.rdf.vocabulary import JX, NAMESPACE

QUOTED_AT = address(JX.quotedAt)
_PLACE, _ORDER = address(JX.Place), address(JX.order)
_PAGE, _LINE, _START = address(JX.page), address(JX.line), address(JX.start)
_CELL, _BOX = address(JX.cell), address(JX.box)
_STORED, _CONFIDENCE = address(JX.storedText), address(JX.confidence)
_LOCAL = len(NAMESPACE) + 1
_DIGEST = 16  # hexadecimal digits with which the address of a place ends


class Places:
    """The pieces that are quoted from a document, each described once."""

    def __init__(self, document_id: str, addresses: Addresses) -> None:
        self.document = addresses.of(document_id)
        self._addresses = addresses
        self._document_id = document_id
        self._known: dict[Piece, Term] = {}

    def quoted(self, source: Source, how: Term = QUOTED_AT) -> Iterator[Statement]:
        """That a statement is quoted from the document, and each place where it stands."""
        yield names.QUOTED_FROM, self.document
        yield from self.quoted_at(source, how)

    def quoted_at(self, source: Source, how: Term = QUOTED_AT) -> Iterator[Statement]:
        """Where their order does not follow from the places themselves, it is said too."""
        pieces = source.pieces
        for piece in pieces:
            yield how, self._place(piece)
        if len(pieces) > 1 and list(pieces) != in_order(set(pieces)):
            ends = " ".join(self._place(piece)[-_DIGEST - 1 : -1] for piece in pieces)
            yield _ORDER, text(f"{how[_LOCAL:-1]} {ends}")

    def descriptions(self) -> Iterator[Description]:
        """Every piece that was quoted."""
        for piece, place in self._known.items():
            yield Description(place, tuple(_statements(piece)))

    def _place(self, piece: Piece) -> Term:
        known = self._known.get(piece)
        if known is None:
            known = self._addresses.part(self._document_id, _fragment(piece))
            self._known[piece] = known
        return known


def place_id(document_id: str, piece: Piece) -> str:
    """What follows the base in the address of a place."""
    return f"{document_id}#{_fragment(piece)}"


def in_order(pieces: set[Piece]) -> list[Piece]:
    """By page, line, cell and box: the order of places of which no other is said."""
    return sorted(pieces, key=_key)


def _key(piece: Piece) -> tuple[object, ...]:
    where = (piece.page, piece.line or 0, piece.start or 0, piece.cell or "", piece.box or ())
    confidence = -1.0 if piece.confidence is None else piece.confidence
    return (*where, piece.quote, piece.stored or "", confidence)


def _fragment(piece: Piece) -> str:
    """Such as page=1&line=12&quote=8e0f…; readable, and different for every piece."""
    key = repr((piece.page, piece.line, piece.start, piece.cell, piece.box, piece.quote))
    if piece.stored is not None or piece.confidence is not None:
        key += repr((piece.stored, piece.confidence))
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=_DIGEST // 2)
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
        yield _BOX, text(" ".join(map(_plain, piece.box)))
        yield names.TYPE, names.FRAGMENT_SELECTOR
        yield names.VALUE, text(_region(piece.page, piece.box))
        yield names.CONFORMS_TO, names.MEDIA_FRAGMENTS
    if piece.stored is not None:
        yield _STORED, text(piece.stored)
    if piece.confidence is not None:
        yield _CONFIDENCE, decimal(Decimal(str(piece.confidence)))


def _region(page: int, box: Box) -> str:
    """Left, top, width and height in points, such as page=4&xywh=72,100.5,128.25,17.5."""
    left, top, right, bottom = box
    edges = (left, top, round(right - left, 3), round(bottom - top, 3))
    return f"page={page}&xywh={','.join(map(_plain, edges))}"


def _plain(edge: float) -> str:
    """The shortest text that reads back as the same number."""
    return repr(edge).removesuffix(".0")
