"""What the cells of a table may be, and what people read in place of its keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | int | float | bool | Decimal | date | None
Columns = Sequence[str]
Row = Sequence[Cell]
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")  # what a formula begins with


@dataclass(frozen=True, slots=True)
class Labels:
    """In one language: a head and a meaning for each column, and what is said of the file."""

    language: str  # tag
    title: str
    heads: tuple[str, ...]
    meanings: tuple[str, ...]
    kinds: tuple[str, ...]  # of values, by CSV on the Web
    about: tuple[tuple[str, str], ...]  # name, text
    names: tuple[str, str, str]  # of the columns that explain: head, key, meaning
    sheet: str  # names of the sheets
    explained: str
    csv: str  # address of the CSV file
