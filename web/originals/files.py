"""The files that a person named: folders are walked, each file comes once, in sorted order."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import ReadError
from corpus.limits import Limits
from web.reports import Failure

Named = Path | Failure


def files_of(paths: Sequence[Path]) -> list[Named]:
    """Every file; a Failure for what is no file and for a folder without files.

    In a folder, what begins with a dot is passed over and links to folders are not followed.
    """
    found: dict[Path | Failure, Named] = {}
    for path in paths:
        for named in _walk(path):
            found.setdefault(absolute(named) if isinstance(named, Path) else named, named)
    return list(found.values())


def absolute(path: Path) -> Path:
    """Without `..`, and with links as they are: the same file by the same name is one path."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def content_of(path: Path, limits: Limits) -> bytes:
    """Raises ReadError when the file does not open or is larger than the limit."""
    try:
        size = path.stat().st_size
        if size > limits.bytes:
            raise ReadError(shown(path), limits.over("bytes"), "a smaller file")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(shown(path), reason, "a file that can be read") from error


def shown(path: Path) -> str:
    """The path as text that can be stored, whatever bytes its names hold."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(path: Path) -> Iterator[Named]:
    if path.is_file():
        yield path
    elif path.is_dir():
        inside = sorted(_inside(path))
        yield from (each if each.is_file() else _no_file(each) for each in inside)
        if not inside:
            yield Failure(shown(path), "a folder without files; expected forms in it")
    else:
        yield _no_file(path)


def _no_file(path: Path) -> Failure:
    found = "neither a file nor a folder" if path.exists() else "no such file"
    return Failure(shown(path), f"{found}; expected a file or a folder")


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(place, name)
