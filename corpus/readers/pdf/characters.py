"""The characters of a page: where each one's origin stands, how large it is, which way it reads.

Origins and the matrix of the text say this whatever the font; the boxes of glyphs do not.
"""

from collections import deque
from ctypes import byref, c_double, c_ushort, c_void_p, sizeof
from dataclasses import dataclass
from itertools import repeat
from math import atan2, hypot, pi

import numpy as np
from numpy.typing import NDArray

from corpus.readers.pdf.frame import Frame
from corpus.readers.pdf.library import Handle, pdfium, unchecked

Array = NDArray[np.float64]
Counts = NDArray[np.int64]

SLANTED = 4
_ASKEW = 0.06  # quarters: lines that lean less are level
_SAME_LINE = 0.5  # points between two baselines of one line
_HYPHENS = str.maketrans("\ufffe\u00ad", "--")  # what PDFium makes of a hyphen that ends a line
_UNMAPPED = (0, 0xFFFD)
_BLANKS = (*range(1, 0x21), *range(0x7F, 0xA1), *range(0x2000, 0x2010), 0x2028, 0x2029, 0x3000)
_FORMAT = (0xFEFF, *range(0x202A, 0x2030), *range(0x2060, 0x2070))
_INK = np.ones(0x110000, bool)
_INK[[*_UNMAPPED, *_BLANKS, *_FORMAT]] = False
_PLAIN: dict[int, str | None] = dict.fromkeys(_BLANKS, " ")
_PLAIN |= {0x3000: "\u3000"} | dict.fromkeys([*_UNMAPPED, *_FORMAT])


@dataclass(frozen=True, slots=True)
class Characters:
    """Those that leave ink, in the order of the file; x and y of their origins, as shown."""

    glyphs: list[str]  # each with the blanks that follow it on its line
    codes: NDArray[np.uint32]
    x: Array
    y: Array
    size: Array  # height of the type in points
    wide: Array  # its width; for a full-width character how far the next one stands
    quarter: Counts  # quarters clockwise that it is turned by; SLANTED for what lies between
    texts: Counts  # the address of the text that draws each: that of a cell, or a part of it
    unmapped: int = 0  # how many the file gives no meaning of

    def __len__(self) -> int:
        return len(self.glyphs)

    def of(self, which: NDArray[np.bool_], x: Array, y: Array) -> "Characters":
        """Some of them, where x and y say."""
        glyphs = [glyph for glyph, wanted in zip(self.glyphs, which, strict=True) if wanted]
        return Characters(
            glyphs,
            self.codes[which],
            x[which],
            y[which],
            self.size[which],
            self.wide[which],
            self.quarter[which],
            self.texts[which],
        )


