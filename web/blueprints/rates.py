"""How often one address may ask, and how often anyone may try a token."""

import math
import time
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

OVER = "jixiao.over_the_rate"  # seconds until a request is answered again, in its environment
_FREE = frozenset({"/health", "/healthz", "/metrics"})
_FILES = "/static/"  # free, too
_GUESSES = "10/minute"  # of the token of uploads, from one address
_GUESSED = "upload.enter"


class _Counted:
    """What an address has asked lately, of this process, in memory."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def over(self, who: str) -> int:
        """Counts a request; the seconds until there may be another, 0 for at once."""
        if self._limiter.hit(self._rate, who):
            return 0
        reset = self._limiter.get_window_stats(self._rate, who).reset_time
        return max(1, math.ceil(reset - time.time()))


class Rates:
    """A WSGI application that says of a request when it is one too many."""

    def __init__(self, app: "WSGIApplication", rate: str) -> None:
        """`rate` is such as 600/minute."""
        self._app = app
        self._counted = _Counted(rate)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> "Iterable[bytes]":
        path = environ.get("PATH_INFO", "")
        if path not in _FREE and not path.startswith(_FILES):
            seconds = self._counted.over(environ.get("REMOTE_ADDR") or "127.0.0.1")
            if seconds:
                environ[OVER] = seconds
        return self._app(environ, start_response)


def register(app: Flask) -> None:
    """A request over the rate, and too many guesses of a token: 429 with Retry-After."""
    guesses = _Counted(_GUESSES)

    def refuse() -> None:
        environ = request.environ
        if OVER not in environ and request.endpoint == _GUESSED:
            environ[OVER] = guesses.over(request.remote_addr or "127.0.0.1")
        if environ.get(OVER):
            raise TooManyRequests

    def say_when(response: Response) -> Response:
        if response.status_code == 429:
            response.headers.setdefault("Retry-After", str(request.environ[OVER]))
        return response

    app.before_request_funcs[None].insert(0, refuse)  # before those that answer themselves
    app.after_request(say_when)
