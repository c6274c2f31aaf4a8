"""What the cells of a table may be, and what people read in place of its keys.

A spreadsheet program takes a cell that begins with = + - or @ for a formula, and a form's text
may be anybody's. In CSV such a text gets an apostrophe before it, unless it is a printed value,
which computes nothing: =100(%) stays what it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.exporters.formulas import computes

Cell = str | int | float | bool | Decimal | date | None
Columns = Sequence[str]
Row = Sequence[Cell]
_NO_FORMULA = r"[^\s()（）!|\"'=+@\x00-\x24\x26-\x2e\x30-\x7f]{0,12}"
_VALUE = re.compile(
    rf"[=＝+＋－-]\s*\d[\d,]*(?:\.\d+)?\s*(?:[(（][^()（）!|\"'=+@\d]{{0,16}}[)）]|{_NO_FORMULA})"
)


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
    keyed: bool = False  # the columns keep their keys, which a sheet explains


def defused(cell: Cell) -> Cell:
    """As it may stand in CSV."""
    is_formula = isinstance(cell, str) and computes(cell) and not _VALUE.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
