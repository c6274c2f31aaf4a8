"""Addresses of views, remembered: a page has thirty, and Flask puts each together anew."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

import flask
from flask import request

_Answer = TypeVar("_Answer")
_LONGEST = 200  # characters of a value that is remembered
_KEPT = 4_096


def url_for(endpoint: str, **values: Any) -> str:
    """As Flask gives it."""
    if endpoint.startswith(".") or not all(map(_is_short, values.values())):
        return flask.url_for(endpoint, **values)
    return _path(request.script_root, endpoint, tuple(values.items()))


def once(ask: Callable[[], _Answer]) -> Callable[[], _Answer]:
    """The answer stays the same while a request lasts."""
    key = f"jixiao.{ask.__module__}.{ask.__name__}"

    @wraps(ask)
    def asked() -> _Answer:
        environ = request.environ
        if key not in environ:
            environ[key] = ask()
        answer: _Answer = environ[key]
        return answer

    return asked


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


@lru_cache(_KEPT)
def _path(root: str, endpoint: str, values: tuple[tuple[str, str], ...]) -> str:
    """Below the root of this request."""
    named: dict[str, Any] = dict(values)
    return flask.url_for(endpoint, **named)
