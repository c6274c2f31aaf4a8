"""The rows of a department's year: a template takes its time over hundreds of cells."""

from collections.abc import Iterable, Iterator
from html import escape

from web.language import gettext
from web.presenters.amounts import plain
from web.presenters.fragments import amount_of
from web.presenters.names import brief
from web.presenters.years.departments import FormLine, YearTable


def year_lines(table: YearTable, *, choosable: bool) -> str:
    """A row for each form; where `choosable`, with a box by which its project is compared."""
    evaluated, scored = table.evaluated, table.scored
    return "\n".join(
        _row(
            _head(line, table.year) if choosable else f'<th scope="row">{_name(line)}</th>',
            line.form.kind.value,
            _cells(line, evaluated=evaluated, scored=scored),
        )
        for line in table.lines
    )


def _row(head: str, kind: str, cells: Iterable[str]) -> str:
    numbers = "".join(f'<td class="number">{cell}</td>' for cell in cells)
    return f'<tr>{head}<td class="soft">{kind}</td>{numbers}</tr>'


def _head(line: FormLine, year: int | None) -> str:
    """With a box at the first form of a project."""
    if not line.key:
        return f'<th scope="row" class="again">{_name(line)}</th>'
    return f'<th scope="row">{_box(line, year)}{_name(line)}</th>'


def _name(line: FormLine) -> str:
    name = escape(brief(line.form.project)) or gettext("部门整体")
    return f'<a href="{escape(line.url)}">{name}</a>'


def _cells(line: FormLine, *, evaluated: bool, scored: bool) -> Iterator[str]:
    yield amount_of(line.form.budget.total)
    yield amount_of(line.form.budget.applied)
    if evaluated:
        yield amount_of(line.spent)
    if scored:
        yield plain(line.form.score)
    yield from (str(line.goals), str(line.indicators), _open(line.open))


def _box(line: FormLine, year: int | None) -> str:
    label = gettext("比较 %(name)s", name=escape(f"{line.form.project} {year or ''}"))
    key = escape(line.key)
    return f'<input type="checkbox" name="id" value="{key}" aria-label="{label}"> '


def _open(count: int) -> str:
    return f'<span class="badge open">{count}</span>' if count else '<span class="soft">0</span>'
