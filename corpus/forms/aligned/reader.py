"""Lines of a text whose blanks keep columns → a page of tables."""

from collections.abc import Sequence

from corpus.cell_terms import SUMS
from corpus.forms.aligned.columns import borders_of, continued, crossings
from corpus.forms.aligned.fragments import Fragment, Line, lines_of
from corpus.forms.aligned.head import blocks_of
from corpus.forms.aligned.heading import Heading, heading_from
from corpus.forms.aligned.spelt import marked
from corpus.forms.aligned.table import Growing
from corpus.forms.in_rows.reader import Maker, ends_table
from corpus.forms.pages import text_pages
from corpus.pages import Page


def page_of(lines: Sequence[str]) -> Page | None:
    """The text as tables; None where it has no headings of indicators."""
    reader = _Reader(lines)
    for number, (first, page) in enumerate(text_pages(lines)):
        reader.page(number, *_fitting(page, first + 1))
    reader.close()
    return Page(1, tuple(reader.maker.blocks)) if reader.found else None


_SHORT = 4  # characters of a line of a label that wraps in a narrow column
_NOTES = ("注", "备注", "说明")


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self.maker = Maker(lines)
        self.found = False
        self._open: Growing | None = None  # the table that the page before did not end

    def page(self, number: int, lines: Sequence[Line], heading: Heading | None) -> None:
        """`heading`: the first on the page."""
        at = 0
        if self._open and lines:
            at = min(
                _end_of(lines, 0, self._open.heading.spans[0][0]),
                heading.first if heading else len(lines),
            )
            own = lines[:at]
            self._open.add(number, own, continued(own, self._open.heading))
            if heading and at == heading.first < 2 and heading.kinds == self._open.heading.kinds:
                at = self._grow(number, lines, heading)
        if at < len(lines):
            self.close()
        while heading := heading_from(lines, at) if at else heading:
            self.found = True
            self.close()
            self._outside(lines[at : heading.first])
            self._open = Growing(heading)
            at = self._grow(number, lines, heading)
            if at < len(lines) or _is_sum(lines[-1]):
                self.close()
        self._outside(lines[at:])

    def _grow(self, number: int, lines: Sequence[Line], heading: Heading) -> int:
        """Adds the lines under a heading to the open table; gives the row behind them."""
        end = _end_of(lines, heading.behind, heading.spans[0][0])
        again = heading_from(lines[:end], heading.behind)
        end = again.first if again else end
        body = lines[heading.behind : end]
        if self._open:
            self._open.add(number, body, borders_of(heading.spans, body))
        return end

    def _outside(self, lines: Sequence[Line]) -> None:
        if lines:
            self.maker.blocks += blocks_of(lines, self.maker.lines)

    def close(self) -> None:
        if self._open:
            self.maker.blocks.append(self._open.table(self.maker.lines))
            self._open = None


def _fitting(lines: Sequence[str], first_line: int) -> tuple[list[Line], Heading | None]:
    """The lines in the measure that keeps words inside their columns better, with the first
    heading among them."""
    both: list[list[Line]] = [[*lines_of(lines, first_line, wide)] for wide in (False, True)]
    headed = [(own, heading_from(own, 0)) for own in both]
    own, heading = min(headed, key=lambda one: _misfit(*one))
    return [*marked(own)], heading


def _misfit(lines: Sequence[Line], heading: Heading | None) -> float:
    """How many words stand across the borders of the columns under headings."""
    if not heading:
        return float("inf")
    body = lines[heading.behind : _end_of(lines, heading.behind, heading.spans[0][0])]
    return crossings(borders_of(heading.spans, body), body)


def _end_of(lines: Sequence[Line], start: int, left: float = 0.0) -> int:
    """The row behind a table's last. `left`: of its headings; a block's label stands there."""
    for at in range(start, len(lines)):
        if _is_sum(lines[at]):
            return at + 1
        own = lines[at][1:] if _is_block(lines[at][0], left) else lines[at]
        if own and ends_table([one.token for one in own], 0):
            return at
    return len(lines)


def _is_block(one: Fragment, left: float) -> bool:
    """Whether it is a line of the label that stands beside a whole table: 部门 of 部门绩效指标."""
    return one.right <= left and len(one.key) <= _SHORT and one.key not in _NOTES


def _is_sum(line: Line) -> bool:
    return line[0].key.rstrip(":") in SUMS
