"""What a row of a table of many projects is by itself."""

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


def is_numbers(row: Row) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3."""
    keys = [box.key for box in row.own]
    return len(keys) > 2 and keys == [str(n) for n in range(1, len(keys) + 1)]


def is_sum(row: Row) -> bool:
    return any(box.key.rstrip(":") in SUMS for box in row.own[:2])
