"""The headings of a table of indicators in a run of tokens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from corpus.cell_terms import (
    COLUMNS,
    LEVEL1_STEMS,
    LEVEL2_STEMS,
    NAME_AND_VALUE,
    SCORED_LEVELS,
    Column,
)
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.of_project import OfProject
from corpus.forms.in_rows.tokens import Token
from corpus.terms import LEVEL1_VARIANTS, LEVELS
from corpus.values.text import squeezed

KINDS = (
    Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.REASON, Column.LONG_VALUE, Column.SIGN,
    Column.UNIT, Column.WEIGHT, Column.SCORE, Column.VALUE, Column.ACTUAL,
)  # fmt: skip
_MORE = re.compile(
    "备注|说明|是否核心指标|上年度?.{0,4}值|.*(?:标准|细则|解释|依据|说明|描述|属性|内容|来源)"
)  # headings with no column of their own
_WEAK = "指标 名称 值 目标 分 单位 标准 内容 依据 原因 类型 性质 方向 说明 计量 属性 描述 分数"
WEAK = frozenset(_WEAK.split())  # that may be the end of a longer heading
_REASON_END = re.compile("(?:措施|分析|原因|情况|说明|理由|意见)$")
_LONGEST = 8  # tokens of a heading
_WIDEST = 22  # characters of one
_MOST = 70  # tokens of all of them
_VALUES = re.compile("(?:年度|绩效)?(?:指标|目标)值")
OF_YEAR = re.compile(r"20\d\d年|预期|上年|本年|当年")
POINTS = re.compile(r"\([^()]*\)分?$|\d+分\)?$|\(\d+分?$")
_NUMBER = re.compile(r"(?<=指标)\d{1,2}$")
_OF_INDICATORS = re.compile("(?:指标|评分|评价|计分)(?:解释|说明|内容|依据|来源|标准|细则)")
TAIL = re.compile("(?:类)?(?:指标|目标|值)?$")
_LEVEL2 = frozenset(name for group in LEVELS.values() for name in group)


@dataclass(frozen=True)
class Head:
    """A column of the table with its heading."""

    column: Column | None
    tokens: tuple[Token, ...]
    label: str
    of_project: OfProject | None = None  # in a table of many projects

    @property
    def room(self) -> float | None:
        """Width of the column in characters, where its heading wraps."""
        widths: dict[int, float] = {}
        for token in self.tokens:
            widths[token.line] = widths.get(token.line, 0.0) + token.width
        return max(widths.values()) + 0.6 if len(widths) > 1 else None


@lru_cache(maxsize=16384)
def level_rank(key: str) -> tuple[int, float] | None:
    """(1 or 2, or 0 for both; how sure) of what may print a level; None for any other text."""
    plain = _NUMBER.sub("", POINTS.sub("", bare(key)))
    one = plain in LEVELS or plain in LEVEL1_VARIANTS
    two = plain in _LEVEL2
    if one or two:
        return (0 if one and two else 1 if one else 2), 1.0
    stem = TAIL.sub("", plain)
    if stem + "指标" in _LEVEL2 or stem in LEVEL2_STEMS:
        both = stem in LEVEL1_STEMS or stem + "指标" in LEVELS
        return (0 if both else 2), 0.6 if stem == plain else 0.9
    if stem in LEVEL1_STEMS:
        return 1, 0.6 if stem == plain else 0.9
    scored = SCORED_LEVELS.get(plain) or SCORED_LEVELS.get(stem)
    return (scored, 0.8) if scored else None


def find_heading(
    tokens: Sequence[Token], start: int, stop: int | None = None
) -> tuple[int, int, list[Head]] | None:
    """(first token, first behind, columns) of the next row of headings from `start` on."""
    for i in range(start, min(stop or len(tokens), len(tokens))):
        if tokens[i].key[0] in "一二三具指评绩" and _begins(tokens, i):
            found = _cover(tokens, i)
            if found:
                return i, found[0], found[1]
    return None


def _begins(tokens: Sequence[Token], i: int) -> bool:
    for j, key in spans(tokens, i, 4):
        label = bare(key)
        first = COLUMNS[Column.LEVEL1].fullmatch(label) or COLUMNS[Column.LEVEL2].fullmatch(label)
        if label not in WEAK and (first or COLUMNS[Column.NAME].fullmatch(label)):
            return j > i
    return False


def spans(tokens: Sequence[Token], i: int, most: int) -> Iterator[tuple[int, str]]:
    """(end, text as compared) of what begins at token i."""
    key = ""
    for j in range(i, min(i + most, len(tokens))):
        key += tokens[j].key
        if len(key) > 40:
            return
        yield j + 1, key


def _cover(tokens: Sequence[Token], i: int) -> tuple[int, list[Head]] | None:
    """The reading as headings that costs least: (first token behind, columns)."""
    last = min(i + _MOST, len(tokens))
    best: dict[int, tuple[float, int]] = {i: (0.0, i)}
    ends: list[tuple[float, int]] = []
    for at in range(i, last):
        if at not in best:
            continue
        if at > i:
            level = _is_level(tokens, at)
            ends.append((best[at][0] - 4.0 * level, at))
            if level:
                break
        for end, key in spans(tokens, at, _LONGEST):
            cost = best[at][0] + heading_cost(key, tokens[at:end])
            if end not in best or cost <= best[end][0] - 0.01:
                best[end] = cost, at
    ends += [(best[last][0], last)] if last in best and last > i else []
    if not ends:
        return None
    end = min(ends)[1]
    heads = columns_of([tuple(tokens[a:b]) for a, b in pairwise(_cuts(best, i, end))])
    kinds = {head.column for head in heads}
    valued = kinds & {Column.VALUE, Column.ACTUAL, Column.SIGN} or any(map(_has_both, heads))
    return (end, heads) if Column.NAME in kinds and valued else None


def _has_both(head: Head) -> bool:
    """三级指标及指标值: a column of names, each with its value behind it."""
    return re.fullmatch(NAME_AND_VALUE, head.label) is not None


def _cuts(best: dict[int, tuple[float, int]], start: int, end: int) -> list[int]:
    """Where the headings of the best way from start to end begin, and its end."""
    cuts = [end]
    while cuts[-1] != start:
        cuts.append(best[cuts[-1]][1])
    return cuts[::-1]


class _Lined(Protocol):
    @property
    def line(self) -> int: ...


def heading_cost(key: str, tokens: Sequence[_Lined], kinds: Sequence[Column] = KINDS) -> float:
    """What it costs that these are a heading."""
    apart = sum(a.line == b.line for a, b in pairwise(tokens))
    return _heading_cost(key, len(tokens), apart, tuple(kinds))


@lru_cache(maxsize=65536)
def _heading_cost(key: str, count: int, apart: int, kinds: tuple[Column, ...]) -> float:
    """The same of so many tokens, of which so many stand on the line of the one before."""
    label = bare(key)
    if len(label) > _WIDEST:
        return 50.0
    if column := column_of(label, kinds, set()):
        cut = column is Column.REASON and (
            not _REASON_END.search(label) or label[0] in "值数果况及和或与、"
        )
        return 2.0 * apart + (0.5 if label in WEAK else 2.5 if cut else -3.0)
    if _MORE.fullmatch(label):
        return 2.0 * apart + (0.6 if label in WEAK else -2.7)
    return 2.5 + 1.0 * count


def heads_column(text: str) -> bool:
    """Whether a text is the heading of a column of indicators, and no weak one."""
    label = bare(squeezed(text))
    column = column_of(label, KINDS, set()) if label not in WEAK else None
    return column not in (None, Column.REASON) or bool(_OF_INDICATORS.fullmatch(label))


def _is_level(tokens: Sequence[Token], at: int) -> bool:
    ranks = (level_rank(key) for _, key in spans(tokens, at, 5))
    return any(rank and rank[1] > 0.5 for rank in ranks)


def columns_of(cells: Sequence[tuple[Token, ...]]) -> list[Head]:
    heads: list[Head] = []
    taken: set[Column] = set()
    for own in cells:
        label = bare("".join(token.key for token in own))
        again = column_of(label, KINDS, set())
        if again in (Column.LEVEL2, Column.NAME) and again in taken and Column.VALUE in taken:
            taken = {Column.LEVEL1}
        column = column_of(label, KINDS, taken)
        if column and column is not Column.SIGN:
            taken.add(column)
        heads.append(Head(column, own, label))
    return _parted(_with_own_value(heads))


def _with_own_value(heads: list[Head]) -> list[Head]:
    """绩效标准 is what scores a value, not the value, where a column of values stands beside it."""
    at = next((n for n, head in enumerate(heads) if head.column is Column.VALUE), None)
    if at is None or "值" in heads[at].label:
        return heads
    others = (
        n for n, head in enumerate(heads) if head.column is None and _VALUES.match(head.label)
    )
    own = next(others, None)
    if own is None:
        return heads
    standard, value = heads[at], heads[own]
    found = list(heads)
    found[at] = Head(None, standard.tokens, standard.label)
    found[own] = Head(Column.VALUE, value.tokens, value.label)
    return found


def _parted(heads: list[Head]) -> list[Head]:
    """指标值 parted into 2021年实际值 and 预期2022年值, which a second row of headings has."""
    behind = [n for n, head in enumerate(heads) if OF_YEAR.match(squeezed(head.label))]
    whole = next((n for n, head in enumerate(heads) if head.column is Column.VALUE), None)
    if len(behind) < 2 or whole is None or behind[0] <= whole or behind[-1] != len(heads) - 1:
        return heads
    inner = [heads[n] for n in behind]
    kinds = [Column.VALUE if "预期" in h.label or "本年" in h.label else Column.LONG_VALUE
             for h in inner]  # fmt: skip
    parts = [Head(kind, h.tokens, h.label) for kind, h in zip(kinds, inner, strict=True)]
    rest = [h for n, h in enumerate(heads) if n not in behind]
    return [*rest[:whole], *parts, *rest[whole + 1 :]]
