"""One part of an index on disk: a folder that is written once and never changed.

Its files are known by size, inode and time of change: a folder that was damaged, copied or
brought from elsewhere is not opened, since Whoosh would unpickle what stands in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from search.columns import Columns, Texts, columns_of
from search.engine import Document
from search.engines.grams import GramIndex, write_grams
from search.errors import IndexDamaged

FileStamp = tuple[str, int, int, int]  # name, size, inode, time of change in nanoseconds
_TEXTS = "texts.bin"
_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class OpenPart:
    columns: Columns
    index: GramIndex


def write_part(folder: Path, documents: Iterable[Document]) -> int:
    """Writes the documents into a new folder; how many there were."""
    columns, texts = columns_of(documents)
    folder.mkdir(parents=True)
    (folder / _TEXTS).write_bytes(columns.texts.data)
    np.save(folder / "offsets.npy", columns.texts.offsets)
    np.save(folder / "codes.npy", columns.codes)
    np.save(folder / "facts.npy", columns.facts)
    np.save(folder / "numbers.npy", columns.numbers)
    np.save(folder / "lengths.npy", columns.lengths)
    np.save(folder / "roles.npy", columns.roles)
    write_grams(folder, texts)
    return columns.rows


def stamps(folder: Path) -> tuple[FileStamp, ...]:
    """What the files of a part are known by, sorted by name."""
    found = []
    for path in sorted(folder.iterdir()):
        stat = path.stat()
        found.append((path.name, stat.st_size, stat.st_ino, stat.st_ctime_ns))
    return tuple(found)


def open_part(folder: Path, known: tuple[FileStamp, ...]) -> OpenPart:
    """Raises IndexDamaged when the files are not the ones that were written."""
    try:
        if stamps(folder) != known:
            raise IndexDamaged(str(folder), "files that are not those that were written")
        return OpenPart(_columns(folder), GramIndex(folder))
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(folder), str(error)) from error


def _columns(folder: Path) -> Columns:
    offsets = _mapped(folder, "offsets", np.int64)
    with (folder / _TEXTS).open("rb") as file:
        data = mmap(file.fileno(), 0, access=ACCESS_READ) if offsets[-1] else b""
    return Columns(
        texts=Texts(memoryview(data), offsets),
        codes=_mapped(folder, "codes", np.int32),
        facts=_mapped(folder, "facts", np.int32),
        numbers=_mapped(folder, "numbers", np.float64),
        lengths=_mapped(folder, "lengths", np.int32),
        roles=_mapped(folder, "roles", np.int32),
    )


def _mapped(folder: Path, name: str, kind: type[_Kind]) -> NDArray[_Kind]:
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"), kind)
