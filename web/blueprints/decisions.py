"""People's word on claims by the pages: only where the server was started to take it.

A page elsewhere cannot send a decision in somebody's name: the browser says where a request
comes from, and only this server's own pages know the token of this start.
"""

import hmac
import secrets
from dataclasses import dataclass, field

from flask import Blueprint, Flask, abort, current_app, redirect, request
from werkzeug.wrappers import Response

from corpus.store.base import Verdict
from web.blueprints.context import services
from web.blueprints.origin import is_same_origin
from web.claims import Said
from web.language import gettext
from web.presenters.links import page_url

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


def deciding() -> Deciding:
    found: Deciding = current_app.extensions[_EXTENSION]
    return found


@bp.post("/decisions")
def decide() -> Response:
    """`say` is confirm, reject or undo with a claim's id behind a colon; `near` the page's node."""
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
    else:
        abort(400, gettext("没有说明是确认、否定还是撤回。"))
    return redirect(f"{page_url(near)}#claims" if near else "/", 303)


def _is_own() -> bool:
    """Sent by one of this server's own pages."""
    if not is_same_origin():
        return False
    token = request.form.get("token", "")
    return hmac.compare_digest(token.encode(), deciding().token.encode())
