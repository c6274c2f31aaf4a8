"""Lines in canonical form and order, however many: sorted in parts that are then merged.

The data has no blank nodes, so sorted lines in the canonical form of N-Quads are what RDFC-1.0
gives. Two files that say the same are then the same file.
"""

import heapq
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from tempfile import SpooledTemporaryFile

_AT_ONCE = 32 << 20  # bytes sorted in memory
_BLOCK = 1 << 16
_ESCAPE = re.compile(rb"\\(?:u([0-9A-F]{4})|.)")
_SHORT = {0x08: rb"\b", 0x0C: rb"\f"}


def sorted_lines(pieces: Iterable[bytes], at_once: int = _AT_ONCE) -> Iterator[bytes]:
    """The lines of a file of N-Triples or N-Quads, each once, in blocks of whole lines.

    A piece holds whole lines. What does not fit into memory goes to temporary files.
    """
    with ExitStack() as opened:
        files = []
        for lines in _parts(pieces, at_once):
            file = opened.enter_context(SpooledTemporaryFile(max_size=_BLOCK))
            file.writelines(lines)
            file.seek(0)
            files.append(file)
        block = bytearray()
        for line, _ in groupby(heapq.merge(*files)):
            block += line
            if len(block) >= _BLOCK:
                yield bytes(block)
                block.clear()
        yield bytes(block)


def _parts(pieces: Iterable[bytes], at_once: int) -> Iterator[list[bytes]]:
    """All the lines in sorted lists."""
    lines: list[bytes] = []
    size = 0
    for piece in pieces:
        lines += canonical(piece).splitlines(keepends=True)
        size += len(piece)
        if size >= at_once:
            yield sorted(lines)
            lines, size = [], 0
    yield sorted(lines)


def canonical(lines: bytes) -> bytes:
    """With the escapes that the canonical form of N-Quads demands, and no others."""
    return _ESCAPE.sub(_escape, lines) if rb"\u" in lines else lines


def _escape(match: re.Match[bytes]) -> bytes:
    if match[1] is None:
        return match[0]
    code = int(match[1], 16)
    if code < 0x20 or code in {0x7F, 0xFFFE, 0xFFFF}:
        return _SHORT.get(code, match[0])
    return chr(code).encode()
