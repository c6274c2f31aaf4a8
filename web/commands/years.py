"""`jixiao series` and `changes`: the same thing over the years."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.claims import reasons_of, status_of
from web.commands.context import AsJson, Id, Workspace, opened, print_json
from web.commands.tables import said_of, table_pieces, write_table

if TYPE_CHECKING:
    from graph.years import Difference, Point, Scope, Series, Statement
    from web.inferred.years import Compared, Spots
    from web.services import Services


class TableFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


Format = Annotated[
    TableFormat | None, typer.Option("--format", help="Write a table whole, for other programs.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", dir_okay=False, help="File of the table, else standard output."),
]
Year = Annotated[int, typer.Option(metavar="YEAR", show_default=False)]


def series(
    id_: Id,
    format_: Format = None,
    output: Output = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Follow an indicator over the years: targets, actuals, what changed and by what claim."""
    with opened(workspace) as services:
        found, spots = services.years.series(id_), services.years.spots()
        if format_:
            from web.exports.columns import Subject
            from web.exports.years import SERIES_COLUMNS, series_rows

            asked, rows = (Subject("series", found.latest.row.name), id_), series_rows(found, spots)
            write_table(output, table_pieces(format_.value, asked, SERIES_COLUMNS, rows))
        elif as_json:
            from web.exports.year_records import series_record

            print_json(series_record(found, spots))
        else:
            _print_series(found, spots)


def changes(
    from_: Annotated[int, typer.Option("--from", metavar="YEAR", show_default=False)],
    to: Annotated[int, typer.Option("--to", metavar="YEAR", show_default=False)],
    project: Annotated[str | None, typer.Option(metavar="ID", help="Only this project.")] = None,
    department: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this department.")
    ] = None,
    format_: Format = None,
    output: Output = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show what was added, dropped, raised and lowered between two years."""
    from graph.years import Scope

    if from_ >= to:
        raise typer.BadParameter(f"--from {from_} --to {to}: expected an earlier year first")
    years, scope = (from_, to), Scope(project, department)
    with opened(workspace) as services:
        if format_:
            _write_changes(services, years, scope, (format_, output))
            return
        found = services.years.changes(years, scope)
        if as_json:
            from web.exports.year_records import changes_record

            print_json(changes_record(years, found, services.years.spots()))
        else:
            _print_changes(years, found)


def _write_changes(
    services: "Services",
    years: tuple[int, int],
    scope: "Scope",
    target: tuple[TableFormat, Path | None],
) -> None:
    from web.exports.columns import Subject
    from web.exports.years import CHANGES_COLUMNS, changes_rows

    format_, output = target
    said = "; ".join(filter(None, (f"from={years[0]}; to={years[1]}", said_of(scope))))
    shifts = services.years.shifts(years, scope)
    entries = (entry for shift in shifts for entry in shift.entries)
    rows = changes_rows(entries, services.years.spots())
    asked = (Subject("jixiao-changes"), said)
    write_table(output, table_pieces(format_.value, asked, CHANGES_COLUMNS, rows))


def _print_series(found: "Series", spots: "Spots") -> None:
    from web.commands.output import print_line, print_table

    latest = found.latest
    print_line(f"{latest.row.name}  {latest.form.project or ''}  [{found.id}]")
    print_table(
        ("年度", "名称", "指标值", "实际完成值", "变化", "出处", "编号"),
        (_cells(point, spots) for point in found.points),
    )
    for gap in found.gaps:
        why = "表中没有这项指标" if gap.has_form else "没有这一年的表"
        print_line(f"{gap.year}  {why}")
    print_table(
        ("依据", "年度", "分值", "理由", "状态", "编号"),
        (
            (
                "采用" if claim.id in found.followed else "未采用",
                f"{claim.year_a} → {claim.year_b}",
                claim.score,
                reasons_of(claim),
                status_of(claim),
                claim.id,
            )
            for claim in found.claims
        ),
    )


def _cells(point: "Point", spots: "Spots") -> tuple[str | int | None, ...]:
    change = point.change.names.zh if point.change else ""
    shown = point.target or point.actual or next(iter(point.statements), None)
    if shown is None:
        return (point.year, None, None, None, change, None, None)
    actual = point.actual.row.actual if point.actual else None
    return (
        point.year,
        shown.row.name,
        _raw(point.target),
        actual.raw if actual else None,
        change + _more(point.difference),
        str(spots.of(shown)),
        shown.row.id,
    )


def _print_changes(years: tuple[int, int], found: "Compared") -> None:
    from web.commands.output import print_line, print_table

    print_table(
        ("变化", "项目", "指标", str(years[0]), str(years[1]), "现名"),
        (
            (
                entry.difference.change.names.zh + _more(entry.difference),
                entry.ends[-1].form.project,
                entry.ends[0].row.name,
                _raw(entry.before),
                _raw(entry.after),
                entry.ends[-1].row.name if len({e.row.name for e in entry.ends}) > 1 else None,
            )
            for entry in found.entries
        ),
    )
    print_line(f"比较了 {found.compared} 个部门；只有其中一年的部门 {found.one_year} 个")


def _raw(statement: "Statement | None") -> str | None:
    return statement.row.target.raw if statement and statement.row.target else None


def _more(difference: "Difference | None") -> str:
    """What it means, and the earlier value in the later unit: （更严；原值合 5000 人）."""
    if difference is None:
        return ""
    effect = difference.effect.names.zh if difference.effect else ""
    converted = f"原值合 {difference.converted} {difference.unit}" if difference.converted else ""
    said = "；".join(filter(None, (effect, converted)))
    return f"（{said}）" if said else ""
