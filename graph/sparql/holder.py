"""The process that holds the data. Each query runs in a fork of it: the fork shares the data,
may be killed, and leaves the data and the other queries as they are.
"""

import contextlib
import gc
import os
import selectors
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from graph.sparql.child import limit, reply
from graph.sparql.messages import (
    Problem,
    ProblemKind,
    Reply,
    Request,
    line,
    parse_request,
)
from graph.sparql.policy import checked

_DEPTH = 5_000  # calls; the parser takes a dozen for each bracket or triple
_GRACE = 2  # seconds after which a fork ends by itself that nobody killed
_CHUNK = 1 << 16  # bytes
_FORMATS = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
}


def main(data: list[str], memory: int) -> None:
    """Load the files, then answer request lines until there are no more.

    `memory` is what each query may take on top of the data, in bytes.
    """
    sys.stdout, replies = sys.stderr, sys.stdout.buffer
    sys.setrecursionlimit(_DEPTH)
    checked("ASK {}")  # the parser builds itself at its first use
    store = pyoxigraph.Store()
    for path in map(Path, data):
        try:
            store.bulk_load(path=str(path), format=_FORMATS[path.suffix])
        except (OSError, SyntaxError) as error:
            found = f"the data in {path.name} cannot be loaded: {error}"
            _send(replies, Reply(problem=Problem(ProblemKind.STOPPED, found, "RDF")))
            return
    gc.freeze()  # or a collection in a fork would copy what it shares
    _send(replies, Reply())
    if hasattr(os, "fork"):
        Holder(store, memory, replies).serve()
    else:
        for request_line in sys.stdin.buffer:
            _send(replies, reply(store, parse_request(request_line)))


@dataclass(slots=True)
class _Fork:
    number: int
    pid: int
    seconds: float
    deadline: float
    written: bytearray = field(default_factory=bytearray)


class Holder:
    """Starts a fork for each request, takes what it writes, and kills it when its time is over."""

    def __init__(self, store: pyoxigraph.Store, memory: int, replies: BinaryIO) -> None:
        self._store = store
        self._memory = memory
        self._replies = replies
        self._waiting = selectors.DefaultSelector()
        self._forks: dict[int, _Fork] = {}  # by the end of the pipe that is read
        self._asked = bytearray()

    def serve(self) -> None:
        """Until the requests end and the last of them is answered."""
        stdin = sys.stdin.fileno()
        self._waiting.register(stdin, selectors.EVENT_READ)
        listening = True
        while listening or self._forks:
            for key, _ in self._waiting.select(self._patience()):
                if key.fd != stdin:
                    self._take(key.fd)
                elif not self._ask(stdin):
                    self._waiting.unregister(stdin)
                    listening = False
            self._stop_late()

    def _patience(self) -> float | None:
        """Seconds until the next fork is late."""
        if not self._forks:
            return None
        return max(0.0, min(each.deadline for each in self._forks.values()) - time.monotonic())

    def _ask(self, stdin: int) -> bool:
        """Start what is asked; false when nothing more will be."""
        chunk = os.read(stdin, _CHUNK)
        self._asked += chunk
        *lines, rest = self._asked.split(b"\n")
        self._asked = rest
        for each in lines:
            self._start(parse_request(bytes(each)))
        return bool(chunk)

    def _start(self, request: Request) -> None:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            _work(self._store, request, self._memory, writing)
        os.close(writing)
        deadline = time.monotonic() + request.seconds
        self._forks[reading] = _Fork(request.number, pid, request.seconds, deadline)
        self._waiting.register(reading, selectors.EVENT_READ)

    def _take(self, reading: int) -> None:
        fork = self._forks[reading]
        if chunk := os.read(reading, _CHUNK):
            fork.written += chunk
            return
        self._forget(reading)
        if fork.written.endswith(b"\n"):
            self._replies.write(fork.written)
            self._replies.flush()
        else:
            found, expected = "it ended its process", "a query that needs less memory"
            self._complain(fork, ProblemKind.STOPPED, found, expected)

    def _stop_late(self) -> None:
        now = time.monotonic()
        for reading, fork in list(self._forks.items()):
            if fork.deadline <= now:
                self._forget(reading)
                found = f"it took more than {fork.seconds:g} s"
                self._complain(fork, ProblemKind.TIMED_OUT, found, "less work at once")

    def _forget(self, reading: int) -> None:
        fork = self._forks.pop(reading)
        self._waiting.unregister(reading)
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(fork.pid, 9)
        os.waitpid(fork.pid, 0)

    def _complain(self, fork: _Fork, kind: ProblemKind, found: str, expected: str) -> None:
        _send(self._replies, Reply(fork.number, problem=Problem(kind, found, expected)))


def _work(store: pyoxigraph.Store, request: Request, memory: int, writing: int) -> None:
    """In the fork: answer, and end without touching what belongs to the holder."""
    import signal

    try:
        signal.alarm(int(request.seconds) + 1 + _GRACE)  # ends it even within the engine
        for pipe in (0, 1):
            os.dup2(2, pipe)  # the holder's pipes end with the holder
        limit(memory)
        left = memoryview(line(reply(store, request)))
        while left:
            left = left[os.write(writing, left) :]
    finally:
        os._exit(0)


def _send(replies: BinaryIO, message: Reply) -> None:
    replies.write(line(message))
    replies.flush()
