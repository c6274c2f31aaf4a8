"""Which columns the table of a scattered text has beside its level labels, by their headings."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.columned import Heading, Headings
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_columns.torn_headings import with_torn
from corpus.forms.in_rows.costs import kind_cost
from corpus.forms.in_rows.headings import KINDS, OF_YEAR, WEAK, heading_cost
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Word
from corpus.terms import Part
from corpus.values.text import squeezed

_SPENT = (Column.INITIAL, Column.BUDGET, Column.SPENT, Column.RATE)
_MORE = (Column.LONG_VALUE, Column.ACTUAL, Column.WEIGHT, Column.SCORE, Column.SIGN, Column.UNIT)
_USUAL = (
    Column.SIGN,
    Column.VALUE,
    Column.UNIT,
    Column.ACTUAL,
    Column.WEIGHT,
    Column.SCORE,
)  # from the left
_ANYWHERE = (Column.WEIGHT,)
_BOTH = (Column.WEIGHT, Column.SCORE)  # which the table of execution has too
_HEADED = (Column.SIGN, Column.UNIT)  # whose cells are like no other's
_TEXTS = (Column.REASON, None)
_KINDS = (*KINDS, *_SPENT)
_LONGEST = 5  # words of a heading
_APART = 0.5  # what it costs that a blank line stands inside one
_LAST = re.compile(
    "(?:上年|上一年|以前年度).{0,4}(?:值|数|情况)$"
)  # what was reached before the year
_BESIDE = re.compile(
    "(?:指标|绩效|评[分价]|计分|得分|参考|取值)(?:值|评分|评价|计算)?(?:标准|依据|说明|解释|细则|描述)"
)  # a heading of a further kind, wherever it stands
_OWN = re.compile(
    "(?:指标|绩效|目标|评|计分|得分|扣分|赋分|考核|核定|参考|取值|数据|佐证|完成|行业|历史|是否|权重|上年)"
)  # how such headings begin; a name may end as they do
_WHY = re.compile("原因|措施|分析|说明|改进")
_CAUSE = re.compile("偏差|未|原因|改进|绩效指标未|指标未|完成")
_SHORT = WEAK | {"备注"}
_LABELS = (Part.NAME_COLUMN, Part.VALUE_COLUMN, Part.COLUMN_HEADING, Part.PERIOD)


def headings_of(stretch: Stretch, free: Sequence[Word]) -> Headings | None:
    """None where the table has no more columns than name and value."""
    parts = (*_LABELS, Part.ASIDE)  # 偏差原因分析及|改进措施
    torn = [label for label in stretch.labels if label.part in parts or len(label.words) > 1]
    printed = [word for label in torn for word in label.words]
    every = sorted({*free, *printed}, key=lambda word: word.order)
    marks = {word for label in stretch.labels for word in label.words}
    found = with_torn(list(_found(every)), every, marks)
    found += _labelled(stretch.labels, found)
    names, values = ([h for h in found if h.column is c] for c in (Column.NAME, Column.VALUE))
    own = [*names[:1], *(_of_year(values) or values)[:1]]
    if [h.column for h in own] != [Column.NAME, Column.VALUE]:
        return None
    found += list(_weak(free, found))
    found = [one for one in found if one.column or _is_beside(one, found)]
    spent = [one for one in found if one.column in _SPENT]
    taken = {Column.NAME, Column.VALUE}
    texts = []
    for one in sorted(found, key=lambda one: (one.column in _BOTH, _away(one, own[:2]))):
        if one.column in _TEXTS:
            texts.append(one)
        elif one.column in _MORE and one.column not in taken and _is_of(one, own, spent):
            own.append(one)
            taken.add(one.column)
    if not stretch.flows and not taken & set(_MORE):
        return None
    own[1:] = _from_left(own[1:])
    words = {word for one in found for word in one.words}
    labels = [x for x in stretch.labels if x.part in _LABELS or words.isdisjoint(x.words)]
    words -= {word for label in labels for word in label.words}
    return Headings(tuple(own), tuple(texts), frozenset(words), tuple(labels), stretch.flows)


def _labelled(labels: Sequence[Label], found: Sequence[Heading]) -> list[Heading]:
    """The heading of values that the labels of the text hold, where its lines stand apart and no
    other is."""
    if any(one.column is Column.VALUE for one in found):
        return []
    own = (label.words for label in labels if label.part is Part.VALUE_COLUMN)
    taken = {word for one in found for word in one.words}
    return [Heading(Column.VALUE, words) for words in own if taken.isdisjoint(words)]


def _of_year(values: Sequence[Heading]) -> list[Heading]:
    """本年预期值, where 指标值 is parted by years."""
    return [one for one in values if OF_YEAR.match(one.label)]


def _from_left(own: Sequence[Heading]) -> list[Heading]:
    """Columns as their headings follow each other; as in most forms, where they cannot."""
    found = sorted(own, key=lambda one: one.order)
    ranks = [_rank(one) for one in found if one.column in _USUAL and one.column not in _ANYWHERE]
    return found if ranks == sorted(ranks) else sorted(own, key=_rank)


def _rank(one: Heading) -> int:
    return _USUAL.index(one.column) if one.column in _USUAL else len(_USUAL)


def _found(words: Sequence[Word]) -> Iterator[Heading]:
    """Every heading among the words: the way to part them that costs least."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        ways = [(best[end - 1][0], end - 1)]
        for start in range(end - 1, max(end - 1 - _LONGEST, -1), -1):
            if words[end - 1].order - words[start].order >= end - start:
                break
            own = words[start:end]
            cost = _cost(own)
            if cost < 2.0:
                ways.append((best[start][0] + cost, start))
        best.append(min(ways))
    ends, at = [], len(words)
    while at:
        start = best[at][1]
        if best[at][0] != best[start][0] or at - start > 1:
            ends.append((start, at))
        at = start
    for start, end in reversed(ends):
        yield Heading(_column(_key(words[start:end])), tuple(words[start:end]))


