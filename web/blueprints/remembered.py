"""Pages that were made once are sent again while nothing that they say has changed."""

from collections.abc import Hashable
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from corpus.errors import StoreError
from web.blueprints.context import services
from web.inferred.last_used import Body, LastUsed
from web.language import language

_MOST = 64 * 2**20  # bytes
_LONGEST = 2_000  # bytes of a query: addresses are kept, too
_OF_FORMS = frozenset({"documents", "search"})  # families whose pages say what forms say
_OF_BLOCKS = frozenset(  # and those that say what is worked out, too
    {"analyses", "checks", "compare", "goals", "graph", "library", "records", "years"}
)
_TYPES = frozenset({"text/html", "application/json"})


def register(app: Flask) -> None:
    """After all others, so that it is asked last and sees what the view itself answers."""
    pages = LastUsed(_MOST)

    def again() -> Response | None:
        g.page_key = _key()
        page = pages.get(g.page_key) if g.page_key else None
        if page is None:
            return None
        g.page_key = None  # it is kept already
        return Response(page.content, content_type=page.content_type)

    def keep(response: Response) -> Response:
        """Unless something changed while it was made."""
        key = g.get("page_key")
        if key and _is_page(response) and key == _key():
            pages.put(key, Body(response.get_data(), response.content_type or ""))
        return response

    app.before_request(again)
    app.after_request(keep)


def _is_page(response: Response) -> bool:
    whole = not response.is_streamed and not response.direct_passthrough
    return whole and response.status_code == 200 and response.mimetype in _TYPES


def _key() -> Hashable | None:
    """What a page follows from; None where it follows from something else, too."""
    if request.method != "GET" or request.blueprint not in _OF_FORMS | _OF_BLOCKS:
        return None
    if len(request.query_string) > _LONGEST:
        return None
    try:
        state = _state()
    except StoreError:  # someone is at work; the view will say so
        return None
    return state and (request.url, language(), datetime.now(UTC).date(), state)


def _state() -> tuple[int, ...] | None:
    """Of forms, people's word and what is worked out; None while the index lags behind."""
    store = services().store
    if not services().index.is_current():
        return None
    worked_out = services().derived.stale if request.blueprint in _OF_BLOCKS else 0
    return (store.generation, store.decisions.count, worked_out)
