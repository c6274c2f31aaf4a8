"""What people decided about claims and open readings: a table that is only ever added to."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import astuple, replace

from corpus.errors import NothingDecided
from corpus.store.base import READING, Decision, Verdict
from corpus.store.connections import Connections

_COLUMNS = "claim, kind, a, b, year_a, year_b, verdict, decided_by, decided_at, note"
_INSERT = f"INSERT INTO decision ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LAST = f"""
SELECT {_COLUMNS} FROM decision WHERE key IN (SELECT MAX(key) FROM decision GROUP BY claim)
"""


class Decisions:
    """Of the workspace whose connections these are; `writing` keeps other writers out.

    Those on open readings stand in the same table, apart by their kind: what follows claims never
    meets them.
    """

    def __init__(
        self,
        connections: Connections,
        writing: Callable[[], AbstractContextManager[None]],
        *,
        readings: bool = False,
    ) -> None:
        self._connections = connections
        self._writing = writing
        self._own = f"kind {'=' if readings else '<>'} '{READING}'"

    @property
    def count(self) -> int:
        """Of both sorts: whatever was said, pages say something else."""
        return self._connections.unchanged("decisions", _count)

    def decide(self, decision: Decision) -> None:
        with self._writing(), self._connections.writing() as connection:
            connection.execute(_INSERT, astuple(decision))

    def undo(self, claim: str, by: str, at: str, note: str = "") -> Decision:
        with self._writing(), self._connections.writing() as connection:
            rows = connection.execute(f"{_LAST} AND {self._own} AND claim = ?", (claim,))
            last = next(map(_decision, rows), None)
            if last is None or last.verdict is Verdict.UNDONE:
                raise NothingDecided(claim)
            taken_back = replace(last, verdict=Verdict.UNDONE, by=by, at=at, note=note)
            connection.execute(_INSERT, astuple(taken_back))
        return last

    def standing(self) -> dict[str, Decision]:
        """By claim; not to be altered."""
        return self._connections.unchanged(self._own, self._standing)

    def _standing(self, connection: sqlite3.Connection) -> dict[str, Decision]:
        rows = connection.execute(
            f"{_LAST} AND {self._own} AND verdict <> ? ORDER BY claim", (Verdict.UNDONE,)
        )
        return {decision.claim: decision for decision in map(_decision, rows)}

    def history(self, claim: str | None = None, since: int = 0) -> list[Decision]:
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM decision"
                f" WHERE {self._own} AND key > ?1 AND (?2 IS NULL OR claim = ?2) ORDER BY key",
                (since, claim),
            )
            return list(map(_decision, rows))

    def merge(self, decisions: Iterable[Decision]) -> int:
        """The n-th of several alike is new where fewer than n are recorded."""
        with self._writing(), self._connections.writing() as connection:
            known = Counter(map(_decision, connection.execute(f"SELECT {_COLUMNS} FROM decision")))
            new = []
            for decision in decisions:
                known[decision] -= 1
                if known[decision] < 0:
                    new.append(astuple(decision))
            connection.executemany(_INSERT, new)
        return len(new)


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT IFNULL(MAX(key), 0) FROM decision").fetchone()
    return int(count)


def _decision(row: sqlite3.Row | tuple[object, ...]) -> Decision:
    claim, kind, a, b, year_a, year_b, verdict, by, at, note = row
    return Decision(claim, kind, a, b, year_a, year_b, Verdict(verdict), by, at, note)  # type: ignore[arg-type]
