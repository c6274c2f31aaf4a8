"""A grid as styles describe it: its columns, and the places of what stands in it."""

import re
from collections.abc import Iterable

from corpus.readers.packages import XmlElement
from corpus.readers.web_blocks import Block, Spot
from corpus.readers.web_styles import Declarations

_MOST_COLUMNS = 24
_MOST = 100_000  # cells
_REPEAT = re.compile(r"repeat\(\s*(\d{1,2})\s*,[^()]*(?:\([^()]*\)[^()]*)*\)")
_TRACK = re.compile(r"[^\s()]+(?:\([^()]*\))?")
_SPAN = re.compile(r"(?:(\d{1,2})\s*/\s*)?(span\s+)?(-?\d{1,2})")


def columns_of(style: Declarations) -> int:
    """How many columns a grid has; 0 where it does not say."""
    if not style.get("display", "").endswith("grid"):
        return 0
    said = style.get("grid-template-columns", "")
    tracks = _REPEAT.sub(lambda repeat: " x" * int(repeat[1]), said)
    found = len(_TRACK.findall(tracks)) if "repeat" not in tracks else 0
    return found if 1 < found <= _MOST_COLUMNS else 0


def _spanned(value: str, columns: int) -> tuple[int | None, int]:
    """The column from 0 where an item begins, and over how many it reaches: 1 / 3, span 2."""
    match = _SPAN.fullmatch(value.strip())
    if match is None:
        return None, 1
    start, end = int(match[1]) - 1 if match[1] else None, int(match[3])
    if match[2]:
        return start, max(end, 1)
    if start is None:
        return (end - 1 if end > 0 else None), 1
    end = columns + 2 + end if end < 0 else end
    return start, max(end - 1 - start, 1)


def in_columns(items: Iterable[tuple[XmlElement, Declarations]], columns: int) -> Block | None:
    """The items of a grid, each in the first free place from the last on."""
    taken: set[tuple[int, int]] = set()
    spots: list[Spot] = []
    row = column = 0
    for item, style in items:
        start, width = _spanned(style.get("grid-column", ""), columns)
        _, height = _spanned(style.get("grid-row", ""), 1)
        width = min(width, columns)
        start = min(start or 0, columns - width)
        while (row, column) in taken or column + width > columns or column < start:
            row, column = (row, column + 1) if column + width < columns else (row + 1, 0)
        taken |= {(row + r, column + c) for r in range(height) for c in range(width)}
        if len(taken) > _MOST:
            return None
        spots.append(Spot(item, row, column, height, width))
    rows = max((spot.row + spot.rows for spot in spots), default=0)
    return Block(tuple(spots), rows, columns, laid=True) if rows else None
