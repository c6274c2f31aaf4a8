"""Which lines of a page are a table: where lines of several columns follow each other."""

from collections.abc import Iterator, Sequence

from corpus.model import Piece
from corpus.readers.lines import boxed, height_of

Line = Sequence[Piece]  # what stands in one column each, left to right

_FEWEST = 3  # gaps between columns, on all lines together: what a table has at least
_FAR = 3.0  # of a line's height: white space that ends a table
_PROSE = 0.6  # of the width of tables: a line so long that begins at their left is running text
_INDENT = 2.5  # of a line's height: how far in running text may begin
_LARGER = 1.25  # times the type of another line: a line alone heads the next table
_ALIGNED = 2.0  # points
_CLOSE = 0.5  # of a line's height: white space between lines of one cell at most


def regions_of(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Ranges of lines, top to bottom: each a table, or else one line."""
    return _Finder(lines).regions()


class _Finder:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._several = [self._has_several(index) for index in range(len(lines))]
        wide = [line for line, several in zip(lines, self._several, strict=True) if several]
        self._left = min((boxed(line[0])[0] for line in wide), default=0.0)
        self._right = max((boxed(line[-1])[2] for line in wide), default=0.0)

    def regions(self) -> Iterator[tuple[int, int]]:
        done = index = 0
        while index < len(self._lines):
            end = self._end(index) if self._several[index] else index
            if end == index:
                index += 1
                continue
            first, end = self._with_wraps(done, index, end)
            yield from ((each, each + 1) for each in range(done, first))
            yield first, end
            done = index = end
        yield from ((each, each + 1) for each in range(done, len(self._lines)))

    def _has_several(self, index: int) -> bool:
        """Whether a line has several columns, by itself or with one that it overlaps in height."""
        line = self._lines[index]
        beside = self._lines[max(index - 1, 0) : index + 2]
        return len(line) > 1 or any(_stand_beside(line[0], other[0]) for other in beside)

    def _end(self, first: int) -> int:
        """Where the table ends that begins with the line `first`; `first` where none does."""
        count, last = 0, first
        for index in range(first, len(self._lines)):
            line = self._lines[index]
            above = self._lines[index - 1]
            if index > first and (_are_apart(above, line) or _heads(line, above)):
                break
            if self._several[index]:
                count, last = count + max(len(line) - 1, 1), index
            elif self._is_prose(line[0]):
                break
        return last + 1 if count >= _FEWEST else first

    def _is_prose(self, piece: Piece) -> bool:
        x0, _, x1, _ = boxed(piece)
        begins = x0 < self._left + _INDENT * height_of(piece)
        return begins and x1 - x0 > _PROSE * (self._right - self._left)

    def _with_wraps(self, least: int, first: int, end: int) -> tuple[int, int]:
        """With the lines before and after a table that belong to cells of its end rows."""
        lines = self._lines
        while first > least and self._hangs(first - 1, lines[first:end]):
            first -= 1
        while end < len(lines) and self._hangs(end, lines[first:end]):
            end += 1
        return first, end

    def _hangs(self, index: int, table: Sequence[Line]) -> bool:
        """Whether a line stands as close to one of the table's as lines of a cell do, and is no
        wider than those that begin where it does, or stand amid as it does."""
        line = self._lines[index]
        x0, top, x1, bottom = boxed(line[0])
        height = height_of(line[0])
        boxes = [boxed(piece) for other in table for piece in other]
        over = [box for box in boxes if x0 < box[2] and box[0] < x1]
        near = [box for box in over if max(top - box[3], box[1] - bottom) < _CLOSE * height]
        beside = [
            right - left
            for left, _, right, _ in over
            if min(abs(left - x0), abs(left + right - x0 - x1) / 2) < _ALIGNED
        ]
        widths = [right - left for left, _, right, _ in near]
        room = max([*widths, *beside], default=0.0)
        alike = any(height < _LARGER * (lower - upper) for _, upper, _, lower in near)
        return alike and len(line) == 1 and x1 - x0 < 1.2 * room + height


def _heads(line: Line, above: Line) -> bool:
    """Whether a line is the title of what follows: alone, and in larger type."""
    return len(line) == 1 and height_of(line[0]) > _LARGER * height_of(above[0])


def _stand_beside(one: Piece, other: Piece) -> bool:
    (x0, top, x1, bottom), (left, upper, right, lower) = boxed(one), boxed(other)
    overlap = min(bottom, lower) - max(top, upper)
    return overlap > 0.1 * height_of(one) and (right <= x0 or x1 <= left)


def _are_apart(above: Line, below: Line) -> bool:
    gap = min(boxed(piece)[1] for piece in below) - max(boxed(piece)[3] for piece in above)
    return gap > _FAR * height_of(above[0])
