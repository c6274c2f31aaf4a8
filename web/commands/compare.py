"""`jixiao compare`: projects, their years, or departments side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json
from web.commands.tables import table_pieces, write_table
from web.commands.years import Format, Output, TableFormat

if TYPE_CHECKING:
    from graph.comparison import Cell
    from web.questions.columns import Compared
    from web.services import Services

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
    from web.exports.compared import comparison_record
    from web.questions.columns import FEWEST, Fault, NotComparable
    from web.questions.compared import chosen, compared

    with opened(workspace) as services:
        columns = chosen(services, ids).columns
        if len(columns) < FEWEST:
            raise NotComparable(Fault.TOO_FEW, " ".join(ids))
        found = compared(services, columns)
        if format_:
            _write(services, found, format_, output)
        elif as_json:
            print_json(comparison_record(found, services))
        else:
            _print(found, differences=differences)


def _write(
    services: "Services", found: "Compared", format_: TableFormat, output: Path | None
) -> None:
    from web.exports.columns import Subject
    from web.exports.compared import columns_of, rows_of
    from web.questions.columns import key_of, name_of

    columns = found.comparison.columns
    named = {key_of(each): f"{name_of(each)} {each.year or ''}".strip() for each in columns}
    asked = (Subject("jixiao-compare", named=named), " ".join(named))
    rows = rows_of(found, services)
    write_table(output, table_pieces(format_.value, asked, columns_of(found), rows))


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
