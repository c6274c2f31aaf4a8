"""Documents as columns: every text once, every document a row of numbers.

A row holds, for each column of text, the number of its text (ABSENT where it has none).
Texts that a search looks into come first: 0 … searchable - 1. The others follow in their order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from search.analysis import folded
from search.engine import Document, HitKind

Ints = NDArray[np.int32]
ABSENT = -1
NO_YEAR = -1
NO_DAY = -1
KINDS = tuple(HitKind)


class Column(IntEnum):
    """Columns of text; those up to LEVEL2 are looked into."""

    NAME = 0
    VALUE_TEXT = 1
    ACTUAL_TEXT = 2
    TEXT = 3
    PROJECT = 4
    DEPARTMENT = 5
    IMPLEMENTING_UNIT = 6
    LEVEL1 = 7
    LEVEL2 = 8
    UNIT = 9
    COMPARATOR = 10
    FORM_KIND = 11
    VALUE_KIND = 12
    ID = 13
    FORM = 14
    PROJECT_ID = 15
    DEPARTMENT_ID = 16
    DEFINITION_ID = 17


SEARCHED = tuple(column for column in Column if column <= Column.LEVEL2)
FIRST_IN_ORDER = Column.UNIT  # from here on texts are numbered in their order
_KEPT = tuple(column for column in Column if column >= FIRST_IN_ORDER)


class Fact(IntEnum):
    """Columns of whole numbers."""

    YEAR = 0  # NO_YEAR where there is none
    ORDER = 1
    KIND = 2  # place in KINDS
    OPEN = 3  # 1 for an open reading
    FINDINGS = 4  # 1 for what has findings
    DEADLINE = 5  # ordinal of a day; NO_DAY where there is none


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts end to end in UTF-8."""

    data: memoryview | bytes
    offsets: NDArray[np.int64]  # one more than there are texts

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> str:
        start, end = self.offsets[number], self.offsets[number + 1]
        return str(self.data[start:end], "utf-8", "surrogatepass")

    def several(self, numbers: NDArray[np.integer]) -> list[str]:
        """A few texts at once."""
        pairs = zip(self.offsets[numbers].tolist(), self.offsets[numbers + 1].tolist(), strict=True)
        return [str(self.data[start:end], "utf-8", "surrogatepass") for start, end in pairs]

    def encoded(self, numbers: NDArray[np.integer]) -> list[bytes]:
        """Many texts at once, as UTF-8: its order is that of code points."""
        data = bytes(self.data)
        starts, ends = self.offsets[numbers].tolist(), self.offsets[numbers + 1].tolist()
        return [data[start:end] for start, end in zip(starts, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Columns:
    texts: Texts
    codes: Ints  # (len(Column), rows)
    facts: Ints  # (len(Fact), rows)
    numbers: NDArray[np.float64]  # NaN where there is none
    lengths: Ints  # of each searchable text, folded
    roles: Ints  # for each searchable text, bit n set when column n uses it

    @property
    def rows(self) -> int:
        return len(self.numbers)

    @property
    def searchable(self) -> int:
        return len(self.lengths)

    def documents(self, rows: Iterable[int]) -> Iterator[Document]:
        """The documents that stand in these rows, as they were given."""
        for row in rows:
            texts = [self.texts[code] if code >= 0 else None for code in self.codes[:, row]]
            yield document_of(texts, self.facts[:, row], float(self.numbers[row]))


def document_of(texts: Sequence[str | None], facts: Ints, number: float) -> Document:
    year, order, kind, is_open, findings, deadline = facts.tolist()
    return Document(
        id=texts[Column.ID] or "",
        kind=KINDS[kind],
        form=texts[Column.FORM] or "",
        form_kind=texts[Column.FORM_KIND] or "",
        order=order,
        name=texts[Column.NAME] or "",
        value_text=texts[Column.VALUE_TEXT],
        actual_text=texts[Column.ACTUAL_TEXT],
        text=texts[Column.TEXT] or "",
        project=texts[Column.PROJECT],
        project_id=texts[Column.PROJECT_ID],
        department=texts[Column.DEPARTMENT],
        department_id=texts[Column.DEPARTMENT_ID],
        implementing_unit=texts[Column.IMPLEMENTING_UNIT],
        definition_id=texts[Column.DEFINITION_ID],
        year=None if year == NO_YEAR else year,
        level1=texts[Column.LEVEL1],
        level2=texts[Column.LEVEL2],
        unit=texts[Column.UNIT],
        number=None if number != number else number,
        comparator=texts[Column.COMPARATOR],
        value_kind=texts[Column.VALUE_KIND],
        deadline=None if deadline == NO_DAY else date.fromordinal(deadline),
        open_reading=bool(is_open),
        findings=bool(findings),
    )


_texts_searched = attrgetter(*(column.name.lower() for column in SEARCHED))
_texts_kept = attrgetter(*(column.name.lower() for column in _KEPT))


def columns_of(documents: Iterable[Document]) -> tuple[Columns, list[str]]:
    """The columns of some documents, and the searchable texts folded."""
    searched: dict[str, int] = {}
    kept: dict[str, int] = {}
    codes: list[list[int]] = []
    facts: list[tuple[int, ...]] = []
    numbers: list[float] = []
    for document in documents:
        row = _numbered(searched, _texts_searched(document))
        codes.append(row + _numbered(kept, _texts_kept(document)))
        facts.append(_facts_of(document))
        numbers.append(float("nan") if document.number is None else document.number)
    table = np.array(codes, np.int32).reshape(len(codes), len(Column)).T.copy()
    ordered = _put_in_order(kept, table[len(SEARCHED) :], len(searched))
    plain = [folded(text) for text in searched]
    columns = Columns(
        texts=_joined([*searched, *ordered]),
        codes=table,
        facts=np.array(facts, np.int32).reshape(len(facts), len(Fact)).T.copy(),
        numbers=np.array(numbers, np.float64),
        lengths=np.array([len(text) for text in plain], np.int32),
        roles=_roles(table, len(searched)),
    )
    return columns, plain


def _facts_of(document: Document) -> tuple[int, ...]:
    day = document.deadline
    return (
        NO_YEAR if document.year is None else document.year,
        document.order,
        KINDS.index(document.kind),
        document.open_reading,
        document.findings,
        NO_DAY if day is None else day.toordinal(),
    )


def _numbered(known: dict[str, int], texts: Iterable[str | None]) -> list[int]:
    return [known.setdefault(text, len(known)) if text else ABSENT for text in texts]


def _put_in_order(known: dict[str, int], codes: Ints, first: int) -> list[str]:
    """The texts sorted, by code points; their codes become their places from `first` on."""
    texts = sorted(known)
    places = np.empty(len(texts), np.int32)
    places[[known[text] for text in texts]] = np.arange(first, first + len(texts))
    there = codes >= 0
    codes[there] = places[codes[there]]
    return texts


def _roles(codes: Ints, searchable: int) -> Ints:
    roles = np.zeros(searchable, np.int32)
    for column in SEARCHED:
        used = codes[column]
        roles[used[used >= 0]] |= 1 << column
    return roles


def _joined(texts: Sequence[str]) -> Texts:
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    offsets = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum([len(piece) for piece in encoded], out=offsets[1:])
    return Texts(b"".join(encoded), offsets)
