"""Where a piece of a source stands, in a few signs (`73`, `p3`, `C12`), and what is under it."""

from decimal import Decimal, InvalidOperation

from corpus.model import Piece


def whereabouts(piece: Piece) -> str:
    """The line of a text, else the cell and, after the first sheet, its page; else the page."""
    if piece.line is not None:
        return str(piece.line)
    if piece.cell is None:
        return f"p{piece.page}"
    return piece.cell if piece.page == 1 else f"p{piece.page} {piece.cell}"


def stored_apart(piece: Piece) -> str | None:
    """What the file holds where it shows something else: 1 for 100%, but not 9120000 for
    9,120,000.00."""
    try:
        same = Decimal(piece.stored or "") == Decimal(piece.quote.replace(",", "").strip())
    except InvalidOperation:
        same = False
    return None if same else piece.stored
