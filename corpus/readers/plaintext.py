"""Bytes of a text file → its text and lines."""

import codecs

from corpus.errors import ReadError
from corpus.values.text import visible

LIMIT = 32 * 1024 * 1024  # bytes; a text of 30,000 pages
_EXPECTED = "a text file in UTF-8, UTF-16 or GB18030"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(range(32)) - set(b"\t\n\r\f\v\x1c\x1d\x1e\x1f\x1a")


def decode_text(data: bytes, name: str) -> str:
    """The text of a file. Raises ReadError for one that is empty, too large or no text."""
    if len(data) > LIMIT:
        size, limit = len(data) // 2**20, LIMIT // 2**20
        raise ReadError(name, f"{size} MB", f"a text of at most {limit} MB; cut it into parts")
    encoding = next((enc for bom, enc in _BOMS if data.startswith(bom)), None)
    for candidate in [encoding] if encoding else _likely(data):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise ReadError(name, "the file is empty", _EXPECTED)
        if _is_text(text):
            return visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    raise ReadError(name, f"bytes that are no text ({data[:8]!r} …)", _EXPECTED)


def lines_of(text: str) -> tuple[str, ...]:
    """Its lines; a form feed stays at the start of the line that begins a page."""
    return tuple(text.split("\n"))


def _likely(data: bytes) -> list[str]:
    zeros = data[:4000].count(0)
    if zeros:
        wide = ["utf-16-le", "utf-16-be"] if zeros > data[:4000:2].count(0) else ["utf-16-be"]
        return ["utf-8", *wide]  # a stray zero in a text of bytes is no sign of UTF-16
    return ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]


def _is_text(text: str) -> bool:
    sample = text[:100_000]
    odd = sum(ord(c) in _CONTROL or 0xE000 <= ord(c) <= 0xF8FF or c == "\ufffd" for c in sample)
    return odd <= len(sample) // 100
