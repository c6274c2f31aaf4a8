"""Levels without rules that say how far they reach."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.forms.grid.line import Line
from corpus.forms.grid.sheet import Box
from corpus.forms.tree import Level
from corpus.terms import LEVELS, Part

_LEVEL_WITH = 4.0  # points by which a label may begin below its first row


def under_parents(levels: Sequence[Level | None]) -> list[Level | None]:
    """A 二级指标 without 一级指标, or under another's, stands under its own, where the form prints
    that."""
    labels = (x for level in levels if level for x in level.labels)
    printed = {x.name: x for x in labels if x.part is Part.LEVEL1}
    filled: list[Level | None] = []
    for level in levels:
        known = level is not None and level.level1 in (None, *LEVELS)
        if level and known and level.level2 not in (None, *LEVELS.get(level.level1 or "", ())):
            parents = [one for one, twos in LEVELS.items() if level.level2 in twos]
            label = printed.get(parents[0]) if len(parents) == 1 else None
            if label:
                level = Level(label.name, level.level2, (label, *level.labels[-1:]))
        filled.append(level)
    return filled


def without_gaps(levels: Sequence[Level | None]) -> list[Level | None]:
    """Rows above the label that stands amid them take its level: those below it have it."""
    filled = list(levels)
    for i in range(len(filled) - 2, -1, -1):
        level, below = filled[i], filled[i + 1]
        if below is None:
            continue
        one = level.level1 if level else None
        if one in (None, below.level1) and not (level and level.level2):
            filled[i] = below
    return filled


def from_the_top(lines: Sequence[Line]) -> list[Line]:
    """The lines with each level box where its first line stands, and in no line below."""
    heights = [min((b.height or 0.0 for b in line.name), default=0.0) for line in lines]
    boxes = dict.fromkeys(one for line in lines for one in line.levels if is_loose(one[1]))
    fixed = ([one for one in line.levels if not is_loose(one[1])] for line in lines)
    moved = [replace(line, levels=levels) for line, levels in zip(lines, fixed, strict=True)]
    for column, box in boxes:
        start = (box.page, (box.height or 0.0) - _LEVEL_WITH)
        rows = ((line.page, height) for line, height in zip(lines, heights, strict=True))
        at = next((n for n, place in enumerate(rows) if place >= start), len(lines) - 1)
        moved[at].levels.append((column, box))
    return moved


def is_loose(box: Box) -> bool:
    """Whether no rules say how far a box reaches; a line outside tables has its own row."""
    return box.inside and not box.ruled
