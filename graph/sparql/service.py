"""Read-only SPARQL over exported data, in child processes that can be killed.

For the services: keep one SparqlService for the life of the program, call
`answer(query, data, generation)` with files of N-Quads, N-Triples or Turtle that were written for
that generation of the store, and `close()` at the end. The files are loaded when the generation
or their paths are others than last time. The default graph is the union of all graphs. Queries
run side by side, up to `workers`; one that has to be stopped costs no other anything.
"""

import contextlib
import itertools
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from graph.errors import SparqlBusy, SparqlStopped, SparqlTimedOut
from graph.sparql.answer import SparqlAnswer
from graph.sparql.messages import Reply, Request, line, parse_reply
from graph.sparql.size import measured

_START = (
    "import json, sys; data, memory, sys.path[:] = json.loads(sys.argv[1]); "
    "from graph.sparql.holder import main; main(data, memory)"
)
_LOADING = 300.0  # seconds that loading the data may take
_PATIENCE = 2.0  # seconds that a query waits for others
_GRACE = 3.0  # seconds after which the holder itself is taken to hang
Sources = tuple[tuple[str, ...], ...]  # default and named graphs
ALL: Sources = ((), ())
Key = tuple[tuple[str, ...], int]


class SparqlService:
    """Answers queries; may be called from several threads."""

    def __init__(
        self,
        *,
        seconds: float = 10.0,
        rows: int = 10_000,
        memory: int = 1_000_000_000,
        workers: int = 3,
        base: str | None = None,
    ) -> None:
        """`seconds` and `rows` bound one query; `memory` in bytes comes on top of the data.

        `base` is what relative addresses in a query follow.
        """
        self.seconds = seconds
        self.rows = rows
        self.memory = memory
        self.base = base
        self._lock = threading.Lock()
        self._free = threading.BoundedSemaphore(workers if hasattr(os, "fork") else 1)
        self._holder: _Process | None = None

    def answer(
        self,
        query: str,
        data: Path | Sequence[Path],
        generation: int = 0,
        sources: Sources = ALL,
    ) -> SparqlAnswer:
        """What the query finds in files of N-Quads (.nq), N-Triples (.nt) or Turtle (.ttl).

        Raises SparqlSyntaxError, SparqlRefused, and SparqlStopped for a query that takes too
        long, too much memory, or has to wait too long for others.
        """
        asked = Request(0, query, self.seconds, self.rows, True, self.base, *sources)
        return self._reply(asked, _key(data, generation))

    def load(self, data: Path | Sequence[Path], generation: int = 0) -> None:
        """While others are answered from what is loaded; from then on `answer` takes these files.

        Raises SparqlStopped.
        """
        holder = _Process(_key(data, generation), self.memory)
        holder.load()
        with self._lock:
            before, self._holder = self._holder, holder
        if before:
            before.retire()

    def checked(self, query: str, sources: Sources = ALL) -> SparqlAnswer:
        """The form, text and graphs of a query that may run, which is to be run elsewhere."""
        asked = Request(0, query, self.seconds, self.rows, False, self.base, *sources)
        return self._reply(asked, ((), 0))

    def close(self) -> None:
        """End the processes; a later query starts others."""
        with self._lock:
            if self._holder:
                self._holder.kill()
                self._holder = None

    def __enter__(self) -> "SparqlService":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _reply(self, asked: Request, key: Key) -> SparqlAnswer:
        measured(asked.query)
        whole = asked.query.encode("utf-8", "replace").decode()  # half a character cannot be sent
        if not self._free.acquire(timeout=_PATIENCE):
            raise SparqlBusy("other queries are still running", "to be asked again later")
        try:
            with self._lock:  # so that it is not retired in between
                holder = self._ready(key)
                number = holder.send(replace(asked, query=whole))
            reply = holder.reply(number, asked.seconds)
        finally:
            self._free.release()
        if reply.problem:
            raise reply.problem.error()
        assert reply.answer is not None
        return reply.answer

    def _ready(self, key: Key) -> "_Process":
        if self._holder and self._holder.alive and self._holder.key == key:
            return self._holder
        if self._holder:
            self._holder.retire()
            self._holder = None
        holder = _Process(key, self.memory)
        holder.load()
        self._holder = holder
        return holder


def _key(data: Path | Sequence[Path], generation: int) -> Key:
    paths = (data,) if isinstance(data, Path) else data
    return tuple(map(str, paths)), generation


class _Process:
    """The process that holds the data, with the forks of it that answer."""

    def __init__(self, key: Key, memory: int) -> None:
        import json

        self.key = key
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, json.dumps([key[0], memory, sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._numbers = itertools.count(1)
        self._writing = threading.Lock()
        self._ended = False
        self._owed: dict[int, queue.SimpleQueue[Reply | None]] = {0: queue.SimpleQueue()}
        self._reader = threading.Thread(target=self._read, daemon=True, name="sparql")
        self._reader.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def load(self) -> None:
        """Wait for the data. Raises SparqlStopped when it cannot be loaded."""
        reply = self._next(0, _LOADING, "loading the data took")
        if reply.problem:
            self.kill()
            raise reply.problem.error()

    def send(self, asked: Request) -> int:
        """The number that it gets, under which `reply` waits."""
        number = next(self._numbers)
        assert self._process.stdin
        with self._writing:
            self._owed[number] = queue.SimpleQueue()
            if self._ended:
                self._owed[number].put(None)
            with contextlib.suppress(BrokenPipeError):  # it has ended; its missing reply says so
                self._process.stdin.write(line(replace(asked, number=number)))
                self._process.stdin.flush()
        return number

    def reply(self, number: int, seconds: float) -> Reply:
        """Raises SparqlStopped when the process ends before it replies."""
        return self._next(number, seconds + _GRACE, "it took")

    def retire(self) -> None:
        """Take no more queries; it ends when those that run are answered."""
        assert self._process.stdin
        with self._writing, contextlib.suppress(BrokenPipeError):  # what it did not read is lost
            self._process.stdin.close()

    def kill(self) -> None:
        """End it with its forks; nothing of it is left. May be called again."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        self._reader.join()
        self.retire()

    def _next(self, number: int, seconds: float, what: str) -> Reply:
        """The reply to one request. A process that keeps it back is ended."""
        try:
            reply = self._owed[number].get(timeout=seconds)
        except queue.Empty:
            self.kill()
            limit = f"{what} more than {seconds:g} s"
            raise SparqlTimedOut(limit, "less work at once") from None
        finally:
            del self._owed[number]
        if reply is None:
            raise SparqlStopped("its process ended", "a query that needs less memory")
        return reply

    def _read(self) -> None:
        """Runs in a thread of its own: pipes cannot be waited for with a limit everywhere."""
        assert self._process.stdout
        with self._process.stdout as replies:
            for each in replies:
                reply = parse_reply(each)
                if waiting := self._owed.get(reply.number):
                    waiting.put(reply)
        self._process.wait()
        with self._writing:
            self._ended = True
            for waiting in list(self._owed.values()):
                waiting.put(None)
