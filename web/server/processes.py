"""Several processes that do the same until they are told to end."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess

_SOON = 10.0  # seconds; what ends sooner would only end again
PATIENCE = 10.0  # seconds for the work at hand when a process is told to end
_SPAWN = get_context("spawn")  # an open database must not be forked


def keep(work: Callable[[], None], count: int) -> None:
    """Until interrupted; another takes the place of one that ends.

    Raises ChildProcessError when the last has ended as soon as it was started.
    """
    with _ended_at_last() as running:
        for _ in range(count):
            _start(work, running)
        while running:
            ended = wait([process.sentinel for process in running])
            for process in [each for each in running if each.sentinel in ended]:
                if time.monotonic() - running.pop(process) > _SOON:
                    _start(work, running)
    raise ChildProcessError("every process of the server ended as soon as it was started")


def started_by_one_alive() -> bool:
    parent = parent_process()
    return parent is not None and parent.is_alive()


_Running = dict[SpawnProcess, float]  # with the moment of the start


def _start(work: Callable[[], None], running: _Running) -> None:
    process = _SPAWN.Process(target=_child, args=(work,))
    process.start()
    running[process] = time.monotonic()


@contextmanager
def _ended_at_last() -> Iterator[_Running]:
    running: _Running = {}
    try:
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.join(PATIENCE)
            process.kill()


def _child(work: Callable[[], None]) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    end_with_parent()
    with suppress(KeyboardInterrupt):
        work()


def end_with_parent(last: Callable[[], None] = lambda: None) -> None:
    """However that ends: nobody is left who would end this one; `last` is done before.

    It may finish what it is at, but not for ever: granian misses a signal while it starts.
    """
    threading.Thread(target=_end_after_parent, args=(last,), daemon=True).start()


def _end_after_parent(last: Callable[[], None]) -> None:
    parent = parent_process()
    if parent:
        parent.join()
        last()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE)
        os._exit(1)
