"""`jixiao show`: one node, with what the forms say of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Id, Workspace, opened, print_json

if TYPE_CHECKING:
    from web.exports.nodes import Shown
    from web.questions.places import Places


def show(
    id_: Id,
    limit: Annotated[int, typer.Option(min=1, help="Most forms.")] = 50,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show one thing by its id, of whatever kind."""
    from web.exports.nodes import record_of, shown_of
    from web.questions.places import Places

    with opened(workspace) as services:
        shown = shown_of(services, id_, limit)
        if as_json:
            print_json(record_of(shown, services))
        else:
            _print(shown, Places(services))


def _print(shown: "Shown", places: "Places") -> None:
    from web.commands.output import kind_name, print_facts, print_form, print_line

    node = shown.node
    print_line(f"{kind_name(node.kind)}  {node.label}  [{node.id}]")
    print_facts([("年度", node.year)])
    for found in shown.forms if shown.whole else ():
        print_form(found.form, places.name_of(found.document_id))
        if found.also_in:
            print_line(f"也见于  {'、'.join(map(places.name_of, found.also_in))}")
    if not shown.whole:
        _print_statements(shown, places)
        _print_forms(shown, places)
    if shown.more:
        print_line(f"还有 {shown.more} 张表未显示，可用 --limit")


def _print_statements(shown: "Shown", places: "Places") -> None:
    from web.commands.output import place, print_line, print_rows

    id_ = shown.node.id
    for found in shown.forms:
        name = places.name_of(found.document_id)
        rows = [row for row in found.form.indicators if id_ in (row.id, row.definition_id)]
        if rows:
            print_rows(rows, name)
        for goal in found.form.goals:
            if goal.id == id_:
                print_line(f"{goal.text}  ({place(name, goal.source)})")


def _print_forms(shown: "Shown", places: "Places") -> None:
    from web.commands.output import place, print_table

    print_table(
        ("年度", "表", "项目", "部门", "指标", "出处", "编号"),
        (
            (
                found.form.year,
                found.form.kind.value,
                found.form.project,
                found.form.department,
                len(found.form.indicators),
                place(places.name_of(found.document_id), found.form.source_of("project")),
                found.form.id,
            )
            for found in shown.forms
        ),
    )
