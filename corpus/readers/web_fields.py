"""The fields of a web form → what they show: text, the chosen option, ☑ or □."""

from corpus.readers.packages import XmlElement
from corpus.readers.symbols import CHECKED, UNCHECKED

_SHOWN = ("", "text", "number", "date", "month", "tel", "email", "url", "search")
FIELDS = ("input", "select", "textarea")


def field_text(node: XmlElement) -> str:
    if node.tag == "textarea":
        return node.text or ""
    if node.tag == "select":
        return _chosen(node)
    kind = (node.get("type") or "").lower()
    if kind in ("checkbox", "radio"):
        return UNCHECKED if node.get("checked") is None else CHECKED
    return (node.get("value") or "") if kind in _SHOWN else ""


def _chosen(node: XmlElement) -> str:
    """The option that is selected, the first one where none is."""
    options = list(node.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None] or options[:1]
    return "".join("".join(str(text) for text in one.itertext()) for one in chosen).strip()