def _cost(words: Sequence[Word]) -> float:
    key = _key(words)
    if not _may_be(words, key):
        return 9.0
    sure = _LAST.match(key) and len(words) == 1
    glued = all(a.line == b.line and a.end == b.start for a, b in pairwise(words))
    apart = sum(a.block != b.block for a, b in pairwise(words))
    cost = heading_cost(key, words[:1] if glued else words, _KINDS)
    return -3.0 if sure else cost + _APART * apart


def _may_be(words: Sequence[Word], key: str) -> bool:
    """Whether words may be one heading, where patterns leave open how it begins and ends."""
    column, several = _column(key), len(words) > 1
    if column is Column.REASON:
        begins = not several or _CAUSE.match(squeezed(words[0].text))
        return bool(begins and _WHY.search(key))
    if column is Column.LONG_VALUE and key[-1] not in "值数":
        return False
    return column is not None or not several or bool(_BESIDE.fullmatch(key))


def _key(words: Sequence[Word]) -> str:
    return "".join(squeezed(word.text) for word in words)


@lru_cache(maxsize=16384)
def _column(key: str) -> Column | None:
    label = bare(key)
    return Column.LONG_VALUE if _LAST.match(label) else column_of(label, _KINDS, set())


def _weak(free: Sequence[Word], found: Sequence[Heading]) -> Iterator[Heading]:
    """Words like 说明 or 单位 that are headings only beside another, or right above a cell of
    theirs."""
    taken = {word for one in found for word in one.words}
    start = min(one.order for one in found if one.column is Column.NAME)
    for word, below in zip_longest(free, free[1:]):
        if word in taken or bare(squeezed(word.text)) not in WEAK:
            continue
        one = Heading(_column(squeezed(word.text)), (word,))
        if one.column and one.column not in _MORE:
            continue
        heads = below is not None and one.column in _HEADED and word.order > start
        if _is_beside(one, found) or (heads and kind_cost(squeezed(below.text), one.column) <= 0):
            yield one


def _is_beside(one: Heading, found: Sequence[Heading]) -> bool:
    """Whether another heading stands right before or behind it."""
    if _BESIDE.fullmatch(bare(_key(one.words))):
        return True
    if one.column is None and not (bare(one.label) in _SHORT or _OWN.match(one.label)):
        return False
    ends = {h.words[-1].order for h in found if h.column}, {h.order for h in found if h.column}
    return one.order - 1 in ends[0] or one.words[-1].order + 1 in ends[1]


def _away(one: Heading, own: Sequence[Heading]) -> int:
    return min(abs(one.order - other.order) for other in own)


def _is_of(one: Heading, own: Sequence[Heading], spent: Sequence[Heading]) -> bool:
    """Whether a heading belongs to the table of indicators, not to that of execution."""
    return one.column not in _BOTH or not spent or _away(one, own) < _away(one, spent)
