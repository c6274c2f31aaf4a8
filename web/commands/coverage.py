"""`jixiao coverage`: which part of a goal each indicator measures, and which none does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from web.reports import Measured

MaybeId = Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False)]


def coverage(
    id_: MaybeId = None,
    year: Annotated[int | None, typer.Option(help="Only the forms of this year.")] = None,
    semantic: Annotated[
        bool, typer.Option("--semantic", help="Go by meaning too; needs jixiao[semantic].")
    ] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show the clauses of goals with the indicators that measure them; without ID, the counts."""
    from web.questions.measured import measured

    with opened(workspace) as services:
        found = list(measured(services, id_, year, by_meaning=semantic))
        if id_ is None:
            _print_counts(found, as_json)
        elif as_json:
            from web.answers.coverage import coverages

            print_json(coverages(found))
        else:
            for each in found:
                _print(each)


def _print_counts(found: Sequence["Measured"], as_json: bool) -> None:
    from web.answers.coverage import counts, head
    from web.commands.output import print_table

    if as_json:
        print_json({"forms": [head(each) | counts(each) for each in found]})
        return
    print_table(
        ("年度", "项目", "部门", "目标", "未被衡量", "指标", "不衡量目标", "编号"),
        (
            (each.form.year, each.form.project, each.form.department, *counts(each).values(),
             each.form.id)
            for each in found
        ),
    )  # fmt: skip


def _print(each: "Measured") -> None:
    from graph.build import form_label
    from web.commands.output import print_line

    coverage = each.coverage
    print_line(f"{form_label(each.form)}  [{each.form.id}]")
    for clause in coverage.clauses:
        print_line(f"{clause.number}. {clause.text}")
        for link in coverage.of_clause(clause):
            carried = "、".join(link.words)
            print_line(f"     {link.claim.score:.2f}  {link.indicator.name}  ({carried})")
        if clause in coverage.uncovered:
            print_line("     没有指标衡量这一条")
    if not coverage.clauses:
        print_line("  表中未填绩效目标")
    if coverage.unattached:
        names = "、".join(row.name for row in coverage.unattached)
        print_line(f"不衡量任何目标的指标：{names}")
