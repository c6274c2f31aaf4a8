"""All rows that can be found, over the parts of an index; what every engine searches in."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from search.characters import Characters
from search.columns import ABSENT, SEARCHED, Column, Columns, Fact, Ints, document_of
from search.engine import Document
from search.labels import Labels, key_of, labelled
from search.phrases import NAMING, Phrases
from search.text_rows import TextRows, stretches

OF_FORM = (  # what all rows of a form share
    Column.PROJECT,
    Column.DEPARTMENT,
    Column.IMPLEMENTING_UNIT,
    Column.FORM_KIND,
)
Rows = NDArray[np.integer]
_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Found:
    """The searchable texts that contain something, ascending."""

    texts: NDArray[np.int64]
    starts: NDArray[np.bool_]  # which of them start with it
    words: NDArray[np.bool_]  # which of them hold it as whole words


class TextIndex(Protocol):
    """Which searchable texts of one part contain a folded text."""

    def find(self, needle: str) -> Found: ...

    def characters(self) -> Characters:
        """The texts themselves."""
        ...


@dataclass(frozen=True, slots=True)
class Runs:
    """Rows that follow each other and are of one form, or of forms that agree in their heads."""

    starts: Rows  # first row of each
    sizes: Rows
    of_row: Ints  # number of each row's run


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of an index; `rows` are those that still count, None for all."""

    columns: Columns
    index: TextIndex
    rows: NDArray[np.integer] | None = None


