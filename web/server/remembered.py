"""Pages that were made once are sent again while nothing that they say has changed."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from flask import Flask, Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_etags, remove_entity_headers

from corpus.errors import StoreError
from web.blueprints.figures import Count
from web.blueprints.rates import OVER
from web.inferred.last_used import LastUsed
from web.language import read_by
from web.server.shared_pages import SharedPages

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from web.services import Services

_MOST = 64 * 2**20  # bytes
_LONGEST = 4_000  # characters of an address and the headers that count: they are kept, too
_BROWSERS = 512  # that send other headers, remembered
_OF_FORMS = frozenset({"departments", "documents", "search"})  # their pages say what forms say
_OF_BLOCKS = frozenset(  # and those that say what is worked out, too
    {"analyses", "checks", "compare", "goals", "graph", "library", "records", "years"}
)
_TYPES = frozenset({"text/html", "application/json"})
_FAMILY = "jixiao.family"  # of a page that may be kept, in the environment of its request
_ASKED = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT")
_BROWSER = ("HTTP_ACCEPT_ENCODING", "HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE")
_Headers = list[tuple[str, str]]


class State(NamedTuple):
    """What pages follow from, beside their address."""

    generation: int
    decided: int
    stale: int  # blocks
    day: str


class Page(NamedTuple):
    """Whole and compressed, as it was sent."""

    family: str
    state: State
    headers: _Headers
    body: bytes

    def follows_from(self, state: State) -> bool:
        if self.family in _OF_FORMS:
            return self.state == state._replace(stale=self.state.stale)
        return self.state == state


_unpack = msgspec.msgpack.Decoder(Page).decode
_pack = msgspec.msgpack.Encoder().encode


def mark(app: Flask) -> None:
    """From now on says of each answer whether it may be kept."""

    @app.after_request
    def say(response: Response) -> Response:
        whole = not response.is_streamed and not response.direct_passthrough
        page = whole and response.status_code == 200 and response.mimetype in _TYPES
        if page and request.blueprint in _OF_FORMS | _OF_BLOCKS:
            request.environ[_FAMILY] = request.blueprint
        return response


class Remembered:
    """A WSGI application that asks the one that makes pages only for those it does not know."""

    def __init__(
        self,
        app: "WSGIApplication",
        services: "Services",
        count: Count | None = None,
        shared: SharedPages | None = None,
    ) -> None:
        """`count` is told what is answered here; `shared` are pages of other processes, too."""
        self._app = app
        self._services = services
        self._count = count
        self._shared = shared
        self._pages = LastUsed(_MOST)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        began = time.perf_counter()
        address = _address(environ)
        state = self._state() if address else None
        if address is None or state is None:
            return self._app(environ, start_response)
        page = self._known(address, state)
        if page is None:
            return self._made(environ, start_response, (address, state))
        status, headers, body = _again(page, environ.get("HTTP_IF_NONE_MATCH", ""))
        if self._count:
            self._count(page.family, int(status[:3]), time.perf_counter() - began)
        start_response(status, headers)
        return body

    def _known(self, address: bytes, state: State) -> Page | None:
        own = self._pages.get(address)
        if own and (page := _unpack(own)).follows_from(state):
            return page
        other = self._shared.get(address) if self._shared else None
        if other and (page := _unpack(other)).follows_from(state):
            self._pages.put(address, other)
            return page
        return None

    def _made(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
        asked: tuple[bytes, State],
    ) -> Iterable[bytes]:
        """Kept unless something changed while it was made."""
        address, state = asked
        sent: list[_Headers] = []

        def start(status: str, headers: _Headers, *error: object) -> object:
            sent.append(headers)
            return start_response(status, headers, *error)  # type: ignore[arg-type]

        answer = self._app(environ, start)  # type: ignore[arg-type]
        family = environ.get(_FAMILY)
        if family is None or "Set-Cookie" in dict(sent[0]):
            return answer
        body = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        if self._state() == state:
            self._keep(address, _pack(Page(family, state, sent[0], body)))
        return [body]

    def _keep(self, address: bytes, page: bytes) -> None:
        self._pages.put(address, page)
        if self._shared:
            self._shared.put(address, page)

    def _state(self) -> State | None:
        """None while the index lags behind, and where someone at work leaves it open."""
        services = self._services
        try:
            if not services.index.is_current():
                return None
            store, stale = services.store, services.derived.stale
            day = datetime.now(UTC).date().isoformat()
            return State(store.generation, store.decisions.count, stale, day)
        except StoreError:
            return None


def _address(environ: "WSGIEnvironment") -> bytes | None:
    """What is asked for, and what of its headers makes another page; None where none is kept."""
    if environ["REQUEST_METHOD"] != "GET" or OVER in environ:
        return None
    asked = [environ.get(name, "") for name in _ASKED]
    browser = [environ.get(name, "") for name in _BROWSER]
    if sum(map(len, (*asked, *browser))) > _LONGEST:
        return None
    encodings, cookies, languages = browser
    parts = (*asked, _reads_gzip(encodings), read_by(cookies, languages))
    return repr(parts).encode("utf-8", "surrogatepass")


@lru_cache(_BROWSERS)
def _reads_gzip(encodings: str) -> bool:
    return parse_accept_header(encodings, Accept).quality("gzip") > 0


def _again(page: Page, known: str) -> tuple[str, _Headers, list[bytes]]:
    """The page, or that it is still the one with a tag that the browser has."""
    headers = list(page.headers)
    tag = dict(headers).get("ETag", "")
    if known and tag and parse_etags(known).contains_raw(tag):
        remove_entity_headers(headers)
        return "304 NOT MODIFIED", headers, []
    return "200 OK", headers, [page.body]
