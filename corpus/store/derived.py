"""What was derived of blocks of forms, kept beside the one truth: may be deleted at any time."""

import contextlib
import hashlib
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from corpus.errors import StoreError, WorkspaceDamaged
from corpus.store.connections import Connections
from corpus.store.derived_tables import prepare

DATABASE = "derived.sqlite"
_KEY = 6  # bytes of a short key; what two ids share one is told apart by the block
_FAST = 1  # zlib level
_PART = """SELECT packed FROM form JOIN block USING (block) JOIN product USING (block)
    WHERE form = ?1 AND made = state AND name = ?2 AND part = ?1"""


class Stamp(NamedTuple):
    """What the blocks were told from: code, generation of the forms, count of the decisions."""

    version: str = ""
    generation: int = -1
    decided: int = 0


class BlockState(NamedTuple):
    key: str
    state: int  # another one whenever a form or a decision of the block changes
    fresh: bool
    failures: str = ""  # what could not be made, a line each


class DerivedDamaged(StoreError):
    """What is kept does not open; `discard` mends it."""


Parts = Mapping[str, bytes]  # id of a form, or "" for the whole block → packed


class DerivedCache:
    """Any thread and any number of processes; a file that is gone or damaged is made anew.

    Every method raises DerivedDamaged for a file that is not ours or is not whole.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / DATABASE
        self._opened: tuple[Connections, int] | None = None  # with the inode of its file
        self._guard = threading.RLock()

    def close(self) -> None:
        with self._guard:
            if self._opened:
                self._opened[0].close()
                self._opened = None

    def stamp(self) -> Stamp:
        with _damage():
            return self._connections().unchanged("stamp", _stamp)

    def replace_all(self, blocks: Mapping[str, str], stamp: Stamp) -> None:
        """Knows these forms, by id with their block, and nothing derived of them."""
        with self._writing() as connection:
            for table in ("form", "block", "product"):
                connection.execute(f"DELETE FROM {table}")
            connection.executemany("INSERT INTO form VALUES (?, ?)", sorted(blocks.items()))
            _make_stale(connection, set(blocks.values()))
            _set(connection, stamp)

    def update(
        self,
        changed: Iterable[str],
        blocks: Mapping[str, str],
        decided: Iterable[str],
        stamp: Stamp,
    ) -> None:
        """The changed forms are in these blocks now, or gone; `decided` are forms touched too."""
        with self._writing() as connection:
            touched = set(blocks.values())
            for form in {*changed, *decided}:
                touched.update(_block_of(connection, form))
            connection.executemany("DELETE FROM form WHERE form = ?", [(each,) for each in changed])
            connection.executemany("INSERT INTO form VALUES (?, ?)", sorted(blocks.items()))
            _make_stale(connection, touched)
            _forget_empty(connection, touched)
            _set(connection, stamp)

    def blocks_of(self, forms: Iterable[str]) -> set[str]:
        """Those that there are of these forms."""
        with self._reading() as connection:
            return {block for form in forms for block in _block_of(connection, form)}

    def forms_of(self, block: str) -> list[str]:
        """Ids, sorted."""
        with self._reading() as connection:
            rows = connection.execute("SELECT form FROM form WHERE block = ?", (block,))
            return sorted(form for (form,) in rows)

    def states(self, block: str | None = None) -> list[BlockState]:
        """Of all blocks or one, sorted by key."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT block, state, made = state, failures FROM block"
                " WHERE ?1 IS NULL OR block = ?1 ORDER BY block",
                (block,),
            )
            return [BlockState(key, state, bool(fresh), said) for key, state, fresh, said in rows]

    def stale(self) -> int:
        with _damage():
            return self._connections().unchanged("stale", _stale)

    def naming(self, id_: str) -> list[str]:
        """The blocks that named an id when they were last made, sorted; seldom one more."""
        with self._reading() as connection:
            asked = "SELECT block FROM block WHERE instr(named, ?) ORDER BY block"
            return [block for (block,) in connection.execute(asked, (_short(id_),))]

    def keep(
        self, state: BlockState, products: Mapping[str, Parts], named: Iterable[str] = ()
    ) -> bool:
        """Keeps what was made of a block in that state; False when it has changed since.

        `named` are the ids by which something of it may be asked for.
        """
        rows = [
            (state.key, name, part, zlib.compress(packed, _FAST))
            for name, parts in sorted(products.items())
            for part, packed in sorted(parts.items())
        ]
        keys = b"".join(sorted(set(map(_short, named))))
        with self._writing() as connection:
            made = connection.execute(
                "UPDATE block SET made = state, failures = ?, named = ?"
                " WHERE block = ? AND state = ?",
                (state.failures, keys, state.key, state.state),
            )
            if not made.rowcount:
                return False
            connection.execute("DELETE FROM product WHERE block = ?", (state.key,))
            connection.executemany("INSERT INTO product VALUES (?, ?, ?, ?)", rows)
        return True

    def parts(self, block: str, name: str, part: str | None = None) -> dict[str, bytes] | None:
        """What was made of a fresh block, or one part of it; None for a stale one."""
        with self._reading() as connection:
            fresh = "SELECT 1 FROM block WHERE block = ? AND made = state"
            if not connection.execute(fresh, (block,)).fetchone():
                return None
            asked = "SELECT part, packed FROM product WHERE block = ? AND name = ?"
            asked += " ORDER BY part" if part is None else " AND part = ?"
            rows = connection.execute(asked, (block, name, part)[: asked.count("?")])
            return {form: zlib.decompress(packed) for form, packed in rows}

    def part(self, name: str, form: str) -> bytes | None:
        """What was made of one form; None where its block is stale, or nothing was."""
        with self._reading() as connection:
            found = connection.execute(_PART, (form, name)).fetchone()
            return zlib.decompress(found[0]) if found else None

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with _damage(), self._connections().reading() as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _damage(), self._connections().writing() as connection:
            yield connection

    def _connections(self) -> Connections:
        """Those of the file that is there now."""
        with self._guard:
            if self._opened and self._opened[1] == _inode(self._path):
                return self._opened[0]
            self.close()
            if self._path.exists() and not self._path.stat().st_size and self._log.exists():
                self.discard()  # emptied: what it held stands in its log still
            made = Connections(self._path, prepare)
            self._opened = (made, _inode(self._path))
            return made

    @property
    def _log(self) -> Path:
        return self._path.with_name(f"{DATABASE}-wal")

    def discard(self) -> None:
        """Deletes the file; the next use makes an empty one."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


@contextlib.contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except WorkspaceDamaged as error:
        raise DerivedDamaged(str(error)) from error


def _short(id_: str) -> bytes:
    return hashlib.blake2b(id_.encode("utf-8", "replace"), digest_size=_KEY).digest()


def _stamp(connection: sqlite3.Connection) -> Stamp:
    return Stamp(*connection.execute("SELECT version, generation, decided FROM meta").fetchone())


def _stale(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT COUNT(*) FROM block WHERE made IS NOT state").fetchone()
    return int(count)


def _set(connection: sqlite3.Connection, stamp: Stamp) -> None:
    connection.execute("UPDATE meta SET version = ?, generation = ?, decided = ?", stamp)


def _block_of(connection: sqlite3.Connection, form: str) -> Iterator[str]:
    """At most one."""
    for (block,) in connection.execute("SELECT block FROM form WHERE form = ?", (form,)):
        yield block


def _make_stale(connection: sqlite3.Connection, blocks: Iterable[str]) -> None:
    connection.execute("UPDATE meta SET turn = turn + 1")
    connection.executemany(
        "INSERT INTO block (block, state) VALUES (?, (SELECT turn FROM meta))"
        " ON CONFLICT (block) DO UPDATE SET state = excluded.state",
        [(block,) for block in sorted(blocks)],
    )


def _forget_empty(connection: sqlite3.Connection, blocks: Iterable[str]) -> None:
    for block in sorted(blocks):
        if not connection.execute("SELECT 1 FROM form WHERE block = ?", (block,)).fetchone():
            connection.execute("DELETE FROM block WHERE block = ?", (block,))
            connection.execute("DELETE FROM product WHERE block = ?", (block,))


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