class Table:
    """Rows of all parts one after the other; a text's number is shifted by those before."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        self._by_text: dict[Column, TextRows] = {}
        self._uses: dict[Column, Rows] = {}
        self._shared: dict[frozenset[Column], bool] = {}
        self._labels: dict[Column, Labels] = {}
        sizes = [len(part.columns.texts) for part in parts]
        self._bases = [sum(sizes[:n]) for n in range(len(sizes))]
        self.texts_count = sum(sizes)
        self.codes = self._gathered(_shifted_codes, len(Column))
        self.facts = self._gathered(lambda part, _: _taken(part.columns.facts, part), len(Fact))
        numbers = [_taken(part.columns.numbers, part) for part in parts]
        self.numbers = numbers[0] if len(parts) == 1 else np.concatenate([np.empty(0), *numbers])
        self.rows = len(self.numbers)
        self.lengths = self._of_texts(lambda columns: columns.lengths)
        self.roles = self._of_texts(lambda columns: columns.roles)
        self.whole = len(parts) == 1  # one part

    def _gathered(self, take: Callable[[Part, int], Ints], height: int) -> Ints:
        taken = [take(part, base) for part, base in zip(self._parts, self._bases, strict=True)]
        if len(taken) == 1:
            return taken[0]
        return np.concatenate([np.empty((height, 0), np.int32), *taken], axis=1)

    def _of_texts(self, values: Callable[[Columns], Ints]) -> NDArray[np.uint16]:
        """Per text up to the last that is searchable, and 0 at the end; the largest is 65535."""
        joined = np.zeros(self._searched_until + 1, np.uint16)
        for part, base in zip(self._parts, self._bases, strict=True):
            joined[base : base + part.columns.searchable] = np.minimum(values(part.columns), 0xFFFF)
        return joined

    def text(self, code: int) -> str:
        number = bisect_right(self._bases, code) - 1
        return self._parts[number].columns.texts[code - self._bases[number]]

    def texts(self, codes: Ints) -> list[bytes]:
        """Many texts at once, as UTF-8; the codes ascend."""
        pieces = self._by_part(codes)
        return [text for part, own in pieces for text in part.columns.texts.encoded(own)]

    def characters(self, codes: Rows) -> Iterator[tuple[Characters, Rows]]:
        """For each part its characters, and which of the texts are its, by its own numbers."""
        return ((part.index.characters(), own) for part, own in self._by_part(codes))

    def _by_part(self, codes: Rows) -> Iterator[tuple[Part, Rows]]:
        """For each part that has some of the ascending codes, those as its own numbers."""
        borders = np.searchsorted(codes, [*self._bases, self.texts_count]).tolist()
        pieces = zip(self._parts, self._bases, borders, borders[1:], strict=False)
        return ((part, codes[a:b] - base) for part, base, a, b in pieces if b > a)

    def document(self, row: int) -> Document:
        texts = [self.text(code) if code >= 0 else None for code in self.codes[:, row].tolist()]
        return document_of(texts, self.facts[:, row], float(self.numbers[row]))

    def documents(self, rows: Rows) -> list[Document]:
        """A few rows at once: texts that they share are read once."""
        codes = self.codes[:, rows]
        used = np.unique(codes)
        used = used[used >= 0]
        texts: dict[int, str | None] = {ABSENT: None}
        pieces = (part.columns.texts.several(own) for part, own in self._by_part(used))
        texts.update(zip(used.tolist(), chain.from_iterable(pieces), strict=True))
        numbers = self.numbers[rows].tolist()
        each = zip(codes.T.tolist(), self.facts[:, rows].T, numbers, strict=True)
        return [document_of([texts[n] for n in row], facts, n) for row, facts, n in each]

    def codes_of(self, text: str) -> list[int]:
        """The numbers of a text that no search looks into, in each part that has it."""
        found = []
        for part, base in zip(self._parts, self._bases, strict=True):
            texts = part.columns.texts
            first = part.columns.searchable
            at = bisect_left(range(len(texts)), text, lo=first, key=texts.__getitem__)
            if at < len(texts) and texts[at] == text:
                found.append(base + at)
        return found

    def find(self, needle: str) -> Found:
        found = [part.index.find(needle) for part in self._parts]
        texts = [one.texts + base for one, base in zip(found, self._bases, strict=True)]
        if len(texts) == 1:
            return Found(texts[0], found[0].starts, found[0].words)
        none = np.empty(0, np.int64)
        starts = np.concatenate([none.astype(bool), *(one.starts for one in found)])
        words = np.concatenate([none.astype(bool), *(one.words for one in found)])
        return Found(np.concatenate([none, *texts]), starts, words)

    @cached_property
    def phrases(self) -> tuple[Phrases, ...]:
        """What stands in the names of each part."""
        uses = np.sum([self.uses_of(column) for column in NAMING], axis=0)
        return tuple(
            Phrases(
                part.index.characters(),
                part.columns.roles,
                uses[base : base + part.columns.searchable + 1],
            )
            for part, base in zip(self._parts, self._bases, strict=True)
        )

    @cached_property
    def runs(self) -> Runs:
        changes = np.zeros(self.rows, bool)
        changes[:1] = True
        for values in (*(self.codes[column] for column in OF_FORM), self.facts[Fact.YEAR]):
            changes[1:] |= values[1:] != values[:-1]
        starts = np.flatnonzero(changes)
        sizes = np.diff(starts, append=self.rows)
        return Runs(starts, sizes, np.cumsum(changes, dtype=np.int32) - 1)

    def warm(self) -> None:
        """Makes what is made of a searched column when it is first asked for."""
        for column in SEARCHED:
            self.rows_with(column, np.empty(0, np.int64))
        for a, b in combinations(SEARCHED, 2):
            self.share_rows(a, b)

    def share_rows(self, a: Column, b: Column) -> bool:
        """Whether any row has a text in both columns."""
        pair = frozenset((a, b))
        if pair not in self._shared:
            self._shared[pair] = bool(((self.codes[a] >= 0) & (self.codes[b] >= 0)).any())
        return self._shared[pair]

    def uses_of(self, column: Column) -> Rows:
        """How many rows use each searchable text in this column."""
        if column not in self._uses:
            self._uses[column] = self._counted(column)
        return self._uses[column]

    def _counted(self, column: Column) -> Rows:
        if column not in OF_FORM:
            return self._text_rows(column).uses
        codes = self.codes[column][self.runs.starts]
        used = codes >= 0
        weights, size = self.runs.sizes[used], self._searched_until + 1
        return np.bincount(codes[used], weights, size).astype(np.int32)

    def rows_with(self, column: Column, texts: Rows) -> Rows:
        """The rows that have one of these searchable texts in the column."""
        found = self._text_rows(column).with_any(texts)
        if column not in OF_FORM:
            return found
        return stretches(self.runs.starts[found], self.runs.sizes[found])

    def _text_rows(self, column: Column) -> TextRows:
        if column not in self._by_text:
            codes = self.codes[column]
            used = codes[self.runs.starts] if column in OF_FORM else codes
            self._by_text[column] = TextRows(used, self._searched_until)
        return self._by_text[column]

    @property
    def _searched_until(self) -> int:
        """Texts from here on are in no searched column."""
        return self._bases[-1] + self._parts[-1].columns.searchable if self._parts else 0

    def labels(self, column: Column) -> Labels:
        """The different texts of a column in order, and each row's place among them.

        Texts that fold alike are one, and names but for their numbering; shown as the first of
        them that has none. A row without one has the place after the last.
        """
        if column not in self._labels:
            self._labels[column] = labelled(
                self.codes[column], self.texts_count, self.texts, key_of(column)
            )
        return self._labels[column]


def _shifted_codes(part: Part, base: int) -> Ints:
    codes = _taken(part.columns.codes, part)
    return np.where(codes >= 0, codes + np.int32(base), codes) if base else codes


def _taken(values: NDArray[_T], part: Part) -> NDArray[_T]:
    return values if part.rows is None else values[..., part.rows]
