"""What a format must do to write a graph row by row, and XML that every reader takes."""

import re
from typing import Protocol

from corpus.store.base import NodeRow, StoredLink

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = str.maketrans({
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
})  # fmt: skip


class GraphWriter(Protocol):
    """`start` once, `node` for each node, `middle` once, `link` for each link, `finish` once.

    Each gives the next piece of the file, which may be empty.
    """

    def start(self) -> bytes: ...

    def node(self, node: NodeRow) -> bytes: ...

    def middle(self) -> bytes: ...

    def link(self, number: int, link: StoredLink) -> bytes:
        """`number` counts the links from 0: an edge's own id, for formats that want one."""
        ...

    def finish(self) -> bytes: ...


def in_xml(text: str, instead: str = "") -> str:
    """A text as content or attribute; with `instead` of what XML 1.0 has no way to write."""
    return _FORBIDDEN.sub(instead, text).translate(_ESCAPED)
