"""A store elsewhere: SPARQL 1.1 by HTTP. Nothing follows a redirect or goes by a proxy."""

import base64
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from graph.errors import SparqlRefused, SparqlStopped, SparqlTimedOut, SparqlUnreachable
from graph.sparql.answer import QueryForm, SparqlAnswer, SparqlTerm, TermKind

_MOST = 32_000_000  # bytes of an answer
_CHUNK = 1 << 16
_SHOWN = 300  # characters of what a store complains of
_KINDS = {
    "uri": TermKind.IRI,
    "literal": TermKind.LITERAL,
    "typed-literal": TermKind.LITERAL,
    "bnode": TermKind.BLANK,
}
_PLAIN = "http://www.w3.org/2001/XMLSchema#string"
_JSON, _TRIPLES = "application/sparql-results+json", "application/n-triples"


@dataclass(frozen=True, slots=True)
class Login:
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of a service of a store. Raises ValueError for one that is no http address."""

    url: str
    login: Login = Login()

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise ValueError(f"{self.url!r}; expected http(s)://… without a name or password")

    def graph(self, iri: str) -> str:
        """The address of one graph, by the Graph Store Protocol."""
        sign = "&" if "?" in self.url else "?"
        return f"{self.url}{sign}graph={quote(iri, safe='')}"


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | IO[bytes] | None = None
    seconds: float = 60.0


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def sent(endpoint: Endpoint, call: Call) -> tuple[int, bytes]:
    """Status and body. Raises SparqlTimedOut, SparqlStopped and SparqlUnreachable."""
    asked = urllib.request.Request(call.url, call.body, dict(call.headers), method=call.method)
    if granted := _granted(endpoint, asked, call.seconds):
        asked.add_unredirected_header("Authorization", granted)
    until = time.monotonic() + call.seconds
    try:
        with _opener().open(asked, timeout=call.seconds) as response:
            return response.status, _body(response, until, call.seconds)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(_CHUNK)
    except TimeoutError as error:
        raise _late(call.seconds) from error
    except (OSError, HTTPException) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _late(call.seconds) from error
        why = getattr(error, "reason", error)
        raise SparqlUnreachable(f"no answer: {why}", "the address of a running store") from error


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of one answer; `base` is what relative addresses in the query follow."""

    seconds: float
    rows: int
    base: str


def ask(endpoint: Endpoint, checked: SparqlAnswer, bounds: Bounds) -> SparqlAnswer:
    """The answer to a query that may run."""
    table = checked.form in (QueryForm.SELECT, QueryForm.ASK)
    headers = {
        "Accept": _JSON if table else _TRIPLES,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    default, named = checked.sources  # some stores go by these alone
    fields = [("query", prologue(bounds.base) + checked.text)]
    fields += [("default-graph-uri", graph) for graph in default]
    fields += [("named-graph-uri", graph) for graph in named]
    body = urlencode(fields).encode()
    status, data = sent(endpoint, Call("POST", endpoint.url, headers, body, bounds.seconds))
    if status != 200:
        raise _complaint(status, data)
    return (
        _read(checked.form, data, bounds.rows)
        if table
        else _triples(checked.form, data, bounds.rows)
    )


def prologue(base: str) -> str:
    """The known prefixes, put before a query; what it declares itself goes over them."""
    from graph.rdf.names import PREFIXES

    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    return f"BASE <{base}> {prefixes}\n"


def _granted(endpoint: Endpoint, asked: urllib.request.Request, seconds: float) -> str | None:
    """The header that the store wants, asked for ahead: a large body would not reach its end."""
    login = endpoint.login
    if not login.user:
        return None
    try:
        probe = urllib.request.Request(asked.full_url, method="HEAD")
        with _opener().open(probe, timeout=seconds):
            return None
    except urllib.error.HTTPError as error:
        scheme, _, challenge = error.headers.get("WWW-Authenticate", "").partition(" ")
    except (OSError, HTTPException):
        return None  # the request itself will say it
    if scheme.lower() == "basic":
        pair = f"{login.user}:{login.password}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"
    if scheme.lower() != "digest":
        return None
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, endpoint.url, login.user, login.password)
    digest = urllib.request.AbstractDigestAuthHandler(known)
    parts = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge))
    return f"Digest {digest.get_authorization(asked, parts)}"


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())


def _body(response: HTTPResponse | IO[bytes], until: float, seconds: float) -> bytes:
    found = bytearray()
    read = getattr(response, "read1", response.read)
    while chunk := read(_CHUNK):
        found += chunk
        if time.monotonic() > until:
            raise _late(seconds)
        if len(found) > _MOST:
            raise SparqlStopped(f"over {_MOST} bytes of answer", "fewer rows: LIMIT")
    return bytes(found)


def _late(seconds: float) -> SparqlTimedOut:
    return SparqlTimedOut(f"it took more than {seconds:g} s", "less work at once")


def _complaint(status: int, data: bytes) -> Exception:
    said = " ".join(data.decode("utf-8", "replace").split())[:_SHOWN]
    if status == 400:
        return SparqlRefused(f"the store refuses it: {said}", "a query over the data here")
    return SparqlUnreachable(f"HTTP {status} {said}", "an answer to a query that may run")


def _read(form: QueryForm, data: bytes, rows: int) -> SparqlAnswer:
    try:
        found = msgspec.json.decode(data)
        if "boolean" in found:
            return SparqlAnswer(QueryForm.ASK, truth=bool(found["boolean"]))
        columns = tuple(found["head"].get("vars", ()))
        bindings = found["results"]["bindings"]
        kept = tuple(tuple(_term(each.get(name)) for name in columns) for each in bindings[:rows])
        if form is QueryForm.ASK:  # Virtuoso 7 gives a table of one number
            return SparqlAnswer(form, truth=any(row[0] and row[0].value == "1" for row in kept))
    except (msgspec.DecodeError, LookupError, TypeError, AttributeError) as error:
        expected = "SPARQL 1.1 results in JSON"
        raise SparqlUnreachable("what it answers is no table", expected) from error
    return SparqlAnswer(QueryForm.SELECT, columns, kept, cut=len(bindings) > rows)


def _term(found: Mapping[str, str] | None) -> SparqlTerm | None:
    if found is None:
        return None
    datatype = found.get("datatype")
    plain = datatype == _PLAIN or "xml:lang" in found
    kind = _KINDS[found["type"]]
    return SparqlTerm(kind, found["value"], found.get("xml:lang"), None if plain else datatype)


def _triples(form: QueryForm, data: bytes, rows: int) -> SparqlAnswer:
    lines: Iterable[str] = data.decode("utf-8", "replace").splitlines(keepends=True)
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return SparqlAnswer(form, triples="".join(kept[:rows]), cut=len(kept) > rows)
