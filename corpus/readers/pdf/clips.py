"""Texts wider than the part of the page that shows them, as those of spreadsheets' narrow cells."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from corpus.readers.pdf.characters import Characters

Shown = Mapping[int, tuple[float, float, float, float]]
"""By the address of a text: where it begins and ends, and where what is shown of it does."""


def drawn_in(characters: Characters, shown: Shown) -> Characters:
    """The characters, level texts that reach over what is shown of them set closer: all of a text
    stands where it shows, in one cell."""
    x, wide = characters.x.copy(), characters.wide.copy()
    for text, (left, right, start, end) in shown.items():
        which = (characters.texts == text) & (characters.quarter == 0)
        share = (end - start) / (right - left)
        x[which] = start + (x[which] - left) * share
        wide[which] *= share
    return replace(characters, x=np.asarray(x), wide=np.asarray(wide))
