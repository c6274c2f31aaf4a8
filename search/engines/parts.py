"""One part of an index on disk: a folder that is written once and never changed.

Its files are known by size, inode and time of change: a folder that was damaged, copied or
brought from elsewhere is not opened, since Whoosh would unpickle what stands in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search.columns import Columns, Texts, columns_of
from search.engine import Document
from search.engines.grams import GramIndex, write_grams
from search.errors import IndexDamaged

FileStamp = tuple[str, int, int, int]  # name, size, inode, time of change in nanoseconds
_ARRAYS = ("codes", "facts", "numbers", "lengths", "roles", "offsets")
_TEXTS = "texts.bin"


@dataclass(frozen=True, slots=True)
class OpenPart:
    columns: Columns
    index: GramIndex


def write_part(folder: Path, documents: Iterable[Document]) -> int:
    """Writes the documents into a new folder; how many there were."""
    columns, texts = columns_of(documents)
    folder.mkdir(parents=True)
    (folder / _TEXTS).write_bytes(columns.texts.data)
    arrays = (columns.codes, columns.facts, columns.numbers, columns.lengths, columns.roles)
    for name, array in zip(_ARRAYS, (*arrays, columns.texts.offsets), strict=True):
        np.save(folder / f"{name}.npy", array)
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
        codes, facts, numbers, lengths, roles, offsets = (
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _ARRAYS
        )
        data = memoryview(np.memmap(folder / _TEXTS, mode="r")) if offsets[-1] else b""
        columns = Columns(Texts(data, offsets), codes, facts, numbers, lengths, roles)
        return OpenPart(columns, GramIndex(folder))
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(folder), str(error)) from error
