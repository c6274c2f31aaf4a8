"""`jixiao search`: as the page's box, with options for its facets."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.model import FormKind, ValueKind
from search.engine import GroupBy, HitKind, Query, Results, Sort
from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from web.answers.found import NearHits
    from web.services import Services

Widen = Annotated[bool, typer.Option("--widen", help="Search synonyms too.")]
Exact = Annotated[bool, typer.Option("--exact", help="Nothing else where nothing is found.")]
Like = Annotated[str, typer.Option(metavar="ID", help="What is most like this.")]
OpenReading = Annotated[
    bool | None, typer.Option("--open/--decided", help="With, or without, open readings.")
]
Findings = Annotated[
    bool | None, typer.Option("--findings/--no-findings", help="With, or without, findings.")
]
After = Annotated[
    str, typer.Option(metavar="CURSOR", help="What follows the hits of an answer's `after`.")
]
Meaning = Annotated[
    bool, typer.Option("--meaning", help="Names that mean the same, too (the extra 'semantic').")
]


def search(
    text: Annotated[str, typer.Argument(metavar="QUERY", show_default=False)] = "",
    kind: Annotated[list[HitKind] | None, typer.Option()] = None,
    year: Annotated[list[int] | None, typer.Option()] = None,
    department: Annotated[list[str] | None, typer.Option(help="主管部门, as printed.")] = None,
    level: Annotated[list[str] | None, typer.Option(help="一级 or 二级指标.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help="Measure unit, as printed.")] = None,
    comparator: Annotated[list[str] | None, typer.Option(help="Such as ≥.")] = None,
    value_kind: Annotated[list[ValueKind] | None, typer.Option()] = None,
    form: Annotated[list[FormKind] | None, typer.Option(help="Kind of form.")] = None,
    open_reading: OpenReading = None,
    findings: Findings = None,
    minimum: Annotated[float | None, typer.Option("--min", help="Smallest number.")] = None,
    maximum: Annotated[float | None, typer.Option("--max", help="Largest number.")] = None,
    sort: Annotated[Sort, typer.Option()] = Sort.RELEVANCE,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    group_by: Annotated[GroupBy | None, typer.Option()] = None,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    limit: Annotated[int, typer.Option(min=0)] = 20,
    after: After = "",
    widen: Widen = False,
    exact: Exact = False,
    like: Like = "",
    meaning: Meaning = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Find indicators, goals and projects by text."""
    levels = _levels(level or ())
    words = _several(kinds=kind, years=year, departments=department, units=unit)
    signs = _several(comparators=comparator, value_kinds=value_kind, forms=form)
    bounds = partial(Query, minimum=minimum, maximum=maximum, open=open_reading, findings=findings)
    page = partial(bounds, offset=offset, limit=limit, after=_cursor(after), group_by=group_by)
    asked = partial(page, text=text, widen=widen, mend=not exact, like=like, sort=sort)
    query = asked(reverse=reverse, **levels, **words, **signs)
    with opened(workspace) as services:
        near = services.meaning.near(text) if meaning else ()
        _print_results(services.search(query), services, near, as_json=as_json)


def _several(**options: Sequence[object] | None) -> dict[str, Any]:
    """Options that may be repeated, as filters of a query."""
    return {name: tuple(values or ()) for name, values in options.items()}


def _levels(names: Sequence[str]) -> dict[str, Any]:
    from web.questions.levels import split_levels

    return dict(zip(("level1", "level2"), split_levels(names), strict=True))


def _cursor(after: str) -> str:
    """Raises BadParameter for what no answer gave."""
    from search.cursors import cursor_of

    if after:
        try:
            cursor_of(after)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--after") from error
    return after


def _print_results(
    results: Results, services: "Services", near: "NearHits", *, as_json: bool
) -> None:
    if as_json:
        from web.answers.found import results_of

        print_json(results_of(results, near))
        return
    _print_table(results, services)
    for each, hit in near:
        typer.echo(f"意思相近 {each.likeness:.2f}：{hit.name} {hit.value_text or ''} [{hit.id}]")


def _print_table(results: Results, services: "Services") -> None:
    from web.commands.output import print_line, print_table
    from web.questions.places import Places

    places = Places(services)
    if results.problem:
        typer.echo(f"note: {results.problem}", err=True)
    print_table(
        ("类别", "名称", "指标值", "二级指标", "项目", "部门", "年度", "存疑", "出处", "编号"),
        (
            (
                _KINDS[hit.kind],
                hit.name or hit.text,
                hit.value_text,
                hit.level2,
                hit.project,
                hit.department,
                hit.year,
                "存疑" if hit.open_reading else "",
                str(places.of_statement(hit.form, hit.id)),
                hit.id,
            )
            for hit in results.hits
        ),
    )
    print_line(f"共 {results.total}，显示 {len(results.hits)}")
    for line in _remarks(results):
        print_line(line)


def _remarks(results: Results) -> Iterator[str]:
    """What was searched otherwise than asked for, and what could be."""
    from web.answers.found import widenings

    if results.instead:
        yield f"没有找到原词，改找：{results.instead}"
    elif results.did_you_mean:
        yield f"是否要找：{results.did_you_mean}"
    if results.most_of:
        yield f"没有同时含全部词语的；以上含其中大部分：{' '.join(results.most_of)}"
    if results.widened_by:
        yield f"也找了同义词：{widenings(results.widened_by)}"
    if results.widening:
        yield f"加 --widen 也找同义词：{widenings(results.widening)}"


_KINDS = {
    HitKind.INDICATOR: "指标",
    HitKind.GOAL: "目标",
    HitKind.PROJECT: "项目",
    HitKind.FORM: "表",
}
