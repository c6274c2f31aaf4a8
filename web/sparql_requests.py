"""What a request to the endpoint asks, by the SPARQL 1.1 Protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
MEDIA_TYPES = (_QUERY, _FORM)
_MOST = 250_000  # bytes of a body: the longest query, percent-encoded
_FIELDS = 30
_DATASET = ("default-graph-uri", "named-graph-uri")
_UPDATE = ("update", "using-graph-uri", "using-named-graph-uri")
Fields = Mapping[str, Sequence[str]]


class ProtocolError(Exception):
    """A request that the protocol does not allow: its HTTP status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


@dataclass(frozen=True, slots=True)
class Asked:
    """`query` None where there is none; `format` and `ready` are ours, not of the protocol."""

    query: str | None
    format: str = ""
    ready: str = ""
    sources: tuple[tuple[str, ...], ...] = ((), ())  # default and named graphs, before any FROM


def asked_of(request: Request) -> Asked:
    """Raises ProtocolError."""
    fields = _fields(request.query_string)
    query = None
    if request.method == "POST":
        if (request.content_length or 0) > _MOST:
            raise ProtocolError(413, f"the body is longer than {_MOST} bytes")
        body = request.get_data()[: _MOST + 1]
        if request.mimetype == _QUERY:
            query = _text(body)
        elif request.mimetype == _FORM:
            fields = _joined(fields, _fields(body))
        else:
            given = request.mimetype or "none"
            raise ProtocolError(415, f"Content-Type: {given}; expected {' or '.join(MEDIA_TYPES)}")
    _allow(fields)
    inline = fields.get("query", ())
    if len(inline) + (query is not None) > 1:
        raise ProtocolError(400, "more than one query; expected one")
    if query is None and inline:
        query = inline[0]
    ready = _only(fields, "ready")
    if query is None and not ready and request.method == "POST":
        raise ProtocolError(400, "no query; expected query=… or a body of application/sparql-query")
    sources = tuple(tuple(fields.get(name, ())) for name in _DATASET)
    return Asked(query, _only(fields, "format"), ready, sources)


def _allow(fields: Fields) -> None:
    for name in _UPDATE:
        if name in fields:
            raise ProtocolError(400, f"{name}: this endpoint only reads; expected query=…")


def _fields(data: bytes) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(
            data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except UnicodeError as error:
        raise ProtocolError(400, "characters that are not UTF-8, percent-encoded") from error
    except ValueError as error:
        raise ProtocolError(400, f"more than {_FIELDS} parameters") from error
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _joined(one: Fields, other: Fields) -> dict[str, list[str]]:
    return {name: [*one.get(name, ()), *other.get(name, ())] for name in {**one, **other}}


def _only(fields: Fields, name: str) -> str:
    return fields[name][0] if name in fields else ""


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeError as error:
        raise ProtocolError(400, "the query is not UTF-8") from error
