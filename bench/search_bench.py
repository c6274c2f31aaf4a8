"""How fast the index is built, opened, changed and asked, beside SQLite FTS5 and bare tantivy.

Each size is measured in a process of its own, so that its peak of memory is its own. A search
counts all facets and gives twenty hits; the terms of each kind of work are others, so that
nothing is remembered from one to the next. The others are asked for ids, and where facets are
named for two of them. Times are of the CPU; beside them stands p95 by the clock, which is as much
longer as the machine is busy: the load is told too.
"""

import gc
import random
import resource
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from multiprocessing import get_context
from os import getloadavg
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.corpora import documents
from bench.search_page import page_calls
from bench.search_yardsticks import Asked, asked_of
from bench.table import Figure, cpu_seconds
from search.engine import Document, HitKind, Query, SearchEngine, Sort
from search.engines import open_engine

ENGINES = {"10k": ("whoosh", "tantivy"), "100k": ("whoosh", "tantivy")}
COUNTS = {"10k": 10_000, "100k": 100_000, "1M": 1_000_000}
RATES = {"whoosh": 3_000.0, "tantivy": 15_000.0}  # indicators a CPU-second
MEMORY = {"1M": 1_024.0}  # MB while searching
WORK = ("term", "phrase", "term + all facets", "range + sort", "completion", "page through Flask")
BARS = {
    ("whoosh", "100k"): (10.0, 25.0, 15.0, 15.0, 50.0, 30.0),
    ("tantivy", "1M"): (15.0, 15.0, 15.0, 15.0, 50.0, None),
}
_WORDS = "满意度 河道巡查 manyidu mydu gongyuan hdxc 培训人次 peixun 公园绿化"
SAMPLE = 60
LOW, HIGH = 50, 1000
Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Built:
    rate: float  # indicators a CPU-second
    size: float  # MB
    peak: float  # MB


def figures() -> Iterator[Figure]:
    for size, engines in ENGINES.items():
        yield from figures_of(size, engines)


def figures_of(size: str, engines: Sequence[str]) -> Iterator[Figure]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        yardsticks = _apart(asked_of, COUNTS[size], folder, _queries(COUNTS[size]))
        for engine in engines:
            url = f"{engine}:{folder / engine}"
            built: Built = _apart(_build, url, COUNTS[size])
            yield from _of_build(f"{size}, {engine}", built, RATES[engine], yardsticks)
            asked, memory = _apart(_ask, url, COUNTS[size])
            yield Figure(f"{size}, {engine}: memory of a search", memory, "MB", MEMORY.get(size))
            yield Figure(f"{size}, {engine}: load of the machine", getloadavg()[0], "")
            bars = BARS.get((engine, size), (None,) * len(WORK))
            yield from _of_asking(f"{size}, {engine}", asked, bars, yardsticks)


def _apart(work: Callable[..., object], *arguments: object):  # type: ignore[no-untyped-def]
    """The result of a call in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _of_build(name: str, built: Built, bar: float, yardsticks: Sequence[Asked]) -> Iterator[Figure]:
    for other in yardsticks:
        yield Figure(
            f"{name}: build", built.rate, "/s", bar, True, other.name, other.rate
        )  # fmt: skip
    yield Figure(
        f"{name}: size", built.size, "MB", None, False, yardsticks[0].name, yardsticks[0].size
    )
    yield Figure(f"{name}: peak of building", built.peak, "MB")


def _of_asking(
    name: str,
    asked: dict[str, list[float]],
    bars: Sequence[float | None],
    yardsticks: Sequence[Asked],
) -> Iterator[Figure]:
    for work, bar in zip(WORK, bars, strict=True):
        cuts = quantiles(asked[work], n=100)
        clock = quantiles(asked[f"{work} by the clock"], n=100)[94]
        label = f"{name}: {work}, p95 (p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f}, clock {clock:.1f})"
        others = [other for other in yardsticks if work in other.milliseconds]
        for other in others:
            theirs = quantiles(other.milliseconds[work], n=100)[94]
            yield Figure(label, cuts[94], "ms", bar, False, other.name, theirs)
        if not others:
            yield Figure(label, cuts[94], "ms", bar)


def _build(url: str, count: int) -> Built:
    open_engine("memory:").replace_all([next(documents(1))], 1)  # dictionaries are loaded by this
    spent = cpu_seconds(lambda: open_engine(url).replace_all(documents(count), 1))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    making = cpu_seconds(lambda: sum(1 for _ in documents(count)))
    folder = Path(url.partition(":")[2])
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return Built(count / (spent - making), size / 2**20, peak)


def _ask(url: str, count: int) -> tuple[dict[str, list[float]], float]:
    """Milliseconds of CPU for each call of each kind of work; the most memory that it took."""
    engine = open_engine(url)
    queries = _queries(count)
    _warm(engine)
    calls: dict[str, list[Call]] = {
        work: [partial(engine.search, query) for query in each] for work, each in queries.items()
    }
    typed: list[Call] = [partial(engine.suggest, text) for text in _typed()]
    folder = TemporaryDirectory()
    pages = page_calls(engine, [query.text for query in queries["term"][::-1]], folder)
    asked = {}
    for work, each in (*calls.items(), ("completion", typed), ("page through Flask", pages)):
        asked[work], asked[f"{work} by the clock"] = _milliseconds(each)
    return asked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _warm(engine: SearchEngine) -> None:
    """What a server does when it starts."""
    engine.warm()
    gc.freeze()


def _queries(count: int) -> dict[str, list[Query]]:
    """Pairs of characters from names for each kind of work, and long pieces of names."""
    chance = random.Random(1)
    names = _names(min(count, 50_000))
    chance.shuffle(names)
    pairs = list(
        dict.fromkeys(name[at : at + 2] for name in names if (at := chance.randrange(4)) >= 0)
    )
    terms = (pairs[n::3][:SAMPLE] for n in range(3))
    plain, counted, ranged = terms
    return {
        "term": [Query(text) for text in plain],
        "phrase": [Query(f'"{name[:12]}"') for name in names[:SAMPLE]],
        "term + all facets": [Query(text, years=(2020, 2021)) for text in counted],
        "range + sort": [_in_range(text) for text in ranged],
    }


def _names(count: int) -> list[str]:
    found: chain[Document] = chain(documents(count))
    return [each.name for each in found if each.kind is HitKind.INDICATOR and len(each.name) > 5]


def _typed() -> list[str]:
    """What is typed on the way to some words, in characters, syllables and initials."""
    return [word[:end] for word in _WORDS.split() for end in range(1, len(word) + 1)]


def _in_range(text: str) -> Query:
    return Query(text, minimum=LOW, maximum=HIGH, sort=Sort.VALUE)


def _milliseconds(calls: Sequence[Call]) -> tuple[list[float], list[float]]:
    """Of each call, on the CPU and by the clock."""
    spent, passed = [], []
    for call in calls:
        start = perf_counter()
        spent.append(cpu_seconds(call) * 1000)
        passed.append((perf_counter() - start) * 1000)
    return spent, passed
