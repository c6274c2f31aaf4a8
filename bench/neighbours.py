"""How long neighbourhoods, paths and a file of the graph take at 100,000 and 1,000,000 nodes.

The yardsticks hold the whole graph in memory. They go one step from a node where ours goes two
within its budget; their paths, too, lead over no hub.
"""

import gc
import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from bench.generate import documents
from bench.graph_memory import GraphMemory, in_memory
from bench.table import Figure, cpu_seconds
from corpus import ids
from corpus.model import Document
from corpus.store.sqlite import SqliteRecordStore
from graph import query
from graph.build import form_rows
from graph.exporters.graph_file import write_graph
from graph.model import NodeKind, kind_of

FORMS = (5_150, 51_500)  # a form adds about 19 nodes
FORMS_A_DOCUMENT = 20
SAMPLE = 100
NEIGHBOURHOOD_BAR, PATH_BAR = 5.0, 100.0  # ms
EXPORTED = 200_000  # nodes and links


def figures() -> Iterator[Figure]:
    for forms in FORMS:
        with TemporaryDirectory() as folder:
            store = SqliteRecordStore(Path(folder), form_rows)
            with store.batch():
                for document in bundles(forms):
                    store.put(document, document.name.encode(), document.name)
            yield from _figures(store)
            store.close()


def bundles(forms: int) -> Iterator[Document]:
    """Documents of 20 forms each."""
    made = (document.forms[0] for document, _ in documents(forms))
    while some := tuple(islice(made, FORMS_A_DOCUMENT)):
        sha256 = hashlib.sha256(some[0].id.encode()).hexdigest()
        name = f"{some[0].id}.txt"
        yield Document(ids.document_id(sha256), sha256, name, None, None, 1, some)


def _figures(store: SqliteRecordStore) -> Iterator[Figure]:
    memory = in_memory(store.whole_graph())
    gc.collect()
    gc.freeze()  # the yardsticks' millions of objects are not to be walked in our time
    nodes = f"{len(memory.numbers):,} nodes"
    by_kind = _sample(memory)
    kinds = {"an indicator": by_kind[NodeKind.INDICATOR], "any node": _any(by_kind)}
    for name, starts in kinds.items():
        yield from _neighbourhoods(f"neighbourhood of {name}, p95, {nodes}", store, memory, starts)
    yield from _paths(nodes, store, memory, _pairs(by_kind))
    yield _export(nodes, store)
    gc.unfreeze()


def _sample(memory: GraphMemory) -> dict[str, list[str]]:
    chance = random.Random(1)
    by_kind: dict[str, list[str]] = {}
    for id_ in memory.whole:
        by_kind.setdefault(kind_of(id_), []).append(id_)
    return {kind: chance.choices(found, k=SAMPLE) for kind, found in by_kind.items()}


def _any(by_kind: dict[str, list[str]]) -> list[str]:
    """As many of each kind, hubs too."""
    return [id_ for found in by_kind.values() for id_ in found[: SAMPLE // len(by_kind)]]


def _pairs(by_kind: dict[str, list[str]]) -> list[tuple[str, str]]:
    found = _any(by_kind)
    return list(zip(found, random.Random(2).sample(found, len(found)), strict=True))


def _neighbourhoods(
    name: str, store: SqliteRecordStore, memory: GraphMemory, starts: list[str]
) -> Iterator[Figure]:
    ours = _p95([partial(query.neighbourhood, store, id_) for id_ in starts])
    theirs = {
        "networkx, one step": _p95([partial(memory.step, id_) for id_ in starts]),
        "igraph, one step": _p95([partial(memory.igraph_step, id_) for id_ in starts]),
    }
    for yardstick, value in theirs.items():
        yield Figure(name, ours, "ms", NEIGHBOURHOOD_BAR, False, yardstick, value)


def _paths(
    nodes: str, store: SqliteRecordStore, memory: GraphMemory, pairs: list[tuple[str, str]]
) -> Iterator[Figure]:
    ours = _p95([partial(query.path, store, *pair) for pair in pairs])
    theirs = {
        "networkx": _p95([partial(memory.path, *pair) for pair in pairs]),
        "igraph": _p95([partial(memory.igraph_path, *pair) for pair in pairs]),
    }
    for yardstick, value in theirs.items():
        yield Figure(f"path, p95, {nodes}", ours, "ms", PATH_BAR, False, yardstick, value)


def _export(nodes: str, store: SqliteRecordStore) -> Figure:
    """Rows of a second, of the first so many."""
    count = sum(1 for _ in islice(store.whole_graph(), EXPORTED))
    rows = islice(store.whole_graph(), EXPORTED)
    seconds = cpu_seconds(lambda: sum(map(len, write_graph(rows, "graphml"))))
    return Figure(f"GraphML, {nodes}", count / seconds, "rows/s")


def _p95(calls: Sequence[Callable[[], object]]) -> float:
    """Milliseconds of CPU, of the second call of each."""
    return quantiles([cpu_seconds(call, 2) * 1000 for call in calls], n=20)[-1]
