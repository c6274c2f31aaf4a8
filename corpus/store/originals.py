"""The files as they were added, each under its sha256."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import StoreError, WorkspaceDamaged

ORIGINALS = "originals"  # the folder in a workspace
_UNFINISHED = ".unfinished"
_ABSENT = ".absent"  # an empty file in place of an original that never was here


class Originals:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unsettled: set[Path] = set()

    def keep(self, sha256: str, data: bytes) -> None:
        """Writes under a temporary name; the file is there once `settle` is called.

        Raises StoreError when the disk does not take it.
        """
        path = self._folder / sha256
        if path.exists() and path.stat().st_size == len(data):
            return
        self._unsettled.add(path)
        with _disk_errors(path):
            self._folder.mkdir(parents=True, exist_ok=True)
            path.with_suffix(_UNFINISHED).write_bytes(data)

    def leave_out(self, sha256: str) -> None:
        """Notes that a document comes without its file; one that is there stays."""
        if (self._folder / sha256).exists():
            return
        with _disk_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._note(sha256).touch()

    def is_absent(self, sha256: str) -> bool:
        return self._note(sha256).exists() and not (self._folder / sha256).exists()

    def settle(self) -> None:
        """Everything kept is on the disk, then renamed: whole or not there."""
        for path in sorted(self._unsettled):
            with _disk_errors(path), path.with_suffix(_UNFINISHED).open("rb+") as file:
                os.fsync(file.fileno())
            with _disk_errors(path):
                path.with_suffix(_UNFINISHED).replace(path)
                self._note(path.name).unlink(missing_ok=True)
        self._unsettled.clear()

    def abandon(self) -> None:
        """Nothing kept since the last `settle` stays."""
        for path in self._unsettled:
            path.with_suffix(_UNFINISHED).unlink(missing_ok=True)
        self._unsettled.clear()

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

    def strays(self, known: frozenset[str]) -> Iterator[Path]:
        """Files that belong to no document: what an interrupted command left."""
        if self._folder.is_dir():
            found = sorted(self._folder.iterdir())
            yield from (p for p in found if p.name.removesuffix(_ABSENT) not in known)

    def _note(self, sha256: str) -> Path:
        return self._folder / f"{sha256}{_ABSENT}"


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{path}: {error.strerror}; expected room and the right to write"
        ) from error
