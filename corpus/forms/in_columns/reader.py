"""The rows of a table whose columns a text gives in no order of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.cell_terms import NO_VALUE, SIGNS, Column
from corpus.forms.columned import Headings, Table, Words
from corpus.forms.in_columns.body import Body, body_words, number_of
from corpus.forms.in_columns.body import Cell as Found
from corpus.forms.in_columns.headings import headings_of
from corpus.forms.in_columns.search import Search
from corpus.forms.in_columns.ways import Way
from corpus.forms.pairs import Row
from corpus.forms.words import Cell, Word, text_of
from corpus.values.text import squeezed

__all__ = ["headings_of", "table_of"]

_SURE, _SURE_WITHOUT = 0.65, 0.4  # cost a cell of a sure reading, by whether its points add up
_HOPELESS = 1.8  # the same of one that is no reading
_WHOLE = (90, 100)
_MAY_BE_BLANK = (Column.SIGN, Column.UNIT)
_USED = (Column.NAME, Column.VALUE)


def table_of(headings: Headings, free: Sequence[Word]) -> Table | None:
    """The cheapest reading of the words behind the headings; None where they are no such table."""
    words, sums = body_words(free, headings.start)
    way = Search(Body(words, headings)).best()
    if not way.counts[0] or way.cost > _HOPELESS * sum(way.counts):
        return None
    return _Rows(words, headings, way).table(sums)


class _Rows:
    """A way through the words as rows."""

    def __init__(self, words: Sequence[Word], headings: Headings, way: Way) -> None:
        self._words, self._way, self._headings = words, way, headings
        self._kinds = [one.column for one in headings.columns]
        self._count = min(way.counts[0], max(way.counts[1:]))  # not of names alone at the end

    def table(self, named: Sequence[Word]) -> Table:
        cells = [self._cells(row) for row in range(self._count)]
        rows = [Row(Cell(one[Column.NAME]), _value(one)) for one in cells]
        texts = self._texts()
        columns = [[*self._further(one), *texts.get(n, ())] for n, one in enumerate(cells)]
        heads = self._headings.columns
        sums = [(heads[c].column, heads[c].label, self._of((at,))) for c, at in self._way.sums]
        sure = self._is_sure()
        return Table(
            rows if sure else _open(rows), columns, sums, tuple(named),
            self._way.cost, self._left(), sure,
        )  # fmt: skip

    def _left(self) -> int:
        """How many words stand in no cell."""
        way = self._way
        cells = (*way.texts, *(cell for column in way.columns for cell in column))
        return len(self._words) - len(way.sums) - sum(map(len, cells))

    def _is_sure(self) -> bool:
        """Whether lengths, kinds and sums of the columns leave no other reading."""
        counts = (self._count, *self._way.counts[1:])
        blank = any(
            not cell
            for kind, cells in zip(self._kinds, self._way.columns, strict=True)
            for cell in cells
            if kind not in _MAY_BE_BLANK
        )
        most = _SURE if self._adds_up() else _SURE_WITHOUT
        even = min(counts) == max(counts) and not blank
        return even and self._way.cost <= most * sum(counts)

    def _adds_up(self) -> bool:
        """Whether points add up to 100, to 90 beside 预算执行率, or to what is printed as their
        sum; a table without points has nothing to add."""
        if Column.WEIGHT not in self._kinds or self._way.sums:
            return True
        column = self._way.columns[self._kinds.index(Column.WEIGHT)]
        return sum(number_of(text_of(self._of(cell))) for cell in column) in _WHOLE

    def _cells(self, row: int) -> dict[Column, Words]:
        return {
            kind: self._of(own[row])
            for kind, own in zip(self._kinds, self._way.columns, strict=True)
            if kind and row < len(own) and own[row]
        }

    def _of(self, found: Found) -> Words:
        return tuple(self._words[at] for at in found)

    def _further(self, cells: dict[Column, Words]) -> Iterator[tuple[Column, str, Words]]:
        value = _value(cells)
        labels = {one.column: one.label for one in self._headings.columns}
        for column, words in cells.items():
            if column not in _USED and not (value and set(words) <= set(value.words)):
                yield column, labels[column], words

    def _texts(self) -> dict[int, list[tuple[Column | None, str, Words]]]:
        """Texts under their one heading, where there is one a row, or one for each row that lost
        points."""
        if len(self._headings.texts) != 1:
            return {}
        head = self._headings.texts[0]
        found = [self._of(cell) for cell in self._way.texts]
        rows: Sequence[int] = range(self._count)
        if len(found) != self._count:
            found = [words for words in found if squeezed(text_of(words)) not in NO_VALUE]
            rows = [row for row in rows if self._lost(row)]
        if len(rows) != len(found):
            return {}
        return {
            row: [(head.column, head.label, words)] for row, words in zip(rows, found, strict=True)
        }

    def _lost(self, row: int) -> bool:
        cells = self._cells(row)
        points, score = (text_of(cells.get(k, ())) for k in (Column.WEIGHT, Column.SCORE))
        return bool(score) and points != score


def _open(rows: Sequence[Row]) -> list[Row]:
    """Rows with the values of those above and below as further readings."""
    found = []
    for n, row in enumerate(rows):
        near = [other.value for other in (*rows[max(n - 1, 0) : n], *rows[n + 1 : n + 2])]
        own = row.value.key if row.value else ""
        others = dict.fromkeys(value.text for value in near if value and value.key != own)
        found.append(replace(row, other_values=tuple(others) or ("",)))
    return found


def _value(cells: dict[Column, Words]) -> Cell | None:
    """A value with its sign and unit where these stand in columns of their own."""
    value, sign, unit = (
        cells.get(column, ()) for column in (Column.VALUE, Column.SIGN, Column.UNIT)
    )
    text, signed = squeezed(text_of(value)), squeezed(text_of(sign))
    if signed not in SIGNS or text.startswith(signed):
        sign = ()
    if not text[-1:].isdigit() or squeezed(text_of(unit)) in NO_VALUE:
        unit = ()
    return Cell((*sign, *value, *unit)) if value else None
