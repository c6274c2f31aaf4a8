"""Word's styles, as far as they bear on text: what they hide, strike out and number."""

from collections.abc import Iterator

from corpus.readers.packages import XmlElement, attribute, child, local, whole

_OFF = ("0", "false", "off")


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: XmlElement | None) -> None:
        nodes = [] if root is None else [node for node in root if local(node) == "style"]
        self._styles = {attribute(node, "styleId"): node for node in nodes}
        defaults = (n for n in nodes if attribute(n, "default") in ("1", "true", "on"))
        self._default = next(
            (attribute(n, "styleId") for n in defaults if attribute(n, "type") == "paragraph"), ""
        )
        self._switches: dict[tuple[str, str], bool] = {}  # by style and name

    def hides(self, run: XmlElement, paragraph: XmlElement | None) -> bool:
        """Whether the text of a run is hidden, by itself or by a style."""
        return self._switched("vanish", run, paragraph)

    def strikes(self, run: XmlElement, paragraph: XmlElement | None) -> bool:
        """Whether the text of a run is struck out, by itself or by a style."""
        return any(self._switched(name, run, paragraph) for name in ("strike", "dstrike"))

    def _switched(self, name: str, run: XmlElement, paragraph: XmlElement | None) -> bool:
        properties = child(run, "rPr")
        own = is_on(child(properties, name))
        if own is not None:
            return own
        styles = (
            attribute(child(properties, "rStyle"), "val"),
            attribute(child(paragraph, "pPr", "pStyle"), "val", self._default),
        )
        return any(self._is_on_in(style, name) for style in styles if style)

    def numbering_of(self, paragraph: XmlElement) -> tuple[str, int]:
        """The list of a paragraph ("" for none) and its depth in it, from 0."""
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        style = attribute(child(properties, "pStyle"), "val", self._default)
        inherited = [child(node, "pPr", "numPr") for node in self._chain(style)]
        parts = [node for node in [own, *inherited] if node is not None]
        number = next((n for n in (_value(node, "numId") for node in parts) if n), "")
        depth = next((d for d in (_value(node, "ilvl") for node in parts) if d), "0")
        return ("" if number == "0" else number), whole(depth)

    def _is_on_in(self, style: str, name: str) -> bool:
        if (style, name) not in self._switches:
            marks = (is_on(child(node, "rPr", name)) for node in self._chain(style))
            found = next((mark for mark in marks if mark is not None), False)
            self._switches[style, name] = found
        return self._switches[style, name]

    def _chain(self, style: str) -> Iterator[XmlElement]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = attribute(child(self._styles[style], "basedOn"), "val")


def is_on(node: XmlElement | None) -> bool | None:
    """A switch of Word: absent, on or off."""
    return None if node is None else attribute(node, "val", "1") not in _OFF


def _value(node: XmlElement, name: str) -> str:
    return attribute(child(node, name), "val")
