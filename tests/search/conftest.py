"""Engines over the gold forms, opened once."""

import pytest

from search.engine import SearchEngine
from search.engines import open_engine
from tests.search.library import gold_documents

ENGINES = ("memory", "whoosh", "tantivy")


@pytest.fixture(params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SearchEngine:
    """An empty engine of each kind."""
    return open_engine(f"{request.param}:{tmp_path_factory.mktemp('index') / 'index'}")


@pytest.fixture(scope="session", params=ENGINES)
def gold(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    """Each kind of engine, over the gold forms."""
    opened = open_engine(f"{request.param}:{tmp_path_factory.mktemp('gold') / 'index'}")
    opened.replace_all(gold_documents(), 1)
    return opened


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchEngine, ...]:
    """One engine of each kind, over the gold forms."""
    opened = tuple(open_engine(f"{name}:{tmp_path_factory.mktemp('all')}") for name in ENGINES)
    for each in opened:
        each.replace_all(gold_documents(), 1)
    return opened
