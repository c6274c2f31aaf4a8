"""`jixiao compare`: projects, their years, or departments side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json
from web.commands.years import Format, Output, write_table

if TYPE_CHECKING:
    from graph.comparison import Cell
    from web.questions.columns import Compared

Columns = Annotated[list[str], typer.Argument(metavar="ID[@YEAR]…", show_default=False)]
Differences = Annotated[bool, typer.Option("--differences", help="Leave out what is the same.")]


def compare(
    ids: Columns,
    differences: Differences = False,
    format_: Format = None,
    output: Output = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Put two to five projects, years or departments side by side; one ID stands for its years."""
    from web.exports.compared import columns_of, comparison_record, rows_of
    from web.questions.columns import FEWEST, Fault, NotComparable
    from web.questions.compared import chosen, compared

    with opened(workspace) as services:
        columns = chosen(services, ids).columns
        if len(columns) < FEWEST:
            raise NotComparable(Fault.TOO_FEW, " ".join(ids))
        found = compared(services, columns)
        if format_:
            write_table(format_, output, columns_of(found), rows_of(found, services))
        elif as_json:
            print_json(comparison_record(found, services))
        else:
            _print(found, differences=differences)


def _print(found: "Compared", *, differences: bool) -> None:
    from web.commands.output import print_table
    from web.questions.columns import name_of

    heads = (f"{name_of(column)} {column.year or ''}" for column in found.comparison.columns)
    print_table(
        ("", "", *heads),
        (
            (line.part.value, line.name or line.key, *map(_shown, line.cells))
            for line in found.comparison.lines
            if line.differs or not differences
        ),
    )


def _shown(cell: "Cell") -> str | None:
    if cell.said is None:
        return None
    change = f" {cell.difference.change.names.zh}" if cell.difference else ""
    actual = f" / {cell.actual.text}" if cell.actual else ""
    return f"{cell.said.text}{actual}{change}"
