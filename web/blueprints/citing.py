"""How a page is cited: its lines, and `/cite/ID.json` for programs that keep literature."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from corpus.record_json import encoded
from web.blueprints.context import services
from web.citing import citations_of, newest_day
from web.presenters.citations import of_view
from web.presenters.crumbs import Crumb
from web.presenters.links import whole
from web.presenters.twins import lasting_address

bp = Blueprint("citing", __name__)
_CSL = "application/vnd.citationstyles.csl+json"
_LONGEST = 300  # characters of a title


@dataclass(frozen=True, slots=True)
class Cited:
    lines: tuple[str, ...]
    csl_url: str


def cited_as(id_: str, page: int | None, crumbs: Sequence[Crumb]) -> Cited:
    """By the documents that say it, or as a page of this site."""
    found = citations_of(services(), id_, page) if id_ else ()
    if found:
        lines = tuple(each.line() for each in found)
        return Cited(lines, url_for("citing.thing", id_=id_, page=page))
    title, address = crumbs[-1].name[:_LONGEST], lasting_address()
    view = of_view(title, address, newest_day(services()))
    return Cited((view.line(),), url_for("citing.view", title=title, address=crumbs[-1].url))


@bp.get("/cite/<node:id_>.json")
def thing(id_: str) -> Response:
    """Raises RecordNotFound."""
    page = request.args.get("page", type=int)
    return _csl([each.csl() for each in citations_of(services(), id_, page)])


@bp.get("/cite.json")
def view() -> Response:
    """A page of this site, by its title and its path."""
    path = "/" + request.args.get("address", "").lstrip("/")
    title = request.args.get("title", "")[:_LONGEST]
    return _csl([of_view(title, whole(path), newest_day(services())).csl()])


def _csl(items: list[dict[str, object]]) -> Response:
    return Response(encoded(items), content_type=_CSL)
