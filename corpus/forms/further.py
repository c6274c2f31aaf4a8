"""What a form says beside goals and targets: actual values, points, execution, tasks, details."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.cell_terms import Column
from corpus.forms.parts import Further, Spending, Statement, Work
from corpus.forms.printed import Printed
from corpus.forms.words import Word, source_of, text_of
from corpus.model import Detail, Execution, Indicator, Task
from corpus.values.money import number_of as amount_of
from corpus.values.target import parse_target
from corpus.values.text import squeezed


def with_columns(
    indicator: Indicator, columns: Sequence[Further], year: int | None, printed: Printed
) -> Indicator:
    """The indicator with its further columns; what is no number stays a detail."""
    details: list[Detail] = []
    for one in columns:
        text = text_of(one.words)
        number = number_of(text)
        if one.column is Column.ACTUAL:
            indicator = replace(indicator, actual=parse_target(text, year))
        elif one.column is Column.WEIGHT and number is not None:
            indicator = replace(indicator, weight=number)
        elif one.column is Column.SCORE and number is not None:
            indicator = replace(indicator, score=number)
        elif one.column is Column.REASON:
            indicator = replace(indicator, deviation_reason=text)
        else:
            details.append(Detail(one.label, text, source_of(one.words, printed)))
    return replace(indicator, details=tuple(details))


def number_of(text: str) -> Decimal | None:
    """A number of points or percent; None for any other text."""
    plain = squeezed(text).rstrip("分%").replace(",", "")
    digits = plain.removeprefix("-").replace(".", "", 1)
    return Decimal(plain) if digits.isascii() and digits.isdigit() else None


def executions(rows: Iterable[Spending], printed: Printed) -> Iterator[Execution]:
    for row in rows:
        cells = row.cells
        yield Execution(
            label=row.label,
            initial=_yuan(cells, Column.INITIAL, row.scale),
            budget=_yuan(cells, Column.BUDGET, row.scale),
            spent=_yuan(cells, Column.SPENT, row.scale),
            weight=number_of(text_of(cells.get(Column.WEIGHT, ()))),
            rate=number_of(text_of(cells.get(Column.RATE, ()))),
            score=number_of(text_of(cells.get(Column.SCORE, ()))),
            source=source_of((w for words in cells.values() for w in words), printed),
        )


def tasks(rows: Iterable[Work], printed: Printed) -> Iterator[Task]:
    for row in rows:
        cells = row.cells
        yield Task(
            name=text_of(cells.get(Column.TASK, ())),
            text=text_of(cells.get(Column.CONTENT, ())) or None,
            amount=_yuan(cells, Column.AMOUNT, row.scale),
            goal=text_of(cells.get(Column.AIM, ())) or None,
            source=source_of((w for words in cells.values() for w in words), printed),
        )


def details(statements: Iterable[Statement], printed: Printed) -> Iterator[Detail]:
    for one in statements:
        yield Detail(one.label, text_of(one.words), source_of(one.words, printed))


def _yuan(cells: dict[Column, tuple[Word, ...]], column: Column, scale: Decimal) -> Decimal | None:
    read = amount_of(text_of(cells.get(column, ())))
    return read[0] * (read[1] or scale) if read else None
