"""`jixiao show`: one node, with what the forms say of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli_context import AsJson, Id, Workspace, opened, print_json

if TYPE_CHECKING:
    from corpus.store.base import FormInDocument, NodeRow
    from web.places import Places
    from web.services import Services

_WHOLE = frozenset({"document", "form", "project"})  # shown with every row of their forms


@dataclass(frozen=True, slots=True)
class _Shown:
    node: "NodeRow"
    forms: list["FormInDocument"]
    more: int  # forms left out


def show(
    id_: Id,
    limit: Annotated[int, typer.Option(min=1, help="Most forms.")] = 50,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show one thing by its id, of whatever kind."""
    from web.places import Places

    with opened(workspace) as services:
        shown = _found(services, id_, limit)
        if as_json:
            print_json(_as_json(shown, services))
        else:
            _print(shown, Places(services))


def _found(services: "Services", id_: str, limit: int) -> _Shown:
    from corpus.store.base import FormInDocument

    node = services.resolve(id_)
    if node.kind == "document":
        forms = [FormInDocument(form, id_) for form in services.document(id_).forms]
    else:
        forms = services.forms_of(id_, limit=limit + 1)
    return _Shown(node, forms[:limit], services.count_forms(id_) - len(forms[:limit]))


def _as_json(shown: _Shown, services: "Services") -> dict[str, object]:
    from corpus.record_json import form_record, indicator_record

    node, forms = shown.node, []
    indicators, goals = [], []
    for found in shown.forms:
        document = services.summary(found.document_id)
        record = form_record(found.form, document.path, document.sha256, document.format)
        forms.append(record if node.kind in _WHOLE else _head(found))
        indicators += [
            indicator_record(row)
            for row in found.form.indicators
            if node.id in (row.id, row.definition_id)
        ]
        goals += [goal for goal in found.form.goals if goal.id == node.id]
    statements = {"indicators": indicators, "goals": goals, "forms": forms, "more": shown.more}
    return {"id": node.id, "kind": node.kind, "label": node.label, "year": node.year} | statements


def _head(found: "FormInDocument") -> dict[str, object]:
    form = found.form
    return {
        "id": form.id,
        "year": form.year,
        "form": form.kind,
        "project": form.project,
        "department": form.department,
        "document": found.document_id,
        "also_in": found.also_in,
    }


def _print(shown: _Shown, places: "Places") -> None:
    from web.cli_output import kind_name, print_facts, print_form, print_line

    node = shown.node
    print_line(f"{kind_name(node.kind)}  {node.label}  [{node.id}]")
    print_facts([("年度", node.year)])
    for found in shown.forms if node.kind in _WHOLE else ():
        print_form(found.form, places.name_of(found.document_id))
        if found.also_in:
            print_line(f"也见于  {'、'.join(map(places.name_of, found.also_in))}")
    if node.kind not in _WHOLE:
        _print_statements(shown, places)
        _print_forms(shown, places)
    if shown.more:
        print_line(f"还有 {shown.more} 张表未显示，可用 --limit")


def _print_statements(shown: _Shown, places: "Places") -> None:
    from web.cli_output import place, print_line, print_rows

    id_ = shown.node.id
    for found in shown.forms:
        name = places.name_of(found.document_id)
        rows = [row for row in found.form.indicators if id_ in (row.id, row.definition_id)]
        if rows:
            print_rows(rows, name)
        for goal in found.form.goals:
            if goal.id == id_:
                print_line(f"{goal.text}  ({place(name, goal.source)})")


def _print_forms(shown: _Shown, places: "Places") -> None:
    from web.cli_output import place, print_table

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
