"""Texts larger than what shows them of a page, as those of spreadsheets' narrow cells."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.readers.pdf.characters import Characters

Box = tuple[float, float, float, float]
Shown = Mapping[int, tuple[Box, Box]]
"""By the address of a text: where it stands, and what of the page shows it."""

_ASCENT = 0.88  # of the size, above the baseline
_LEAST = 1.0  # points of a text that are cut off
_STEP = 0.6  # points between the lines that are moved to an edge: more than one line takes
_Places = NDArray[np.int64]


def drawn_in(characters: Characters, shown: Shown) -> Characters:
    """The characters, those of level texts that reach over what shows them set inside it, in
    their order: all of a cell stands in it."""
    x, y, wide = characters.x.copy(), characters.y.copy(), characters.wide.copy()
    cells: defaultdict[Box, list[_Places]] = defaultdict(list)
    for text, which in _places(characters, shown):
        (left, _, right, _), clip = shown[text]
        start, end = max(clip[0], left), min(clip[2], right)
        if _LEAST < end - start < right - left - _LEAST:
            share = (end - start) / (right - left)
            x[which] = start + (x[which] - left) * share
            wide[which] *= share
        cells[clip].append(which)
    for (_, top, _, bottom), lines in cells.items():
        lines.sort(key=lambda line: float(characters.y[line[0]]))
        tops = [float(y[n[0]] - _ASCENT * characters.size[n[0]]) - top for n in lines]
        ends = [float(y[n[0]] + (1 - _ASCENT) * characters.size[n[0]]) - bottom for n in lines]
        above = [line for line, over in zip(lines, tops, strict=True) if over < -_LEAST]
        below = [line for line, over in zip(lines, ends, strict=True) if over > _LEAST]
        for rank, line in enumerate(reversed(above), 1):
            y[line] += top - _STEP * rank - (y[line] - _ASCENT * characters.size[line])
        for rank, line in enumerate(below, 1):
            y[line] += bottom + _STEP * rank - (y[line] + (1 - _ASCENT) * characters.size[line])
    return replace(characters, x=x, y=y, wide=wide)


def _places(characters: Characters, shown: Shown) -> list[tuple[int, _Places]]:
    """The level characters of each text."""
    order = np.argsort(characters.texts, kind="stable")
    addresses = characters.texts[order]
    level = characters.quarter[order] == 0
    found = []
    for text in shown:
        first, last = addresses.searchsorted((text, text + 1)).tolist()
        which = order[first:last][level[first:last]]
        if len(which):
            found.append((text, which))
    return found
