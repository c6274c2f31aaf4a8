"""`/ns`: the vocabulary; `/context.jsonld`, `/shapes.ttl`, `/.well-known/void`."""

from collections.abc import Callable
from urllib.parse import urljoin

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from web.blueprints.context import services
from web.blueprints.downloads import RDF_FORMATS, none_of_these
from web.blueprints.kept import kept
from web.presenters import offers
from web.presenters.offers import OFFERS, PAGE, Offer
from web.questions.vocabulary_files import (
    Site,
    context_file,
    description_file,
    glossary,
    shapes_file,
    some_ids,
    vocabulary_file,
)

bp = Blueprint("vocabulary", __name__)
_SUFFIXES = ("ttl", "jsonld", "nt", "rdf")
_OFFERS = (PAGE, *(OFFERS[suffix] for suffix in _SUFFIXES))
_SUFFIX = f"any({', '.join(_SUFFIXES)})"
_KINDS = ("class", "property", "value")
_DESCRIPTION = "/.well-known/void"


@bp.get("/ns")
def terms() -> AnyResponse:
    """Every class, property and value on one page, or the vocabulary as RDF."""
    return _chosen("/ns", _terms_page, _vocabulary)


@bp.get(f"/ns.<{_SUFFIX}:suffix>")
def file(suffix: str) -> Response:
    return _open(_vocabulary(OFFERS[suffix]))


@bp.get("/context.jsonld")
def context() -> Response:
    made = Response(context_file(services().base), content_type=OFFERS["jsonld"].content_type)
    return _open(_tagged(made))


@bp.get("/shapes.ttl")
def shapes() -> Response:
    found = shapes_file()
    if found is None:
        raise NotFound
    return _open(_tagged(Response(found, content_type=OFFERS["ttl"].content_type)))


@bp.get(_DESCRIPTION)
def description() -> AnyResponse:
    """What the data set holds and where it is, by VoID and DCAT; a browser is told by `/about`."""
    return _chosen(_DESCRIPTION, _about, _description)


@bp.get(f"{_DESCRIPTION}.<{_SUFFIX}:suffix>")
def description_in(suffix: str) -> Response:
    return _description(OFFERS[suffix])


def _chosen(
    path: str, page: Callable[[], AnyResponse], file: Callable[[Offer], Response]
) -> AnyResponse:
    """The page or a file at its own address, each naming the others."""
    there = [(offer, _twin(path, offer)) for offer in _OFFERS]
    offer = offers.asked_of(_OFFERS)
    if offer is None:
        return none_of_these(there)
    answer = page() if offer is PAGE else file(offer)
    if offer is not PAGE:
        answer.content_location = _twin(path, offer)
    answer.vary.add("Accept")
    offers.name_each(answer, there)
    return answer


def _twin(path: str, offer: Offer) -> str:
    return request.script_root + path + ("" if offer is PAGE else f".{offer.suffix}")


def _about() -> AnyResponse:
    return redirect(url_for("site.about", _anchor="data"), 303)


def _terms_page() -> AnyResponse:
    found = glossary()
    groups = [(kind, [term for term in found if term.kind == kind]) for kind in _KINDS]
    files = [(offer, _twin("/ns", offer)) for offer in _OFFERS[1:]]
    page = render_template(
        "site/vocabulary.html", groups=groups, files=files, shapes=shapes_file() is not None
    )
    return Response(page)


def _vocabulary(offer: Offer) -> Response:
    written = vocabulary_file(RDF_FORMATS[offer.suffix])
    return _tagged(Response(written, content_type=offer.content_type))


def _description(offer: Offer) -> Response:
    root = request.url_root
    dumps = [
        (urljoin(root, url_for("downloads.everything", suffix=each.suffix)), each.mimetype)
        for each in offers.RDF
    ]
    sparql = "sparql.endpoint" in current_app.view_functions
    site = Site(
        description=urljoin(root, request.script_root + _DESCRIPTION),
        home=urljoin(root, url_for("site.about")),
        dumps=dumps,
        sparql=urljoin(root, url_for("sparql.endpoint")) if sparql else "",
        examples=tuple(some_ids(services())),
    )

    def made() -> Response:
        written = description_file(services(), site, RDF_FORMATS[offer.suffix])
        return Response(written, content_type=offer.content_type)

    return kept(made, seen=f"{root} {offer.suffix}")


def _tagged(answer: Response) -> Response:
    """It follows from the program alone."""
    answer.add_etag()
    answer.cache_control.no_cache = True
    return answer.make_conditional(request)  # type: ignore[return-value]


def _open(answer: Response) -> Response:
    """Nothing of the workspace is in it: programs on pages of other sites may read it."""
    answer.access_control_allow_origin = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
