"""`/compare`: two to five columns side by side, all of it in the address."""

from collections.abc import Iterator
from itertools import islice

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from corpus import ids
from corpus.errors import RecordNotFound
from corpus.record_json import encoded
from search.engine import FacetName, HitKind, Query
from web.blueprints.context import services
from web.blueprints.tables import pieces, streamed
from web.exports.columns import Subject
from web.exports.compared import columns_of, comparison_record, rdf_of, rows_of
from web.exports.tables import METADATA, TYPES
from web.language import gettext
from web.presenters.compare.address import Address, Offer, heads_of, offer_of
from web.presenters.compare.compared import sections_of, told
from web.presenters.offers import OFFERS
from web.questions.columns import MOST, Chosen, Fault, NotComparable, key_of, name_of
from web.questions.compared import chosen, compared, some_of

bp = Blueprint("compare", __name__)
_RDF = {"ttl": "turtle", "jsonld": "jsonld"}
_NAME = "jixiao-compare"
_OFFERED = 24
_STARTS = 8  # of departments and of projects, where nothing is chosen
_LONGEST = 200  # characters of words


@bp.get("/compare")
def compare() -> str | AnyResponse | tuple[str, int]:
    """`id` once for each column; `only` hides what is the same; `find` looks for more columns."""
    found, problem, status = _chosen()
    address = Address(
        found.keys,
        request.args.get("only") == "differences",
        request.args.get("find", "").strip()[:_LONGEST],
    )
    if found.keys and found.keys != tuple(_asked()) and not problem:
        return redirect(address.url(), 303)
    side_by_side = compared(services(), found.columns) if len(found.columns) > 1 else None
    page = render_template(
        "compare/compare.html",
        address=address,
        heads=heads_of(found.columns, address),
        problem=problem,
        most=MOST,
        comparison=side_by_side.comparison if side_by_side else None,
        pending=side_by_side.pending if side_by_side else False,
        sections=sections_of(side_by_side, only=address.only) if side_by_side else (),
        told=told(side_by_side.comparison) if side_by_side else "",
        offers=_new(_offers(address, found), address) if len(found.keys) < MOST else (),
    )
    return page, status


@bp.get(f'/compare.<any(csv, xlsx, json, ttl, jsonld, "{METADATA}"):suffix>')
def file(suffix: str) -> Response:
    """Of one column too, or of none. Raises NotComparable, RecordNotFound."""
    columns = chosen(services(), _asked()).columns
    found = compared(services(), columns)
    if suffix == "json":
        record = comparison_record(found, services())
        return Response(encoded(record), content_type=TYPES["json"])
    if suffix in _RDF:
        parts = rdf_of(found, services(), _RDF[suffix])
        return streamed(parts, _NAME, suffix, OFFERS[suffix].content_type)
    named = {key_of(each): f"{name_of(each)} {each.year or ''}".strip() for each in columns}
    rows = rows_of(found, services())
    parts = pieces(columns_of(found), rows, Subject(_NAME, named=named), suffix)
    return streamed(parts, _NAME, suffix, TYPES[suffix])


def _asked() -> list[str]:
    return request.args.getlist("id")


def _chosen() -> tuple[Chosen, str, int]:
    """What is chosen, and what is wrong with what is asked for; the rest is shown all the same."""
    try:
        return chosen(services(), _asked()), "", 200
    except NotComparable as error:
        return some_of(services(), _asked()), _words(error), 400
    except RecordNotFound as error:
        words = gettext("工作区里没有编号为 %(id)s 的内容。", id=error.id[:80])
        return some_of(services(), _asked()), words, 404


def _offers(address: Address, found: Chosen) -> Iterator[Offer]:
    """What could stand beside it: found by words, else what is near; where to begin, of nothing."""
    departments = [column.of_department for column in found.columns]
    if address.words:
        if not any(departments):
            yield from _projects(
                address, Query(address.words, kinds=(HitKind.PROJECT,), limit=_OFFERED)
            )
        if all(departments):
            yield from _departments(address)
        return
    if not found.columns:
        yield from islice(_departments(address), _STARTS)
        newest = Query(kinds=(HitKind.PROJECT,), limit=_STARTS)
        yield from _projects(address, newest)
    for node in dict.fromkeys(column.node for column in found.columns):
        for column in chosen(services(), [node]).columns:
            yield offer_of(address, key_of(column), name_of(column), column.year)


def _new(offers: Iterator[Offer], address: Address) -> tuple[Offer, ...]:
    """Those that are not columns already, each once."""
    found = {offer.key: offer for offer in offers if offer.key not in address.keys}
    return tuple(found.values())


def _projects(address: Address, query: Query) -> Iterator[Offer]:
    for hit in services().search(query).hits:
        if hit.project_id:
            key = f"{hit.project_id}@{hit.year}" if hit.year else hit.project_id
            yield offer_of(address, key, hit.project or hit.name, hit.year, hit.department or "")


def _departments(address: Address) -> Iterator[Offer]:
    """Whose name holds the words."""
    facets = services().search(Query(kinds=(HitKind.INDICATOR,), limit=0)).facets
    names = (str(facet.value) for facet in facets[FacetName.DEPARTMENT])
    words = ids.normalised(address.words)
    for name in islice((name for name in names if words in ids.normalised(name)), _OFFERED):
        yield offer_of(address, ids.department_id(name), name, None)


def _words(error: NotComparable) -> str:
    words = {
        Fault.TOO_MANY: gettext("最多并列 %(most)s 列；先列出前面的，多的没有列。", most=MOST),
        Fault.MIXED: gettext("项目和部门不能放在一起比；请只选项目，或只选部门。"),
        Fault.KIND: gettext("%(id)s 不是项目、部门或表的编号。", id=error.found[:80]),
        Fault.YEAR: gettext("%(id)s：没有这一年的表。", id=error.found[:80]),
    }
    return words[error.fault]
