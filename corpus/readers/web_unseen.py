"""What a page does not show of its text: hidden, or struck out. It is counted."""

from collections.abc import Set

from corpus.readers.packages import XmlElement
from corpus.readers.web_styles import Declarations, PageStyles

_SKIPPED = frozenset(
    ("script", "style", "template", "noscript", "noframes", "iframe", "object", "svg",
     "xml", "audio", "video", "canvas", "datalist", "math")
)  # fmt: skip
_STRUCK = ("del", "s", "strike")
_REVEALED = ("js_content",)  # ids of what a script shows: the text of WeChat's articles


class Unseen:
    """Counts the characters of one page that are not read."""

    def __init__(self, styles: PageStyles) -> None:
        self._styles = styles
        self.hidden = 0
        self.struck = 0

    def is_hidden(self, node: XmlElement, style: Declarations) -> bool:
        hidden = _is_hidden(node, style)
        self.hidden += _characters(node) if hidden else 0
        return hidden

    def is_struck(self, node: XmlElement, style: Declarations) -> bool:
        lines = style.get("text-decoration", "") + style.get("text-decoration-line", "")
        struck = node.tag in _STRUCK or "line-through" in lines
        self.struck += _characters(node) if struck else 0
        return struck

    def count_beside(self, node: XmlElement, cells: Set[XmlElement]) -> None:
        """Counts what is hidden in an element outside of its cells."""
        if node not in cells and not self.is_hidden(node, self._styles.of(node)):
            for one in node:
                if isinstance(one.tag, str):
                    self.count_beside(one, cells)

    def is_seen(self, node: XmlElement) -> bool:
        """The same as `is_hidden` says, without counting; and that it is shown at all."""
        return is_shown(node) and not _is_hidden(node, self._styles.of(node))


def is_shown(node: XmlElement) -> bool:
    """Whether an element is part of what a page shows; a body may begin without saying so."""
    parent = node.getparent()
    titled = node.tag == "title" and parent is not None and parent.tag == "head"
    return node.tag not in _SKIPPED and not titled


def _is_hidden(node: XmlElement, style: Declarations) -> bool:
    unseen = style.get("visibility") in ("hidden", "collapse") and node.get("id") not in _REVEALED
    return unseen or node.get("hidden") is not None or style.get("display") == "none"


def _characters(node: XmlElement) -> int:
    """How many a browser would show of an element."""
    shown = (one for one in node.iter() if isinstance(one.tag, str))
    texts = (text for one in shown if one.tag not in _SKIPPED for text in _texts(one, node))
    return sum(len("".join(text.split())) for text in texts)


def _texts(one: XmlElement, node: XmlElement) -> tuple[str, str]:
    return one.text or "", "" if one is node else one.tail or ""
