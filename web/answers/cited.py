"""Hits and nodes with the place that states each: document, file, page, line or cell, quote."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct, structs

from corpus.model import Goal, Source
from corpus.record_json import FormRecord, IndicatorRecord, form_record, indicator_record
from corpus.store.base import FormInDocument
from search.engine import Query
from search.errors import EngineNotInstalled, MeaningNotTaught
from web.answers.found import JsonHit, JsonNear, JsonResults, results_of
from web.exports.nodes import shown_of
from web.questions.places import Place, Places, source_of
from web.services import Services

if TYPE_CHECKING:
    from web.answers.found import NearHits

_Record = TypeVar("_Record")
_Form = TypeVar("_Form")


class CitedHit(JsonHit, frozen=True):
    source: Place


class CitedNear(JsonNear, frozen=True):
    hit: CitedHit


class CitedResults(JsonResults, frozen=True):
    hits: tuple[CitedHit, ...]
    by_meaning: tuple[CitedNear, ...] | None  # null where the extra for it is not there
    after: str | None  # where the page ends, when hits follow


@dataclass(frozen=True, slots=True)
class CitedForm(FormRecord):
    """`path` is the name of the file; where the file lies is nobody's business here."""

    document: str
    also_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedIndicator(IndicatorRecord):
    form: str
    year: int | None
    document: str
    file: str


@dataclass(frozen=True, slots=True)
class CitedGoal(Goal):
    form: str
    year: int | None
    document: str
    file: str


class FormLine(Struct, frozen=True):
    """A form that states something, and where its head stands."""

    id: str
    year: int | None
    form: str
    project: str | None
    department: str | None
    document: str
    also_in: tuple[str, ...]
    file: str
    source: Source


class Node(Struct, Generic[_Form], frozen=True):
    """A document, form or project has its forms whole; others have the heads of theirs."""

    id: str
    kind: str
    label: str
    year: int | None
    indicators: tuple[CitedIndicator, ...]
    goals: tuple[CitedGoal, ...]
    forms: tuple[_Form, ...]
    more: int  # forms left out


def cited_results(services: Services, query: Query, *, meaning: bool = False) -> CitedResults:
    """With `meaning`, also names that mean much the same as the query's text."""
    near = _near_hits(services, query.text) if meaning else ()
    results, places = services.search(query), Places(services)
    found = results_of(results, near or ())
    kept = {name: getattr(found, name) for name in found.__struct_fields__}
    kept["hits"] = tuple(_hit(hit, places) for hit in found.hits)
    cited = tuple(_near(each, places) for each in found.by_meaning or ())
    kept["by_meaning"] = None if near is None else cited
    return CitedResults(**kept)


def _near_hits(services: Services, text: str) -> "NearHits | None":
    """None where nobody can tell."""
    try:
        return services.meaning.near(text)
    except (EngineNotInstalled, MeaningNotTaught):
        return None


def _near(near: JsonNear, places: Places) -> CitedNear:
    return CitedNear(near.likeness, _hit(near.hit, places))


def _hit(hit: JsonHit, places: Places) -> CitedHit:
    return CitedHit(**structs.asdict(hit), source=places.of_statement(hit.form, hit.id))


def cited_node(services: Services, id_: str, limit: int) -> Node[CitedForm] | Node[FormLine]:
    """With at most so many forms. Raises RecordNotFound."""
    shown = shown_of(services, id_, limit)
    indicators, goals = [], []
    for found in shown.forms:
        place = _place(services, found)
        rows = (row for row in found.form.indicators if id_ in (row.id, row.definition_id))
        indicators += [_with(CitedIndicator, indicator_record(row), place) for row in rows]
        goals += [_with(CitedGoal, goal, place) for goal in found.form.goals if goal.id == id_]
    says = (*shown.node[:4], tuple(indicators), tuple(goals))
    if shown.whole:
        return Node(*says, tuple(_whole(services, found) for found in shown.forms), shown.more)
    return Node(*says, tuple(form_line(services, found) for found in shown.forms), shown.more)


def _place(services: Services, found: FormInDocument) -> dict[str, object]:
    return {
        "form": found.form.id,
        "year": found.form.year,
        "document": found.document_id,
        "file": services.summary(found.document_id).name,
    }


def form_line(services: Services, found: FormInDocument) -> FormLine:
    form, file = found.form, services.summary(found.document_id).name
    source = source_of(form, ("project-",))
    head = (form.id, form.year, form.kind.value, form.project, form.department)
    return FormLine(*head, found.document_id, found.also_in, file, source)


def _whole(services: Services, found: FormInDocument) -> CitedForm:
    document = services.summary(found.document_id)
    record = form_record(found.form, document.name, document.sha256, document.format)
    return _with(CitedForm, record, {"document": document.id, "also_in": found.also_in})


def _with(kind: type[_Record], record: Any, added: dict[str, object]) -> _Record:
    return kind(**{each.name: getattr(record, each.name) for each in fields(record)} | added)
