"""The language of the pages: simplified Chinese first, traditional Chinese and English.

`?lang=` says it, then a cookie, then a browser that reads traditional Chinese before simplified.
English is asked for by its link: most readers of these forms read Chinese, whatever language
their browser is in. Messages are written in Chinese where they stand; translations/ says them in
the others. What documents print stays as printed.
"""

from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache, partial
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import flask_babel  # type: ignore[import-untyped]
from flask import Flask, Response, has_request_context, request
from flask_babel.speaklater import LazyString  # type: ignore[import-untyped]
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header, parse_cookie

from graph.model import Names

if TYPE_CHECKING:
    from opencc import OpenCC

LANGUAGES = {"zh": "zh_Hans_CN", "zh-TW": "zh_Hant_TW", "en": "en"}  # with their locales
TAGS = {"zh": "zh-CN", "zh-TW": "zh-Hant-TW", "en": "en"}  # as pages and headers name them
OWN_NAMES = {"zh": "简体中文", "zh-TW": "繁體中文", "en": "English"}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_COOKIE = "lang"
_YEAR = 365 * 24 * 3600  # seconds
_NOW = ContextVar("jixiao.language", default="")  # what the request asks for; empty outside of one
_MESSAGES = 8_192  # of all languages: more than there are
_BROWSERS = 512  # that send other headers, remembered
_LONGEST = 4_000  # characters of headers that are remembered


def register(app: Flask) -> None:
    """A template's `_` is that of the request; Babel would look for the language at every word."""
    flask_babel.Babel(app, default_locale=LANGUAGES["zh"], locale_selector=_locale)
    app.before_request(_begin)
    app.teardown_request(_end)
    app.context_processor(lambda: {"_": partial(_shown, language())})


def language() -> str:
    """A key of LANGUAGES; that of the messages where nobody asks for a page."""
    return _NOW.get() or (_asked() if has_request_context() else "zh")


def _begin() -> None:
    """Looked up once: a page says a thousand words."""
    _NOW.set(_asked())


def _end(_: BaseException | None) -> None:
    _NOW.set("")


def _asked() -> str:
    if asked := request.args.get("lang"):
        return asked if asked in LANGUAGES else "zh"
    headers = request.headers
    return read_by(headers.get("Cookie", ""), headers.get("Accept-Language", ""))


def read_by(cookies: str, languages: str) -> str:
    """The language for a browser that sends these headers, where the address says none."""
    short = len(cookies) + len(languages) <= _LONGEST
    return _read_by(cookies, languages) if short else _read_by.__wrapped__(cookies, languages)


@lru_cache(_BROWSERS)
def _read_by(cookies: str, languages: str) -> str:
    if kept := parse_cookie(cookies).get(_COOKIE):
        return kept if kept in LANGUAGES else "zh"
    for read in parse_accept_header(languages, LanguageAccept).values():
        if read.lower().startswith("zh"):
            return "zh-TW" if read.lower().startswith(_TRADITIONAL) else "zh"
    return "zh"


def tag() -> str:
    return TAGS[language()]


def others() -> list[tuple[str, str, str]]:
    """The languages that this page is not in: (tag, own name, address of this page in it)."""
    own = language()
    return [(TAGS[each], OWN_NAMES[each], address_in(each)) for each in LANGUAGES if each != own]


def gettext(message: str, **parts: object) -> str:
    """The message in the language of the request."""
    said = _said(language(), message)
    return said % parts if parts else said


def lazy_gettext(message: str) -> object:
    """A message for a constant: `str()` of it is said in the language of the request."""
    lazy: object = LazyString(gettext, message)
    return lazy


def name_in(names: Names) -> str:
    return worded(names.zh, names.en)


def worded(chinese: str, english: str) -> str:
    """Words of a table of ours, in the language of the request."""
    asked = language()
    if asked == "zh-TW":
        return _traditional(chinese)
    return english if asked == "en" else chinese


def date_in_words(day: str) -> str:
    """A day such as 2024-05-31, or a moment of it; empty for none."""
    if not day:
        return ""
    return str(flask_babel.format_date(date.fromisoformat(day[:10]), "medium"))


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


def _shown(language_: str, message: str, /, **parts: object) -> Markup:
    """A message of a template: the parts are escaped."""
    return _marked(language_, message) % parts if parts else _plain(language_, message)


@lru_cache(_MESSAGES)
def _plain(language_: str, message: str) -> Markup:
    return _marked(language_, message) % {}


@lru_cache(_MESSAGES)
def _marked(language_: str, message: str) -> Markup:
    return Markup(_said(language_, message))  # ours


@lru_cache(_MESSAGES)
def _said(language_: str, message: str) -> str:
    return _translations(language_).gettext(message)


@cache
def _translations(language_: str) -> NullTranslations:
    folder = Path(__file__).with_name("translations")
    return translation("messages", folder, [LANGUAGES[language_]], fallback=True)


@lru_cache(maxsize=1024)
def _traditional(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("s2tw")


def _locale() -> str:
    return LANGUAGES[language()]
