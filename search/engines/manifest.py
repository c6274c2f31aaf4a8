"""Which parts make up an index now: one small file that is replaced in one step."""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from search.errors import IndexDamaged

FORMAT = 5  # raised when what stands in the files changes
_NAME, _RETIRED = "manifest.json", "retired.json"


class PartEntry(msgspec.Struct, frozen=True):
    folder: str
    rows: int
    digest: str  # of the folder's content
    removed: tuple[str, ...] = ()  # forms in it that no longer count


class Manifest(msgspec.Struct, frozen=True):
    """The same documents written in one go give the same manifest."""

    generation: int = 0
    store: str = ""  # what keeps the grams
    parts: tuple[PartEntry, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of the manifest from another without reading it."""

    size: int
    inode: int
    changed: int


def stamp(folder: Path) -> Stamp | None:
    """None when there is no index."""
    try:
        stat = (folder / _NAME).stat()
    except FileNotFoundError:
        return None
    return Stamp(stat.st_size, stat.st_ino, stat.st_mtime_ns)


def read_manifest(folder: Path) -> Manifest:
    """That of an empty index when there is none. Raises IndexDamaged."""
    try:
        manifest = msgspec.json.decode((folder / _NAME).read_bytes(), type=Manifest)
    except FileNotFoundError:
        return Manifest()
    except (msgspec.DecodeError, OSError) as error:
        raise IndexDamaged(str(folder / _NAME), str(error)) from error
    if manifest.format != FORMAT:
        raise IndexDamaged(str(folder / _NAME), f"format {manifest.format}")
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Readers see the manifest before or this one."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / _NAME, msgspec.json.encode(manifest))


def read_retired(folder: Path) -> frozenset[str]:
    """Folders that only the manifest before named: a reader may still be opening them."""
    try:
        return msgspec.json.decode((folder / _RETIRED).read_bytes(), type=frozenset[str])
    except (OSError, msgspec.DecodeError):
        return frozenset()


def write_retired(folder: Path, names: frozenset[str]) -> None:
    _replace(folder / _RETIRED, msgspec.json.encode(sorted(names)))


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
