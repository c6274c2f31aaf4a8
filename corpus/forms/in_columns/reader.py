"""The rows of a table whose columns a text gives in no order of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.cell_terms import NO_VALUE, SIGNS, Column
from corpus.forms.columned import Headings, Table, Words
from corpus.forms.evidence import mismatch
from corpus.forms.in_columns.apart import named_apart
from corpus.forms.in_columns.body import Body, body_words, number_of
from corpus.forms.in_columns.body import Cell as Found
from corpus.forms.in_columns.costs import ALIKE, beside_cost, is_bare
from corpus.forms.in_columns.headings import headings_of
from corpus.forms.in_columns.misfits import misfits
from corpus.forms.in_columns.search import Search
from corpus.forms.in_columns.ways import Way
from corpus.forms.pairs import Row
from corpus.forms.words import Cell, Word, text_of
from corpus.values.text import squeezed

__all__ = ["headings_of", "table_of"]

_SURE, _SURE_WITHOUT = 0.65, 0.4  # cost a cell of a sure reading, by whether its points add up
_SETTLED = 0.8  # what an exchange of values must cost that is none
_LIKELY = 1.0  # cost a cell of a reading whose rows are doubted one by one
_HOPELESS = 1.8  # the same of one that is no reading
_APART = 10.0  # by how much less it costs that names stand in another order than the other cells
_WHOLE = (90, 100)
_MAY_BE_BLANK = (Column.SIGN, Column.UNIT)
_USED = (Column.NAME, Column.VALUE)
_BESIDE = (Column.ACTUAL, Column.LONG_VALUE)


def table_of(headings: Headings, free: Sequence[Word]) -> Table | None:
    """The cheapest reading of the words behind the headings; None where they are no such table."""
    words, sums = body_words(free, headings)
    body = Body(words, headings)
    way = Search(body).best()
    if headings.flows and way.cost > _SURE_WITHOUT * sum(way.counts):
        other = named_apart(body)
        if other and other.cost + _APART < way.cost:
            way = other
    if not way.counts[0] or way.cost > _HOPELESS * sum(way.counts):
        return None
    return _Rows(words, headings, way).table(sums)


class _Rows:
    """A way through the words as rows."""

    def __init__(self, words: Sequence[Word], headings: Headings, way: Way) -> None:
        self._words, self._way, self._headings = words, way, headings
        self._kinds = [one.column for one in headings.columns]
        self._count = min(way.counts[0], max(way.counts[1:]))  # not of names alone at the end
        every = map(self._cells, range(self._count))
        self._numbers = [n for n, cells in enumerate(every) if Column.NAME in cells]
        self._rows = [self._cells(row) for row in self._numbers]
        alike = sum(map(_alike, self._rows))
        self._cost = way.cost - ALIKE * alike  # that values recur says nothing of the names

    def table(self, named: Sequence[Word]) -> Table:
        cells = self._rows
        rows = [Row(Cell(one[Column.NAME]), _value(one)) for one in cells]
        texts = self._texts()
        columns = [[*self._further(one), *texts.get(n, ())] for n, one in enumerate(cells)]
        heads = self._headings.columns
        sums = [(heads[c].column, heads[c].label, self._of((at,))) for c, at in self._way.sums]
        better = self._misfits(rows)
        sure = self._is_sure() and not better
        found = rows if sure else self._opened(rows, cells)
        found = [_with_other(row, rows[better.get(n, n)]) for n, row in enumerate(found)]
        loose = [found[n] for n in self._loose()]
        found = [_doubted_beside(row, loose) if row in loose else row for row in found]
        return Table(
            [self._with_rest(row) for row in found],
            columns, sums, tuple(named), self._cost, self._left(), sure,
        )  # fmt: skip

    def _misfits(self, rows: Sequence[Row]) -> dict[int, int]:
        values = [row.value.text for row in rows if row.value]
        if not self._headings.flows or len(values) < len(rows):
            return {}
        return misfits([row.name.text for row in rows], values)

    def _loose(self) -> list[int]:
        """Where the text gives some names behind those of later rows: rows whose name stands right
        before no cell of theirs."""
        names, *others = self._way.columns
        begun = [names[row][0] for row in self._numbers]
        if begun == sorted(begun):
            return []
        starts = [{cells[row][:1] for cells in others if row < len(cells)} for row in self._numbers]
        ends = [names[row][-1] for row in self._numbers]
        return [n for n, end in enumerate(ends) if (end + 1,) not in starts[n]]

    def _opened(self, rows: Sequence[Row], cells: Sequence[dict[Column, Words]]) -> list[Row]:
        """Rows with the values of those above and below as further readings; where runs go down
        the page and all columns are even, those alone that would do nearly as well."""
        counts = (self._count, *self._filled())
        even = self._headings.flows and len({*counts}) == 1 and not any(self._lost())
        likely = self._cost <= _LIKELY * sum(self._way.counts)
        valued = all(Column.VALUE in one for one in cells)
        if not even or not likely or not valued or any(map(_contradicted, cells)):
            return _open(rows)
        texts = [{kind: squeezed(text_of(words)) for kind, words in one.items()} for one in cells]
        return [_doubted(n, rows, texts) for n in range(len(rows))]

    def _filled(self) -> list[int]:
        """How many cells the columns have that have one in each row."""
        counts = zip(self._kinds, self._way.counts, strict=True)
        return [count for kind, count in counts if kind not in _MAY_BE_BLANK]

    def _left(self) -> int:
        """How many words stand in no cell."""
        return sum(1 for _ in self._outside())

    def _lost(self) -> Iterator[bool]:
        """Of each word in no cell, whether it says more than a number or a mark."""
        return (len(squeezed(w.text)) > 1 and not number_of(w.text) for w in self._outside())

    def _outside(self) -> Iterator[Word]:
        way = self._way
        cells = (*way.texts, *(cell for column in way.columns for cell in column))
        used = {at for cell in cells for at in cell} | {at for _, at in way.sums}
        return (word for at, word in enumerate(self._words) if at not in used)

    def _with_rest(self, row: Row) -> Row:
        """A row, open where a word in no cell stands on the line before its value or inside it."""
        if not row.value:
            return row
        own = sorted(row.value.words, key=lambda word: word.order)
        first, last = own[0], own[-1]
        rest = [
            word
            for word in self._outside()
            if word.block == first.block and word.line >= first.line - 1
            and first.order - 1 <= word.order <= last.order
        ]  # fmt: skip
        if not rest:
            return row
        whole = text_of(sorted((*own, *rest), key=lambda word: word.order))
        return replace(row, other_values=(*row.other_values, whole))

    def _is_sure(self) -> bool:
        """Whether lengths, kinds and sums of the columns leave no other reading."""
        counts = (self._count, *self._filled()[1:])
        blank = any(
            not cell
            for kind, cells in zip(self._kinds, self._way.columns, strict=True)
            for cell in cells
            if kind not in _MAY_BE_BLANK
        )
        most = _SURE if self._adds_up() else _SURE_WITHOUT
        blank = blank or any(self._lacks(one) or _contradicted(one) for one in self._rows)
        even = min(counts) == max(counts) and not blank
        return even and self._cost <= most * sum((self._count, *self._way.counts[1:]))

    def _lacks(self, cells: dict[Column, Words]) -> bool:
        """Whether a number stands without the sign or unit that others have beside them."""
        value = squeezed(text_of(cells.get(Column.VALUE, ())))
        if not is_bare(value):
            return False
        named = squeezed(text_of(cells[Column.NAME])).endswith(")")  # 牌（块）
        kinds = (Column.SIGN,) if named else _MAY_BE_BLANK
        return any(kind in self._kinds and kind not in cells for kind in kinds)

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
        rows = [*range(len(self._rows))]
        if len(found) != len(rows):
            found = [words for words in found if squeezed(text_of(words)) not in NO_VALUE]
            rows = [n for n, cells in enumerate(self._rows) if _lost_points(cells)]
        if len(rows) != len(found):
            return {}
        return {
            row: [(head.column, head.label, words)] for row, words in zip(rows, found, strict=True)
        }


def _alike(cells: dict[Column, Words]) -> int:
    """How many values beside that of a row are taken for the same."""
    texts = {kind: squeezed(text_of(words)) for kind, words in cells.items()}
    value = texts.get(Column.VALUE, "")
    beside = [(texts[kind], kind) for kind in _BESIDE if value and kind in texts]
    return sum(beside_cost(value, text, Column.VALUE, kind) == ALIKE for text, kind in beside)


def _contradicted(cells: dict[Column, Words]) -> bool:
    """Whether 定性 stands beside a number alone, or a sign beside words without a number."""
    sign, value = (squeezed(text_of(cells.get(k, ()))) for k in (Column.SIGN, Column.VALUE))
    if sign in SIGNS:
        return bool(value) and not any(one.isdigit() for one in value)
    return sign == "定性" and is_bare(value)


def _lost_points(cells: dict[Column, Words]) -> bool:
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


def _with_other(row: Row, better: Row) -> Row:
    """A row with the value of another that fits its name better."""
    if not row.value or not better.value or row.value.key == better.value.key:
        return row
    others = dict.fromkeys((better.value.text, *row.other_values))
    return replace(row, other_values=tuple(others))


def _doubted_beside(row: Row, others: Sequence[Row]) -> Row:
    """A row with the values of others that would do for its name."""
    if not row.value:
        return row
    most = mismatch(row.name.text, row.value.text) + _SETTLED
    values = [other.value for other in others if other.value and other.value.key != row.value.key]
    more = [value.text for value in values if mismatch(row.name.text, value.text) < most]
    return replace(row, other_values=tuple(dict.fromkeys((*row.other_values, *more))))


def _doubted(at: int, rows: Sequence[Row], texts: Sequence[dict[Column, str]]) -> Row:
    """A row with the values that it may exchange with the one above or below."""
    own, found = rows[at].value, []
    for near in (at - 1, at + 1):
        other = rows[near].value if 0 <= near < len(rows) else None
        if other and own and other.key != own.key:
            change = _suits(texts[at], texts[near]) + _suits(texts[near], texts[at])
            change -= _suits(texts[at], texts[at]) + _suits(texts[near], texts[near])
            found += [other.text] if change < _SETTLED else []
    return replace(rows[at], other_values=tuple(dict.fromkeys(found)))


def _suits(row: dict[Column, str], other: dict[Column, str]) -> float:
    """What it costs that a row has the value of another."""
    value = other[Column.VALUE]
    cost = beside_cost(row.get(Column.NAME, ""), value, Column.NAME, Column.VALUE)
    if Column.ACTUAL in row:
        cost += beside_cost(value, row[Column.ACTUAL], Column.VALUE, Column.ACTUAL)
    return cost


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
