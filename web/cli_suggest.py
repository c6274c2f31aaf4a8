"""`jixiao suggest`: what a search may go on with, as in the box of the page."""

from dataclasses import dataclass
from typing import Annotated

import typer

from search.engine import Query
from web.cli_context import AsJson, Workspace, opened, print_json


def suggest(
    text: Annotated[str, typer.Argument(show_default=False)],
    limit: Annotated[int, typer.Option(min=1)] = 10,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Say what a search may go on with, by characters or pinyin."""
    with opened(workspace) as services:
        found = services.suggest(text, limit)
        meant = None if found else services.search(Query(text, limit=0)).did_you_mean
    suggestions = [JsonSuggestion(each.text, each.kind, each.count) for each in found]
    if meant:
        suggestions.append(JsonSuggestion(meant, "did_you_mean", None))
    if as_json:
        print_json({"suggestions": suggestions})
    else:
        _print_suggestions(suggestions)


@dataclass(frozen=True, slots=True)
class JsonSuggestion:
    text: str
    kind: str
    count: int | None


def _print_suggestions(suggestions: list[JsonSuggestion]) -> None:
    from web.cli_output import print_table

    rows = ((each.text, _SUGGESTED.get(each.kind, each.kind), each.count) for each in suggestions)
    print_table(("建议", "类别", "条数"), rows)


_SUGGESTED = {
    "word": "词",
    "indicator": "指标",
    "project": "项目",
    "department": "部门",
    "did_you_mean": "是否要找",
}
