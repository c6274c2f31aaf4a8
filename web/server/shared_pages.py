"""Pages as files of a folder: what one process of a server has made, the others need not."""

import contextlib
import hashlib
import os
import threading
from collections import deque
from pathlib import Path

_MOST = 64 * 2**20  # bytes that a process leaves there


class SharedPages:
    """Any number of processes and threads may ask; who kept a page takes it away again."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._folder = folder
        self._most = most
        self._kept: deque[tuple[Path, int]] = deque()  # files with their sizes, the oldest first
        self._size = 0
        self._guard = threading.Lock()

    def get(self, address: bytes) -> bytes | None:
        try:
            return self._file(address).read_bytes()
        except OSError:
            return None

    def put(self, address: bytes, page: bytes) -> None:
        """Whole or not at all; not where there is no room for it."""
        file = self._file(address)
        part = file.with_suffix(f".{os.getpid()}")
        with self._guard, contextlib.suppress(OSError):
            part.write_bytes(page)
            part.replace(file)
            self._kept.append((file, len(page)))
            self._size += len(page)
            while self._size > self._most:
                oldest, size = self._kept.popleft()
                self._size -= size
                oldest.unlink(missing_ok=True)

    def _file(self, address: bytes) -> Path:
        return self._folder / hashlib.blake2b(address, digest_size=16).hexdigest()
