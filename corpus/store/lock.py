"""An exclusive lock on a file, between threads and between processes.

The operating system frees it when its process ends, however it ends.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

_PAUSE = 0.02  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Reentrant within a thread. `held` tells a `with` block by its value whether it got it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.RLock()
        self._depth = 0

    @contextmanager
    def held(self, seconds: float) -> Iterator[bool]:
        """True with the lock held; False after `seconds` of waiting in vain."""
        deadline = time.monotonic() + seconds
        if not self._thread.acquire(timeout=seconds):
            yield False
            return
        try:
            with ExitStack() as files:
                got = self._depth > 0 or self._opened(files, deadline)
                self._depth += got
                try:
                    yield got
                finally:
                    self._depth -= got
        finally:
            self._thread.release()

    def _opened(self, files: ExitStack, deadline: float) -> bool:
        return _taken_before(files.enter_context(self._path.open("ab")), deadline)


def _taken_before(file: IO[bytes], deadline: float) -> bool:
    while True:
        try:
            _take(file)
        except OSError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(_PAUSE)
        else:
            return True
