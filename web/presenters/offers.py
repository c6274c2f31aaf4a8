"""In which forms a thing can be had: its page, and a file of each format beside it."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote as in_url

from flask import request
from werkzeug.http import dump_options_header
from werkzeug.wrappers import Response

from graph.model import kind_of
from graph.rdf.formats import RDF_FORMATS
from web.negotiation import best_type
from web.presenters.links import collection_of, page_url


class Offer(NamedTuple):
    suffix: str
    mimetype: str
    name: str

    @property
    def content_type(self) -> str:
        """Formats of text other than JSON are told their encoding."""
        return f"{self.mimetype}; charset=utf-8" if self.suffix in _ENCODED else self.mimetype


Choice = tuple[Offer, str]  # with its address
PAGE = Offer("html", "text/html", "HTML")
RDF = tuple(Offer(each.suffix, each.mimetype, each.name) for each in RDF_FORMATS)
_CSV = Offer("csv", "text/csv", "CSV")
_EXCEL = Offer("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel")
_JSON = Offer("json", "application/json", "JSON")
TABLES = (_CSV, _EXCEL, _JSON)
SERIES = (*TABLES, Offer("jsonl", "application/x-ndjson", "JSON lines"))
_ENCODED = {"html", "ttl", "nt", "nq", "trig", "csv"}
OFFERS = {each.suffix: each for each in (PAGE, *RDF, *SERIES)}


def offers_of(id_: str) -> tuple[Offer, ...]:
    """The page first. A row of one form has no table of its own; what has no page, none either."""
    return (PAGE, *files_of(id_))


def files_of(id_: str) -> tuple[Offer, ...]:
    if kind_of(id_) == "definition":
        return (*RDF, *SERIES)
    if kind_of(id_) == "indicator" or collection_of(id_) is None:
        return RDF
    return (*RDF, *TABLES)


def data_url(id_: str, suffix: str) -> str:
    """The page's own address with a suffix; of what has no page, its id's."""
    collection = collection_of(id_) or "id"
    return f"{request.script_root}/{collection}/{in_url(id_, safe='')}.{suffix}"


def url_of(id_: str, offer: Offer) -> str:
    return page_url(id_) if offer is PAGE else data_url(id_, offer.suffix)


def choices_of(id_: str) -> list[Choice]:
    return [(offer, url_of(id_, offer)) for offer in offers_of(id_)]


def name_each(answer: Response, choices: Iterable[Choice]) -> None:
    """In `Link` headers."""
    for offer, url in choices:
        options = {"rel": "alternate", "type": offer.mimetype}
        answer.headers.add("Link", dump_options_header(f"<{url}>", options))


def asked_of(offers: tuple[Offer, ...]) -> Offer | None:
    """What this request asks for by `?format=` (a suffix or a media type), else by Accept."""
    named = request.args.get("format")
    if named is None:
        named = best_type(request.headers.get("Accept", ""), [each.mimetype for each in offers])
    wanted = (named or "").lower()
    return next((each for each in offers if wanted in {each.suffix, each.mimetype}), None)
