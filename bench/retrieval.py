"""How near to what a person wants the first ten hits are, beside other engines.

`python -m bench retrieval`: nDCG@10 over both sets of judged queries, as a whole and by class.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpora import documents
from bench.judged import DEPTH, SETS, Judged, Score, grades, judged, score
from bench.table import Figure
from bench.yardsticks.base import Yardstick
from bench.yardsticks.sqlite import Trigrams
from bench.yardsticks.tantivy_alone import Words
from bench.yardsticks.whoosh_alone import Jieba, Standard
from search.engine import Document, Query
from search.engines import open_engine

MADE_UP = 8_000  # indicators, besides the forms of tests/data
SEEDS = {"first": 7, "second": 23}  # of those that are made up
EVERYTHING = 10**6
SUBSTRING = ("one character", "two characters", "phrase", "traditional")
Find = Callable[[str, int], list[int]]


def figures() -> Iterator[Figure]:
    for name in SETS:
        yield from figures_of(name)


def figures_of(of: str) -> Iterator[Figure]:
    """Of one set of queries."""
    from tests.search.library import gold_documents

    everything = _without_twins(chain(gold_documents(), documents(MADE_UP, seed=SEEDS[of])))
    worth = {query: grades(query, everything) for query in judged(of)}
    queries = [query for query in judged(of) if any(worth[query])]
    find = _ours(everything)
    ours = {q: score(find(q.query, EVERYTHING), worth[q]) for q in queries}
    recall = _mean([ours[q].recall for q in queries if q.class_ in SUBSTRING])
    yield Figure(f"{of}: recall of substring queries", recall, "", 1.0, more_is_better=True)
    with TemporaryDirectory() as folder:
        for yardstick in _yardsticks(Path(folder)):
            yardstick.write(everything)
            theirs = {q: score(yardstick.find(q.query, DEPTH), worth[q]) for q in queries}
            yield from _figures_of(of, queries, (ours, theirs), yardstick.name)


def _figures_of(
    of: str,
    queries: Sequence[Judged],
    scores: tuple[dict[Judged, Score], dict[Judged, Score]],  # ours, theirs
    name: str,
) -> Iterator[Figure]:
    for class_ in (None, *dict.fromkeys(query.class_ for query in queries)):
        some = [query for query in queries if class_ in (None, query.class_)]
        a, b = (_mean([each[q].ndcg for q in some]) for each in scores)
        bar = b if class_ is None else None
        work = f"{of}: nDCG@10, {class_ or f'all {len(some)} queries'}"
        yield Figure(work, a, "", bar, True, name, b)


def _ours(everything: Sequence[Document]) -> Find:
    engine = open_engine("memory:")
    engine.replace_all(everything, 1)
    number = {_key(each): n for n, each in enumerate(everything)}

    def find(text: str, limit: int) -> list[int]:
        hits = engine.scan(Query(text, mend=True, limit=limit))
        return [number[_key(hit)] for hit in hits]

    return find


def _key(each: Document) -> tuple[str, int | None]:
    return each.id, each.year


def _without_twins(everything: Iterator[Document]) -> list[Document]:
    return list({_key(each): each for each in everything}.values())


def _yardsticks(folder: Path) -> tuple[Yardstick, ...]:
    return (Standard(folder), Jieba(folder), Trigrams(folder), Words(folder))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
