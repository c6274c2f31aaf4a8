"""One paragraph of Word → its printed lines, and the text boxes that hang on it.

What was deleted under tracked changes is not read, what was inserted is; of a field only its
result; hidden text and what is struck out are counted, not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.packages import XmlElement, attribute, child, local
from corpus.readers.symbols import CHECKED, UNCHECKED, in_font, is_symbol_font, symbol
from corpus.readers.word_styles import Styles, is_on
from corpus.values.text import visible

SKIPPED = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "rt")
)
_BREAKS = ("br", "cr")
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_GRAPHICS = ("drawing", "pict", "object")


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph prints, and the text boxes in it as their w:txbxContent."""

    parts: list[str] = field(default_factory=list)
    boxes: list[XmlElement] = field(default_factory=list)
    hidden: int = 0  # characters
    struck: int = 0  # the same

    @property
    def lines(self) -> list[str]:
        return "".join(self.parts).split("\n")


def paragraph_text(paragraph: XmlElement, styles: Styles) -> ParagraphText:
    reading = _Reading(paragraph, styles)
    reading.inside(paragraph)
    return reading.found


def branch(node: XmlElement) -> XmlElement | None:
    """The branch of alternate content to take: the first that holds text, else the first."""
    branches = [one for one in node if local(one) in ("Choice", "Fallback")]
    with_text = (one for one in branches if any(local(x) in ("t", "sym") for x in one.iter()))
    return next(with_text, branches[0] if branches else None)


class _Reading:
    """The state of fields over the runs of a paragraph."""

    def __init__(self, paragraph: XmlElement, styles: Styles) -> None:
        self.found = ParagraphText()
        self._paragraph = paragraph
        self._styles = styles
        self._instructions: list[bool] = []  # for each open field: whether its result is to come

    def inside(self, node: XmlElement) -> None:
        for one in node:
            name = local(one)
            if name == "r":
                self._run(one)
            elif name == "AlternateContent":
                taken = branch(one)
                if taken is not None:
                    self.inside(taken)
            elif name in _GRAPHICS:
                self.found.boxes += text_boxes(one)
            elif name not in SKIPPED:
                self.inside(one)

    def _run(self, run: XmlElement) -> None:
        hidden = self._styles.hides(run, self._paragraph)
        struck = self._styles.strikes(run, self._paragraph)
        fonts = child(run, "rPr", "rFonts")
        font = attribute(fonts, "ascii")
        for one in _run_parts(run):
            name = local(one)
            if name == "fldChar":
                self._field(one)
            elif name in _GRAPHICS:
                self.found.boxes += [] if hidden or struck else text_boxes(one)
            elif name == "r":  # a run in a run: the text of a formula or of a ruby
                self._run(one)
            elif not any(self._instructions):
                self._print(_printed(one, name, font), hidden, struck)

    def _print(self, text: str, hidden: bool = False, struck: bool = False) -> None:
        if hidden:
            self.found.hidden += len(text.strip())
        elif struck:
            self.found.struck += len(text.strip())
        else:
            self.found.parts.append(text)

    def _field(self, node: XmlElement) -> None:
        kind = attribute(node, "fldCharType")
        if kind == "begin":
            self._instructions.append(True)
            box = child(node, "ffData", "checkBox")
            if box is not None:
                self._print(CHECKED if _is_checked(box) else UNCHECKED)
        elif self._instructions and kind == "separate":
            self._instructions[-1] = False
        elif self._instructions and kind == "end":
            self._instructions.pop()


def text_boxes(node: XmlElement) -> Iterator[XmlElement]:
    """The contents of text boxes in a drawing, of alternate content one branch."""
    for one in node:
        name = local(one)
        if name == "txbxContent":
            yield one
        elif name == "AlternateContent":
            taken = branch(one)
            if taken is not None:
                yield from text_boxes(taken)
        else:
            yield from text_boxes(one)


def _run_parts(run: XmlElement) -> Iterator[XmlElement]:
    for one in run:
        name = local(one)
        taken = branch(one) if name == "AlternateContent" else None
        if taken is not None:
            yield from _run_parts(taken)
        elif name == "ruby":
            base = child(one, "rubyBase")
            yield from base if base is not None else ()
        elif name not in SKIPPED:
            yield one


def _printed(node: XmlElement, name: str, font: str) -> str:
    if name == "t":
        text = visible((node.text or "").replace("\n", " "))
        return in_font(text, font) if is_symbol_font(font) else text
    if name in _BREAKS:
        return "\n"
    if name == "sym":
        return _symbol(node)
    return _SIGNS.get(name, "")


def _symbol(node: XmlElement) -> str:
    code = attribute(node, "char")
    try:
        return symbol(int(code, 16), attribute(node, "font"))
    except ValueError:
        return ""


def _is_checked(box: XmlElement) -> bool:
    own = is_on(child(box, "checked"))
    return bool(is_on(child(box, "default")) if own is None else own)
