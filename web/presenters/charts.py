"""Pictures as SVG that keeps the size of its letters at any width: places in percent, labels whole.

Every picture has a table beside it that says the same in numbers.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LETTERS = 44  # half-width characters of a line of a label, for a screen of 320 px
_LINE, _BAR, _GAP = 19, 14, 13  # px
_DOT, _HALF = 5, 6  # px: radius of a dot, places of a hundred that a dot takes twice
_MOST_PILED = 14
_LEFT, _RIGHT = 3.0, 97.0  # percent: ends of the scale of a strip


@dataclass(frozen=True, slots=True)
class Value:
    """What one bar shows: its parts, as shares of `whole`, and the number written beside it."""

    label: str
    parts: tuple[float, ...]
    written: str
    titles: tuple[str, ...] = ()  # of each part
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    x: float  # percent
    width: float  # percent
    colour: int  # from 1
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    lines: tuple[str, ...]  # of the label
    y: int  # px, of the first line
    written: str
    top: int  # px, of the bar
    rects: tuple[Rect, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Bars:
    height: int
    bars: tuple[Bar, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Dot:
    x: float  # percent
    y: int  # px
    title: str
    own: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Dots over a scale, a box over the middle half."""

    height: int
    base: int  # px, of the scale
    dots: tuple[Dot, ...]
    box: tuple[float, float, float] | None  # percent: quarters
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    number: float
    title: str
    own: bool = False
    url: str = ""


def bars_of(values: Sequence[Value], most: int = 20) -> Bars:
    """The first of the values; the greatest whole fills the width."""
    y, bars = 0, []
    for value in values[:most]:
        lines = wrapped(value.label)
        top = y + len(lines) * _LINE
        bars.append(Bar(lines, y + _LINE - 5, value.written, top, _rects(value), value.marked))
        y = top + _BAR + _GAP
    return Bars(max(y - _GAP, 0), tuple(bars), max(len(values) - most, 0))


def _rects(value: Value) -> tuple[Rect, ...]:
    found, x = [], 0.0
    titles = value.titles or ("",) * len(value.parts)
    for colour, (part, title) in enumerate(zip(value.parts, titles, strict=True), 1):
        if part > 0:
            found.append(Rect(round(x, 3), round(100 * part, 3), colour, title))
        x += 100 * part
    return tuple(found)


def strip_of(
    marks: Sequence[Mark],
    quarters: tuple[float, float, float] | None = None,
    written: Sequence[tuple[float, str]] = (),
) -> Strip:
    """The numbers ascend; dots that would lie on each other are piled."""
    numbers = [mark.number for mark in marks]
    low, high = min(numbers), max(numbers)
    piles: dict[int, int] = {}
    dots = []
    for mark in marks:
        x = _place(mark.number, low, high)
        pile = piles[round(x / 2)] = piles.get(round(x / 2), -1) + 1
        dots.append((x, min(pile, _MOST_PILED), mark))
    base = 2 * _DOT * (max(pile for _, pile, _ in dots) + 1) + 2 * _HALF
    return Strip(
        height=base + 2 * _LINE,
        base=base,
        dots=tuple(
            Dot(x, base - _HALF - _DOT - 2 * _DOT * pile, mark.title, mark.own, mark.url)
            for x, pile, mark in sorted(dots, key=lambda dot: dot[2].own)
        ),
        box=_box(quarters, low, high),
        ticks=tuple(_tick(_place(number, low, high), text) for number, text in written),
    )


def _box(
    quarters: tuple[float, float, float] | None, low: float, high: float
) -> tuple[float, float, float] | None:
    if quarters is None:
        return None
    first, middle, third = (_place(number, low, high) for number in quarters)
    return first, middle, third


def _place(number: float, low: float, high: float) -> float:
    if high == low:
        return 50.0
    return round(_LEFT + (number - low) / (high - low) * (_RIGHT - _LEFT), 2)


def _tick(x: float, text: str) -> Tick:
    return Tick(x, text, "start" if x < 20 else "end" if x > 80 else "middle")


def wrapped(label: str, room: int = _LETTERS) -> tuple[str, ...]:
    """The label in lines, nothing cut; full-width characters count twice."""
    lines, line, left = [], "", room
    for character in label:
        width = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        if left < width:
            lines.append(line)
            line, left = "", room
        line += character
        left -= width
    return (*lines, line)
