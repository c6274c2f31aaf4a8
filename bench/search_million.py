"""The same at a million indicators, with the engine that is made for it."""

from collections.abc import Iterator

from bench.search_bench import figures_of
from bench.table import Figure


def figures() -> Iterator[Figure]:
    yield from figures_of("1M", ("tantivy",))
