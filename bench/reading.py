"""How long a form given as text takes to read."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.table import Figure, cpu_seconds
from corpus.reading import read_bytes

DATA = Path(__file__).parents[1] / "tests/data"
BAR = 20.0  # ms a form
SIDE = 200


def figures() -> Iterator[Figure]:
    paths = [DATA / "seed-2024.txt", *sorted((DATA / "forms").glob("*.txt"))]
    read_bytes(paths[0].read_bytes(), paths[0].name)  # libraries and tables are loaded by this
    per_form = sorted(map(_milliseconds_a_form, paths))
    yardstick = _assignment()
    name = f"scipy: assignment {SIDE} × {SIDE}"
    yield Figure("read a form of text, median", median(per_form), "ms", BAR, False, name, yardstick)
    yield Figure("read a form of text, slowest", per_form[-1], "ms", BAR, False, name, yardstick)


def _milliseconds_a_form(path: Path) -> float:
    data = path.read_bytes()
    forms = len(read_bytes(data, path.name).forms)
    return cpu_seconds(lambda: read_bytes(data, path.name), 3) * 1000 / max(forms, 1)


def _assignment() -> float:
    costs = np.random.default_rng(1).random((SIDE, SIDE))
    return cpu_seconds(lambda: [linear_sum_assignment(costs) for _ in range(20)], 3) * 1000 / 20
