"""The statements of a page: what stands there, in the order in which it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Form, Piece
from corpus.pages import Page
from corpus.values.text import squeezed
from web.presenters.source.statements import Said, statements_of
from web.presenters.spots import Spot, continues
from web.whereabouts import stored_apart

_LINE = 14  # points


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement with those of its pieces that stand on the page."""

    said: Said
    pieces: tuple[Piece, ...]
    quoted: bool  # whether the address asks for it
    whole: tuple[Piece, ...]  # with those of other pages

    @property
    def elsewhere(self) -> tuple[int, ...]:
        """The other pages where it stands."""
        here = {piece.page for piece in self.pieces}
        return tuple(sorted({piece.page for piece in self.whole} - here))

    @property
    def quote(self) -> str:
        """Its words; a blank stands between cells and where it goes on elsewhere."""
        words = ""
        for before, piece in zip((None, *self.pieces), self.pieces, strict=False):
            words += " " if before and not continues(before, piece) else ""
            words += piece.quote.strip()
        return words

    @property
    def boxed(self) -> bool:
        return any(piece.box for piece in self.pieces)

    @property
    def stored(self) -> str | None:
        """What the file holds where it shows something else."""
        return next(filter(None, map(stored_apart, self.pieces)), None)

    @property
    def confidence(self) -> int | None:
        """Of its least sure piece, in percent; None where nothing was recognised."""
        given = [piece.confidence for piece in self.pieces if piece.confidence is not None]
        return round(min(given) * 100) if given else None


def entries_of(forms: Iterable[Form], page: int, spots: Sequence[Spot]) -> tuple[Entry, ...]:
    """What the forms say on a page, each thing once, from top to bottom."""
    found: dict[Said, dict[Piece, None]] = {}
    for form in forms:
        for statement in statements_of(form):
            if any(piece.page == page for piece in statement.source.pieces):
                found.setdefault(statement.said, {}).update(dict.fromkeys(statement.source.pieces))
    entries = (_entry(said, tuple(pieces), page, spots) for said, pieces in found.items())
    return tuple(sorted(entries, key=_place))


def loose_pieces(page: Page, forms: Iterable[Form], said: Iterable[Entry]) -> tuple[Piece, ...]:
    """The lines of a page that the ledgers of its forms have as unplaced.

    A ledger gives words without their place: the first line that has them and says nothing.
    """
    words = [squeezed(text) for form in forms for text in form.ledger.unplaced_text]
    known = {piece.box for entry in said for piece in entry.pieces}
    found = []
    for piece in lines_of_page(page):
        line = squeezed(piece.quote)
        inside = [each for each in words if each == line or (len(each) > 1 and each in line)]
        if inside and piece.box not in known:
            found.append(piece)
            for each in inside:
                words.remove(each)
    return tuple(found)


def lines_of_page(page: Page) -> Iterable[Piece]:
    """Every printed line, in tables and outside them."""
    for block in page.blocks:
        if isinstance(block, Piece):
            yield block
        else:
            for cell in block.cells:
                yield from cell.pieces


def _entry(said: Said, pieces: tuple[Piece, ...], page: int, spots: Sequence[Spot]) -> Entry:
    here = tuple(piece for piece in pieces if piece.page == page)
    quoted = any(spot.holds(piece) for spot in spots for piece in here)
    return Entry(said, here, quoted, pieces)


def _place(entry: Entry) -> tuple[int, float]:
    """Line by line, though a scan may lean a little; cells as their form names them."""
    boxes = [(round(piece.box[1] / _LINE), piece.box[0]) for piece in entry.pieces if piece.box]
    lines = [(piece.line, float(piece.start or 0)) for piece in entry.pieces if piece.line]
    return min(boxes or lines, default=(0, 0.0))
