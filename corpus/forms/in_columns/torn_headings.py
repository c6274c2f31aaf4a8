"""Headings whose lines stand apart, with other headings of their row in between."""

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.columned import Heading
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.headings import KINDS, WEAK
from corpus.forms.words import Word
from corpus.values.text import squeezed

_REACH = 16  # words behind its first line within which a heading ends
_LINES = 3  # of a heading at the most
_AMONG = 2  # words of other such headings between its lines
_LONGEST = 7  # characters of a line
_KINDS = (*KINDS, Column.SPENT, Column.RATE)
_WHOLE = re.compile("(?:措施|分析|原因|情况|说明|理由|意见)$")
_BEGINS = re.compile(
    "偏差|未完成|指标|计量|度量|计算|实际|全年|完成|年度|分|权|得|自评|评价|性|原因|执行|预算|支出"
)


def with_torn(
    found: Sequence[Heading], words: Sequence[Word], labels: Collection[Word]
) -> list[Heading]:
    """Headings, with those whose lines stand apart: no other words than headings in between."""
    found = [*_values_apart(found)]
    heads = {word for one in found for word in one.words} | {*labels}
    open_ends = {one.words[-1]: one for one in found if _is_cut(one)}
    whole: list[Heading] = []
    taken: set[Word] = set()
    for at, word in enumerate(words):
        begun = open_ends.get(word)
        if word in taken or (not begun and (word in heads or not _BEGINS.match(word.text))):
            continue
        first = begun.words if begun else (word,)
        if longer := next(_longer(first, words[at + 1 : at + 1 + _REACH], heads | taken), None):
            whole.append(longer)
            taken |= {*longer.words}
    kept = [one for one in found if taken.isdisjoint(one.words)]
    return sorted([*kept, *whole], key=lambda one: one.order)


def _values_apart(found: Sequence[Heading]) -> Iterator[Heading]:
    """指标值, with 性质 as the rest of a heading before it, where no other heading is of values."""
    valued = any(one.column is Column.VALUE for one in found)
    for one in found:
        value = None if valued else _heading(one.words[:1])
        if one.column is Column.SIGN and value and value.column is Column.VALUE:
            yield value
        else:
            yield one


def _is_cut(one: Heading) -> bool:
    label = bare(one.label)
    if one.column is Column.ACTUAL:
        return label.endswith("完成")
    return one.column is Column.REASON and not _WHOLE.search(label)


def _longer(
    first: tuple[Word, ...], behind: Sequence[Word], heads: Collection[Word]
) -> Iterator[Heading]:
    """The heading that these words begin, with one line more or two."""
    ways: list[tuple[tuple[Word, ...], int]] = [(first, 0)]
    last = first[-1]
    for word in behind:
        if word in heads:
            last = word
            continue
        if word.page != last.page or len(word.text) > _LONGEST:
            return
        more = []
        for way, among in ways:
            if len(way) < _LINES and len(word.text) <= len(way[0].text) + 1:
                one = _heading((*way, word))
                if one:
                    yield one
                more.append(((*way, word), among))
            if among < _AMONG:
                more.append((way, among + 1))
        ways, last = more, word


def _heading(words: tuple[Word, ...]) -> Heading | None:
    label = bare("".join(squeezed(word.text) for word in words))
    column = column_of(label, _KINDS, set())
    whole = column is not Column.REASON or _WHOLE.search(label)
    if column is None or not whole or label in WEAK:
        return None
    return Heading(column, words)
