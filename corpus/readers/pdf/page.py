"""One page of a PDF → tables and lines."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Page, Table
from corpus.readers.columns import blocks_of
from corpus.readers.lattice import GridTooLarge, Lattice, filled, lattice_of
from corpus.readers.lines import boxed
from corpus.readers.open_rows import table_in
from corpus.readers.pdf.characters import (
    SLANTED,
    Array,
    Characters,
    Origins,
    characters_of,
)
from corpus.readers.pdf.clips import drawn_in
from corpus.readers.pdf.frame import Frame, frame_of, turned, turned_box
from corpus.readers.pdf.library import Handle, pdfium, text_of
from corpus.readers.pdf.paths import Drawn, Line, TooManyObjects, drawn_on
from corpus.readers.pdf.runs import marks_of, pieces_of

_FEW = 20  # characters: what a scanner prints at the edge of a scan, not a page's text
_COVERED = 0.5  # of the page under pictures: a scan
_SHAPES = 200  # on a page without text: its text is drawn

Blocks = tuple[Table | Piece, ...]


def page_from(page: Handle, number: int, limits: Limits, origins: Origins) -> Page:
    """A page over a limit, or without text, comes with the reason in `unread`."""
    frame = frame_of(page)
    size = frame.width, frame.height
    try:
        _check_size(frame, limits)
        drawn = drawn_on(page, frame, limits.page_objects)
        with text_of(page) as text:
            characters = _characters(text, frame, limits, origins)
            if drawn.shown:
                characters = drawn_in(characters, drawn.shown)
        blocks = _blocks(characters, drawn, number, size)
    except TooManyObjects:
        reason = f"lines and characters {limits.over('page_objects')}"
        return Page(number, (), *size, unread=reason)
    except (GridTooLarge, _TooLarge) as error:
        return Page(number, (), *size, unread=str(error))
    if why := _why_picture(characters, drawn, frame):
        return Page(number, blocks, *size, unread=why, is_picture=True)
    unmapped = characters.unmapped
    unread = f"{unmapped} characters that the file gives no meaning of" if unmapped else None
    return Page(number, blocks, *size, unread=unread)


class _TooLarge(ValueError):
    pass


def _check_size(frame: Frame, limits: Limits) -> None:
    if max(frame.width, frame.height) > limits.page_points:
        size = f"{frame.width:,.0f} × {frame.height:,.0f} points"
        raise _TooLarge(f"{size}: {limits.over('page_points')}")


def _characters(text: Handle | None, frame: Frame, limits: Limits, origins: Origins) -> Characters:
    count = max(pdfium.FPDFText_CountChars(text), 0) if text else 0
    if count > limits.page_objects:
        raise TooManyObjects
    return characters_of(text, count, frame, origins)


def _why_picture(characters: Characters, drawn: Drawn, frame: Frame) -> str | None:
    """Why a page has no text of its own; None where it has."""
    covered = drawn.pictures / (frame.width * frame.height or 1)
    if len(characters) < _FEW and covered >= _COVERED:
        return "no text on the page: a scan"
    if not len(characters) and drawn.shapes >= _SHAPES:
        return "no text on the page: its words are drawn as shapes"
    return None


def _blocks(characters: Characters, drawn: Drawn, number: int, size: tuple[float, float]) -> Blocks:
    """Read upright; what is turned as a whole is turned first and its boxes turned back."""
    if not len(characters):
        return ()
    quarter = int(np.bincount(characters.quarter, minlength=SLANTED)[:SLANTED].argmax())
    if not quarter:
        return _upright_blocks(characters, drawn, number, size)
    turn = turned(quarter, *size)
    x, y = turn.points(characters.x, characters.y)
    left = np.where(characters.quarter == SLANTED, SLANTED, (characters.quarter - quarter) % 4)
    characters = replace(characters, x=x, y=y, quarter=left)
    upright = Drawn(
        [turned_box(line, quarter, *size) for line in drawn.seen],
        [turned_box(line, quarter, *size) for line in drawn.unseen],
    )
    turned_size = turn.width, turn.height
    blocks = _upright_blocks(characters, upright, number, turned_size)
    return tuple(_turned_back(block, -quarter % 4, turned_size) for block in blocks)


def _upright_blocks(
    characters: Characters, drawn: Drawn, number: int, size: tuple[float, float]
) -> Blocks:
    lattice = lattice_of(_on_page(drawn.seen, size))
    if not lattice.grids and drawn.unseen:
        lattice = lattice_of(_on_page([*drawn.seen, *drawn.unseen], size))
    pieces = pieces_of(characters, lattice.uprights, number, size)
    tables, outside = filled(lattice.grids, pieces, number, table_in)
    others = blocks_of(outside, lattice.loose, number)
    others += [(boxed(mark)[1], mark) for mark in marks_of(characters, number)]
    return _in_order(lattice, tables, others)


def _on_page(lines: Sequence[Line], size: tuple[float, float]) -> Array:
    """Cut off where the page ends; those outside it left out."""
    rules = np.array(lines, float).reshape(-1, 4)
    width, height = size
    rules = rules[np.isfinite(rules).all(axis=1)]
    inside = (
        (rules[:, 2] >= 0) & (rules[:, 3] >= 0) & (rules[:, 0] <= width) & (rules[:, 1] <= height)
    )
    clipped: Array = np.clip(rules[inside], 0, np.array([width, height, width, height]))
    return clipped


def _in_order(
    lattice: Lattice, tables: Sequence[Table], others: Sequence[tuple[float, Table | Piece]]
) -> Blocks:
    ruled = [(grid.top, table) for grid, table in zip(lattice.grids, tables, strict=True)]
    return tuple(block for _, block in sorted([*ruled, *others], key=lambda each: each[0]))


def _turned_back(block: Table | Piece, quarter: int, size: tuple[float, float]) -> Table | Piece:
    if isinstance(block, Piece):
        return replace(block, box=block.box and turned_box(block.box, quarter, *size))
    cells = (
        replace(
            cell,
            pieces=tuple(
                replace(piece, box=piece.box and turned_box(piece.box, quarter, *size))
                for piece in cell.pieces
            ),
        )
        for cell in block.cells
    )
    return replace(block, cells=tuple(cells))