class Origins:
    """A buffer that PDFium writes origins to: made once, as making pointers costs most."""

    def __init__(self) -> None:
        self._make_room(1)

    def of(self, text: Handle, indices: Counts) -> tuple[Array, Array]:
        """x and y in the space of the page's content."""
        count = len(indices)
        if count > len(self._x_pointers):
            self._make_room(count + count // 4)
        get = unchecked.FPDFText_GetCharOrigin
        places = indices.tolist()
        deque(map(get, repeat(text), places, self._x_pointers, self._y_pointers), maxlen=0)
        both = self._buffer[: 2 * count].copy()
        return both[::2], both[1::2]

    def _make_room(self, count: int) -> None:
        step = sizeof(c_double)
        room = bytearray(2 * count * step)
        self._buffer = np.frombuffer(room, np.float64)
        first = c_double.from_buffer(room)
        self._x_pointers = [byref(first, start) for start in range(0, len(room), 2 * step)]
        self._y_pointers = [byref(first, start) for start in range(step, len(room), 2 * step)]


def characters_of(text: Handle, count: int, frame: Frame, origins: Origins) -> Characters:
    """The first `count` characters of a text page."""
    string = _string(text, count).translate(_HYPHENS)
    codes = np.frombuffer(string.encode("utf-32-le", "surrogatepass"), np.uint32)
    indices = np.flatnonzero(_INK[codes])
    x, y = frame.points(*origins.of(text, indices))
    size, wide, quarter = _type(text, indices, _stretches(x, y), frame)
    glyphs = [string[index] for index in indices.tolist()]
    _keep_blanks(text, string, indices, y, glyphs)
    unmapped = sum(string.count(chr(code)) for code in _UNMAPPED)
    texts = _texts(text, indices)
    return Characters(glyphs, codes[indices], x, y, size, wide, quarter, texts, unmapped)


def _texts(text: Handle, indices: Counts) -> Counts:
    get = unchecked.FPDFText_GetTextObject
    get.restype = c_void_p
    return np.array([get(text, each) or 0 for each in indices.tolist()], np.int64)


def is_full_width(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Chinese characters and signs, which stand without blanks between them."""
    return (codes >= 0x2010) & ((codes < 0xFF61) | (codes > 0xFFDC))


def _is_full(character: str) -> bool:
    return character >= "\u2010" and not "\uff61" <= character <= "\uffdc"


def _string(text: Handle, count: int) -> str:
    """One character each; the quick way where PDFium leaves none out."""
    room = (c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text, 0, count, room)
    string = bytes(room)[: 2 * (written - 1)].decode("utf-16-le", "surrogatepass")
    if len(string) == count:
        return string
    codes = map(unchecked.FPDFText_GetUnicode, repeat(text), range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


def _stretches(x: Array, y: Array) -> Counts:
    """Indices of the first characters of stretches that go forward on one baseline."""
    if not len(x):
        return np.zeros(0, np.int64)
    apart = (np.abs(np.diff(y)) > _SAME_LINE) | (np.diff(x) < -_SAME_LINE)
    return np.flatnonzero(np.concatenate(([True], apart)))


def _type(
    text: Handle, indices: Counts, firsts: Counts, frame: Frame
) -> tuple[Array, Array, Counts]:
    """Height, width and direction of every character, as of the first of its stretch."""
    lengths = np.diff(np.append(firsts, len(indices)))
    measured = [_type_at(text, index, frame) for index in indices[firsts].tolist()]
    heights, widths, quarters = np.array(measured, float).reshape(-1, 3).repeat(lengths, axis=0).T
    return heights, widths, quarters.astype(np.int64)


def _type_at(text: Handle, index: int, frame: Frame) -> tuple[float, float, int]:
    matrix = pdfium.FS_MATRIX()
    unchecked.FPDFText_GetMatrix(text, index, byref(matrix))
    size = unchecked.FPDFText_GetFontSize(text, index)
    a, b, c, d, _, _ = frame.matrix
    right, down = a * matrix.a + c * matrix.b, b * matrix.a + d * matrix.b
    turn = atan2(down, right) / (pi / 2)
    quarter = round(turn) % 4 if abs(turn - round(turn)) < _ASKEW else SLANTED
    return size * hypot(matrix.c, matrix.d), size * hypot(matrix.a, matrix.b), quarter


def _keep_blanks(text: Handle, string: str, indices: Counts, y: Array, glyphs: list[str]) -> None:
    """Puts the blanks between two characters of a line behind the first.

    Those that PDFium makes up for a gap count between Latin words only.
    """
    same_line = np.abs(np.diff(y)) <= _SAME_LINE
    for place in np.flatnonzero((np.diff(indices) > 1) & same_line).tolist():
        index = int(indices[place])
        blanks = string[index + 1 : int(indices[place + 1])].translate(_PLAIN)
        if unchecked.FPDFText_IsGenerated(text, index + 1) == 1:
            beside = string[index], glyphs[place + 1][0]
            blanks = "" if any(_is_full(character) for character in beside) else " "
        glyphs[place] += blanks
