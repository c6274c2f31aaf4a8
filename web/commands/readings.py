"""`jixiao readings`, `decide`: what sources leave open, and people's word on it."""

from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.claims import At, By, said_of, tell
from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from web.questions.readings import Open

_SHOWN = 200


def readings(
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False)] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """List what sources leave open, with what people decided: all, or of a node's forms."""
    from web.questions.readings import open_readings

    with opened(workspace) as services:
        forms = services.store.forms() if id_ is None else services.forms_of(id_)
        found = [
            each
            for each in open_readings(services.store, forms)
            if id_ is None or not id_.startswith("indicator-") or each.row.id == id_
        ]
    if as_json:
        print_json({"readings": [_record(each) for each in found]})
    else:
        _print(found)


def decide(
    reading: Annotated[str, typer.Argument(metavar="READING", show_default=False)],
    by: By,
    at: At,
    note: Annotated[str, typer.Option("--note", help="The reason.", show_default=False)],
    choice: Annotated[
        int | None,
        typer.Argument(
            metavar="[N]", min=1, help="Which of its readings, from 1.", show_default=False
        ),
    ] = None,
    undecidable: Annotated[
        bool, typer.Option("--undecidable", help="Say that it cannot be decided.")
    ] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Say which reading of the source is right; the record stays as it is printed."""
    from web.questions.readings import decide as decided
    from web.questions.readings import open_reading

    if undecidable == (choice is not None):
        raise typer.BadParameter("expected the number of a reading or --undecidable")
    with opened(workspace) as services:
        found = open_reading(services.store, reading)
        texts = found.ambiguity.readings
        if choice is not None and choice > len(texts):
            raise typer.BadParameter(f"{choice}; expected 1 to {len(texts)}: {' / '.join(texts)}")
        chosen = texts[choice - 1] if choice is not None else None
        decision = decided(services.store, found, chosen, said_of(by, at, note))
    tell(decision, as_json)


def _record(found: "Open") -> dict[str, object]:
    return {
        "id": found.id,
        "form": found.form.id,
        "row": found.row.id,
        "name": found.row.name,
        "field": found.ambiguity.field,
        "readings": found.ambiguity.readings,
        "reason": found.ambiguity.reason,
        "decision": found.decision,
    }


def _print(found: "list[Open]") -> None:
    from web.commands.output import print_line, print_table

    print_table(
        ("项目", "指标", "字段", "读法", "判定", "编号"),
        (
            (
                each.form.project or each.form.department,
                each.row.name,
                each.ambiguity.field,
                " / ".join(f"{n} {text}" for n, text in enumerate(each.ambiguity.readings, 1)),
                _word(each),
                each.id,
            )
            for each in found[:_SHOWN]
        ),
    )
    if len(found) > _SHOWN:
        print_line(f"还有 {len(found) - _SHOWN} 条未显示，可用 --json")


def _word(found: "Open") -> str | None:
    if found.decision is None:
        return None
    said = found.decision.b if found.decision.verdict == "confirmed" else "无法判定"
    return f"{said}（{found.decision.by} {found.decision.at}）"
