"""Words on lines one below the other that spell a level, or 绩效指标 beside the table, together:
each is marked with the columns where it may stand.

A narrow cell has a character or two on each line, and a program that keeps columns by blanks sets
them off by some characters from line to line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from corpus.cell_terms import Column
from corpus.forms.aligned.fragments import Fragment, Spelt
from corpus.forms.in_rows.headings import level_rank
from corpus.terms import LABELS, LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.text import squeezed

_REACH = 4  # rows from one line of a label to the next, at most
_LINES = 7  # of a label
_TRIED = 64  # ways to go on from one word, at most
_OFF = 4.5  # columns by which its lines may differ
_RANKS: dict[int, Spelt] = {
    0: (Column.LEVEL1, Column.LEVEL2),
    1: (Column.LEVEL1,),
    2: (Column.LEVEL2,),
}
_BLOCKS = frozenset(LABELS[Part.INDICATOR_HEADING])
_NAMES = (*LEVELS, *LEVEL1_VARIANTS, *(two for twos in LEVELS.values() for two in twos), *_BLOCKS)
_SIGNS = frozenset("".join(_NAMES))
_BEGUN = frozenset(name[:end] for name in _NAMES for end in range(1, len(name) + 1))


def marked(lines: Sequence[Sequence[Fragment]]) -> list[list[Fragment]]:
    """The lines, the words of levels marked; what no blank parts from the word behind it, too."""
    return _Page(lines).marked()


class _Page:
    def __init__(self, lines: Sequence[Sequence[Fragment]]) -> None:
        self._lines = lines
        self._halves = {one: _halves(one) for line in lines for one in line}
        self._spelt: dict[Fragment, Spelt] = {}
        self._taken: set[Fragment] = set()
        for line in lines:
            for one in line:
                for begun in self._ways(one):
                    self._spell(begun)

    def marked(self) -> list[list[Fragment]]:
        return [[x for one in line for x in self._marked(one)] for line in self._lines]

    def _marked(self, one: Fragment) -> Iterator[Fragment]:
        halves = self._halves[one]
        cut = halves and halves[0] in self._spelt
        for each in halves if cut else (one,):
            yield replace(each, spells=self._spelt.get(each, ()))

    def _ways(self, one: Fragment) -> Iterator[Fragment]:
        """A fragment, its first character, and the rest of it where another label has that."""
        halves = self._halves[one]
        if one not in self._taken:
            yield one
        if halves and one not in self._spelt:
            yield from halves[:1] if halves[0] not in self._taken else ()
            yield from halves[1:] if halves[0] in self._taken else ()

    def _spell(self, one: Fragment) -> None:
        """Marks what begins with a fragment, unless another label has it."""
        if one in self._taken or one.key not in _BEGUN:
            return
        for own in islice(self._chains((one,), one.key), _TRIED):
            key = "".join(each.key for each in own)
            rank = level_rank(key)
            whole = (Part.INDICATOR_HEADING,) if key in _BLOCKS else None
            spells = whole or (_RANKS[rank[0]] if rank and rank[1] == 1.0 else None)
            if spells and (self._are_whole(own) or all(len(each.key) == 1 for each in own)):
                self._spelt |= dict.fromkeys(own, spells)
                self._take(own)
                return

    def _are_whole(self, own: Sequence[Fragment]) -> bool:
        return all(each in self._halves for each in own)

    def _take(self, own: Sequence[Fragment]) -> None:
        for line in (self._lines[each.row] for each in own):
            for one in line:
                halves = self._halves[one]
                if one in own:
                    self._taken |= {one, *halves}
                elif any(half in own for half in halves):
                    self._taken |= {one, *(half for half in halves if half in own)}

    def _chains(self, own: tuple[Fragment, ...], key: str) -> Iterator[tuple[Fragment, ...]]:
        """What the lines below go on with, the longest first."""
        last = own[-1]
        for line in self._lines[last.row + 1 : last.row + 1 + _REACH] if len(own) < _LINES else ():
            for below in (way for one in line for way in self._ways(one)):
                if key + below.key in _BEGUN and _is_under(last, below):
                    yield from self._chains((*own, below), key + below.key)
        yield own


def _is_under(above: Fragment, below: Fragment) -> bool:
    return min(abs(above.left - below.left), abs(above.middle - below.middle)) <= _OFF


def _halves(one: Fragment) -> tuple[Fragment, ...]:
    """The first character of a fragment, where it may be of a label, and the rest."""
    text, start, end = one.text, one.token.start, one.token.end
    spaced = end - start != len(text)
    if len(text) < 2 or one.key[0] not in _SIGNS or (spaced and len(text) > 2):
        return ()
    width = 2 if one.right - one.left > end - start else 1
    behind = end - len(text) + 1
    left = replace(one.token, text=text[0], key=squeezed(text[0]), end=start + 1)
    right = replace(one.token, text=text[1:], key=squeezed(text[1:]), start=behind)
    place = one.left + width * (behind - start)
    return (
        replace(one, token=left, right=one.left + width),
        replace(one, token=right, left=place, sure=False),
    )


def is_astray(one: Fragment, kinds: Sequence[Column | None], column: int) -> bool:
    """Whether a word that spells a level stands in another column; -1 is left of the first."""
    if Part.INDICATOR_HEADING in one.spells:
        return column >= 0
    known = any(kind in one.spells for kind in kinds)
    return known and (column < 0 or kinds[column] not in one.spells)
