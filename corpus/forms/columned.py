"""What is known of a table whose columns a text gives in no order of rows, and who reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.cell_terms import Column
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.pairs import Row
from corpus.forms.words import Word
from corpus.terms import Part

Words = tuple[Word, ...]
_OF_TABLE = (Part.LEVEL1, Part.LEVEL2, Part.COLUMN_HEADING)
_OF_HEAD = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)


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
    flows: bool = False  # whether runs down the page follow each other

    @property
    def are_two(self) -> bool:
        """Whether the table has names and values alone."""
        return len(self.columns) == 2 and not self.texts

    @property
    def start(self) -> int:
        """The first word of the names' heading or that of the values; in runs down the page, of
        the first heading or level behind the head."""
        first = min(one.order for one in self.columns[:2])
        if not self.flows:
            return first
        above = [x for x in self.labels if x.order < first]
        head = max((x.order for x in above if x.part in _OF_HEAD), default=0)
        own = [x.order for x in above if x.part in _OF_TABLE]
        return max(min([first, *own]), head)


@dataclass(frozen=True)
class Table:
    """Rows; of each its further columns (column, heading, words); the sums of columns (the same),
    and the words that name them; what the reading costs, how many words it has no cell for, and
    whether it is beyond doubt."""

    rows: list[Row]
    columns: list[list[tuple[Column | None, str, Words]]]
    sums: list[tuple[Column | None, str, Words]]
    named: Words
    cost: float = 0.0
    left: int = 0
    sure: bool = True


class Columns(Protocol):
    """Reads the columns of such a table."""

    def headings_of(self, stretch: Stretch, free: Sequence[Word]) -> Headings | None:
        """None where the table has no more columns than name and value."""

    def table_of(self, headings: Headings, free: Sequence[Word]) -> Table | None:
        """None where the words behind the headings are no such table."""
