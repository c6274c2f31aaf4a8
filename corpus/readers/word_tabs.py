"""Tables that a Word file writes as paragraphs, with tabs between their cells."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.readers.flow import Flow, FlowCell, FlowTable

_CELLS, _ROWS = 3, 3  # with text in a row, and such rows; a number and its paragraph are two cells


def with_tables(flow: Iterable[Flow]) -> Iterator[Flow]:
    """The flow, with a table for each stretch of lines that is one."""
    for tabbed, stretch in groupby(flow, key=_has_tabs):
        some = list(stretch)
        lines = [one for one in some if isinstance(one, str)]
        if tabbed and _are_rows(lines):
            yield _table(lines)
        else:
            yield from some


def _has_tabs(one: Flow) -> bool:
    return isinstance(one, str) and "\t" in one and bool(one.strip())


def _are_rows(lines: Sequence[str]) -> bool:
    counts = [sum(bool(cell.strip()) for cell in line.split("\t")) for line in lines]
    return sum(count >= _CELLS for count in counts) >= _ROWS


def _table(lines: Sequence[str]) -> FlowTable:
    rows = [line.split("\t") for line in lines]
    return FlowTable(
        [
            FlowCell(row, column, content=[text] if text.strip() else [])
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
        ]
    )
