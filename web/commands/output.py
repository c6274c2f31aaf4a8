"""Tables for people: Chinese columns, no markup read into a form's text."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table

from corpus.model import Execution, Form, Indicator, Source, Task
from graph.model import LinkKind, NodeKind
from web.commands.context import visible
from web.whereabouts import whereabouts

_WIDE = 160  # columns where nothing says how wide the output is
_COLUMN = 8  # columns of a terminal for each of a table, or its rows are lines of label and value

Cell = str | int | float | Decimal | None


def console() -> Console:
    plain = Console(markup=False, highlight=False, emoji=False)
    if not plain.is_terminal:
        plain.width = _WIDE
    return plain


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str = "") -> None:
    table = Table(
        box=box.SIMPLE_HEAD, title=visible(title) or None, title_justify="left", pad_edge=False
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    kept = list(rows)
    for row in kept:
        table.add_row(*(_text(cell) for cell in row))
    shown = console()
    enough = shown.options.update_width(_COLUMN * len(columns))
    if shown.width < shown.measure(table, options=enough).maximum:
        _print_as_lines(columns, kept, title)
    else:
        shown.print(table)


def _print_as_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> None:
    if title:
        print_line(title)
    for row in rows:
        print_facts(zip(columns, row, strict=True))
        print_line("")


def print_line(text: str) -> None:
    console().print(visible(text), soft_wrap=True)


def print_facts(facts: Iterable[tuple[str, Cell]]) -> None:
    """Label and value, a line each; what the form does not give is left out."""
    for label, value in facts:
        if value is not None and value != "":
            print_line(f"{label}  {_text(value)}")


def place(document: str, source: Source) -> str:
    """Such as `seed-2024.txt:73`; the first of several pieces."""
    if not source.pieces:
        return document
    return f"{document}:{whereabouts(source.pieces[0])}"


def kind_name(kind: str) -> str:
    return NodeKind(kind).names.zh


def link_name(kind: str) -> str:
    return LinkKind(kind).names.zh


def print_form(form: Form, document: str) -> None:
    """The whole form, with the place of every statement."""
    kind = f"{form.year or ''} {form.kind.value}  {form.project or form.department or ''}"
    print_line(f"\n{kind.strip()}  [{form.id}]")
    print_facts(
        (
            ("主管部门", form.department),
            ("实施单位", form.implementing_unit),
            ("项目性质", form.nature),
            ("项目类别", form.category),
            ("起止日期", f"{form.start or '?'} – {form.end or '?'}"),
            ("项目资金总额", _yuan(form.budget.total)),
            ("年度资金申请总额", _yuan(form.budget.applied)),
            ("总分", form.score),
            *((detail.label, detail.text) for detail in form.details),
            ("出处", place(document, form.source_of("project"))),
        )
    )
    _print_executions(form.executions, document)
    _print_tasks(form.tasks, document)
    for goal in form.goals:
        number = f"{goal.number}. " if goal.number is not None else ""
        print_line(f"目标  {number}{goal.text}  ({place(document, goal.source)})")
    print_rows(form.indicators, document)


def _print_executions(rows: Sequence[Execution], document: str) -> None:
    columns = (
        "预算执行",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
        "出处",
    )
    if rows:
        print_table(
            columns,
            (
                (
                    row.label,
                    *map(_yuan, (row.initial, row.budget, row.spent)),
                    row.weight,
                    None if row.rate is None else f"{row.rate:f}%",
                    row.score,
                    place(document, row.source),
                )
                for row in rows
            ),
        )


def _print_tasks(tasks: Sequence[Task], document: str) -> None:
    if tasks:
        print_table(
            ("重点工作任务", "主要内容", "金额", "目标", "出处"),
            (
                (task.name, task.text, _yuan(task.amount), task.goal, place(document, task.source))
                for task in tasks
            ),
        )


def print_rows(rows: Sequence[Indicator], document: str) -> None:
    """With what a self-evaluation adds where any row has it."""
    evaluated = any(cell is not None for row in rows for cell in _results(row))
    results = ("实际完成值", "分值", "得分", "偏差原因") if evaluated else ()
    print_table(
        ("一级指标", "二级指标", "三级指标", "指标值", *results, "存疑", "出处", "编号"),
        (
            (
                row.level1,
                row.level2,
                row.name,
                row.target.raw if row.target else None,
                *(_results(row) if evaluated else ()),
                " / ".join(doubts(row)),
                place(document, row.source),
                row.id,
            )
            for row in rows
        ),
    )


def _results(row: Indicator) -> tuple[Cell, ...]:
    return (
        row.actual.raw if row.actual else None,
        row.weight,
        row.score,
        row.deviation_reason,
    )


def doubts(row: Indicator) -> list[str]:
    return [f"{open_.field}: {' | '.join(open_.readings)}" for open_ in row.ambiguities]


def _yuan(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:,.2f} 元"


def _text(cell: Cell) -> str:
    return "" if cell is None else visible(str(cell))
