"""Queries with what a person would want of them, and how near to that an order of hits is.

A want says which rows, by their fields, and how much: 3 exactly that, 2 that too, 1 also of use.
The queries stand in tests/data/judged and are not looked at while the ranking is tuned. The first
set was written beside it, the second by reading the documents before any answer to it was seen.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log2
from pathlib import Path

import msgspec

from corpus.values.units import measure_of
from search.analysis import folded
from search.engine import Document

FOLDER = Path(__file__).parents[1] / "tests/data/judged"
SETS = {"first": "queries.jsonl", "second": "second.jsonl"}
DEPTH = 10
_LARGEST = float("inf")


class Want(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a row must be; what is not given does not matter."""

    grade: int
    name_is: str | None = None
    name_starts: str | None = None
    name: str | None = None  # stands in it
    name_all: tuple[str, ...] = ()
    text: str | None = None  # stands in a goal
    text_all: tuple[str, ...] = ()
    value: str | None = None  # stands in a value
    owner: str | None = None  # stands in project, department or unit
    low: float | None = None  # number in the unit, both ends included
    high: float | None = None
    unit: str | None = None
    comparator: str | None = None
    years: tuple[int, int] | None = None
    deadline_to: date | None = None


class Judged(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    class_: str
    query: str
    want: tuple[Want, ...]


@dataclass(frozen=True, slots=True)
class Score:
    ndcg: float
    recall: float  # of all that is wanted at all, among all hits


def judged(of: str) -> tuple[Judged, ...]:
    """The queries of one of the SETS."""
    lines = (FOLDER / SETS[of]).read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Judged) for line in lines)


def grades(query: Judged, documents: Sequence[Document]) -> list[int]:
    """What each document is worth to the query."""
    return [max((w.grade for w in query.want if _is(w, each)), default=0) for each in documents]


def score(found: Sequence[int], worth: Sequence[int]) -> Score:
    """Of the numbers of the documents that were found, best first."""
    gained = _gain([worth[number] for number in found[:DEPTH]])
    best = _gain(sorted(worth, reverse=True)[:DEPTH])
    wanted = {number for number, grade in enumerate(worth) if grade}
    recall = len(wanted & set(found)) / len(wanted) if wanted else 1.0
    return Score(gained / best if best else 1.0, recall)


def _gain(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


@lru_cache(maxsize=1 << 18)
def _plain(text: str) -> str:
    return folded(text)


def _is(want: Want, row: Document) -> bool:
    return all(_texts(want, row)) and all(_facts(want, row))


def _texts(want: Want, row: Document) -> Iterator[bool]:
    name = _plain(row.name)
    tests: tuple[tuple[str | None, Callable[[str], bool]], ...] = (
        (want.name_is, lambda text: name == text),
        (want.name_starts, lambda text: name.startswith(text)),
        (want.name, lambda text: text in name),
        (want.text, lambda text: text in _plain(row.text)),
        (want.value, lambda text: text in _plain(f"{row.value_text}\n{row.actual_text}")),
        (want.owner, lambda text: text in _plain(_owner(row))),
    )
    yield from (test(_plain(text)) for text, test in tests if text is not None)
    yield from (_plain(text) in name for text in want.name_all)
    yield from (_plain(text) in _plain(row.text) for text in want.text_all)


def _owner(row: Document) -> str:
    return f"{row.project}\n{row.department}\n{row.implementing_unit}"


def _facts(want: Want, row: Document) -> Iterator[bool]:
    if want.low is not None or want.high is not None:
        yield _in_range(want, row)
    if want.comparator is not None:
        yield row.comparator == want.comparator
    if want.years is not None:
        yield row.year is not None and want.years[0] <= row.year <= want.years[1]
    if want.deadline_to is not None:
        yield row.deadline is not None and row.deadline <= want.deadline_to


def _in_range(want: Want, row: Document) -> bool:
    if row.number is None:
        return False
    number = row.number
    if want.unit is not None:
        asked, given = measure_of(want.unit), measure_of(row.unit or "")
        if asked is None or given is None or asked.dimension != given.dimension:
            return False
        number *= given.factor / asked.factor
    low = -_LARGEST if want.low is None else want.low - 1e-9
    high = _LARGEST if want.high is None else want.high + 1e-9
    return low <= number <= high
