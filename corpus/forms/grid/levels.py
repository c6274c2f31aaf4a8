"""一级 and 二级指标 of each line: the boxes that reach over it, as their columns say."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from corpus.cell_terms import LEVEL1_STEMS, LEVEL2_STEMS, Column
from corpus.forms.cell_words import bare
from corpus.forms.clauses import within
from corpus.forms.grid.line import Line
from corpus.forms.grid.loose_levels import from_the_top, is_loose, under_parents, without_gaps
from corpus.forms.grid.sheet import Box
from corpus.forms.labels import Label
from corpus.forms.levels import Placed
from corpus.forms.tree import Level
from corpus.forms.words import Word, text_of
from corpus.terms import LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.text import squeezed

_LEVEL2 = frozenset(name for group in LEVELS.values() for name in group)
NAMES = frozenset(LEVELS) | _LEVEL2
_POINTS = re.compile(r"\([^()]*\)分?$|(?:\d+)?分\)?$|\(\d+分?$|(?<=指标)\d{1,2}$")
_TAIL = re.compile("(?:\\([^()]*\\))?类?(?:指标|目标|值)?$")
_BETWEEN = re.compile("[-—–/·>:：、]+")  # the two levels of one cell
_RANKS = (Column.LEVEL1, Column.LEVEL2)


@dataclass(frozen=True)
class _Printed:
    """A level as one line has it: its name and the words that print it."""

    name: str
    words: tuple[Word, ...]


def placed(lines: Sequence[Line]) -> list[tuple[Placed, Line]]:
    """Each line with its level; a blank box goes on with the level above it.

    Where no rules say how far a level reaches, its label may stand amid its rows or at their top:
    what fits the official scheme better counts.
    """
    readings = [list(_spanned(lines))]
    if any(is_loose(box) for line in lines for _, box in line.levels):
        readings.append(list(_spanned(from_the_top(lines))))
    best = min(readings, key=lambda reading: _oddness([level for level, _ in reading]))
    levels = [place.level for place, _ in best]
    if len(readings) > 1:
        levels = under_parents(without_gaps(levels))
    return [(Placed(level, ()), line) for level, line in zip(levels, lines, strict=True)]


def _oddness(found: Sequence[Placed]) -> int:
    """How many rows stand under no level, or under a 二级指标 that its 一级指标 has not."""
    levels = [place.level for place in found]
    two = any(level and level.level2 for level in levels)
    odd = 0
    for level in levels:
        if level is None or level.level1 is None:
            odd += 1
        elif level.level2 is None:
            odd += two and level.level1 not in ("满意度指标", "成本指标")
        else:
            odd += level.level2 in _LEVEL2 and level.level2 not in LEVELS.get(level.level1, ())
    return odd


def _spanned(lines: Sequence[Line]) -> Iterator[tuple[Placed, Line]]:
    ends = _joined_at_cuts(lines)
    one: _Printed | None = None
    two: _Printed | None = None
    block: Box | None = None
    below, places = _all_below(lines), _ranks_by_place(lines)
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        if line.block is not block and line.block is not None:
            one, two, block = None, None, line.block
        for rank, level in _ranked(line, ends, below, places):
            if two and one and _is_second(level, one, line, following):
                rank = Column.LEVEL2
            if rank is Column.LEVEL1 and level != one:
                one, two = level, None
            elif rank is Column.LEVEL2:
                two = level
        yield Placed(_level(one, two), ()), line


def _is_second(level: _Printed, one: _Printed, line: Line, following: Line | None) -> bool:
    """Whether 成本指标 in a row of its own stands below 产出指标: no 经济成本指标 follows it."""
    if line.name or len(line.levels) > 1 or level.name not in LEVELS.get(one.name, ()):
        return False
    below = [level_name(box.key) for _, box in following.levels] if following else []
    return level.name != one.name and not {*below} & {*LEVELS.get(level.name, ())}


def _ranked(
    line: Line, ends: Mapping[Box, _Printed], below: bool, places: Mapping[float, Column]
) -> list[tuple[Column, _Printed]]:
    """The levels of a line with their rank: by heading, else by what they print, else by those in
    their column. `below`: there are only 二级指标."""
    ranked: list[tuple[Column, _Printed]] = []
    several = Column.LEVEL1 in line.ranks
    lefts = Counter(box.left for _, box in line.levels)
    for column, box in sorted(line.levels, key=lambda pair: (pair[1].left, pair[1].top)):
        both = _in_one(box)
        if both:
            ranked += zip(_RANKS, both, strict=True)
            continue
        other = column if several else Column.LEVEL2 if below else None
        place = places.get(box.left) if lefts[box.left] == 1 else None
        rank = _own_rank(box.key, column) or other or place or _next(ranked)
        ranked.append((rank, ends.get(box) or _Printed(level_name(box.key, rank), box.words)))
    return sorted(ranked, key=lambda pair: _RANKS.index(pair[0]))


def _ranks_by_place(lines: Sequence[Line]) -> dict[float, Column]:
    """The rank of each column of levels all of whose names have one."""
    found: dict[float, set[Column]] = {}
    for line in lines:
        for column, box in line.levels:
            rank = _own_rank(box.key, column)
            if rank:
                found.setdefault(box.left, set()).add(rank)
    return {left: next(iter(ranks)) for left, ranks in found.items() if len(ranks) == 1}


def _own_rank(text: str, column: Column | None) -> Column | None:
    """The rank that only one of both has by its name; 成本指标 may have either."""
    name = level_name(text, column)
    if (name in LEVELS) == (name in _LEVEL2):
        return None
    return Column.LEVEL1 if name in LEVELS else Column.LEVEL2


def _next(ranked: Sequence[tuple[Column, _Printed]]) -> Column:
    return Column.LEVEL2 if ranked else Column.LEVEL1


def _in_one(box: Box) -> tuple[_Printed, _Printed] | None:
    """Both levels of a box that prints them in one: 产出指标-数量指标."""
    text = box.text
    for mark in _BETWEEN.finditer(text):
        one, two = text[: mark.start()], text[mark.end() :]
        names = level_name(one, Column.LEVEL1), level_name(two, Column.LEVEL2)
        if names[0] in LEVELS and names[1] in _LEVEL2:
            upper = _Printed(names[0], within(box.words, 0, mark.start()))
            return upper, _Printed(names[1], within(box.words, mark.end(), len(text)))
    return None


def _all_below(lines: Sequence[Line]) -> bool:
    """Whether every level is a 二级指标, as far as names say: 成本指标 is one then."""
    boxes = dict.fromkeys(pair for line in lines for pair in line.levels)
    ranks = {_own_rank(box.key, column) for column, box in boxes}
    headed = any(Column.LEVEL1 in line.ranks for line in lines)
    return not headed and Column.LEVEL2 in ranks and Column.LEVEL1 not in ranks


def empty(placed: Sequence[tuple[Placed, Line]]) -> Iterator[Label]:
    """Official headings of level 2 under which no line has a name, each once."""
    levels = (place.level for place, line in placed if line.name and place.level)
    filled = {label.name for level in levels for label in level.labels}
    for _, line in placed:
        for _, box in line.levels:
            name = level_name(box.key)
            if name in _LEVEL2 and name not in filled:
                filled.add(name)
                yield Label(Part.LEVEL2, name, box.words)


def level_name(text: str, rank: Column | None = None) -> str:
    """The official name of a level, else what is printed: 数量 and 数量值(20分) are 数量指标."""
    key = _POINTS.sub("", bare(squeezed(text)))
    if key in LEVELS or key in _LEVEL2:
        return key
    if key in LEVEL1_VARIANTS:
        return LEVEL1_VARIANTS[key]
    stem = _TAIL.sub("", key)
    if stem + "指标" in _LEVEL2:
        return stem + "指标"
    stems = (LEVEL1_STEMS, LEVEL2_STEMS) if rank is not Column.LEVEL2 else (LEVEL2_STEMS,)
    return next((names[stem] for names in stems if stem in names), key)


def _level(one: _Printed | None, two: _Printed | None) -> Level | None:
    if one is None and two is None:
        return None
    labels = []
    if one:
        labels.append(Label(Part.LEVEL1, one.name, one.words))
    if two:
        labels.append(Label(Part.LEVEL2, two.name, two.words))
    return Level(one.name if one else None, two.name if two else None, tuple(labels))


def _joined_at_cuts(lines: Sequence[Line]) -> dict[Box, _Printed]:
    """Level boxes whose text a page's cut parts, or two rows without rules: 满意度指 and 标."""
    found: dict[Box, _Printed] = {}
    for last, first in pairwise(lines):
        for (_, upper), (_, lower) in product(last.levels, first.levels):
            if last.page == first.page and not _are_halves(upper, lower):
                continue
            name = level_name(text_of(words := (*upper.words, *lower.words)))
            if name in NAMES and upper.over(lower) and upper.key != lower.key:
                found[upper] = found[lower] = _Printed(name, words)
    return found


def _are_halves(upper: Box, lower: Box) -> bool:
    """Whether neither of two texts without rules is the name of a level."""
    return all(is_loose(box) and level_name(box.key) not in NAMES for box in (upper, lower))
