"""Pages that no form holds by their cells: which of them may hold one as a text."""

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from corpus.forms.labels import is_label, part_of
from corpus.forms.laid_out import laid_out, pieces_of
from corpus.forms.printed import Printed
from corpus.pages import Page, Table
from corpus.terms import Part

_SHORT = 24  # characters of a label
_OF_ROWS = (
    Part.LEVEL1, Part.LEVEL2, Part.COLUMN_HEADING, Part.NAME_COLUMN, Part.VALUE_COLUMN,
)  # fmt: skip
_LABELS = 4  # at least so many on a page that may belong to a form


def other_runs(pages: Sequence[Page], covered: Set[int]) -> Iterator[tuple[int, Printed]]:
    """Pages in a row that no form holds, with labels on them: (first, as lines). The order of a
    text tells nothing of a sheet, whose cells tell all."""

    def is_likely(page: Page) -> bool:
        return page.number not in covered and _has_labels(page) and not in_cells(page)

    for likely, run in groupby(pages, key=is_likely):
        if likely:
            some = list(run)
            yield some[0].number, laid_out(some)


def in_cells(page: Page) -> bool:
    """Whether a table of a sheet or web page has levels or headings of indicators in columns."""
    tables = (b for b in page.blocks if isinstance(b, Table) and b.ruled and not b.edges)
    cells = (cell for b in tables if any(c.column > 1 for c in b.cells) for cell in b.cells)
    labels = (part_of(cell.text) for cell in cells if len(cell.text) < _SHORT)
    return sum(label is not None and label[0] in _OF_ROWS for label in labels) > 1


def _has_labels(page: Page) -> bool:
    found = 0
    for piece in pieces_of(page):
        found += is_label(piece.quote) if len(piece.quote) < _SHORT else 0
        if found == _LABELS:
            return True
    return False
