"""Analyses in words: what is counted and how, and tables and pictures of reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.analyses import By, Cell, Lacking, Line, Report
from web.language import gettext
from web.presenters.amounts import exact, plain
from web.presenters.analysis_words import CODES, COLUMNS, LACKING, TEXTS, Text
from web.presenters.charts import Bars, Value, bars_of
from web.presenters.links import SourceLink, page_url

_SHARE = "_share"
_TEXTS = """
department project year year_before level1 level2 category word name target actual text value
value_before value_after form_kind finding change money_field main_output unit years
missing_compulsory missing_advised explained
"""
_WORDS = frozenset(_TEXTS.split())
_PLAIN = frozenset({"year", "year_before", "first_year", "last_year", "group"})
_LINKED = ("name", "main_output", "text", "project")
_DRAWN_PARTS = 2  # columns from which on a bar shows parts of a whole


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    label: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    url: str = ""
    source: SourceLink | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`linked` is the place of the cell that leads to what a line is of."""

    columns: tuple[Column, ...]
    lines: tuple[Row, ...]
    total: tuple[str, ...] = ()
    linked: int = 0


def text_of(name: str) -> Text:
    return TEXTS[name]


def label_of(column: str) -> str:
    return str(COLUMNS[column])


def lacking_text(lacking: Lacking) -> str:
    return str(LACKING[lacking.value])


def by_label(by: By) -> str:
    return label_of(by.value)


def columns_of(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(name, label_of(name), name not in _WORDS) for name in names)


def linked_of(columns: Sequence[str]) -> int:
    """The row where one is named, else the clause, else the project."""
    return next((columns.index(name) for name in _LINKED if name in columns), 0)


def table_of(report: Report, most: int) -> Table:
    """The first lines; the total is of all."""
    total = shown_cells(report.columns, report.total.cells) if report.total else ()
    return Table(columns_of(report.columns), tuple(_rows(report, most)), total)


def _rows(report: Report, most: int) -> Iterable[Row]:
    for line in report.lines[:most]:
        url = page_url(line.node) if line.node else ""
        yield Row(shown_cells(report.columns, line.cells), url)


def shown_cells(columns: Sequence[str], cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(shown(name, cell) for name, cell in zip(columns, cells, strict=True))


def shown(column: str, cell: Cell) -> str:
    """A dash for what is not known, a share as percent, a code in words."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, bool):
        return gettext("有") if cell else gettext("无")
    if column.endswith(_SHARE):
        return f"{float(cell):.1%}" if not isinstance(cell, str) else cell
    if isinstance(cell, Decimal):
        return exact(cell) if column in ("yuan", "unit_cost") else plain(cell)
    if isinstance(cell, int) and column not in _PLAIN:
        return f"{cell:,}"
    return str(CODES.get(str(cell), cell)) if column in _WORDS else str(cell)


def figures_of(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((label_of(name), shown(name, cell)) for name, cell in report.figures)


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars with what they are of; `parts` names the colours where a bar has several."""

    bars: Bars
    title: str
    says: str
    parts: tuple[str, ...] = ()


def picture_of(report: Report, name: str) -> Picture | None:
    """None where the report draws nothing."""
    if not report.drawn or not report.lines:
        return None
    labels = tuple(map(label_of, report.drawn))
    title = f"{TEXTS[name].title} · {label_of(report.columns[0])}"
    if len(report.drawn) < _DRAWN_PARTS:
        values = _single(report)
        return Picture(bars_of(values), f"{title} · {labels[0]}", _said(values, labels[0]))
    places = [report.columns.index(column) for column in report.drawn]
    parts = [_parted(report, line, places, labels) for line in report.lines]
    return Picture(bars_of(parts), title, _said(parts, "、".join(labels)), labels)


def _said(values: Sequence[Value], what: str) -> str:
    """The picture in a sentence, for whoever hears it."""
    first = "；".join(f"{value.label} {value.written}" for value in values[:5])
    return gettext("%(what)s。%(first)s。全部数字见下表。", what=what, first=first)


def _single(report: Report) -> list[Value]:
    column = report.drawn[0]
    place = report.columns.index(column)
    numbers = [_number(line.cells[place]) for line in report.lines]
    most = 1.0 if column.endswith(_SHARE) else max(numbers, default=1.0) or 1.0
    return [
        Value(_label(report, line), (number / most,), shown(column, line.cells[place]))
        for line, number in zip(report.lines, numbers, strict=True)
    ]


def _parted(report: Report, line: Line, places: Sequence[int], labels: Sequence[str]) -> Value:
    numbers = [_number(line.cells[place]) for place in places]
    whole = sum(numbers) or 1.0
    titles = tuple(
        f"{label} {number:,.0f}（{number / whole:.1%}）"
        for label, number in zip(labels, numbers, strict=True)
    )
    parts = tuple(number / whole for number in numbers)
    return Value(_label(report, line), parts, f"{sum(numbers):,.0f}", titles)


def _label(report: Report, line: Line) -> str:
    return shown(report.columns[0], line.cells[0])


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float | Decimal) else 0.0
