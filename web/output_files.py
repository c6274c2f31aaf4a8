"""Where a command writes what it exports."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path
from typing import IO


@contextmanager
def output_file(path: Path | None) -> Iterator[IO[bytes]]:
    """A file appears whole or not at all; a device or pipe is written to as it is."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
    else:
        with _whole(path.resolve()) as file:
            yield file


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, "its folder does not exist", str(path))
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
