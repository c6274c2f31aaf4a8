"""Thin lines and dots → rules: what lies on one line and touches is one."""

import numpy as np
from numpy.typing import NDArray

SNAP = 3.0  # points: rules nearer than this are one rule, and ends that near touch

Array = NDArray[np.float64]


def rules_of(lines: Array, dots: Array) -> Array:
    """Rows (at, start, end): collinear lines and dots joined. Takes rows (at0, at1, start, end)."""
    at, which = _snapped(lines[:, :2].mean(axis=1))
    drawn = _joined(at, which, lines[:, 2:])
    if len(dots):  # those of a rule across this one must not be taken for one place
        places = dots[:, :2].mean(axis=1).round()
        at, which = np.unique(places, return_inverse=True)
        dotted = _joined(at, which, dots[:, 2:])
        dotted = dotted[dotted[:, 2] - dotted[:, 1] > 2 * SNAP]
        drawn = np.concatenate([drawn, dotted])
        at, which = _snapped(drawn[:, 0])
        drawn = _joined(at, which, drawn[:, 1:])
    return drawn


def _joined(at: Array, which: NDArray[np.int64], spans: Array) -> Array:
    """Rules (at, start, end) of spans (start, end), each at the place `which` of `at`."""
    if not len(spans):
        return np.zeros((0, 3))
    order = np.lexsort((spans[:, 0], which))
    which, (starts, ends) = which[order], spans[order].T
    apart = which * (ends.max() - starts.min() + 2 * SNAP)  # so that no two places meet
    reach = np.maximum.accumulate(ends + apart)
    first = np.flatnonzero(np.append(True, (starts + apart)[1:] > reach[:-1] + SNAP))
    last = np.append(first[1:], len(starts)) - 1
    return np.column_stack([at[which[first]], starts[first], (reach - apart)[last]])


def _snapped(values: Array) -> tuple[Array, NDArray[np.int64]]:
    """Coordinates of clusters, ascending, and for each value the index of its cluster."""
    if not len(values):
        return values, np.zeros(0, np.int64)
    order = values.argsort(kind="stable")
    sorted_ = values[order]
    labels = np.append(0, np.cumsum(np.diff(sorted_) > SNAP))
    means = np.bincount(labels, sorted_) / np.bincount(labels)
    which = np.empty(len(values), np.int64)
    which[order] = labels
    return means, which
