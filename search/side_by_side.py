"""Rows of a table side by side, as plain numbers and texts: what names are counted from."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from search.columns import ABSENT, NO_YEAR, Column, Fact
from search.engine import Facet, NameEntry, SeenValue
from search.table import Table

Rows = NDArray[np.integer]
_FEW = 5  # values, levels and units that an entry lists
_LISTED = {Column.LEVEL1: "level1", Column.LEVEL2: "level2", Column.UNIT: "units"}
_TOLD = (Column.VALUE_TEXT, Column.COMPARATOR, Column.UNIT, Column.VALUE_KIND)
_COUNTED = (*_LISTED, Column.DEPARTMENT, Column.PROJECT_ID)


class SideBySide:
    """A stretch of them, from `a` to before `b`, is what is asked about."""

    def __init__(self, table: Table, rows: Rows) -> None:
        self._labels = {column: table.labels(column)[0] for column in _COUNTED}
        self._places = {column: table.labels(column)[1][rows].tolist() for column in _COUNTED}
        self._years = table.facts[Fact.YEAR][rows].tolist()
        self._numbers = table.numbers[rows].tolist()
        told = table.codes[list(_TOLD)][:, rows]
        self._codes = dict(zip(_TOLD, told.tolist(), strict=True))
        used = np.unique(told)
        used = used[used != ABSENT]
        texts = (text.decode("utf-8", "surrogatepass") for text in table.texts(used))
        self._texts: dict[int, str] = dict(zip(used.tolist(), texts, strict=True))

    def entry(self, name: str, a: int, b: int) -> NameEntry:
        years = [year for year in self._years[a:b] if year != NO_YEAR]
        values = sorted(self.values(a, b), key=lambda each: (-each.rows, each.text))
        return NameEntry(
            name=name,
            rows=b - a,
            departments=len(self._counted(Column.DEPARTMENT, a, b)),
            projects=len(self._counted(Column.PROJECT_ID, a, b)),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
            values=tuple(values[:_FEW]),
            **{field: self._commonest(column, a, b) for column, field in _LISTED.items()},
        )

    def values(self, a: int, b: int) -> Iterator[SeenValue]:
        """Every value that is printed, once, told as its first row tells it."""
        codes = self._codes[Column.VALUE_TEXT]
        firsts: dict[str, int] = {}
        counts: Counter[str] = Counter()
        for row in range(a, b):
            if text := self._texts.get(codes[row]):
                firsts.setdefault(text, row)
                counts[text] += 1
        for text, row in firsts.items():
            number = self._numbers[row]
            yield SeenValue(
                text=text,
                rows=counts[text],
                comparator=self._text(Column.COMPARATOR, row),
                number=None if number != number else number,
                unit=self._text(Column.UNIT, row),
                value_kind=self._text(Column.VALUE_KIND, row),
            )

    def _text(self, column: Column, row: int) -> str | None:
        return self._texts.get(self._codes[column][row])

    def _counted(self, column: Column, a: int, b: int) -> Counter[int]:
        """How many rows have each label; without those that have none."""
        found = Counter(self._places[column][a:b])
        found.pop(len(self._labels[column]), None)
        return found

    def _commonest(self, column: Column, a: int, b: int) -> tuple[Facet, ...]:
        found = sorted(self._counted(column, a, b).items(), key=lambda pair: (-pair[1], pair[0]))
        labels = self._labels[column]
        return tuple(Facet(labels[place], count) for place, count in found[:_FEW])
