"""How wide elements are set beside each other: 30%, 120px, flex: 2, Bootstrap's col-3."""

import re
from collections.abc import Sequence
from itertools import accumulate

from corpus.readers.packages import XmlElement
from corpus.readers.web_styles import Declarations

_WIDTH = re.compile(r"(\d{1,4}(?:\.\d+)?)(%|px|pt|em|rem|mm|cm)")
_FLEX = re.compile(r"([1-9]\d?)(?:\s|$)")
_COLUMNS = re.compile(r"(?:^|[-_])col(?:-?[a-z]{2,4})?-?(\d{1,2})$", re.IGNORECASE)
_SHARE = "share"  # the unit of what fills a row together

Width = tuple[float, str]  # and its unit


def width_of(node: XmlElement, style: Declarations) -> Width | None:
    """Of an element in a row; None where nothing says it."""
    for name in (node.get("class") or "").split():
        if columns := _COLUMNS.search(name):
            return float(columns[1]), "col"
    if flex := _FLEX.match(style.get("flex", "")):
        return float(flex[1]), _SHARE
    width = _WIDTH.match(style.get("width", ""))
    return (float(width[1]), width[2]) if width else None


def sides_of(widths: Sequence[Width | None]) -> tuple[tuple[float, ...], str]:
    """Where elements of a row end, and in which unit; nothing where that is not known of all."""
    known = [width for width in widths if width and width[0] > 0]
    units = {unit for _, unit in known}
    if len(known) < len(widths) or len(units) != 1:
        return (), ""
    ends = list(accumulate(width for width, _ in known))
    unit = units.pop()
    whole = ends[-1] if unit == _SHARE else 1.0
    return tuple(end / whole for end in ends), unit
