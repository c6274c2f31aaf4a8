"""Cells set beside and below each other, as one grid."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from corpus.readers.packages import XmlElement

_SAME = 0.01  # of a table's width: columns that end nearer end together


@dataclass(frozen=True, slots=True)
class Spot:
    """An element in a grid: it is a cell of it."""

    node: XmlElement
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Cells set beside and below each other."""

    spots: tuple[Spot, ...]
    rows: int = 1
    columns: int = 1
    laid: bool = False  # by what its styles say, no single element
    listed: bool = False  # terms and what they mean
    sides: tuple[float, ...] = ()  # where its columns end, if known
    unit: str = ""  # of these


def several(block: Block) -> int:
    """How many of its rows have several cells."""
    rows = [spot.row for spot in block.spots]
    return sum(rows.count(row) > 1 for row in set(rows))


def below(blocks: Sequence[Block]) -> Block:
    """Blocks one below the other, by where their columns end; else the last cells of the narrower
    ones reach to the right end."""
    if len(blocks) > 1 and all(block.sides for block in blocks):
        units = {block.unit for block in blocks}
        return _by_sides(blocks) if len(units) == 1 else below(_without_sides(blocks))
    columns = max(block.columns for block in blocks)
    spots: list[Spot] = []
    row = 0
    for block in blocks:
        more = columns - block.columns
        for spot in block.spots:
            last = spot.column + spot.columns == block.columns
            width = spot.columns + more if last else spot.columns
            spots.append(replace(spot, row=row + spot.row, columns=width))
        row += block.rows
    laid, listed = (
        all(values) for values in zip(*((b.laid, b.listed) for b in blocks), strict=True)
    )
    sides = blocks[0].sides if len(blocks) == 1 else ()
    return Block(tuple(spots), row, columns, laid, listed, sides, blocks[0].unit)


def _without_sides(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, sides=()) for block in blocks]


def _by_sides(blocks: Sequence[Block]) -> Block:
    """Blocks of which each row has cells over so many columns as end within them."""
    if not _agree(blocks):
        return below(_without_sides(blocks))
    ends = sorted({side for block in blocks for side in block.sides})
    apart = [end for end, behind in pairwise([*ends, inf]) if behind - end > _SAME * ends[-1]]
    spots: list[Spot] = []
    row = 0
    for block in blocks:
        reach = [0, *(bisect_left(apart, side) + 1 for side in block.sides)]
        for spot in block.spots:
            first, last = reach[spot.column], reach[spot.column + spot.columns]
            spots.append(replace(spot, row=row + spot.row, column=first, columns=last - first))
        row += block.rows
    laid, listed = all(block.laid for block in blocks), all(block.listed for block in blocks)
    return Block(tuple(spots), row, len(apart), laid, listed, tuple(apart), blocks[0].unit)


def _agree(blocks: Sequence[Block]) -> bool:
    """Whether rows of as many cells end their cells at the same sides, and none is too narrow."""
    known: dict[int, tuple[float, ...]] = {}
    for sides in (block.sides for block in blocks):
        near = _SAME * max(sides, default=0.0)
        if any(right - left <= near for left, right in pairwise((0.0, *sides))):
            return False
        others = known.setdefault(len(sides), sides)
        if any(abs(a - b) > near for a, b in zip(sides, others, strict=True)):
            return False
    return True


def beside(blocks: Sequence[Block]) -> Block:
    """Blocks one beside the other; the last cells of the lower ones reach down to the end."""
    rows = max(block.rows for block in blocks)
    spots: list[Spot] = []
    column = 0
    for block in blocks:
        more = rows - block.rows
        for spot in block.spots:
            last = spot.row + spot.rows == block.rows
            height = spot.rows + more if last else spot.rows
            spots.append(replace(spot, column=column + spot.column, rows=height))
        column += block.columns
    return Block(tuple(spots), rows, column, laid=True, listed=all(b.listed for b in blocks))
