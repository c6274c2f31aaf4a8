"""Answers about what there is: search, lists, nodes and the ways between them."""

from collections.abc import Callable
from typing import Any

from msgspec import structs
from werkzeug.exceptions import Conflict, UnprocessableEntity

from corpus import ids
from corpus.errors import RecordNotFound
from corpus.store.base import DocumentSummary
from graph.model import kind_of
from search.cursors import cursor_of
from search.engine import Query
from web.answers import connections
from web.answers.cited import cited_node, cited_results, form_line
from web.answers.found import suggestions_of
from web.blueprints.api.asked import (
    Around,
    Beside,
    FormsOf,
    Nothing,
    OfNode,
    Paged,
    Searched,
    Typed,
    Way,
    known,
)
from web.blueprints.api.call import Call, paged
from web.blueprints.api.listing import Head, listing
from web.blueprints.api.shapes import DocumentLine, Found
from web.exports.compared import comparison_record
from web.exports.year_records import series_record
from web.questions.claimed_paths import ClaimedPath, claimed_path
from web.questions.columns import NotComparable
from web.questions.compared import chosen, compared
from web.questions.levels import split_levels
from web.questions.places import Places

Record = dict[str, object]


def stats(call: Call[Nothing]) -> object:
    return call.services.stats()


def search(call: Call[Searched]) -> Found:
    found = cited_results(call.services, _query(call.asked), meaning=call.asked.meaning)
    kept = {name: getattr(found, name) for name in found.__struct_fields__}
    return Found(**kept, next=call.address(found.after) if found.after else None)


def _query(asked: Searched) -> Query:
    """Raises Conflict for what is no cursor."""
    try:
        cursor_of(asked.after) if asked.after else None
    except ValueError as error:
        raise Conflict(f"after: {error}") from error
    first, second = split_levels(asked.level)
    return Query(
        text=asked.q,
        kinds=asked.kind,
        years=asked.year,
        departments=asked.department,
        level1=first,
        level2=second,
        units=asked.unit,
        comparators=asked.comparator,
        forms=asked.form,
        value_kinds=asked.value_kind,
        open=known(asked.open),
        findings=known(asked.findings),
        minimum=known(asked.min),
        maximum=known(asked.max),
        sort=asked.sort,
        reverse=asked.reverse,
        group_by=known(asked.group_by),
        widen=asked.widen,
        mend=not asked.exact,
        like=asked.like,
        after=asked.after,
        limit=asked.limit,
    )


def suggest(call: Call[Typed]) -> Record:
    return {"suggestions": suggestions_of(call.services, call.asked.q, call.asked.limit)}


def documents(call: Call[Paged]) -> Record:
    found = call.services.documents()
    page, following = paged(call, lambda start: found[start:], call.state)
    return {"documents": [_document(each) for each in page], "next": following}


def _document(summary: DocumentSummary) -> DocumentLine:
    kept = {name: getattr(summary, name) for name in DocumentLine.__struct_fields__}
    return DocumentLine(**kept | {"path": summary.name})


def forms(call: Call[FormsOf]) -> Record:
    known = _listing(call).forms
    takes = _takes(call.asked)
    found = [head.id for head in known if takes(head)]
    page, following = paged(call, lambda start: found[start:], call.state)
    lines = [form_line(call.services, call.services.form(id_)) for id_ in page]
    return {"forms": lines, "next": following}


def _takes(asked: FormsOf) -> Callable[[Head], bool]:
    names = frozenset(map(ids.normalised, asked.department))

    def takes(head: Head) -> bool:
        of_year = not asked.year or head.year in asked.year
        return of_year and (not names or ids.normalised(head.department) in names)

    return takes


def projects(call: Call[Paged]) -> Record:
    return _lines(call, "projects", _listing(call).projects)


def departments(call: Call[Paged]) -> Record:
    return _lines(call, "departments", _listing(call).departments)


def _listing(call: Call[Any]) -> Any:
    return listing(call.services.store, call.services.store.generation)


def _lines(call: Call[Paged], name: str, lines: tuple[object, ...]) -> Record:
    page, following = paged(call, lambda start: lines[start:], call.state)
    return {name: page, "next": following}


def node(*kinds: str) -> Callable[[Call[OfNode]], object]:
    """What answers for the nodes of some kinds."""

    def answer(call: Call[OfNode]) -> object:
        if kind_of(call.asked.id) not in kinds:
            raise RecordNotFound(call.asked.id)
        return cited_node(call.services, call.asked.id, call.asked.limit)

    return answer


def indicator(call: Call[OfNode]) -> Record:
    """What states it, and its series."""
    found = node("definition", "indicator")(call)
    years = call.services.years
    series = series_record(years.series(call.asked.id), years.spots())
    return structs.asdict(found) | {"series": series}  # type: ignore[arg-type]


def neighbours(call: Call[Around]) -> Record:
    found = call.services.neighbours(call.asked.id, limit=call.asked.limit)
    return connections.neighbourhood(found, Places(call.services))


def compare(call: Call[Beside]) -> Record:
    """Of no column no line. Raises UnprocessableEntity for what cannot stand so, RecordNotFound."""
    try:
        columns = chosen(call.services, call.asked.id).columns
    except NotComparable as error:
        raise UnprocessableEntity(str(error)) from error
    return comparison_record(compared(call.services, columns), call.services)


def path(call: Call[Way]) -> Record:
    ends = (call.asked.from_, call.asked.to)
    if call.asked.claims:
        found = claimed_path(call.services, *ends)
    else:
        found = ClaimedPath(call.services.path(*ends), {})
    return {"steps": connections.steps(found, Places(call.services))}
