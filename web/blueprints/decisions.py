"""People's word on claims and open readings by the pages: only where a server is told to take it.

A page elsewhere cannot send a decision in somebody's name: the browser says where a request
comes from, and only this server's own pages know the token of this start.
"""

import contextlib
import hmac
import secrets
from dataclasses import dataclass, field, replace

from flask import Blueprint, Flask, abort, current_app, g, redirect, request
from werkzeug.wrappers import Response

from corpus.errors import RecordNotFound
from corpus.store.base import Decision, Verdict
from web.blueprints.context import services
from web.blueprints.origin import is_same_origin
from web.inferred.claims import Said
from web.language import gettext
from web.presenters.links import page_url
from web.questions import (
    readings,
)

bp = Blueprint("decisions", __name__)
_EXTENSION = "jixiao-deciding"
_SAYING = {"confirm": Verdict.CONFIRMED, "reject": Verdict.REJECTED}


@dataclass(frozen=True, slots=True)
class Deciding:
    allowed: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)


def register(app: Flask, *, allowed: bool) -> None:
    app.extensions[_EXTENSION] = Deciding(allowed)
    app.register_blueprint(bp)


def share(app: Flask, token: str) -> None:
    """A page of one process may be answered to another of the same server."""
    app.extensions[_EXTENSION] = replace(app.extensions[_EXTENSION], token=token)


def deciding() -> Deciding:
    found: Deciding = current_app.extensions[_EXTENSION]
    return found


@bp.post("/decisions")
def decide() -> Response:
    """`say` is confirm, reject or undo with a claim's id behind a colon; `near` the page's node.

    On an open reading it is `read:ID:N` for the N-th of what it may be, without N for none of them.
    """
    if not deciding().allowed:
        abort(403, gettext("这台服务器没有开放确认；请用命令行 jixiao confirm、reject、undo。"))
    if not _is_own():
        abort(403, gettext("这个请求不是从本站的页面发出的，或页面已过时；请刷新页面再试。"))
    word, _, claim = request.form.get("say", "").partition(":")
    near = request.form.get("near", "")
    given = {name: request.form.get(name, "").strip() for name in ("by", "at", "note")}
    said = Said(**given)
    if word == "undo":
        services().claims.undo(claim, said)
    elif word in _SAYING:
        services().claims.decide(claim, _SAYING[word], said, near or None)
    elif word == "read":
        _decide_reading(claim, said)
    else:
        abort(400, gettext("没有说明是确认、否定还是撤回。"))
    return redirect(f"{page_url(near)}#{_anchor(claim)}" if near else "/", 303)


def _anchor(about: str) -> str:
    """Where the page speaks of it: of the open readings of its form, or of claims."""
    with contextlib.suppress(RecordNotFound):
        if about.startswith("reading-"):
            found = readings.open_reading(services().store, about.partition(":")[0])
            return f"open-{found.form.id}"
    return "claims"


def _decide_reading(asked: str, said: Said) -> None:
    """Raises RecordNotFound, and BadRequest for a choice that there is not or without reasons."""
    if not said.note:
        abort(400, gettext("判定读法要写明理由。"))
    id_, _, choice = asked.partition(":")
    row = request.form.get(f"row-{id_}", "")
    found = readings.open_reading(services().store, id_, row)
    chosen = None
    if choice:
        readings_by_number = {str(n): each for n, each in enumerate(found.ambiguity.readings)}
        if choice not in readings_by_number:
            abort(400, gettext("没有这种读法。"))
        chosen = readings_by_number[choice]
    readings.decide(services().store, found, chosen, said)


def word_on(reading: str) -> Decision | None:
    """What stands of people's words on an open reading."""
    if "readings" not in g:
        g.readings = services().store.readings.standing()
    found: Decision | None = g.readings.get(reading)
    return found


def _is_own() -> bool:
    """Sent by one of this server's own pages."""
    if not is_same_origin():
        return False
    token = request.form.get("token", "")
    return hmac.compare_digest(token.encode(), deciding().token.encode())
