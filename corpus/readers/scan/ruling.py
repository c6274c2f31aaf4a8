"""Rules of a table found in a bitmap: long thin runs of ink, level or upright."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from corpus.readers.scan.dashes import dashed

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Path = np.polynomial.Polynomial
Lines = NDArray[np.float64]  # rows (x0, top, x1, bottom) in pixels

_LEAST = 0.2  # inch: shorter runs are strokes of characters
_LONG = 1.2  # inch: as long a run is a rule wherever it ends
_THICKEST = 0.06  # inch
_REACH = 0.06  # inch: a rule that ends so near another one ends there
_STUB = 0.15  # inch: no row is so low; a rule that reaches so far beyond the last one is a stroke
_GAP = 0.12  # inch: a rule may break off for so long
_NEAR = 7  # pixels: ink so close to a rule, above and below, makes it a line of text
_CROWD = 0.3  # of its length
_STROKE = 3  # pixels: half of the thickest rule's thickness
_WHOLE = 0.97  # of its length a rule has ink
_CROWDED = 0.4  # of its length a row of strokes has ink close beside it
_CROWDED_SHORT = 0.2  # and one that is not long: strokes that stand on each other row by row
_ROW = 0.3  # inch: a stroke of a character may reach through a row that is no higher
_CROWDED_ROW = 0.12  # of its length such a stroke has ink close beside it
_BENT = 3  # the degree of a long rule on paper that is bent
_AROUND = 0.2  # inch: what a pixel is compared with
_CONTRAST = 24  # of 255: ink is so much darker than what is around it


class Run(NamedTuple):
    """A level rule from (start, at) to (end, at + drift); an upright one with x and y exchanged."""

    at: float
    drift: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Runs:
    labels: NDArray[np.signedinteger]  # which run a pixel is of, from 1
    runs: dict[int, Run]  # by label; those thin enough

    def drawn(self, kept: dict[int, Run]) -> Mask:
        chosen = np.zeros(int(self.labels.max()) + 1, bool)
        chosen[list(kept)] = True
        drawn = np.asarray(chosen[self.labels], bool)
        for number, run in kept.items():
            whole = self.runs[number]
            for start, end in ((whole.start, run.start), (run.end, whole.end)):
                if end > start:
                    part = slice(max(0, round(start) - 2), round(end) + 2)
                    drawn[:, part] &= self.labels[:, part] != number
        return drawn


def ink_of(grey: Grey, dpi: float) -> Mask:
    """What is printed: darker than its surroundings."""
    around = ndimage.uniform_filter(grey, round(dpi * _AROUND), mode="nearest")
    return np.asarray(grey < around.astype(np.int16) - _CONTRAST, bool)


def rules_of(ink: Mask, dpi: float) -> tuple[Lines, Mask]:
    """The rules from end to end as they lie, and where their ink is."""
    rows = dashed(ink, dpi)
    across, down = rows or (np.zeros_like(ink), np.zeros_like(ink))
    level = _runs(ink, across, dpi)
    upright = _runs(np.ascontiguousarray(ink.T), np.ascontiguousarray(down.T), dpi)
    levels, uprights = _held(level, upright, dpi)
    levels, uprights = _cut(levels, uprights, dpi), _cut(uprights, levels, dpi)
    rules = [(r.start, r.at, r.end, r.at + r.drift) for r in levels.values()]
    rules += [(r.at, r.start, r.at + r.drift, r.end) for r in uprights.values()]
    return np.array(rules, float).reshape(-1, 4), level.drawn(levels) | upright.drawn(uprights).T


def _runs(ink: Mask, dashes: Mask, dpi: float) -> _Runs:
    """Long thin level runs, and rows of dashes."""
    least, gap = round(_LEAST * dpi) | 1, round(_GAP * dpi) | 1
    thick = ndimage.maximum_filter1d(ink, 3, axis=0)  # one that steps by a pixel is one run
    whole = ndimage.maximum_filter1d(thick, 3, axis=1)
    worn = ndimage.minimum_filter1d(whole, least, axis=1)
    drawn = ndimage.maximum_filter1d(worn, least, axis=1)
    drawn &= ~_crowded(drawn, ink, dpi)
    drawn |= dashes
    joined = ndimage.maximum_filter1d(drawn, gap, axis=1)
    labels, _ = ndimage.label(ndimage.minimum_filter1d(joined, gap, axis=1), np.ones((3, 3)))
    thin, room = _thin(labels, least, dpi), np.pad(ink, ((_NEAR, _NEAR), (0, 0)))
    runs = {number: run for number, run, path in thin if not _is_written(run, path, room, dpi)}
    return _Runs(labels, runs)


def _crowded(drawn: Mask, ink: Mask, dpi: float) -> Mask:
    """Where there is ink close above and below: strokes of a line of text, not a rule."""
    others = np.pad(ink & ~ndimage.maximum_filter1d(drawn, 3, axis=0), ((_NEAR, _NEAR), (0, 0)))
    y, x = drawn.nonzero()
    above = np.logical_or.reduce([others[y + _NEAR - k, x] for k in range(2, _NEAR)])
    below = np.logical_or.reduce([others[y + _NEAR + k, x] for k in range(2, _NEAR)])
    share = np.zeros(drawn.shape, np.float32)
    share[y, x] = above & below
    window = round(_LEAST * dpi)
    share = ndimage.uniform_filter1d(share, window, axis=1)
    return share > _CROWD * ndimage.uniform_filter1d(drawn.astype(np.float32), window, axis=1)


def _thin(
    labels: NDArray[np.signedinteger], least: int, dpi: float
) -> Iterator[tuple[int, Run, Path]]:
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        run = labels[rows, columns] == number
        height, width = run.shape
        if least <= width > 3 * height and run.sum() / width - 2 <= max(2, _THICKEST * dpi):
            y, x = run.nonzero()
            slope, at = map(float, np.polyfit(x, y, 1))
            path = Path.fit(x + columns.start, y + rows.start, _BENT if width > _LONG * dpi else 1)
            whole = Run(rows.start + at, slope * width, columns.start + 1, columns.stop - 1)
            yield number, whole, path


def _is_written(run: Run, path: Path, room: Mask, dpi: float) -> bool:
    """Whether a run is strokes of characters in a row: it has gaps, and ink beside most of it.

    `path`: its height by x; `room`: the ink with _NEAR rows more above and below.
    """
    x = np.arange(round(run.start), round(run.end))
    y = np.round(path(x)).astype(np.int64) + _NEAR
    y = y.clip(_NEAR, len(room) - 1 - _NEAR)
    drawn = np.logical_or.reduce([room[y + k, x] for k in range(-_STROKE, _STROKE + 1)])
    beside = (k for k in range(-_NEAR, _NEAR + 1) if abs(k) > _STROKE)
    crowded = np.logical_or.reduce([room[y + k, x] for k in beside])
    if len(x) < _ROW * dpi:  # where it ends, the ink beside it is of the rules that it hangs on
        return bool(crowded[_NEAR:-_NEAR].mean() > _CROWDED_ROW)
    most = _CROWDED if len(x) > _LONG * dpi else _CROWDED_SHORT
    return bool(drawn.mean() < _WHOLE and crowded.mean() > most)


def _held(level: _Runs, upright: _Runs, dpi: float) -> tuple[dict[int, Run], dict[int, Run]]:
    """The runs that are long, and, as far as that leads, those that hang on runs that are kept."""
    levels, uprights = _long(level, dpi), _long(upright, dpi)
    before = -1
    while before != (before := len(levels) + len(uprights)):
        levels |= _hanging(level, uprights, dpi)
        uprights |= _hanging(upright, levels, dpi)
    return levels, uprights


def _long(runs: _Runs, dpi: float) -> dict[int, Run]:
    return {n: run for n, run in runs.runs.items() if run.end - run.start > _LONG * dpi}


def _hanging(runs: _Runs, others: dict[int, Run], dpi: float) -> dict[int, Run]:
    """Runs from one of the others to another one, or from one out of all: the page cuts a row."""
    reach = _REACH * dpi
    at, drift, first, last = _rows(others).T
    least, most = at.min(initial=np.inf), at.max(initial=-np.inf)

    def ends(run: Run, end: float) -> bool:
        near = abs(at + drift / 2 - end) < reach + abs(drift)
        return bool((near & (first - reach < run.at) & (run.at < last + reach)).any())

    def hangs(run: Run) -> bool:
        top, bottom = ends(run, run.start), ends(run, run.end)
        return (top or (bottom and run.start < least)) and (bottom or run.end > most)

    return {number: run for number, run in runs.runs.items() if hangs(run)}


def _cut(runs: dict[int, Run], others: dict[int, Run], dpi: float) -> dict[int, Run]:
    """The runs, each ending at the last of the others that it meets, not at a character's."""
    at, drift, first, last = _rows(others).T
    reach, slope = _REACH * dpi, drift / np.maximum(1, last - first)

    def ends(run: Run) -> Run:
        met = (at + slope * (run.at - first))[(first - reach < run.at) & (run.at < last + reach)]
        top, bottom = met.min(initial=run.end), met.max(initial=run.start)
        start = top if _NEAR < top - run.start < _STUB * dpi else run.start
        end = bottom if _NEAR < run.end - bottom < _STUB * dpi else run.end
        return run._replace(start=float(start), end=float(end))

    return {number: ends(run) for number, run in runs.items()}


def _rows(runs: dict[int, Run]) -> NDArray[np.float64]:
    return np.array(list(runs.values()), float).reshape(-1, 4)
