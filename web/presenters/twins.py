"""The files beside a page, and the page's own lasting address.

A node has a file of each format that it is offered in. A view that shows rows has a file of all
of them: it is asked what the page is asked, whatever part of the rows the page shows.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from flask import request

from search.engine import FacetName
from web.presenters import offers
from web.presenters.links import collection_of, page_url, whole
from web.presenters.offers import OFFERS, RDF, SERIES, Choice, Offer
from web.presenters.routes import once, url_for

NODES = frozenset(
    {
        "documents.document",
        "goals.goal",
        "records.department",
        "records.form",
        "records.project",
        "years.indicator",
    }
)
_TABLE = tuple(each.suffix for each in SERIES)
_USUAL = ("csv", "xlsx", "json", "ttl", "jsonld")
_DESCRIBED = ("ttl", "jsonld", "nt", "rdf")
_DRAWN = {
    "svg": Offer("svg", "image/svg+xml", "SVG"),
    "graphml": Offer("graphml", "application/graphml+xml", "GraphML"),
    "gexf": Offer("gexf", "application/gexf+xml", "GEXF"),
    "zip": Offer("zip", "application/zip", "CSV"),
}


class View(NamedTuple):
    """`asks` are the names that an address of the page gives, in the order of the lasting one.

    Without `needs` the page only asks what to show, and has no files.
    """

    files: str = ""  # the endpoint of the files
    suffixes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    needs: str = ""


_FILTERS = tuple(name.value for name in FacetName)
_SEARCH = (
    "q", *_FILTERS, "min", "max", "sort", "group", "like", "reverse", "widen", "exact", "meaning",
)  # fmt: skip
VIEWS = {
    "search.results": View("search.export", (*_TABLE, *(each.suffix for each in RDF)), _SEARCH),
    "departments.departments": View("departments.export", _TABLE, ("q",)),
    "documents.documents": View("documents.export", _TABLE),
    "pages.page": View("pages.statements", _TABLE),
    "checks.checks": View(
        "checks.export",
        _TABLE,
        ("id", "rule", "severity", "outcome", "department", "year", "profile"),
    ),
    "analyses.index": View("analyses.export_index", _TABLE),
    "analyses.analysis": View("analyses.export", _TABLE, ("by", "department", "year", "level1")),
    "analyses.peers": View("analyses.export_peers", _TABLE, ("name", "own", "year"), "name"),
    "library.names": View(
        "library.export_names", _TABLE, ("q", "department", "year", "level1", "sort")
    ),
    "library.entry": View("library.export", (*_TABLE, "ttl", "jsonld"), ("name",), "name"),
    "years.changes": View(
        "years.changes_file", _TABLE, ("from", "to", "project", "department", "change")
    ),
    "compare.compare": View(
        "compare.file", ("csv", "xlsx", "json", "ttl", "jsonld"), ("id", "only")
    ),
    "graph.node": View(
        "graph.file",
        ("json", *_DRAWN),
        ("node", "to", "find", "open", "kind", "claims", "most"),
        "node",
    ),
    "sparql.endpoint": View(asks=("query", "ready")),
    "site.about": View("vocabulary.description_in", _DESCRIBED),
    "vocabulary.terms": View("vocabulary.file", _DESCRIBED),
    "api.reference": View("api.openapi", ("json",)),
}


@once
def node_asked() -> str | None:
    """The id whose page was asked for, where the address is that of its kind."""
    if request.endpoint not in NODES:
        return None
    id_ = str((request.view_args or {})["id_"])
    return id_ if collection_of(id_) == request.path.split("/")[1] else None


@once
def twins() -> list[Choice]:
    """The files of this page with their addresses."""
    if id_ := node_asked():
        return offers.choices_of(id_)[1:]
    view = VIEWS.get(request.endpoint or "", View())
    query = _query(view.asks)
    if view.needs and not request.args.get(view.needs):
        return []
    return [(_offer(suffix), _file_url(view, suffix) + query) for suffix in view.suffixes]


def usual_first(choices: list[Choice]) -> tuple[list[Choice], list[Choice]]:
    """The formats that most people want, and the others."""
    by_suffix = {offer.suffix: (offer, url) for offer, url in choices}
    usual = [by_suffix[suffix] for suffix in _USUAL if suffix in by_suffix]
    return usual, [choice for choice in choices if choice not in usual]


def files_at(endpoint: str, **values: Any) -> list[Choice]:
    """The files of a table that is a part of a page."""
    return [(offer, url_for(endpoint, suffix=offer.suffix, **values)) for offer in SERIES]


@once
def lasting_path() -> str:
    """Of this page: the same for all ways to ask for the same; no language in it."""
    if id_ := node_asked():
        return page_url(id_)
    asks = VIEWS.get(request.endpoint or "", View()).asks
    more = ("page",) if request.args.get("page", "1") != "1" else ()
    path = quote(f"{request.script_root}{request.path}".lstrip("/"))
    return f"/{path}{_query((*asks, *more))}"


def lasting_address() -> str:
    return whole(lasting_path())


def _file_url(view: View, suffix: str) -> str:
    values = dict(request.view_args or {})
    if len(view.suffixes) > 1:
        values["suffix"] = suffix
    return url_for(view.files, **values)


def _offer(suffix: str) -> Offer:
    return _DRAWN.get(suffix) or OFFERS[suffix]


def _query(names: tuple[str, ...]) -> str:
    asked = urlencode(list(_asked(names)))
    return f"?{asked}" if asked else ""


def _asked(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        for value in dict.fromkeys(request.args.getlist(name)):
            if value or name == "open":
                yield name, value
