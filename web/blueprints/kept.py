"""Files that follow from the workspace: asked for anew each time, sent where something changed."""

import hashlib
from collections.abc import Callable

from flask import Response, request

from web.blueprints.context import services
from web.versions import own_version


def kept(make: Callable[[], Response], *, seen: str = "") -> Response:
    """The answer with its ETag, or 304; `seen` tells answers of one address apart."""
    tag = _tag(seen)
    answer = Response(status=304) if request.if_none_match.contains_weak(tag) else make()
    answer.set_etag(tag, weak=True)
    answer.cache_control.no_cache = True
    return answer


def _tag(seen: str) -> str:
    """Of what forms and people's word say, the code that writes it, and the base of addresses.

    An index that lags gives another one: what it says is not what it will say.
    """
    store, code = services().store, (own_version(), services().derived.version)
    at = (store.generation, store.decisions.count, services().index.is_current())
    state = (*at, code, services().base, seen)
    return hashlib.blake2b(repr(state).encode(), digest_size=12).hexdigest()
