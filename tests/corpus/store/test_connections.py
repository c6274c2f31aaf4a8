import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.store.connections import Connections


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    made = Connections(tmp_path / "some.sqlite", _prepare)
    yield made
    made.close()


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE IF NOT EXISTS said (word TEXT)")


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT COUNT(*) FROM said").fetchone()
    return int(count)


def test_an_answer_is_kept_until_somebody_writes(connections: Connections, tmp_path: Path) -> None:
    asked = []

    def ask(connection: sqlite3.Connection) -> int:
        asked.append("")
        return _count(connection)

    assert [connections.unchanged("count", ask) for _ in range(3)] == [0, 0, 0]
    assert len(asked) == 1
    with connections.writing() as connection:
        connection.execute("INSERT INTO said VALUES ('own')")
        assert connections.unchanged("count", ask) == 0  # not said until it is done
    assert connections.unchanged("count", ask) == 1
    other = sqlite3.connect(tmp_path / "some.sqlite", isolation_level=None)
    other.execute("INSERT INTO said VALUES ('of another process')")
    other.close()
    assert connections.unchanged("count", ask) == 2
    assert len(asked) == 3


def test_what_broke_off_changes_no_answer(connections: Connections) -> None:
    assert connections.unchanged("count", _count) == 0
    with suppress(ZeroDivisionError), connections.writing() as connection:
        connection.execute("INSERT INTO said VALUES ('')")
        raise ZeroDivisionError
    assert connections.unchanged("count", _count) == 0
