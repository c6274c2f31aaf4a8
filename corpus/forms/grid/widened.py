"""Headings of tables without rules: one amid a wide column may stand beside the texts below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.forms.grid.heading_kinds import HeadingCell
from corpus.forms.grid.sheet import Box, Row

_TOUCH = 1.0  # points


def widened(cells: Sequence[HeadingCell], below: Sequence[Row]) -> list[HeadingCell]:
    """The headings, each over the texts between it and the next that can be of its column alone:
    those that stand beside texts of the other."""
    found = list(cells)
    for n, (left, right) in enumerate(pairwise(cells)):
        if left.box.ruled or right.box.ruled or left.box.right > right.box.left - _TOUCH:
            continue
        lefts, rights = _between(left.box, right.box, below)
        if lefts and not rights:
            end = max(box.right for box in lefts)
            found[n] = replace(found[n], box=replace(found[n].box, right=end))
        elif rights and not lefts:
            start = min(box.left for box in rights)
            found[n + 1] = replace(right, box=replace(right.box, left=start))
    return found


def _between(left: Box, right: Box, below: Sequence[Row]) -> tuple[list[Box], list[Box]]:
    """The texts between two headings that are of the left one's column, and of the right one's."""
    lefts: list[Box] = []
    rights: list[Box] = []
    for row in below:
        if row.table != below[0].table:
            break
        beside = (
            any(box.over(left) for box in row.filled),
            any(box.over(right) for box in row.filled),
        )
        inside = (box for box in row.own if _is_inside(box, left, right))
        if beside == (True, False):
            rights += inside
        elif beside == (False, True):
            lefts += inside
    return lefts, rights


def _is_inside(box: Box, left: Box, right: Box) -> bool:
    return box.left > left.right - _TOUCH and box.right < right.left + _TOUCH
