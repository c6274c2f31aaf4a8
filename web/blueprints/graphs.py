"""`/graph/NAME`: a named graph of the RDF at its own address, as its triples.

The names are those that SPARQL and the exports give: a document's id, `vocabulary`, and what
belongs to no one document. They begin as the base of the data says; see web/config.py.
"""

from itertools import chain

from flask import Blueprint, Response, redirect, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from graph.model import kind_of
from graph.rdf.names import VOCABULARY
from web.blueprints.context import services
from web.blueprints.downloads import RDF_FORMATS, none_of_these
from web.blueprints.kept import kept
from web.presenters import offers
from web.presenters.links import page_url
from web.presenters.offers import OFFERS, PAGE, RDF, Choice, Offer
from web.questions.publishing import graph_file

bp = Blueprint("graphs", __name__)
_WITHOUT_GRAPHS = 4  # of RDF come first
_SUFFIX = f"any({', '.join(RDF_FORMATS)})"


@bp.get("/graph/<node:name>")
def graph(name: str) -> AnyResponse:
    """The format that is asked for; a browser is led to the document's page, or what there is.

    Raises RecordNotFound.
    """
    choices = _choices(name)
    offer = offers.asked_of(tuple(each for each, _ in choices))
    if offer is PAGE:
        graph_file(services(), name, "ntriples")  # or an error
        answer: AnyResponse = redirect(choices[0][1], 303)
    elif offer is None:
        answer = none_of_these(choices)
    else:
        answer = _file(name, offer)
        answer.headers["Content-Location"] = dict(choices)[offer]
    answer.vary.add("Accept")
    offers.name_each(answer, choices)
    return answer


@bp.get(f"/graph/<node:name>.<{_SUFFIX}:suffix>")
def file(name: str, suffix: str) -> Response:
    """Raises RecordNotFound."""
    return _file(name, OFFERS[suffix])


def _file(name: str, offer: Offer) -> Response:
    """Raises NotFound where it has none of that format."""
    if offer not in _offers(name):
        raise NotFound

    def made() -> Response:
        parts = graph_file(services(), name, RDF_FORMATS[offer.suffix])
        return Response(chain((next(parts, b""),), parts), content_type=offer.content_type)

    return kept(made, seen=f"graph {name}.{offer.suffix}")


def _choices(name: str) -> list[Choice]:
    """The page first."""
    page = page_url(name) if kind_of(name) == "document" else url_for("site.about", _anchor="data")
    files = [(each, url_for(".file", name=name, suffix=each.suffix)) for each in _offers(name)]
    return [(PAGE, page), *files]


def _offers(name: str) -> tuple[Offer, ...]:
    """The vocabulary is no part of the data: it comes without the names of graphs."""
    return RDF[:_WITHOUT_GRAPHS] if name == VOCABULARY else RDF
