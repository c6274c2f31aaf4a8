"""The words of the table → fragments: cells or parts of cells, and what it costs to join them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.forms.evidence import (
    cuts_value,
    cuts_word,
    is_sign,
    is_torn,
    mismatch,
    takes_unit,
    unfinished,
    value_likeness,
    value_of,
)
from corpus.forms.pages import Stretch
from corpus.forms.words import Cell, Word
from corpus.model import ValueKind

NAME, VALUE = 0, 1
NEVER = 12.0
_TORN = 2.0  # what it costs that a cell is a part of one
_SURE = 4.0  # from this likeness on, a fragment's part is not in question
_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True, eq=False)
class Fragment:
    cell: Cell
    likeness: float  # above 0: a value
    mate: bool  # the fragment before it stands on the same line: they are name and value


def fragments_of(stretch: Stretch, free: Sequence[Word]) -> list[Fragment]:
    lines: dict[int, list[Word]] = {}
    for word in free:
        lines.setdefault(word.line, []).append(word)
    fragments = []
    for words in lines.values():
        cells = _columns(words) if stretch.by_column else _parted(words)
        for i, cell in enumerate(cells):
            fragments.append(Fragment(cell, value_likeness(cell.text), i > 0))
    return fragments


def _columns(words: Sequence[Word]) -> list[Cell]:
    """Name and value: the last cell is the value, blanks inside a name divide nothing."""
    cells = [[words[0]]]
    for word in words[1:]:
        both_han = _HAN.match(cells[-1][-1].text[-1]) and _HAN.match(word.text[0])
        if word.gap > 1 or both_han:
            cells.append([])
        cells[-1].append(word)
    if len(cells) > 2:
        cells = [[word for cell in cells[:-1] for word in cell], cells[-1]]
    return [Cell(tuple(cell)) for cell in cells]


def _parted(words: Sequence[Word]) -> list[Cell]:
    """The words of one line as one cell, or as name and value parted at a blank."""
    best = (0.8 * (len(words) - 1), [Cell(tuple(words))])
    for at in range(1, len(words)):
        left, right = Cell(tuple(words[:at])), Cell(tuple(words[at:]))
        both_han = _HAN.match(left.text[-1]) and _HAN.match(right.text[0])
        inner = len(words) - 2
        cost = value_likeness(left.text) - value_likeness(right.text) + 0.8 * inner
        cost += 12.0 * (value_likeness(left.text) >= 4 or is_sign(left.text))
        cost += 4.0 * (not both_han and value_likeness(right.text) <= 0)
        cost = 0.25 * cost + 0.3 * mismatch(left.text, right.text) - 1.2 * bool(both_han)
        if cost < best[0]:
            best = (cost, [left, right])
    return best[1]


class Joins:
    """What the fragments of one form cost as names, as values, and joined to each other."""

    def __init__(self, fragments: Sequence[Fragment], stretch: Stretch, visual: bool):
        self.fragments = fragments
        self.visual = visual
        self._labelled = sorted(word.order for label in stretch.labels for word in label.words)
        names = [len(f.cell.text) for f in fragments if f.likeness < 0]
        values = [len(f.cell.text) for f in fragments if f.likeness > 0]
        self._texts: dict[tuple[Fragment, ...], str] = {}
        self._wraps: dict[tuple[Fragment, Fragment, int], float] = {}
        self._full = (max(names, default=1), max(values, default=1))

    def parts(self, i: int) -> tuple[int, ...]:
        """Whether a fragment may be name or value; two on a line are name and value."""
        if self.fragments[i].mate:
            return (VALUE,)
        if i + 1 < len(self.fragments) and self.fragments[i + 1].mate:
            return (NAME,)
        likeness = self.fragments[i].likeness
        return (int(likeness > 0),) if abs(likeness) >= _SURE else (NAME, VALUE)

    def cell_cost(self, fragments: Sequence[Fragment], part: int) -> float:
        """What it costs that fragments together are a name, or a value."""
        if not fragments:
            return 0.0
        likeness = fragments[0].likeness
        if len(fragments) > 1:
            likeness = value_likeness(self.text(fragments))
        torn = _TORN * is_torn(self.text(fragments))
        return torn + (max(1.5 - likeness, 0.0) if part else max(likeness, 0.0))

    def text(self, fragments: Sequence[Fragment]) -> str:
        """Of the fragments as one cell."""
        if len(fragments) == 1:
            return fragments[0].cell.text
        key = tuple(fragments)
        if key not in self._texts:
            self._texts[key] = joined(fragments).text
        return self._texts[key]

    def apart(self, first: Fragment, last: Fragment) -> bool:
        """Whether a label stands between."""
        if self.visual:
            return False
        behind = bisect_right(self._labelled, first.cell.last.order)
        return behind < len(self._labelled) and self._labelled[behind] < last.cell.order

    def wrap(self, a: Fragment, b: Fragment, part: int) -> float:
        """What it costs that b is the rest of a."""
        key = a, b, part
        if key not in self._wraps:
            self._wraps[key] = self._wrap(a, b, part)
        return self._wraps[key]

    def _wrap(self, a: Fragment, b: Fragment, part: int) -> float:
        text, more = a.cell.text, b.cell.text
        if b.cell.first.line == a.cell.last.line:
            return NEVER
        if text.count("(") + text.count("（") > text.count(")") + text.count("）"):
            closes = ")" in more or "）" in more
            return (-2.0 if closes else 2.0) + self._gap(a, b)
        if part and (takes_unit(text, more) or cuts_value(text, more)):
            return -1.5 + self._gap(a, b)
        if b.likeness >= 8:
            return NEVER
        if unfinished(text):
            return -1.0 + self._gap(a, b)
        if part and value_of(text).kind is not ValueKind.TEXTUAL:
            return NEVER
        cost = 0.5 + 0.45 * max(self._full[part] - len(text) - 1, 0) - 0.9 * (len(more) <= 3)
        cost += 1.5 * (len(more) > len(text) + 1) + 2.0 * (not part and a.likeness <= -3)
        cost += 0.8 * (not part and -3 < a.likeness <= -1) + 0.8 * (not part and b.likeness >= 1.5)
        cost += -1.0 if cuts_word(text, more) else 0.4
        cost += 1.2 * (b.likeness >= 5) + 0.6 * (a.cell.last.block != b.cell.first.block)
        cost -= 2.0 * (more[0] in "，。、；）)”》")
        return cost + 1.2 * self.apart(a, b) + self._gap(a, b)

    def _gap(self, a: Fragment, b: Fragment) -> float:
        if a.cell.last.page != b.cell.first.page:
            return 1.5
        if not self.visual:
            return 0.0
        return 0.4 * max(b.cell.first.line - a.cell.last.line - 3, 0)


def joined(fragments: Sequence[Fragment]) -> Cell:
    if len(fragments) == 1:
        return fragments[0].cell
    words = [word for fragment in fragments for word in fragment.cell.words]
    return Cell(tuple(sorted(words, key=lambda word: word.order)))
