"""`/feed.atom`: what is new for a search. `/saved`: the searches that a browser keeps."""

from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from web.blueprints.context import services
from web.blueprints.kept import kept
from web.language import tag
from web.presenters.links import whole
from web.presenters.search.address import Address, address_of
from web.presenters.years.definitions import hit_url
from web.questions.new_finds import new_finds, newest_finds

bp = Blueprint("feeds", __name__)
_ENTRIES = 50
_NOBODY_KNOWS = "1970-01-01T00:00:00Z"


@bp.get("/feed.atom")
def feed() -> Response:
    """A document an entry, the newest first; its id holds the search and the document."""
    address = replace(address_of(request.args), page=1, after="")
    seen = f"{request.url_root} {tag()} {_spelt(address)}"
    answer = kept(lambda: _feed(address), seen=seen)
    answer.headers["Content-Language"] = tag()
    answer.vary.update(("Accept-Language", "Cookie"))
    newest = services().store.last()
    if newest:
        answer.last_modified = datetime.fromisoformat(newest)
    return answer


def _feed(address: Address) -> Response:
    asks = address.text or address.filtered() or address.like
    query = replace(address.query(), mend=False)
    written = render_template(
        "feeds/feed.xml",
        address=address,
        id_=f"{services().base}feed?{_spelt(address)}",
        finds=new_finds(services(), query, _ENTRIES)
        if asks
        else newest_finds(services(), _ENTRIES),
        newest=_NOBODY_KNOWS,
        whole=whole,
        row_url=hit_url,
    )
    return Response(written, content_type="application/atom+xml; charset=utf-8")


def _spelt(address: Address) -> str:
    return urlencode(address.kept())


@bp.get("/saved")
def saved() -> str:
    """The browser fills it; the server never knows."""
    return render_template("feeds/saved.html")
