"""What a search finds, and what it may go on with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from search.engine import Facet, Hit, HitKind, Query, Results, Span, Widening

if TYPE_CHECKING:
    from search.meaning import Near
    from web.services import Services

    NearHits = tuple[tuple[Near, Hit], ...]


class JsonHit(Struct, frozen=True):
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


class JsonNear(Struct, frozen=True):
    likeness: float
    hit: JsonHit


class JsonResults(Struct, frozen=True):
    total: int
    hits: tuple[JsonHit, ...]
    facets: Mapping[str, tuple[Facet, ...]]
    did_you_mean: str | None
    widened_by: str | None
    problem: str | None
    instead: str | None  # the text that was searched, where that asked for finds nothing
    most_of: tuple[str, ...]  # the words of which the hits hold most
    widening: str | None  # what --widen would search too
    after: str | None  # what --after goes on from; None after the last hit
    by_meaning: tuple[JsonNear, ...] | None  # no hits of the words: names that mean much the same


class JsonSuggestion(Struct, frozen=True):
    text: str
    kind: str
    count: int | None


def results_of(results: Results, near: "NearHits") -> JsonResults:
    return JsonResults(
        total=results.total,
        hits=tuple(map(hit_of, results.hits)),
        facets={name.value: facets for name, facets in results.facets.items()},
        did_you_mean=results.did_you_mean,
        widened_by=widenings(results.widened_by),
        problem=str(results.problem) if results.problem else None,
        instead=results.instead,
        most_of=results.most_of,
        widening=widenings(results.widening),
        after=results.after,
        by_meaning=tuple(JsonNear(each.likeness, hit_of(hit)) for each, hit in near),
    )


def widenings(widenings: tuple[Widening, ...]) -> str | None:
    """满意率 → 满意度、满意程度; one word after the other."""
    each = [f"{widening.text} → {'、'.join(widening.others)}" for widening in widenings]
    return "；".join(each) or None


def hit_of(hit: Hit) -> JsonHit:
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


def suggestions_of(services: "Services", text: str, limit: int) -> list[JsonSuggestion]:
    """What the text may become; else what was probably meant."""
    found = services.suggest(text, limit)
    suggestions = [JsonSuggestion(each.text, each.kind, each.count) for each in found]
    meant = None if found else services.search(Query(text, limit=0)).did_you_mean
    return [*suggestions, JsonSuggestion(meant, "did_you_mean", None)] if meant else suggestions
