"""`jixiao suggest`: what a search may go on with, as in the box of the page."""

from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from web.answers.found import JsonSuggestion


def suggest(
    text: Annotated[str, typer.Argument(show_default=False)],
    limit: Annotated[int, typer.Option(min=1)] = 10,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Say what a search may go on with, by characters or pinyin."""
    from web.answers.found import suggestions_of

    with opened(workspace) as services:
        suggestions = suggestions_of(services, text, limit)
    if as_json:
        print_json({"suggestions": suggestions})
    else:
        _print_suggestions(suggestions)


def _print_suggestions(suggestions: "list[JsonSuggestion]") -> None:
    from web.commands.output import print_table

    rows = ((each.text, _SUGGESTED.get(each.kind, each.kind), each.count) for each in suggestions)
    print_table(("建议", "类别", "条数"), rows)


_SUGGESTED = {
    "word": "词",
    "indicator": "指标",
    "project": "项目",
    "department": "部门",
    "did_you_mean": "是否要找",
}
