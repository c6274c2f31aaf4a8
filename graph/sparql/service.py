"""Read-only SPARQL over exported data, in a child process that can be killed.

For the services: keep one SparqlService for the life of the program, call
`answer(query, data, generation)` with a file of N-Triples (graph.exporters.rdf_file) that was
written for that generation of the store, and `close()` at the end. The file is loaded when the
generation or the path is another than last time, and again after a query had to be stopped.
"""

import contextlib
import queue
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

from graph.errors import SparqlRefused, SparqlStopped
from graph.sparql.answer import SparqlAnswer
from graph.sparql.messages import Reply, Request, line, parse_reply

_START = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from graph.sparql.child import main; main(sys.argv[1], int(sys.argv[2]))"
)
MAX_LENGTH = 50_000  # characters of a query
_LOADING = 300.0  # seconds that loading the data may take


class SparqlService:
    """Answers one query after another; may be called from several threads."""

    def __init__(
        self, *, seconds: float = 10.0, rows: int = 10_000, memory: int = 1_000_000_000
    ) -> None:
        """`seconds` and `rows` bound one query; `memory` in bytes comes on top of the data."""
        self.seconds = seconds
        self.rows = rows
        self.memory = memory
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def answer(self, query: str, data: Path, generation: int = 0) -> SparqlAnswer:
        """What the query finds in a file of N-Triples.

        Raises SparqlSyntaxError, SparqlRefused, and SparqlStopped for a query that takes too
        long, too much memory, or has to wait too long for others.
        """
        if len(query) > MAX_LENGTH:
            raise SparqlRefused(f"{len(query)} characters", f"at most {MAX_LENGTH}")
        text = query.encode("utf-8", "replace").decode()  # half a character cannot be sent
        if not self._lock.acquire(timeout=2 * self.seconds):
            raise SparqlStopped("other queries are still running", "to be asked again later")
        try:
            reply = self._ready(data, generation).ask(Request(text, self.seconds, self.rows))
        finally:
            self._lock.release()
        if reply.problem:
            raise reply.problem.error()
        assert reply.answer is not None
        return reply.answer

    def close(self) -> None:
        """End the child process; a later query starts another."""
        with self._lock:
            if self._child:
                self._child.kill()
                self._child = None

    def __enter__(self) -> "SparqlService":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ready(self, data: Path, generation: int) -> "_Child":
        key = (str(data), generation)
        if self._child and self._child.alive and self._child.key == key:
            return self._child
        if self._child:
            self._child.kill()
        self._child = _Child(key, self.memory)
        self._child.load()
        return self._child


class _Child:
    """One child process and what it holds."""

    def __init__(self, key: tuple[str, int], memory: int) -> None:
        self.key = key
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, key[0], str(memory), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._replies: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True, name="sparql")
        self._reader.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def load(self) -> None:
        """Wait for the data. Raises SparqlStopped when it cannot be loaded."""
        reply = self._next(_LOADING, "loading the data took")
        if reply.problem:
            self.kill()
            raise reply.problem.error()

    def ask(self, request: Request) -> Reply:
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):  # it has ended; its missing reply says so
            self._process.stdin.write(line(request))
            self._process.stdin.flush()
        return self._next(request.seconds, "it took")

    def kill(self) -> None:
        """End it; nothing of it is left. May be called again."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            with contextlib.suppress(BrokenPipeError):  # what it did not read is lost with it
                pipe.close()

    def _next(self, seconds: float, what: str) -> Reply:
        """The next reply. Whatever else happens, a process that still owes one is ended."""
        data = b""
        try:
            data = self._replies.get(timeout=seconds)
        except queue.Empty:
            raise SparqlStopped(f"{what} more than {seconds:g} s", "less work at once") from None
        finally:
            if not data:
                self.kill()
        if not data:
            raise SparqlStopped("it ended its process", "a query that needs less memory")
        return parse_reply(data)

    def _read(self) -> None:
        """Runs in a thread of its own: pipes cannot be waited for with a limit everywhere."""
        assert self._process.stdout
        for reply in self._process.stdout:
            self._replies.put(reply)
        self._replies.put(b"")
