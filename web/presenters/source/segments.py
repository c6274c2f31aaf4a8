"""A line of a source cut where something begins or ends: a statement, a mark, unplaced text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from web.presenters.source.statements import Said

Stretch = tuple[int, int]  # [start, end) in characters


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line under which one thing is said."""

    text: str
    said: Said | None
    quoted: bool
    unplaced: bool


class Cover(NamedTuple):
    """Where in a line a statement stands."""

    start: int
    end: int
    said: Said


def segments_of(
    text: str, covers: Sequence[Cover], quoted: Sequence[Stretch], unplaced: Sequence[Stretch]
) -> tuple[Segment, ...]:
    """Every character of the line once, in its order."""
    edges = {0, len(text)}
    for start, end in [*quoted, *unplaced, *((c.start, c.end) for c in covers)]:
        edges |= {min(start, len(text)), min(end, len(text))}
    return tuple(
        Segment(text[low:high], _said(covers, low), _within(quoted, low), _within(unplaced, low))
        for low, high in pairwise(sorted(edges))
    )


def free_place(text: str, words: str, taken: Iterable[Stretch]) -> Stretch | None:
    """Where words stand that nothing else covers; None where they do not."""
    start = text.find(words)
    end = start + len(words)
    free = all(end <= low or start >= high for low, high in taken)
    return (start, end) if start >= 0 and free else None


def _said(covers: Sequence[Cover], at: int) -> Said | None:
    """What is said at a place; the shortest stretch wins where several cover it."""
    here = [cover for cover in covers if cover.start <= at < cover.end]
    return min(here, key=lambda cover: cover.end - cover.start).said if here else None


def _within(stretches: Iterable[Stretch], at: int) -> bool:
    return any(start <= at < end for start, end in stretches)
