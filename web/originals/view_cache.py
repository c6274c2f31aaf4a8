"""What was made to look at originals, kept on disk up to a size: the longest unused goes first."""

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_LOW = 0.8  # of the size that stays when it was reached


class _Kept(NamedTuple):
    used: float  # when it was last asked for
    size: int
    path: Path


class ViewCache:
    """Files by the sha256 of their original and a name; a disk that takes nothing is no error."""

    def __init__(self, folder: Path, size: int = 256 * 2**20) -> None:
        self._folder = folder
        self._size = size
        self._taken: int | None = None  # bytes, as far as this process knows
        self._guard = threading.Lock()

    def get(self, sha256: str, name: str) -> bytes | None:
        path = self._folder / sha256 / name
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

    def put(self, sha256: str, name: str, data: bytes) -> None:
        """There whole or not at all."""
        path = self._folder / sha256 / name
        unfinished = path.with_name(f"{name}.{os.getpid()}-{threading.get_ident()}.unfinished")
        with self._guard, contextlib.suppress(OSError):
            self._make_room(len(data))
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                unfinished.write_bytes(data)
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)

    def forget(self, sha256: str) -> None:
        """Everything made of one original."""
        shutil.rmtree(self._folder / sha256, ignore_errors=True)
        self._taken = None

    def clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._taken = None

    def _make_room(self, size: int) -> None:
        if self._taken is None:
            self._taken = sum(kept.size for kept in self._kept())
        self._taken += size
        if self._taken <= self._size:
            return
        remaining = sorted(self._kept())
        self._taken = size + sum(kept.size for kept in remaining)
        for kept in remaining:
            if self._taken <= self._size * _LOW:
                break
            kept.path.unlink(missing_ok=True)
            self._taken -= kept.size

    def _kept(self) -> Iterator[_Kept]:
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):
                known = path.stat()
                yield _Kept(known.st_mtime, known.st_size, path)
