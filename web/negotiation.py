"""Which of several media types a request gets by its Accept header (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

_LONGEST = 4_096  # characters of a header that are read
_ANYTHING = "*/*"


def best_type(accept: str, types: Sequence[str]) -> str | None:
    """The type of the highest quality, of equals the first; None where all are refused.

    What is no media range is passed over; a header without any takes everything. Parameters of a
    range, such as a profile, are not looked at.
    """
    ranges = _ranges(accept)
    if not ranges:
        return types[0]
    best, highest = None, 0.0
    for each in types:
        quality = _quality(each, ranges)
        if quality > highest:
            best, highest = each, quality
    return best


def _ranges(accept: str) -> dict[str, float]:
    """Range → quality, the highest of those that it is given."""
    found: dict[str, float] = {}
    if len(accept) > _LONGEST:
        accept = accept[:_LONGEST].rpartition(",")[0]
    for item, quality in parse_accept_header(accept, MIMEAccept):
        range_ = item.partition(";")[0].strip().lower()
        type_, slash, subtype = range_.partition("/")
        if type_ and slash and subtype and (type_ != "*" or subtype == "*"):
            found[range_] = max(quality, found.get(range_, 0.0))
    return found


def _quality(type_: str, ranges: dict[str, float]) -> float:
    """That of the most specific range."""
    whole_type = f"{type_.partition('/')[0]}/*"
    for range_ in (type_, whole_type, _ANYTHING):
        if range_ in ranges:
            return ranges[range_]
    return 0.0
