"""Where a piece of a source stands, in a few signs: `73`, `p3`, `C12`, `p2 C12`."""

from corpus.model import Piece


def whereabouts(piece: Piece) -> str:
    """The line of a text, else the cell and, after the first sheet, its page; else the page."""
    if piece.line is not None:
        return str(piece.line)
    if piece.cell is None:
        return f"p{piece.page}"
    return piece.cell if piece.page == 1 else f"p{piece.page} {piece.cell}"
