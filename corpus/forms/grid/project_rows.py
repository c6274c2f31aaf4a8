"""What a row of a table of many projects is by itself."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.cell_terms import SUMS
from corpus.forms.grid.sheet import Box, Row


def is_same(box: Box, known: Box) -> bool:
    """Whether two boxes print one text; a page may cut one of them off."""
    one, other = sorted((box.key, known.key), key=len)
    cut = box.page != known.page or box.bottom - known.bottom == 1
    return one == other or (cut and len(one) > 1 and (other.startswith(one) or other.endswith(one)))


def is_beside(row: Row) -> bool:
    """Whether a row of a drawn page stands in no ruled table."""
    return row.table is None or (row.drawn and not any(box.ruled for box in row.boxes))


def join_below(rows: Sequence[Row], line: Row) -> bool:
    """Puts a line that a page prints below the last of its rows into the cells of that row, which
    its foot cuts; False where some of it stands in none, or the line is elsewhere."""
    last = rows[-1]
    if line.page != last.page or line.table is not None or not last.drawn:
        return False
    cells = [cell for box in line.own for cell in last.filled if _holds(cell, box)]
    if not cells or len(cells) != len(line.own):
        return False
    more = {
        cell: [box for c, box in zip(cells, line.own, strict=True) if c is cell] for cell in cells
    }
    for cell, boxes in more.items():
        whole = replace(cell, words=(*cell.words, *(word for box in boxes for word in box.words)))
        for row in rows:
            row.boxes = [whole if box is cell else box for box in row.boxes]
    return True


def _holds(cell: Box, box: Box) -> bool:
    return cell.ruled and cell.left - 1 <= box.left and box.right <= cell.right + 1


def is_numbers(row: Row) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3."""
    keys = [box.key for box in row.own]
    return len(keys) > 2 and keys == [str(n) for n in range(1, len(keys) + 1)]


def is_sum(row: Row) -> bool:
    return any(box.key.rstrip(":") in SUMS for box in row.own[:2])
