"""`jixiao search`: as the page's box, with options for its facets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from search.engine import Facet, GroupBy, Hit, HitKind, Query, Results, Sort, Span, Widening
from web.cli_context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from search.meaning import Near
    from web.services import Services

    _NearHits = tuple[tuple[Near, Hit], ...]

Widen = Annotated[bool, typer.Option("--widen", help="Search synonyms too.")]
Exact = Annotated[bool, typer.Option("--exact", help="Nothing else where nothing is found.")]
Like = Annotated[str, typer.Option(metavar="ID", help="What is most like this.")]
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
    minimum: Annotated[float | None, typer.Option("--min", help="Smallest number.")] = None,
    maximum: Annotated[float | None, typer.Option("--max", help="Largest number.")] = None,
    sort: Annotated[Sort, typer.Option()] = Sort.RELEVANCE,
    group_by: Annotated[GroupBy | None, typer.Option()] = None,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    limit: Annotated[int, typer.Option(min=0)] = 20,
    widen: Widen = False,
    exact: Exact = False,
    like: Like = "",
    meaning: Meaning = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Find indicators, goals and projects by text."""
    from web.levels import split_levels

    first, second = split_levels(level or ())
    paged = partial(Query, sort=sort, group_by=group_by, offset=offset, limit=limit)
    asked = partial(paged, text=text, widen=widen, mend=not exact, like=like)
    query = asked(
        kinds=tuple(kind or ()),
        years=tuple(year or ()),
        departments=tuple(department or ()),
        level1=first,
        level2=second,
        units=tuple(unit or ()),
        minimum=minimum,
        maximum=maximum,
    )
    with opened(workspace) as services:
        near = services.near(text) if meaning else ()
        _print_results(services.search(query), services, near, as_json=as_json)


@dataclass(frozen=True, slots=True)
class JsonHit:
    kind: HitKind
    id: str
    name: str
    value_text: str | None
    text: str
    project: str | None
    department: str | None
    year: int | None
    level1: str | None
    level2: str | None
    score: float
    marks: Mapping[str, tuple[Span, ...]]
    form: str
    definition_id: str | None
    project_id: str | None
    department_id: str | None
    open_reading: bool


@dataclass(frozen=True, slots=True)
class JsonNear:
    likeness: float
    hit: JsonHit


@dataclass(frozen=True, slots=True)
class JsonResults:
    total: int
    hits: tuple[JsonHit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    did_you_mean: str | None
    widened_by: str | None
    problem: str | None
    instead: str | None  # the text that was searched, where that asked for finds nothing
    most_of: tuple[str, ...]  # the words of which the hits hold most
    widening: str | None  # what --widen would search too
    by_meaning: tuple[JsonNear, ...]  # no hits of the words: names that mean much the same


def _as_json(results: Results, near: "_NearHits") -> JsonResults:
    return JsonResults(
        total=results.total,
        hits=tuple(map(_hit, results.hits)),
        facets={name.value: facets for name, facets in results.facets.items()},
        did_you_mean=results.did_you_mean,
        widened_by=_widenings(results.widened_by),
        problem=str(results.problem) if results.problem else None,
        instead=results.instead,
        most_of=results.most_of,
        widening=_widenings(results.widening),
        by_meaning=tuple(JsonNear(each.likeness, _hit(hit)) for each, hit in near),
    )


def _widenings(widenings: tuple[Widening, ...]) -> str | None:
    """满意率 → 满意度、满意程度; one word after the other."""
    each = [f"{widening.text} → {'、'.join(widening.others)}" for widening in widenings]
    return "；".join(each) or None


def _hit(hit: Hit) -> JsonHit:
    return JsonHit(
        kind=hit.kind,
        id=hit.id,
        name=hit.name,
        value_text=hit.value_text,
        text=hit.text,
        project=hit.project,
        department=hit.department,
        year=hit.year,
        level1=hit.level1,
        level2=hit.level2,
        score=hit.score,
        marks=hit.marks,
        form=hit.form,
        definition_id=hit.definition_id,
        project_id=hit.project_id,
        department_id=hit.department_id,
        open_reading=hit.open_reading,
    )


def _print_results(
    results: Results, services: "Services", near: "_NearHits", *, as_json: bool
) -> None:
    if as_json:
        print_json(_as_json(results, near))
        return
    _print_table(results, services)
    for each, hit in near:
        typer.echo(f"意思相近 {each.likeness:.2f}：{hit.name} {hit.value_text or ''} [{hit.id}]")


def _print_table(results: Results, services: "Services") -> None:
    from web.cli_output import print_line, print_table
    from web.places import Places

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
    if results.instead:
        yield f"没有找到原词，改找：{results.instead}"
    elif results.did_you_mean:
        yield f"是否要找：{results.did_you_mean}"
    if results.most_of:
        yield f"没有同时含全部词语的；以上含其中大部分：{' '.join(results.most_of)}"
    if results.widened_by:
        yield f"也找了同义词：{_widenings(results.widened_by)}"
    if results.widening:
        yield f"加 --widen 也找同义词：{_widenings(results.widening)}"


_KINDS = {
    HitKind.INDICATOR: "指标",
    HitKind.GOAL: "目标",
    HitKind.PROJECT: "项目",
    HitKind.FORM: "表",
}
