"""`/sparql`: the SPARQL 1.1 endpoint for programs, and its page for people."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, make_response, render_template, request
from flask import Response as FlaskResponse
from werkzeug.exceptions import NotFound

from graph.errors import (
    SparqlBusy,
    SparqlError,
    SparqlStopped,
    SparqlSyntaxError,
    SparqlTimedOut,
    SparqlUnreachable,
)
from web.blueprints.context import services
from web.negotiation import best_type
from web.presenters.sparql import Editor, editor, problem_of
from web.sparql_requests import MEDIA_TYPES, Asked, ProtocolError, asked_of

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer
    from graph.sparql.results import ResultFormat

bp = Blueprint("sparql", __name__)
_METHODS = ["GET", "POST", "OPTIONS"]
_PAGE = "text/html"
ORIGINS = "JIXIAO_ORIGINS"  # in the application's config: pages elsewhere that may read
_WAIT = "5"  # seconds after which a busy endpoint may be asked again
_NARROWER = (
    "; narrow it: name a year, department or project, put the rarest pattern first,"
    " join patterns by a shared variable, add LIMIT"
)


@dataclass(frozen=True, slots=True)
class Failed:
    status: int
    error: Exception
    detail: str


@bp.route("/sparql", methods=_METHODS, provide_automatic_options=False)
def endpoint() -> FlaskResponse:
    if request.method == "OPTIONS":
        return _options()
    try:
        asked = asked_of(request)
    except ProtocolError as error:
        return _refusal(Asked(None), Failed(error.status, error, str(error)))
    if asked.query is None and not asked.ready:
        return _unasked()
    query = asked.query if asked.query is not None else _ready(asked.ready)
    asked = replace(asked, query=query)
    try:
        answer = services().sparql(query, asked.sources)
    except SparqlError as error:
        return _refusal(asked, _failed(error))
    return _answered(asked, answer)


def _answered(asked: Asked, answer: "SparqlAnswer") -> FlaskResponse:
    from graph.sparql.results import formats_of, written

    formats = formats_of(answer.form)
    by_media = {media: each for each in formats for media in (each.media, *each.also)}
    if asked.format:
        chosen = {each.suffix: each for each in formats}.get(asked.format)
        if chosen is None:
            known = ", ".join(each.suffix for each in formats)
            why = f"format={asked.format[:20]}: a {answer.form} query gives {known}"
            return _refusal(asked, Failed(406, ProtocolError(406, why), why))
    else:
        media = best_type(request.headers.get("Accept", ""), [*by_media, _PAGE])
        if media == _PAGE:
            return _page(editor(asked, answer, base=services().base))
        if media is None:
            why = f"none of {', '.join(by_media)} is accepted"
            return _refusal(asked, Failed(406, ProtocolError(406, why), why))
        chosen = by_media[media]
    response = _file(written(answer, chosen), chosen)
    if answer.cut:
        response.headers["X-SPARQL-MaxRows"] = str(services().queries.rows)
    if answer.facts_only:
        response.headers["X-SPARQL-FactsOnly"] = "what is inferred is not loaded yet"
    if asked.format:
        name = f"{asked.ready or 'sparql'}.{chosen.suffix}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _unasked() -> FlaskResponse:
    """The page, or where RDF is asked for what this endpoint is."""
    from graph.sparql.description import service_description
    from graph.sparql.results import GRAPHS, converted

    by_media = {each.media: each for each in GRAPHS}
    media = best_type(request.headers.get("Accept", ""), [_PAGE, *by_media])
    if media in by_media:
        queries = services().queries
        base = services().base
        triples = service_description(request.base_url, queries.seconds, queries.rows, base)
        return _file(converted(triples, by_media[media]), by_media[media])
    return _page(editor(Asked(None)))


def _failed(error: SparqlError) -> Failed:
    queries = services().queries
    limits = f" (limits: {queries.seconds:g} s, {queries.rows} rows, memory)"
    if isinstance(error, SparqlBusy):
        return Failed(503, error, f"{error}; Retry-After: {_WAIT}")
    if isinstance(error, SparqlTimedOut):
        return Failed(504, error, f"{error}{limits}{_NARROWER}")
    if isinstance(error, SparqlStopped):
        return Failed(500, error, f"{error}{limits}{_NARROWER}")
    return Failed(502 if isinstance(error, SparqlUnreachable) else 400, error, str(error))


def _refusal(asked: Asked, failed: Failed) -> FlaskResponse:
    """As a page, as text, or as RFC 9457 says, whichever is asked for."""
    kinds = ("text/plain", "application/problem+json", "application/json", _PAGE)
    kind = best_type(request.headers.get("Accept", ""), kinds) or kinds[0]
    if kind == _PAGE and not asked.format:
        response = _page(editor(asked, problem=problem_of(failed.error, failed.detail)))
    elif kind.endswith("json"):
        response = make_response(_problem(failed))
        response.content_type = kinds[1]
    else:
        response = make_response(f"{failed.detail}\n")
        response.content_type = "text/plain; charset=utf-8"
    response.status_code = failed.status
    response.headers["Content-Language"] = "en"
    if failed.status == 503:
        response.headers["Retry-After"] = _WAIT
    if failed.status == 415:
        response.headers["Accept-Post"] = ", ".join(MEDIA_TYPES)
    response.vary.add("Accept")
    return response


def _problem(failed: Failed) -> dict[str, object]:
    found: dict[str, object] = {
        "type": "about:blank",
        "title": type(failed.error).__name__,
        "status": failed.status,
        "detail": failed.detail,
    }
    if isinstance(failed.error, SparqlSyntaxError) and failed.error.line:
        found |= {"line": failed.error.line, "column": failed.error.column}
    return found


def _ready(name: str) -> str:
    from graph.sparql.ready import ready_queries

    known = {each.name: each.text for each in ready_queries()}
    if name not in known:
        raise NotFound
    return known[name]


@bp.after_request
def _shared(response: FlaskResponse) -> FlaskResponse:
    """Pages elsewhere may read by GET where the setting names them, without a visitor's cookies."""
    allowed, origin = current_app.config.get(ORIGINS, ()), request.headers.get("Origin")
    if not allowed or request.method == "POST":
        return response
    if "*" in allowed:
        response.headers["Access-Control-Allow-Origin"] = "*"
    else:
        response.vary.add("Origin")
        if origin not in allowed:
            return response
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = "Retry-After, X-SPARQL-MaxRows"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Accept"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _options() -> FlaskResponse:
    response = make_response("", 204)
    response.headers["Allow"] = "GET, HEAD, POST, OPTIONS"
    response.headers["Accept-Post"] = ", ".join(MEDIA_TYPES)
    return response


def _file(data: bytes, format_: "ResultFormat") -> FlaskResponse:
    response = make_response(data)
    utf8 = "; charset=utf-8" if format_.media.startswith("text/") else ""
    response.content_type = format_.media + utf8
    response.vary.add("Accept")
    return response


def _page(shown: Editor) -> FlaskResponse:
    response = make_response(render_template("sparql/editor.html", editor=shown))
    response.vary.add("Accept")
    return response
