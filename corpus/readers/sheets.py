"""A sheet of cells → a Page: merged ranges as spans, what is hidden named instead of read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.values.text import visible

Position = tuple[int, int]  # row and column, from 0
Range = tuple[int, int, int, int]  # first row, first column, last row, last column
_NOTES = 20  # of one kind on one sheet; the rest are counted


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows, and what the file holds where that is something else."""

    text: str
    stored: str | None = None


@dataclass(slots=True)
class Sheet:
    """One sheet as a file gives it. Cells without text are those that the file names."""

    number: int
    name: str
    values: dict[Position, Value] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)  # what could not be read, and why


class TooManyCells(Exception):
    """A sheet goes over `limits.cells`; the message says by what."""


def column_letters(column: int) -> str:
    """0 → A, 27 → AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def page_of(sheet: Sheet, limits: Limits) -> Page:
    """The sheet as a page with one table; without one where it goes over a limit."""
    try:
        table = _table(sheet, limits)
    except TooManyCells as error:
        return Page(sheet.number, name=sheet.name, unread=f"{error}: not read")
    notes = [*_hidden(sheet), *_few(sheet.notes)]
    blocks = (table,) if table else ()
    return Page(sheet.number, blocks, name=sheet.name, unread="; ".join(notes) or None)


def over_cells(what: str, limits: Limits) -> TooManyCells:
    return TooManyCells(f"{what}: {limits.over('cells')}")


def _table(sheet: Sheet, limits: Limits) -> Table | None:
    covered: set[Position] = set()
    spans = list(_spans(sheet, covered, limits))
    sheet.notes += _under(sheet, covered - {span[:2] for span in spans})
    spans += [(r, c, r, c) for r, c in sheet.values if (r, c) not in covered]
    shown = [span for span in spans if not _all_hidden(sheet, span)]
    filled = [span for span in shown if _text(sheet, span)]
    if not filled:
        return None
    top, left = min(s[0] for s in filled), min(s[1] for s in filled)
    bottom, right = max(s[2] for s in filled), max(s[3] for s in filled)
    area = (bottom - top + 1) * (right - left + 1)
    if area > limits.cells:
        reach = f"{cell_name(top, left)} to {cell_name(bottom, right)}"
        raise over_cells(f"the {area} cells from {reach}", limits)
    inside = (s for s in shown if top <= s[0] and s[2] <= bottom and left <= s[1] and s[3] <= right)
    cells = tuple(_cell(sheet, span, (top, left)) for span in sorted(inside))
    return Table(cells, page=sheet.number)


def _spans(sheet: Sheet, covered: set[Position], limits: Limits) -> Iterator[Range]:
    """The merged ranges, none over another; a range in the way of an earlier one is let go."""
    for top, left, bottom, right in sheet.merged:
        area = (bottom - top + 1) * (right - left + 1)
        if len(covered) + area > limits.cells:
            reach = f"{cell_name(top, left)} to {cell_name(bottom, right)}"
            raise over_cells(f"merged cells, the last from {reach}", limits)
        inside = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if covered.isdisjoint(inside):
            covered |= inside
            yield top, left, bottom, right


def _under(sheet: Sheet, covered: set[Position]) -> Iterator[str]:
    for place, value in sorted(sheet.values.items()):
        if place in covered and value.text.strip():
            yield f"{cell_name(*place)} stands under a merged cell: not read"


def _text(sheet: Sheet, span: Range) -> str:
    value = sheet.values.get((span[0], span[1]))
    return visible(value.text).strip() if value else ""


def _all_hidden(sheet: Sheet, span: Range) -> bool:
    top, left, bottom, right = span
    rows, columns = range(top, bottom + 1), range(left, right + 1)
    return sheet.hidden_rows.issuperset(rows) or sheet.hidden_columns.issuperset(columns)


def _cell(sheet: Sheet, span: Range, origin: Position) -> Cell:
    top, left, bottom, right = span
    value = sheet.values.get((top, left), Value(""))
    lines = [line for line in visible(value.text).splitlines() if line.strip()]
    name = cell_name(top, left)
    pieces = tuple(Piece(x, page=sheet.number, cell=name, stored=value.stored) for x in lines)
    size = (bottom - top + 1, right - left + 1)
    return Cell(top - origin[0], left - origin[1], *size, pieces)


def _few(notes: Sequence[str]) -> list[str]:
    more = [f"and {len(notes) - _NOTES} more"] if len(notes) > _NOTES else []
    return [*notes[:_NOTES], *more]


def _hidden(sheet: Sheet) -> Iterator[str]:
    """What is said of rows and columns that are hidden and hold text."""
    filled = [place for place, value in sheet.values.items() if value.text.strip()]
    rows = sorted({row for row, _ in filled if row in sheet.hidden_rows})
    columns = sorted({column for _, column in filled if column in sheet.hidden_columns})
    for first, last in _runs(rows):
        yield _are_hidden("row", str(first + 1), str(last + 1))
    for first, last in _runs(columns):
        yield _are_hidden("column", column_letters(first), column_letters(last))


def _are_hidden(what: str, first: str, last: str) -> str:
    if first == last:
        return f"{what} {first} is hidden: not read"
    return f"{what}s {first}–{last} are hidden: not read"


def _runs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
