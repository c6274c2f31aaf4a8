"""Cells set beside and below each other, as one grid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.readers.packages import XmlElement


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


def several(block: Block) -> int:
    """How many of its rows have several cells."""
    rows = [spot.row for spot in block.spots]
    return sum(rows.count(row) > 1 for row in set(rows))


def below(blocks: Sequence[Block]) -> Block:
    """Blocks one below the other; the last cells of the narrower ones reach to the right end."""
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
    return Block(tuple(spots), row, columns, laid, listed)


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
