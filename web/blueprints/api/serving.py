"""Requests of the API → answers: read only, with an ETag, and the next page in `Link`."""

import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import msgspec
from flask import Blueprint, Response, current_app, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotAcceptable, RequestEntityTooLarge
from werkzeug.http import dump_options_header

from web.blueprints.api.asked import asked_of
from web.blueprints.api.call import Call
from web.blueprints.api.description import description
from web.blueprints.api.table import BASE, ENDPOINTS, Endpoint
from web.blueprints.context import services
from web.blueprints.kept import kept

bp = Blueprint("api", __name__, url_prefix=BASE)
_JSON = "application/json"
ORIGINS = "JIXIAO_ORIGINS"  # in the application's config: pages elsewhere that may read
_encoder = msgspec.json.Encoder(decimal_format="number")


def _view(endpoint: Endpoint) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        _refuse()
        call = Call(services(), asked_of(endpoint.asked, request.args, path), _next_address)
        if request.if_none_match.star_tag:
            _answer(endpoint, call)  # or an error: what is not there is not unchanged
        seen = f"{request.full_path} {call.derived_state}"
        return kept(partial(_answer, endpoint, call), seen=seen)

    return view


def _refuse() -> None:
    """Raises NotAcceptable and RequestEntityTooLarge."""
    if request.accept_mimetypes and not request.accept_mimetypes.best_match([_JSON]):
        raise NotAcceptable
    if request.content_length or "Transfer-Encoding" in request.headers:
        raise RequestEntityTooLarge


def _answer(endpoint: Endpoint, call: Call[object]) -> Response:
    found = endpoint.respond(call)
    answer = Response(_encoder.encode(found), content_type=_JSON)
    following = found.get("next") if isinstance(found, dict) else getattr(found, "next", None)
    if following:
        answer.headers["Link"] = dump_options_header(f"<{following}>", {"rel": "next"})
    return answer


def _next_address(after: str) -> str:
    """This request's address with another place to go on from."""
    args: MultiDict[str, str] = MultiDict(request.args)
    args["after"] = after
    return f"{request.script_root}{request.path}?{urlencode(list(args.items(multi=True)))}"


@bp.after_request
def _shared(response: Response) -> Response:
    """Pages elsewhere may read where the setting names them; nothing of a visitor is sent."""
    allowed, origin = current_app.config.get(ORIGINS, ()), request.headers.get("Origin")
    if not allowed:
        return response
    if "*" not in allowed:
        response.vary.add("Origin")
        if origin not in allowed:
            return response
    response.headers["Access-Control-Allow-Origin"] = "*" if "*" in allowed else str(origin)
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


@bp.get("/openapi.json")
def openapi() -> Response:
    _refuse()
    make = partial(Response, _encoder.encode(description(request.script_root)), content_type=_JSON)
    return kept(make, seen="openapi")


for _endpoint in ENDPOINTS:
    _rule = re.sub(r"{(\w+)}", r"<\1>", _endpoint.path)
    bp.add_url_rule(_rule, _endpoint.name, _view(_endpoint))
