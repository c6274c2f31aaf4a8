"""The files as they were added, each under its sha256."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import StoreError, WorkspaceDamaged

_UNFINISHED = ".unfinished"


class Originals:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, sha256: str, data: bytes) -> None:
        """Written to a temporary name, on the disk, then renamed: whole or not there.

        Raises StoreError when the disk does not take it.
        """
        path = self._folder / sha256
        if path.exists() and path.stat().st_size == len(data):
            return
        try:
            self._write(path, data)
        except OSError as error:
            raise StoreError(
                f"{path}: {error.strerror}; expected room and the right to write"
            ) from error

    def read(self, sha256: str) -> bytes:
        """Raises WorkspaceDamaged when the file is gone or is not what was added."""
        path = self._folder / sha256
        try:
            data = path.read_bytes()
        except OSError as error:
            raise WorkspaceDamaged(
                f"{path}: {error.strerror}; expected the original, add the file again"
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WorkspaceDamaged(
                f"{path}: other content than was added; delete it and add the file again"
            )
        return data

    def _write(self, path: Path, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(_UNFINISHED)
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)

    def forget(self, sha256: str) -> None:
        (self._folder / sha256).unlink(missing_ok=True)

    def strays(self, known: frozenset[str]) -> Iterator[Path]:
        """Files that belong to no document: what an interrupted command left."""
        if self._folder.is_dir():
            yield from (p for p in sorted(self._folder.iterdir()) if p.name not in known)
