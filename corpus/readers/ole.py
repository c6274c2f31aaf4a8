"""The names at the top of an OLE file (Word, Excel … of 97 to 2003): they say what it is.

[MS-CFB]: a header of 512 bytes, then sectors. Directory entries of 128 bytes form a tree.
"""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_NONE = 0xFFFFFFFA  # numbers of sectors and entries from here on are signs
_MOST = 10_000  # entries looked at


def streams_of(data: bytes) -> frozenset[str]:
    """Names in the root folder, as far as the file is whole."""
    try:
        directory = _directory(data)
        (root,) = struct.unpack_from("<I", directory, 76)
    except struct.error:
        return frozenset()
    return frozenset(_siblings(directory, root))


def _directory(data: bytes) -> bytes:
    (shift,) = struct.unpack_from("<H", data, 30)
    (sector,) = struct.unpack_from("<I", data, 48)
    size = 1 << min(shift, 16)
    table = _table(data, size)
    found, seen = list[bytes](), set[int]()
    while sector < _NONE and sector not in seen and len(found) * size < _MOST * _ENTRY:
        seen.add(sector)
        found.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector] if sector < len(table) else _NONE
    return b"".join(found)


def _table(data: bytes, size: int) -> list[int]:
    """Which sector follows each, for the sectors that the header leads to: the first 7 MB."""
    sectors = struct.unpack_from("<109I", data, 76)
    parts = (data[(each + 1) * size : (each + 2) * size] for each in sectors if each < _NONE)
    joined = b"".join(parts)
    return list(struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4]))


def _siblings(directory: bytes, root: int) -> Iterator[str]:
    waiting, seen = [root], set[int]()
    while waiting:
        entry = waiting.pop()
        at = entry * _ENTRY
        if entry in seen or at + _ENTRY > len(directory):
            continue
        seen.add(entry)
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + min(max(length - 2, 0), 62)]
        yield name.decode("utf-16-le", "replace")
        waiting.extend(struct.unpack_from("<2I", directory, at + 68))
