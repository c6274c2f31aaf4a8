"""One part of an index on disk: a folder that is written once and never changed.

It is named by its content, so the same documents give the same folder. Beside it stands what its
files are known by on this machine, size, inode and time of change: a folder that was damaged,
copied or brought from elsewhere is not opened, since Whoosh would unpickle what stands in it.
"""

import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from search.columns import Columns, Texts, columns_of
from search.engine import Document
from search.engines.grams import GramIndex, GramStore, write_grams
from search.errors import IndexDamaged

FileStamp = tuple[str, int, int, int]  # name, size, inode, time of change in nanoseconds
_TEXTS = "texts.bin"
_STAMPS = ".stamps"  # beside a part's folder, with its name
_BLOCK = 1 << 20  # bytes
_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class OpenPart:
    columns: Columns
    index: GramIndex


@dataclass(frozen=True, slots=True)
class Written:
    name: str  # of the folder
    rows: int
    digest: str  # of its content


def write_part(index: Path, documents: Iterable[Document], store: GramStore) -> Written:
    """Writes the documents into a folder of the index that bears its content's name."""
    folder = index / f"part-new-{secrets.token_hex(8)}"
    try:
        rows = _write(folder, documents, store)
        digest = content_digest(folder)
        named = index / f"part-{digest[:32]}"
        if not _is_there(named, digest):
            _settle(folder, named)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Written(named.name, rows, digest)


def _write(folder: Path, documents: Iterable[Document], store: GramStore) -> int:
    columns, texts = columns_of(documents)
    folder.mkdir(parents=True)
    (folder / _TEXTS).write_bytes(columns.texts.data)
    np.save(folder / "offsets.npy", columns.texts.offsets)
    np.save(folder / "codes.npy", columns.codes)
    np.save(folder / "facts.npy", columns.facts)
    np.save(folder / "numbers.npy", columns.numbers)
    np.save(folder / "lengths.npy", columns.lengths)
    np.save(folder / "roles.npy", columns.roles)
    write_grams(folder, texts, store)
    return columns.rows


def _is_there(folder: Path, digest: str) -> bool:
    """Whether the same part was written before and is whole."""
    try:
        return stamps(folder) == _known(folder) and content_digest(folder) == digest
    except (OSError, msgspec.DecodeError):
        return False


def _settle(folder: Path, named: Path) -> None:
    """Puts a new folder in its place; one that is damaged there gives way."""
    for path in _files(folder):
        _sync(path)
    if named.exists():
        named.rename(named.with_name(f"part-old-{secrets.token_hex(8)}"))
    folder.rename(named)
    known = named.with_suffix(_STAMPS)
    temporary = known.with_suffix(f".{secrets.token_hex(4)}")
    temporary.write_bytes(msgspec.json.encode(stamps(named)))
    _sync(temporary)
    temporary.replace(known)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def remove_part(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_suffix(_STAMPS).unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def content_digest(folder: Path) -> str:
    """A hash of what all files hold and what they are called."""
    digest = blake2b(digest_size=32)
    for path in _files(folder):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


def stamps(folder: Path) -> tuple[FileStamp, ...]:
    """What the files of a part are known by, sorted by name."""
    found = []
    for path in _files(folder):
        stat = path.stat()
        name = path.relative_to(folder).as_posix()
        found.append((name, stat.st_size, stat.st_ino, stat.st_ctime_ns))
    return tuple(found)


def _known(folder: Path) -> tuple[FileStamp, ...]:
    data = folder.with_suffix(_STAMPS).read_bytes()
    return msgspec.json.decode(data, type=tuple[FileStamp, ...])


def open_part(folder: Path, store: GramStore) -> OpenPart:
    """Raises IndexDamaged when the files are not the ones that were written."""
    try:
        if stamps(folder) != _known(folder):
            raise IndexDamaged(str(folder), "files that are not those that were written")
        return OpenPart(_columns(folder), GramIndex(folder, store))
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
