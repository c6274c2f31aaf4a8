"""Which parts make up an index now: one small file that is replaced in one step."""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from search.engines.parts import FileStamp
from search.errors import IndexDamaged

FORMAT = 2  # raised when what stands in the files changes
_NAME = "manifest.json"


class PartEntry(msgspec.Struct, frozen=True):
    folder: str
    rows: int
    files: tuple[FileStamp, ...]
    removed: tuple[str, ...] = ()  # forms in it that no longer count


class Manifest(msgspec.Struct, frozen=True):
    generation: int = 0
    parts: tuple[PartEntry, ...] = ()
    retired: tuple[str, ...] = ()  # folders that the manifest before this one named
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
    path = folder / _NAME
    temporary = folder / f"{_NAME}.{os.getpid()}"
    with temporary.open("wb") as file:
        file.write(msgspec.json.encode(manifest))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
