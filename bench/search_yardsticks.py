"""SQLite FTS5 and tantivy, both on pairs of characters, built and asked the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import tantivy

from bench.corpora import documents
from bench.table import cpu_seconds
from bench.yardsticks.base import Yardstick
from bench.yardsticks.sqlite import Bigrams
from bench.yardsticks.tantivy_alone import Pairs
from search.engine import Query

_FOUND = "FROM text JOIN rows ON rows.id = text.rowid WHERE text MATCH ?"
_TOP = f"SELECT rows.id {_FOUND} ORDER BY rank LIMIT 20"
_FACETS = tuple(f"SELECT {name}, count(*) {_FOUND} GROUP BY 1" for name in ("year", "level2"))
_RANGE = f"SELECT rows.id {_FOUND} AND number BETWEEN 50 AND 1000 ORDER BY number LIMIT 20"
_AGGREGATIONS = {
    name: {"terms": {"field": name, "size": 100}} for name in ("year", "level2")
}  # fmt: skip
_STATEMENTS = {
    "term": (_TOP,),
    "phrase": (_TOP,),
    "term + all facets": (_TOP, *_FACETS),
    "range + sort": (_RANGE,),
}


@dataclass(frozen=True, slots=True)
class Asked:
    name: str
    rate: float  # indicators a CPU-second
    size: float  # MB
    milliseconds: dict[str, list[float]]  # of CPU, for each kind of work


def asked_of(count: int, folder: Path, queries: dict[str, list[Query]]) -> list[Asked]:
    place = folder / "yardsticks"
    place.mkdir()
    everything = list(documents(count))
    found = []
    for name, make, ask in _YARDSTICKS:
        own = place / name
        own.mkdir()
        yardstick = make(own)
        seconds = cpu_seconds(partial(yardstick.write, everything))
        size = sum(path.stat().st_size for path in own.rglob("*") if path.is_file()) / 2**20
        calls = {
            work: [partial(ask, yardstick, work, query.text) for query in each]
            for work, each in queries.items()
        }
        asked = {work: _milliseconds(each) for work, each in calls.items()}
        found.append(Asked(yardstick.name, count / seconds, size, asked))
    return found


def _sqlite(yardstick: Yardstick, work: str, text: str) -> None:
    assert isinstance(yardstick, Bigrams)
    for statement in _STATEMENTS[work]:
        yardstick.database.execute(statement, (yardstick.asked(text),)).fetchall()


def _tantivy(yardstick: Yardstick, work: str, text: str) -> None:
    assert isinstance(yardstick, Pairs)
    query = yardstick.query(text)
    if work == "range + sort":
        schema = yardstick.index.schema
        bounds = tantivy.Query.range_query(schema, "number", tantivy.FieldType.Float, 50.0, 1000.0)
        both = [(tantivy.Occur.Must, query), (tantivy.Occur.Must, bounds)]
        query = tantivy.Query.boolean_query(both)
        yardstick.searcher.search(query, limit=20, order_by_field="number", order=tantivy.Order.Asc)
        return
    yardstick.searcher.search(query, limit=20)
    if work == "term + all facets":
        yardstick.searcher.aggregate(query, _AGGREGATIONS)


def _milliseconds(calls: Sequence[Callable[[], object]]) -> list[float]:
    return [cpu_seconds(call) * 1000 for call in calls]


_YARDSTICKS: tuple[
    tuple[str, Callable[[Path], Yardstick], Callable[[Yardstick, str, str], None]], ...
] = (("sqlite", Bigrams, _sqlite), ("tantivy", Pairs, _tantivy))
