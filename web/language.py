"""The language of the pages: Chinese, or English by `?lang=en` and then by a cookie.

Messages are written in Chinese where they stand; translations/en says them in English.
"""

from urllib.parse import quote, urlencode

import flask_babel  # type: ignore[import-untyped]
from flask import Flask, Response, request

from graph.model import Names

LANGUAGES = {"zh": "zh_Hans_CN", "en": "en"}
_COOKIE = "lang"
_YEAR = 365 * 24 * 3600  # seconds


def register(app: Flask) -> None:
    flask_babel.Babel(app, default_locale=LANGUAGES["zh"], locale_selector=_locale)


def language() -> str:
    """`zh` or `en`."""
    asked = request.args.get("lang") or request.cookies.get(_COOKIE) or "zh"
    return asked if asked in LANGUAGES else "zh"


def gettext(message: str, **parts: object) -> str:
    """The message in the language of the request."""
    return str(flask_babel.gettext(message, **parts))


def lazy_gettext(message: str) -> object:
    """A message for a constant: `str()` of it is said in the language of the request."""
    lazy: object = flask_babel.lazy_gettext(message)
    return lazy


def name_in(names: Names) -> str:
    return names.en if language() == "en" else names.zh


def address_in(other: str) -> str:
    """The address of this very page in another language."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    path = quote(f"{request.script_root}{request.path}".lstrip("/"))
    return f"/{path}?{urlencode([*pairs, ('lang', other)])}"


def remember(response: Response) -> Response:
    """Keep the language that the address asks for."""
    asked = request.args.get("lang")
    if asked in LANGUAGES and request.cookies.get(_COOKIE) != asked:
        response.set_cookie(_COOKIE, asked, max_age=_YEAR, httponly=True, samesite="Lax")
    return response


def _locale() -> str:
    return LANGUAGES[language()]
