"""Errors of the API as RFC 9457 says: application/problem+json."""

import logging
from http import HTTPStatus

import msgspec
from flask import Response, request
from werkzeug.exceptions import HTTPException

from corpus.errors import (
    JixiaoError,
    NothingDecided,
    RecordNotFound,
    StoreError,
    WorkspaceBusy,
    WorkspaceDamaged,
)
from web.originals.source_pages import ReaderBusy

_log = logging.getLogger(__name__)
PREFIX = "/api/"
_LONGEST = 500  # characters of a detail
_STATUS: dict[type[Exception], int] = {
    RecordNotFound: 404,
    WorkspaceBusy: 503,
    WorkspaceDamaged: 503,
    NothingDecided: 400,
    StoreError: 503,
    ReaderBusy: 503,
}
MEANINGS = {
    400: "The request cannot be understood.",
    404: "Nothing has this address or this id.",
    405: "Only GET, HEAD and OPTIONS are answered.",
    406: "The answer is application/json, which the Accept header does not take.",
    409: "after is no place in the list as it is now; begin again without it.",
    413: "A request has no body here.",
    414: "The address is too long.",
    422: "A parameter is unknown, missing, given twice or not of its kind.",
    429: "Too many requests; try again after as many seconds as Retry-After says.",
    500: "Something unforeseen went wrong.",
    503: "The workspace is being written or cannot be opened; try again later.",
}


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, for programs and people."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


def is_asked() -> bool:
    """Whether the request is for the API."""
    return request.path.startswith(PREFIX)


def problem_of(error: Exception) -> Response:
    """Headers of an HTTP error stay: which methods are allowed, when to try again."""
    if not isinstance(error, HTTPException):
        if isinstance(error, StoreError) and _status(error) == 503:
            _log.error("%s", error)
        return _answer(_status(error), _detail(error))
    status = error.code or 500
    answer = _answer(status, _said(error, status))
    for name, value in error.get_headers():
        if name.lower() != "content-type":
            answer.headers[name] = value
    return answer


def _said(error: HTTPException, status: int) -> str:
    own = error.description and error.description != type(error).description
    return str(error.description) if own and status != 500 else MEANINGS.get(status, "")


def _status(error: Exception) -> int:
    kinds = (status for kind, status in _STATUS.items() if isinstance(error, kind))
    return next(kinds, 400 if isinstance(error, JixiaoError) else 500)


def _detail(error: Exception) -> str:
    status = _status(error)
    if status == 503 or not isinstance(error, JixiaoError):
        return MEANINGS[status]  # no path of the server's files
    return str(error)


def _answer(status: int, detail: str) -> Response:
    title = HTTPStatus(status).phrase
    type_ = f"{request.script_root}{PREFIX}v1/#status-{status}"
    found = Problem(type_, title, status, detail[:_LONGEST], request.path[:_LONGEST])
    data = msgspec.json.encode(found)
    answer = Response(data, status, content_type="application/problem+json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
