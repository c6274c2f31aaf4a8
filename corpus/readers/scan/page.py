"""A straight page → its tables and lines, their text recognised."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from corpus.model import Box, Piece
from corpus.pages import Table
from corpus.readers.columns import blocks_of
from corpus.readers.lattice import Grid, filled, lattice_of
from corpus.readers.lines import boxed
from corpus.readers.scan.cleaning import without_specks
from corpus.readers.scan.doubt import read_surely
from corpus.readers.scan.low_rows import low_uprights
from corpus.readers.scan.places import Boxes, Place, missed, places_of, window
from corpus.readers.scan.recognition import Recogniser, Said
from corpus.readers.scan.ruling import Grey, Mask, ink_of, rules_of
from corpus.readers.scan.straighten import Sheet
from corpus.readers.scan.worn import ink_along, worn_rules

Block = Table | Piece
POINTS = 72  # to the inch

_LEAST_SURE = 0.5  # what is recognised with less is not taken
_PRINTED = 3  # pixels of ink in a row that is not empty
_DARKEST = 0.25  # of the ink
_MARGIN = 0.15  # inch, above and below what is printed
_SIGN_SURE = 0.9  # of signs told by their shape
_LEAST_SURE_ALONE = 0.8  # where no line was found, only ink
_LEAST_SURE_SIGN = 0.4  # and that says a sign which columns hold: dirt seldom looks like one
_SIGNS = frozenset("≥≤=%")


@dataclass(frozen=True, slots=True)
class Reading:
    """Its blocks, with boxes in pixels of the picture that the sheet was made of."""

    blocks: tuple[Block, ...]
    sure: float  # mean confidence by characters, 0 to 1; 1 where nothing stands
    unsure: int  # places left out because nothing sure could be recognised
    tall: bool  # most lines run upright: the page lies on its side


def read_sheet(sheet: Sheet, number: int, dpi: float, recogniser: Recogniser) -> Reading:
    """Raises GridTooLarge."""
    ink = ink_of(sheet.grey, dpi)
    rules, drawn = rules_of(ink, dpi)
    worn = worn_rules(sheet.grey, ink, rules, dpi)
    worn = np.vstack([worn, low_uprights(ink, np.vstack([rules, worn]), dpi)])
    drawn |= ink_along(worn, ink)
    lattice = lattice_of(np.vstack([rules, worn]) * (POINTS / dpi))
    drawn = ndimage.binary_dilation(drawn, np.ones((3, 3), bool))
    grey, ink = without_specks(np.where(drawn, np.uint8(255), sheet.grey), ink & ~drawn, dpi)
    lines = _lines(grey, ink, dpi, recogniser)
    cells = _cells(lattice.grids) * (dpi / POINTS)
    places = places_of(lines, cells, ink, _dark(grey, ink), dpi)
    alone = list(missed(ink, places, cells, dpi))
    texts = _texts([*places, *alone], grey, recogniser)
    found = [False] * len(places) + [True] * len(alone)
    pieces = [
        Piece(
            said.text, number, box=_times(place.box, POINTS / dpi), confidence=round(said.least, 3)
        )
        for place, said, by_ink in zip([*places, *alone], texts, found, strict=True)
        if said.text.strip() and said.sure >= _enough(said.text, by_ink)
    ]
    tables, outside = filled(lattice.grids, pieces, number)
    others = blocks_of(outside, lattice.loose, number)
    ruled = [(grid.top, table) for grid, table in zip(lattice.grids, tables, strict=True)]
    blocks = [block for _, block in sorted([*ruled, *others], key=lambda each: each[0])]
    return Reading(
        tuple(_stored(block, sheet, dpi / POINTS) for block in blocks),
        _mean(texts),
        len(texts) - len(pieces),
        _are_tall(lines),
    )


def _lines(grey: Grey, ink: Mask, dpi: float, recogniser: Recogniser) -> list[Box]:
    """Looked for only where something is printed: half of many a last page is empty."""
    printed = (ink.sum(axis=1) > _PRINTED).nonzero()[0]
    if not len(printed):
        return []
    margin = round(_MARGIN * dpi)
    top, bottom = max(0, int(printed[0]) - margin), int(printed[-1]) + margin
    found = recogniser.lines(grey[top:bottom], dpi)
    return [(x0, y0 + top, x1, y1 + top) for x0, y0, x1, y1 in found]


def _dark(grey: Grey, ink: Mask) -> Mask:
    """The darkest part of the ink."""
    return ink & (grey <= np.quantile(grey[ink], _DARKEST)) if ink.any() else ink


def _cells(grids: Sequence[Grid]) -> Boxes:
    boxes = [
        (
            grid.xs[cell.column],
            grid.ys[cell.row],
            grid.xs[cell.column + cell.columns],
            grid.ys[cell.row + cell.rows],
        )
        for grid in grids
        for cell in grid.cells
    ]
    return np.array(boxes, float).reshape(-1, 4)


def _texts(places: Sequence[Place], grey: Grey, recogniser: Recogniser) -> list[Said]:
    unsigned = [grey[window(place.box)] for place in places if place.sign is None]
    said = iter(read_surely(unsigned, recogniser))
    return [next(said) if place.sign is None else _shaped(place.sign) for place in places]


def _shaped(sign: str) -> Said:
    return Said(sign, _SIGN_SURE, _SIGN_SURE)


def _enough(text: str, by_ink: bool) -> float:
    """How sure a text is at least that is taken; `by_ink`: no line was found there."""
    if text in _SIGNS:
        return _LEAST_SURE_SIGN
    return _LEAST_SURE_ALONE if by_ink else _LEAST_SURE


def _times(box: Box, scale: float) -> Box:
    x0, top, x1, bottom = box
    return x0 * scale, top * scale, x1 * scale, bottom * scale


def _mean(texts: Sequence[Said]) -> float:
    characters = sum(len(said.text) for said in texts)
    return sum(len(said.text) * said.sure for said in texts) / characters if characters else 1.0


def _are_tall(lines: Sequence[Box]) -> bool:
    """By how far the lines run in all."""
    across = sum(x1 - x0 for x0, top, x1, bottom in lines if x1 - x0 > 1.5 * (bottom - top))
    upright = sum(bottom - top for x0, top, x1, bottom in lines if bottom - top > 1.5 * (x1 - x0))
    return upright > across


def _stored(block: Block, sheet: Sheet, scale: float) -> Block:
    if isinstance(block, Piece):
        return replace(block, box=sheet.stored(_times(boxed(block), scale)))
    cells = tuple(
        replace(cell, pieces=tuple(_placed(piece, sheet, scale) for piece in cell.pieces))
        for cell in block.cells
    )
    return replace(block, cells=cells)


def _placed(piece: Piece, sheet: Sheet, scale: float) -> Piece:
    return replace(piece, box=sheet.stored(_times(boxed(piece), scale)))
