"""Pages of lists that are gone through in their order, as of one state of the workspace."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

import msgspec
from werkzeug.exceptions import Conflict

from web.blueprints.api.problems import MEANINGS

_Entry = TypeVar("_Entry")
_MOST = 10**9


class _Place(msgspec.Struct, frozen=True, array_like=True):
    state: str
    start: int


def start_of(after: str, state: str) -> int:
    """How many entries were shown before. Raises Conflict."""
    if not after:
        return 0
    try:
        data = urlsafe_b64decode(after + "=" * (-len(after) % 4))
        place = msgspec.json.decode(data, type=_Place)
    except ValueError as error:
        raise Conflict(MEANINGS[409]) from error
    if place.state != state or not 0 < place.start < _MOST:
        raise Conflict(MEANINGS[409])
    return place.start


def token_of(start: int, state: str) -> str:
    data = msgspec.json.encode(_Place(state, start))
    return urlsafe_b64encode(data).decode().rstrip("=")


def page_of(entries: Iterable[_Entry], limit: int) -> tuple[tuple[_Entry, ...], bool]:
    """Those of the page, and whether others follow."""
    some = tuple(islice(entries, limit + 1))
    return some[:limit], len(some) > limit
