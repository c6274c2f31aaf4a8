"""Automatic numbers of Word's paragraphs: the label that each prints, counted as Word counts."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from corpus.readers.numerals import numeral
from corpus.readers.packages import XmlElement, attribute, child, local, whole
from corpus.readers.symbols import BOXES, in_font, is_symbol_font
from corpus.readers.word_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # decimal, chineseCounting …
    text: str  # "%1." with the numbers of the levels
    start: int
    restarts: bool  # after a paragraph of a level above
    suffix: str
    all_decimal: bool
    font: str


@dataclass(slots=True)
class _List:
    """One w:num: the counters it shares with others of its kind, and its levels."""

    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)  # what this one begins anew with


class Numbering:
    """The labels of a document, asked for in the order of its paragraphs."""

    def __init__(self, root: XmlElement | None, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        nodes = [] if root is None else list(root)
        kinds = {attribute(n, "abstractNumId"): n for n in nodes if local(n) == "abstractNum"}
        self._lists = {attribute(n, "numId"): _list(n, kinds) for n in nodes if local(n) == "num"}

    def label(self, paragraph: XmlElement) -> str:
        """The number of a paragraph with the blank after it: "1. "; empty where it has none."""
        number, depth = self._styles.numbering_of(paragraph)
        found = self._lists.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        self._count(number, found, depth)
        if level.form == "bullet":
            mark = in_font(level.text, level.font) if is_symbol_font(level.font) else level.text
            return mark if mark in BOXES else ""
        return self._printed(found, level)

    def _count(self, number: str, found: _List, depth: int) -> None:
        counts = self._counts[found.kind]
        for above in range(depth):
            counts.setdefault(above, self._start(found, above))
        anew = depth in found.starts and (number, depth) not in self._begun
        self._begun.add((number, depth))
        if anew or depth not in counts:
            counts[depth] = self._start(found, depth)
        else:
            counts[depth] += 1
        for below in range(depth + 1, _LEVELS):
            level = found.levels.get(below)
            if level is None or level.restarts:
                counts.pop(below, None)

    def _start(self, found: _List, depth: int) -> int:
        level = found.levels.get(depth)
        return found.starts.get(depth, level.start if level else 1)

    def _printed(self, found: _List, level: _Level) -> str:
        counts = self._counts[found.kind]

        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            own = found.levels.get(depth)
            form = "decimal" if level.all_decimal or own is None else own.form
            return numeral(counts.get(depth, self._start(found, depth)), form)

        text = _PLACE.sub(number, level.text)
        return text + level.suffix if text else ""


def _list(node: XmlElement, kinds: dict[str, XmlElement]) -> _List:
    kind = attribute(child(node, "abstractNumId"), "val")
    found = _List(kind, _levels(_linked(kinds.get(kind), kinds)))
    for override in node:
        if local(override) == "lvlOverride":
            depth = whole(attribute(override, "ilvl"))
            own = child(override, "lvl")
            if own is not None:
                found.levels[depth] = _level(own)
            start = child(override, "startOverride")
            if start is not None:
                found.starts[depth] = whole(attribute(start, "val"), 1)
    return found


def _linked(kind: XmlElement | None, kinds: dict[str, XmlElement]) -> XmlElement | None:
    """The list that a list style stands for."""
    link = attribute(child(kind, "numStyleLink"), "val")
    if not link:
        return kind
    styled = (k for k in kinds.values() if attribute(child(k, "styleLink"), "val") == link)
    return next(styled, kind)


def _levels(kind: XmlElement | None) -> dict[int, _Level]:
    nodes = [] if kind is None else [node for node in kind if local(node) == "lvl"]
    return {whole(attribute(node, "ilvl")): _level(node) for node in nodes}


def _level(node: XmlElement) -> _Level:
    suffix = attribute(child(node, "suff"), "val", "tab")
    legal = child(node, "isLgl")
    return _Level(
        form=attribute(_format_node(node), "val", "decimal"),
        text=attribute(child(node, "lvlText"), "val"),
        start=whole(attribute(child(node, "start"), "val"), 1),
        restarts=attribute(child(node, "lvlRestart"), "val") != "0",
        suffix="" if suffix == "nothing" else " ",
        all_decimal=legal is not None and attribute(legal, "val", "1") not in _OFF,
        font=attribute(child(node, "rPr", "rFonts"), "ascii"),
    )


def _format_node(node: XmlElement) -> XmlElement | None:
    """w:numFmt, also where it stands in alternate content."""
    return next((one for one in node.iter() if local(one) == "numFmt"), None)
