"""How large a request may be: more of an address or of a body is for nothing that is served."""

from flask import Flask, request
from werkzeug.exceptions import BadRequest, RequestURITooLarge

from web.blueprints.api.problems import is_asked
from web.language import gettext

_BODY = 2**20  # bytes, where a view says no other
_QUERY = 2**16  # bytes after the question mark: a long SPARQL query, a graph with many nodes opened
_ARGUMENTS = 1_000
_WORDS = 500  # characters of `q`


def register(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = _BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = _BODY
    app.before_request(_check)


def _check() -> None:
    if len(request.query_string) > _QUERY or request.query_string.count(b"&") >= _ARGUMENTS:
        raise RequestURITooLarge
    if len(request.args.get("q", "")) > _WORDS and not is_asked():  # the API says so itself
        raise BadRequest(gettext("检索词至多 %(count)s 个字。", count=_WORDS))
