from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from corpus.store.sqlite import SqliteRecordStore
from tests.corpus.store.rows import rows_of

OpenStore = Callable[[], SqliteRecordStore]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def open_store(folder: Path) -> Iterator[OpenStore]:
    """Opens the workspace once more, as another process would."""
    with ExitStack() as stack:

        def open_() -> SqliteRecordStore:
            store = SqliteRecordStore(folder, rows_of, patience=0.1)
            stack.callback(store.close)
            return store

        yield open_


@pytest.fixture
def store(open_store: OpenStore) -> SqliteRecordStore:
    return open_store()
