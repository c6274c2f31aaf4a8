"""The lines under a heading, on one page or more → a table."""

from collections.abc import Iterator, Sequence

from corpus.cell_terms import SUMS, Column
from corpus.forms.aligned.bands import Band, Bands, Body, Cells
from corpus.forms.aligned.columns import by_column
from corpus.forms.aligned.drift import by_neighbours
from corpus.forms.aligned.fragments import Fragment, Line
from corpus.forms.aligned.heading import Heading
from corpus.forms.aligned.levels import Beside, Spanning, labels_of, spans_of
from corpus.forms.in_rows.tokens import Joins, Token, pieces_of
from corpus.pages import Cell, Table

Tokens = tuple[Token, ...]
_LEVELS = (Column.LEVEL1, Column.LEVEL2)
_DEAR = 1.0  # what a row costs at least in a table whose columns may drift
_BETTER = 2.0  # what a row must cost less where they do


class Growing:
    """A table as its pages are added."""

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self._lines: list[Cells] = []
        self._body: list[Line] = []
        self._gaps: list[bool] = []
        self._pages: list[int] = []
        self._sums: list[Cells] = []

    def add(self, page: int, lines: Sequence[Line], borders: Sequence[float]) -> None:
        """Lines of a page, with the left edges of the columns there."""
        joins = Joins([one.token for line in lines for one in line])
        for n, line in enumerate(lines):
            cells = by_column(line, borders, joins, self.heading.kinds)
            if line[0].key.rstrip(":") in SUMS:
                self._sums.append(cells)
                continue
            self._lines.append(cells)
            self._body.append(line)
            self._gaps.append(line[0].gap or n == 0)
            self._pages.append(page)

    def table(self, source: Sequence[str]) -> Table:
        """`source`: all lines of the text."""
        heads = self.heading.heads
        found_bands = self._bands() if self._lines else Bands(0.0, [], 0.0)
        bands = found_bands.rows
        found = [(0, n, 1, head.tokens) for n, head in enumerate(heads)]
        for row, band in enumerate(bands, 1):
            found += [(row, c, 1, _tokens(some)) for c, some in band.cells.items()]
        for row, line in enumerate(self._sums, len(bands) + 1):
            found += [(row, c, 1, _tokens(some)) for c, some in line.items()]
        found += self._levels(found_bands)
        found += self._blocks(bands)
        found += self._left(found)
        cells = [Cell(row, c + 1, rows, 1, pieces_of(own, source)) for row, c, rows, own in found]
        return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))

    def _bands(self) -> Bands:
        """The rows, by the columns of the page or, where they cost much less, of the lines near."""
        heads = self.heading.heads
        bands = Body(heads, self._lines, self._gaps).bands()
        if bands.cost > _DEAR * len(bands.rows):
            lines = by_neighbours(self._body, self.heading)
            near = Body(heads, lines, self._gaps).bands()
            if bands.cost - near.cost > _BETTER * len(near.rows):
                self._lines, bands = lines, near
        return bands

    def _blocks(self, bands: Sequence[Band]) -> Iterator[tuple[int, int, int, Tokens]]:
        """绩效指标, left of the levels, beside all rows of a page."""
        for page in sorted(set(self._pages)):
            rows = self._rows(bands, page)
            own = [x for line in self._on(page) for x in line.get(-1, ())]
            own = [*self.heading.block, *own] if page == self._pages[0] else own
            if rows and own:
                yield rows[0] + 1, -1, len(rows), _tokens(own)

    def _left(
        self, found: Sequence[tuple[int, int, int, Tokens]]
    ) -> Iterator[tuple[int, int, int, Tokens]]:
        """A row for each label that no row stands beside."""
        placed = {token for *_, own in found for token in own}
        row = 1 + max(row + rows for row, _, rows, _ in found)
        for line in ({-1: list(self.heading.block)}, *self._lines):
            for column, some in line.items():
                own = tuple(one.token for one in some if one.token not in placed)
                if own:
                    yield row, column, 1, own
                    row += 1

    def _rows(self, bands: Sequence[Band], page: int) -> list[int]:
        return [n for n, band in enumerate(bands) if self._pages[band.first] == page]

    def _on(self, page: int) -> list[Cells]:
        return [line for line, on in zip(self._lines, self._pages, strict=True) if on == page]

    def _levels(self, bands: Bands) -> Iterator[tuple[int, int, int, Tokens]]:
        for page in sorted(set(self._pages)):
            rows, lines = self._rows(bands.rows, page), self._on(page)
            if not rows:
                continue
            inside = [bands.rows[n] for n in rows]
            columns = [(c, kind) for c, kind in enumerate(self.heading.kinds) if kind in _LEVELS]
            inner: list[Spanning] = []
            for column, kind in reversed(columns):
                assert kind
                fragments = [x for line in lines for x in line.get(column, ())]
                beside = Beside(inside, inner, page != self._pages[0], bands.hang)
                inner = spans_of(labels_of(fragments, kind), beside)
                for one in inner:
                    yield (rows[one.first] + 1, column, one.behind - one.first, _tokens(one.label))


def _tokens(some: Sequence[Fragment]) -> Tokens:
    return tuple(one.token for one in some)
