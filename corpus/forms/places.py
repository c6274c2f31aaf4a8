"""How a text lies on its page: whether its lines are the page's, how near a value is to a label."""

import re
from collections.abc import Iterable
from itertools import takewhile
from math import log2

from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Cell, Word
from corpus.terms import Part

OF_TABLE = (Part.LEVEL1, Part.LEVEL2, Part.COLUMN_HEADING, Part.NAME_COLUMN, Part.VALUE_COLUMN)
_BELOW, _AMID = 3.0, 0.5  # a name below what the table has, and a run between such runs
_SIGNED = re.compile("[≥≤><＞＜≧≦]")


def is_visual(stretch: Stretch) -> bool:
    """Whether lines are as on the page, so that the parts of a wrapped cell may stand apart."""
    apart = [x for x in stretch.labels if x.words[-1].order - x.order >= len(x.words)]
    return stretch.by_column or len(apart) > 0


def nearness(label: Label, word: Word) -> float:
    """What it costs that the label's value begins with this word: 0 right behind it on its line."""
    steps = word.order - label.words[-1].order
    if word.line == label.words[-1].line:
        return 0.6 * (steps - 1) if steps > 0 else 2.5 - 0.4 * steps
    if steps == 1 and word.line - label.words[-1].line <= 2:
        return 0.3 if word.line == label.words[-1].line + 1 else 0.5
    if steps > 0:
        return 0.8 + 0.35 * log2(steps)
    return 1.4 + 0.35 * log2(-steps)


def is_first(cell: Cell, stretch: Stretch) -> bool:
    """Whether nothing stands above a name in its run down the page but labels, none of another."""
    before = stretch.words[cell.order - 1] if cell.order else None
    if before is None or before.block != cell.first.block or before in stretch.titles:
        return True
    return stretch.parts.get(before.order, Part.DEPARTMENT) is not Part.DEPARTMENT


def among_table(word: Word, stretch: Stretch) -> float:
    """What it costs, where runs down the page follow each other, that a word of the head stands
    where the table does: in its run below what only that has, or between two such runs."""
    before, behind = stretch.words[: word.order][::-1], stretch.words[word.order + 1 :]
    own = takewhile(lambda near: near.block == word.block, before)
    if any(_is_of_table(near, stretch) for near in own):
        return _BELOW
    below = takewhile(lambda near: near.block == word.block, behind)
    if any(stretch.parts.get(near.order) not in (None, *OF_TABLE) for near in below):
        return 0.0
    return _AMID * (_meets_table(before, stretch) and _meets_table(behind, stretch))


def _is_of_table(word: Word, stretch: Stretch) -> bool:
    return stretch.parts.get(word.order) in OF_TABLE or bool(_SIGNED.match(word.text))


def _meets_table(words: Iterable[Word], stretch: Stretch) -> bool:
    """Whether the table's is what comes first of all that is told by labels and signs."""
    for word in words:
        if _is_of_table(word, stretch):
            return True
        if stretch.parts.get(word.order) not in (None, Part.INDICATOR_HEADING):
            return False
    return True
