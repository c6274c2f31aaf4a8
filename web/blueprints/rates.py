"""How often one address may ask, and how often anyone may try a token."""

import math
import time
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

_FREE = frozenset({"static", "site.health", "figures.metrics"})
_GUESSES = "10/minute"  # of the token of uploads, from one address
_GUESSED = "upload.enter"


def register(app: Flask, rate: str) -> None:
    """`rate` is such as 600/minute; empty for none. Each process counts for itself, in memory.

    Over it a request is answered 429 with Retry-After.
    """
    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[rate] if rate else [],  # over all addresses together
        application_limits_exempt_when=lambda: request.endpoint in _FREE,
        storage_uri="memory://",
        strategy="moving-window",
    )
    _ask_first(app)
    if view := app.view_functions.get(_GUESSED):
        limited: Any = limiter.limit(_GUESSES)(view)
        app.view_functions[_GUESSED] = limited

    @app.after_request
    def say_when(response: Response) -> Response:
        if response.status_code == 429 and (limit := limiter.current_limit):
            seconds = max(1, math.ceil(limit.reset_at - time.time()))
            response.headers.setdefault("Retry-After", str(seconds))
        return response


def _ask_first(app: Flask) -> None:
    """Before those that answer themselves: a page that is kept, the data of a page."""
    checks = app.before_request_funcs[None]
    checks.insert(0, checks.pop())
