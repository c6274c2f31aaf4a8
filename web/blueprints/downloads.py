"""The same things as files: one node's or everything, and the addresses that name a thing."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import quote

from flask import Blueprint, redirect, render_template, url_for
from flask import Response as FlaskResponse
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from corpus.errors import RecordNotFound
from corpus.record_json import encoded
from graph.model import kind_of
from web.blueprints import years
from web.blueprints.context import services
from web.blueprints.kept import kept
from web.blueprints.tables import pieces, spoken, streamed, told_apart
from web.exports.columns import Subject
from web.exports.found import COLUMNS, cells
from web.exports.nodes import record_of, rows_of, shown_of
from web.exports.tables import METADATA, TYPES
from web.linked_data.common_things import common_file, is_common
from web.presenters import offers
from web.presenters.links import collection_of, page_url
from web.presenters.offers import OFFERS, PAGE, Choice, Offer
from web.questions.described import described, file_of_thing

bp = Blueprint("downloads", __name__)
RDF_FORMATS = {
    "ttl": "turtle",
    "jsonld": "jsonld",
    "nt": "ntriples",
    "rdf": "rdfxml",
    "nq": "nquads",
    "trig": "trig",
}
_OF_ALL = f"any({', '.join(RDF_FORMATS)})"
_OF_NODE = f"any({', '.join(suffix for suffix in OFFERS if suffix != PAGE.suffix)})"
_OF_CHECKS = frozenset({"rule", "profile", "instrument"})  # shown on the page of checks
_NO_NAME = re.compile(r"[^\w（）()·-]+")  # what no name of a file should hold
_DATA_SET = re.compile("dataset(-[0-9]{4}|-without-year)?")  # the whole, or a year in a dump
_LONGEST = 60  # characters of a name of a file


@bp.get(f"/<collection>/<node:id_>.<{_OF_NODE}:suffix>")
def record(collection: str, id_: str, suffix: str) -> Response:
    """What is said of one node. Raises RecordNotFound for an unknown id."""
    if (collection_of(id_) or "id") != collection:
        raise NotFound
    try:
        label = services().resolve(id_).label
    except RecordNotFound:
        data = _said(id_, suffix) if suffix in RDF_FORMATS and collection == "id" else None
        if data is None:
            raise
        return FlaskResponse(data, content_type=OFFERS[suffix].content_type)
    answer = file_of(id_, suffix)
    answer.headers["Content-Disposition"] = _attachment(id_, label, suffix)
    return answer


@bp.get(f"/<collection>/<node:id_>.{METADATA}")
def columns(collection: str, id_: str) -> Response:
    """What the columns of a node's CSV file are. Raises RecordNotFound."""
    if collection_of(id_) != collection or OFFERS["csv"] not in offers.files_of(id_):
        raise NotFound
    parts = pieces(COLUMNS, (), Subject(id_, services().resolve(id_).label), METADATA)
    return streamed(parts, id_, METADATA, TYPES[METADATA])


@bp.get(f"/export.<{_OF_ALL}:suffix>")
def everything(suffix: str) -> Response:
    answer = kept(
        lambda: _streamed(services().export(RDF_FORMATS[suffix]), OFFERS[suffix]), seen=suffix
    )
    answer.headers["Content-Disposition"] = f'attachment; filename="jixiao.{suffix}"'
    return answer


@bp.get("/id/<node:id_>")
@bp.get("/id/<kind>/<node:id_>")
def thing(id_: str, kind: str | None = None) -> Response:
    """303 from a thing's own address to its page, or to the file that is asked for."""
    if kind not in {None, kind_of(id_)}:
        raise NotFound
    choices = dict(_choices(id_))
    offer = offers.asked_of(tuple(choices))
    answer = redirect(choices[offer], 303) if offer else none_of_these(tuple(choices.items()))
    answer.vary.add("Accept")
    return answer


def _choices(id_: str) -> list[Choice]:
    """Raises RecordNotFound for what is neither of a form nor common to all."""
    if _DATA_SET.fullmatch(id_):
        return _of_the_data_set()
    try:
        services().resolve(id_)
    except RecordNotFound:
        page = _page(id_)
        if page is None:
            raise
        return [(PAGE, page), *((each, offers.data_url(id_, each.suffix)) for each in offers.RDF)]
    return offers.choices_of(id_)


def _of_the_data_set() -> list[Choice]:
    files = [
        (OFFERS[suffix], url_for("vocabulary.description_in", suffix=suffix))
        for suffix in ("ttl", "jsonld", "nt", "rdf")
    ]
    return [(PAGE, url_for("site.about", _anchor="data")), *files]


def _page(id_: str) -> str | None:
    """Where people read of what has no node; None for what is nothing."""
    if is_common(id_, services().base):
        return url_for("checks.checks" if kind_of(id_) in _OF_CHECKS else "vocabulary.terms")
    thing = described(services(), id_)
    if thing is None:
        return None
    anchor = f"#{thing.anchor}" if thing.anchor else ""
    return page_url(thing.holder) + anchor


def _said(id_: str, suffix: str) -> bytes | None:
    """What RDF says of what has no node."""
    base, format_ = services().base, RDF_FORMATS[suffix]
    if common := common_file(id_, format_, base):
        return common
    thing = described(services(), id_)
    return file_of_thing(thing, format_, base) if thing else None


def file_of(id_: str, suffix: str) -> Response:
    """A known node as a file. Raises NotFound where it has none of that format."""
    offer = OFFERS[suffix]
    if offer not in offers.files_of(id_):
        raise NotFound
    seen = f"{id_}.{suffix} {told_apart(suffix)}"
    return spoken(kept(lambda: _streamed(_pieces(id_, suffix), offer), seen=seen), suffix)


def none_of_these(choices: Sequence[Choice]) -> Response:
    """406 with a list of what there is."""
    page = render_template("errors/choices.html", choices=choices)
    answer = FlaskResponse(page, status=406)
    answer.vary.add("Accept")
    return answer


def _pieces(id_: str, suffix: str) -> Iterator[bytes]:
    if suffix in RDF_FORMATS:
        return iter(services().export(RDF_FORMATS[suffix], id_))
    if kind_of(id_) == "definition":
        return years.series_pieces(id_, suffix)
    if suffix == "json":
        return iter((encoded(record_of(shown_of(services(), id_), services())),))
    title = services().resolve(id_).label
    rows = map(cells, rows_of(services(), id_))
    return pieces(COLUMNS, rows, Subject(id_, title), suffix)


def _streamed(parts: Iterator[bytes], offer: Offer) -> FlaskResponse:
    """Begun here, so that its errors become pages."""
    first = next(parts, b"")
    return FlaskResponse(chain((first,), parts), content_type=offer.content_type)


def _attachment(id_: str, label: str, suffix: str) -> str:
    """The id as the file's name, and what it is called for whoever reads RFC 8187."""
    called = _NO_NAME.sub("-", label)[:_LONGEST].strip("-") or id_
    escaped = quote(f"{called}.{suffix}", safe="", errors="replace")
    return f"attachment; filename=\"{id_}.{suffix}\"; filename*=UTF-8''{escaped}"
