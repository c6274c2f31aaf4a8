"""Characters → words: pieces of text with no gap inside, cut where a rule passes between."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.model import Box, Piece
from corpus.readers.lines import union
from corpus.readers.pdf.characters import SLANTED, Array, Characters, is_full_width
from corpus.readers.pdf.frame import turned, turned_box

Flags = NDArray[np.bool_]

_ASCENT = 0.88  # of the size, over the baseline
_NARROW, _BROAD = 0.55, 0.9  # of the size: how wide Latin letters and figures are
_SAME_LINE = 0.5  # points
_GAP = 0.3  # of the size: what parts two words of Chinese
_LATIN_GAP = 0.8  # and two of Latin letters, whose widths are not known so well
_FIGURE_GAP = 0.5  # and two figures, whose widths are
_MARK_GAP = 3.0  # of the size: between characters of a word that stands aslant
_RULE_GAP = 0.1  # where a rule passes through it
_REACH = 0.15  # how far into the characters beside it a rule may stand
_EITHER = [ord(character) for character in "·×÷±°§"]  # full-width in some fonts of Chinese
_STEP = 0.06  # of the size: how exactly the next character follows such a one
_LAST = 0x2010  # full-width from here on, but for what is_full_width knows
_WIDTHS = np.full(_LAST + 1, _NARROW)
_WIDTHS[[ord(character) for character in "%@MWmw"]] = _BROAD
_WIDTHS[_LAST] = 1.0


def pieces_of(
    characters: Characters, uprights: Array, page: int, size: tuple[float, float]
) -> list[Piece]:
    """Words with their boxes. `uprights` are rows (x, top, bottom); `size` is of the page."""
    if not characters.quarter.any():
        return [Piece(text, page, box=box) for text, box in _words(characters, uprights)]
    pieces: list[Piece] = []
    for quarter in np.unique(characters.quarter[characters.quarter != SLANTED]).tolist():
        x, y = turned(quarter, *size).points(characters.x, characters.y)
        some = characters.of(characters.quarter == quarter, x, y)
        back = -quarter % 4
        turned_size = size[::-1] if quarter % 2 else size
        rules = uprights if quarter == 0 else np.zeros((0, 3))
        for text, box in _words(some, rules):
            place = turned_box(box, back, *turned_size) if back else box
            pieces.append(Piece(text, page, box=place))
    return pieces


def marks_of(characters: Characters, page: int) -> list[Piece]:
    """Words that stand aslant, over the text: what a page is marked with."""
    indices = np.flatnonzero(characters.quarter == SLANTED)
    if not len(indices):
        return []
    x, y, size = characters.x[indices], characters.y[indices], characters.size[indices]
    apart = np.hypot(np.diff(x), np.diff(y)) > _MARK_GAP * size[:-1]
    words = np.split(np.arange(len(indices)), np.flatnonzero(apart) + 1)
    boxes = np.column_stack([x - size, y - size, x + size, y + size])
    glyphs = [characters.glyphs[index].strip() for index in indices.tolist()]
    return [
        Piece("".join(glyphs[each] for each in word), page, box=union(boxes[word].tolist()))
        for word in words
    ]


def _words(characters: Characters, uprights: Array) -> Iterator[tuple[str, Box]]:
    x, y, size = characters.x, characters.y, characters.size
    full = is_full_width(characters.codes)
    ends = x + characters.wide * _WIDTHS[np.minimum(characters.codes, _LAST)]
    cuts = np.flatnonzero(_cuts(characters, full, ends, uprights)) + 1
    firsts = np.concatenate(([0], cuts))
    lasts = np.concatenate((cuts, [len(x)])) - 1
    tops, bottoms = y - _ASCENT * size, y + (1 - _ASCENT) * size
    boxes = np.column_stack([x[firsts], tops[firsts], ends[lasts], bottoms[firsts]])
    glyphs = characters.glyphs
    for first, last, box in zip(firsts.tolist(), lasts.tolist(), boxes.tolist(), strict=True):
        yield "".join(glyphs[first : last + 1]).strip(), tuple(box)


def _cuts(characters: Characters, full: Flags, ends: Array, uprights: Array) -> Flags:
    """Between which characters and the next a word ends."""
    x, y = characters.x, characters.y
    gaps = (x[1:] - ends[:-1]) / np.maximum(characters.wide[:-1], 0.1)
    steps = np.abs(np.diff(x) / np.maximum(characters.wide[:-1], 0.1) - 1) < _STEP
    gaps[steps & np.isin(characters.codes[:-1], _EITHER)] = 0.0
    line_ends = (np.abs(np.diff(y)) > _SAME_LINE) | (np.diff(x) < -_SAME_LINE)
    figures = (characters.codes >= ord("0")) & (characters.codes <= ord("9"))
    latin = np.where(figures[:-1] & figures[1:], _FIGURE_GAP, _LATIN_GAP)
    wide = gaps > np.where(full[:-1] | full[1:], _GAP, latin)
    apart = (gaps > _RULE_GAP) | ((gaps > -1) & (np.diff(characters.texts) != 0))
    ruled = _ruled(apart & ~wide & ~line_ends, characters, ends, uprights)
    return line_ends | wide | ruled


def _ruled(which: Flags, characters: Characters, ends: Array, uprights: Array) -> Flags:
    """Of the gaps in `which`, those that an upright rule passes through."""
    at, top, bottom = uprights.T
    places = np.flatnonzero(which)
    reach = _REACH * characters.wide[places]
    both = np.sort(np.stack([ends[places], characters.x[places + 1]]), axis=0)
    left, right = (both[0] - reach)[:, None], (both[1] + reach)[:, None]
    y = (characters.y[places] - 0.4 * characters.size[places])[:, None]
    ruled = np.zeros(len(which), bool)
    ruled[places] = ((at > left) & (at < right) & (y > top) & (y < bottom)).any(axis=1)
    return ruled
