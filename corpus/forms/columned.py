"""What is known of a table whose columns a text gives in no order of rows, and who reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.cell_terms import Column
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.pairs import Row
from corpus.forms.words import Word

Words = tuple[Word, ...]


@dataclass(frozen=True)
class Heading:
    """A column with its heading, wherever that stands; None for one of a further kind."""

    column: Column | None
    words: tuple[Word, ...]

    @property
    def order(self) -> int:
        return self.words[0].order

    @property
    def label(self) -> str:
        return "".join(word.text for word in self.words)


@dataclass(frozen=True)
class Headings:
    """Columns from left to right, the names first, those of sentences; all words of headings."""

    columns: tuple[Heading, ...]
    texts: tuple[Heading, ...]
    words: frozenset[Word]
    labels: tuple[Label, ...]  # of the form, without what is a heading

    @property
    def start(self) -> int:
        """The first word of the names' heading or that of the values."""
        return min(one.order for one in self.columns[:2])


@dataclass(frozen=True)
class Table:
    """Rows; of each its further columns (column, heading, words); the sums of columns (the same),
    and the words that name them."""

    rows: list[Row]
    columns: list[list[tuple[Column | None, str, Words]]]
    sums: list[tuple[Column | None, str, Words]]
    named: Words


class Columns(Protocol):
    """Reads the columns of such a table."""

    def headings_of(self, stretch: Stretch, free: Sequence[Word]) -> Headings | None:
        """None where the table has no more columns than name and value."""

    def table_of(self, headings: Headings, free: Sequence[Word]) -> Table | None:
        """None where the words behind the headings are no such table."""
