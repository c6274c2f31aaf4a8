"""A ZIP archive → the files in it and in archives in it; nothing is written to the disk.

Sizes that an archive gives of itself are not believed: what comes out is counted.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.formats import kind_of

Found = bytes | ReadError
_CHUNK = 2**16
_FREE = 2**20  # bytes of a member before its ratio counts
_UTF8 = 0x800  # the flag of a name in UTF-8
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_MARKS = dict.fromkeys(
    [*range(32), *range(127, 160), *range(0x200B, 0x2010), *range(0x2028, 0x202F),
     *range(0x2060, 0x2070), 0x061C, 0xFEFF], "\ufffd",
)  # fmt: skip


def members(data: bytes, path: str, limits: Limits) -> Iterator[tuple[str, Found]]:
    """Path and content of every file; an error for one that is not to be had.

    Raises ReadError where the archive as a whole cannot be read.
    """
    yield from _Archives(limits).members(data, path, 1)


class _Archives:
    """Counts over an archive and all archives in it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        self._members = 0

    def members(self, data: bytes, path: str, depth: int) -> Iterator[tuple[str, Found]]:
        with _opened(data, path) as archive:
            taken: set[str] = set()
            for info in archive.infolist():
                name = _name(info)
                if name.endswith(("/", "\\")) or _is_clutter(name):
                    continue
                place = _unique(f"{path}!{shown(name)}", taken)
                self._members += 1
                if self._members > self._limits.members:
                    raise ReadError(path, self._limits.over("members"), "an archive of fewer files")
                yield from self._member(archive, info, place, depth)

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, depth: int
    ) -> Iterator[tuple[str, Found]]:
        try:
            content = self._content(archive, info, path)
            if not _is_archive(content, path):
                yield path, content
            elif depth >= self._limits.depth:
                yield (
                    path,
                    ReadError(path, self._limits.over("depth"), "fewer archives in archives"),
                )
            else:
                yield from self.members(content, path, depth + 1)
        except _Exhausted:
            raise
        except ReadError as error:
            yield path, error

    def _content(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> bytes:
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ReadError(path, "a link", "a file; links in archives are not followed")
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(path, "encrypted with a password", "an archive without one")
        if info.compress_type not in _METHODS:
            method = f"packed by a rare method (number {info.compress_type})"
            raise ReadError(path, method, "a ZIP archive of the usual kind (deflate)")
        try:
            return self._unpack(archive, info, path)
        except _BROKEN as error:
            raise ReadError(path, f"broken in the archive ({error})", "a whole file") from error

    def _unpack(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> bytes:
        chunks, size = [], 0
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                if self._unpacked > self._limits.unpacked:
                    raise _Exhausted(path, self._limits.over("unpacked"), "an archive of less")
                if size > self._limits.bytes:
                    raise ReadError(path, self._limits.over("bytes"), "a smaller file")
                if size > _FREE and size > self._limits.ratio * max(info.compress_size, 1):
                    raise ReadError(path, self._limits.over("ratio"), "a file packed less tightly")
                chunks.append(chunk)
        return b"".join(chunks)


class _Exhausted(ReadError):
    """Nothing more of the archive is read."""


def shown(name: str) -> str:
    """The name as it can be printed and kept: never a place on the disk, no steering characters."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts).translate(_MARKS) or "(no name)"


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise ReadError(path, f"a broken ZIP archive ({error})", "a whole one") from error


def _name(info: zipfile.ZipInfo) -> str:
    """Names without the flag of UTF-8 come from Chinese Windows, unless they are UTF-8 anyway."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _is_clutter(name: str) -> bool:
    """What macOS and Windows put beside the files."""
    path = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in path.parts or path.name.startswith(".") or path.name == "Thumbs.db"


def _is_archive(content: bytes, path: str) -> bool:
    """Also of an archive that is refused: whoever reads the file says so."""
    try:
        return content.startswith(b"PK") and kind_of(content, path) == "zip"
    except ReadError:
        return False


def _unique(path: str, taken: set[str]) -> str:
    """Two members may have one name: `form.pdf`, `form.pdf#2`."""
    number, found = 1, path
    while found in taken:
        number += 1
        found = f"{path}#{number}"
    taken.add(found)
    return found
