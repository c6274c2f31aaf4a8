"""`jixiao analyse` and `jixiao library`: figures over forms, and names with all their values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from search.engine import NameSort
from web.commands.context import AsJson, Workspace, opened, print_bytes, print_json
from web.commands.tables import said_of, table_pieces

if TYPE_CHECKING:
    from graph.analyses import Cell, Choice
    from web.inferred.analysed import Analysed
    from web.services import Services

Names = StrEnum(  # as graph.analyses has them
    "Names", "quantified vague structure coverage results changes copies twins slack money scores"
)


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


Years = Annotated[list[int] | None, typer.Option("--year", help="Only these years.")]
Departments = Annotated[
    list[str] | None, typer.Option("--department", help="主管部门, as printed.")
]


def analyse(
    name: Annotated[Names, typer.Argument(metavar="NAME", show_default=False)],
    year: Years = None,
    department: Departments = None,
    level1: Annotated[str, typer.Option("--level", help="一级指标.")] = "",
    by: Annotated[str, typer.Option(help="department, year, level1, project …")] = "",
    items: Annotated[bool, typer.Option("--items", help="The findings with sources.")] = False,
    as_json: AsJson = False,
    format_: Annotated[Format | None, typer.Option("--format", help="Write a file.")] = None,
    workspace: Workspace = None,
) -> None:
    """Count what goals and indicators look like; NAME is one of quantified, vague, structure,
    coverage, results, changes, copies, twins, slack, money, scores."""
    with opened(workspace) as services:
        asked = _Asked(name.value, _choice(name.value, department, year, level1, by), items)
        if format_:
            _write(services, asked, format_)
        elif as_json:
            from web.answers.figures import analysis

            print_json(analysis(asked.name, _report(services, asked), *_table(services, asked)))
        else:
            _print(services, asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    choice: "Choice"
    items: bool


def _choice(
    name: str, department: list[str] | None, year: list[int] | None, level1: str, by: str
) -> "Choice":
    from graph.analyses import ANALYSES, Choice
    from web.inferred.analysed import normal

    ways = {way.value: way for way in ANALYSES[name].ways}
    if by and by not in ways:
        raise typer.BadParameter(f"--by {by}: expected one of {', '.join(ways)}")
    way = ways[by] if by else ANALYSES[name].ways[0]
    return normal(Choice(frozenset(department or ()), frozenset(year or ()), level1, way))


def _table(
    services: "Services", asked: _Asked
) -> tuple[tuple[str, ...], "Iterator[tuple[Cell, ...]]"]:
    """Columns and rows of the table, or of the findings."""
    from graph.analyses import ANALYSES
    from web.exports.analyses import SOURCE_COLUMNS, item_rows, table_rows

    of = ANALYSES[asked.name]
    if asked.items:
        found = services.analyses.items(asked.name, asked.choice, whole=True)
        rows = (tuple(row) for row in item_rows(services, found))
        return (*of.item_columns, *SOURCE_COLUMNS), rows
    report = _report(services, asked).report
    return report.columns, table_rows(report)


def _report(services: "Services", asked: _Asked) -> "Analysed":
    return services.analyses.report(asked.name, asked.choice, whole=True)


def _write(services: "Services", asked: _Asked, format_: Format) -> None:
    from web.exports.columns import Subject

    columns, rows = _table(services, asked)
    for piece in table_pieces(
        format_.value, (Subject(asked.name), said_of(asked.choice)), columns, rows
    ):
        print_bytes(piece)


def _print(services: "Services", asked: _Asked) -> None:
    from web.commands.output import print_line, print_table
    from web.presenters.analysis_words import COLUMNS, LACKING

    report = _report(services, asked).report
    if report.lacking:
        print_line(str(LACKING[report.lacking.value]))
        return
    for name, cell in report.figures:
        print_line(f"{COLUMNS[name]}  {_shown(name, cell)}")
    columns, rows = _table(services, asked)
    heads = [str(COLUMNS.get(column, column)) for column in columns]
    print_table(heads, (_texts(columns, row) for row in rows))


def _texts(columns: Iterable[str], row: "Iterable[Cell]") -> list[str]:
    return [_shown(column, cell) for column, cell in zip(columns, row, strict=True)]


def _shown(column: str, cell: "Cell") -> str:
    if cell is None:
        return ""
    return f"{cell:.1%}" if column.endswith("_share") and isinstance(cell, float) else str(cell)


def library(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", show_default=False)] = "",
    year: Years = None,
    department: Departments = None,
    sort: Annotated[NameSort, typer.Option()] = NameSort.ROWS,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    limit: Annotated[int, typer.Option(min=0)] = 50,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """List the names of indicators with the values, units and departments that use them."""
    from web.questions.library import Asked, names_of

    asked = Asked(text, tuple(department or ()), tuple(year or ()), sort=sort)
    with opened(workspace) as services:
        found = names_of(services.index, asked, offset, limit)
    if as_json:
        print_json(found)
        return
    from web.commands.output import print_line, print_table

    print_table(
        ("三级指标", "二级指标", "常用指标值", "单位", "次数", "部门数", "项目数", "年度"),
        (
            (
                entry.name,
                "、".join(str(level.value) for level in entry.level2[:2]),
                "、".join(value.text for value in entry.values[:3]),
                "、".join(str(unit.value) for unit in entry.units[:2]),
                entry.rows,
                entry.departments,
                entry.projects,
                f"{entry.first_year or ''}–{entry.last_year or ''}",
            )
            for entry in found.entries
        ),
    )
    print_line(f"共 {found.total}，显示 {len(found.entries)}")
