"""The marks of Markdown within a line, as programs write it that turn files into text."""

import re
from collections.abc import Sequence
from html import unescape

from corpus.values.text import visible

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_BLOCK = re.compile(r"^\s{0,3}(?:#{1,6}[ \t]+(?=\S)|(?:```|~~~)[\w-]*\s*$)")
_STRONG = re.compile(  # but ≥**亩 is to be filled in
    r"(?<![≥≤≧≦><=])(\*\*|__)(?=\S)(.+?)(?<=\S)(?<![≥≤≧≦><=])\1"
)
_LIGHT = re.compile(r"([*_])(?![*_\s])([^*_]+)(?<!\s)\1")  # the whole of a cell
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?(?:b|strong|i|em|u|sub|sup|span|font|p|div|center)(?:\s[^<>]*)?>", re.I)
_FORMULA = re.compile(r"\$([^$\n]{1,60})\$|\\\(([^\n]{1,60}?)\\\)")
_COMMAND = re.compile(
    r"\\(geqslant|leqslant|geq|leq|ge|le|sim|times|cdot|pm|%|text|mathrm|circ)(?![a-z])"
)
_SIGNS = {
    "geqslant": "≥", "leqslant": "≤", "geq": "≥", "leq": "≤", "ge": "≥", "le": "≤", "sim": "~",
    "times": "×", "cdot": "·", "pm": "±", "%": "%", "text": "", "mathrm": "", "circ": "°",
}  # fmt: skip
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")


def unmarked(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a text whose columns blanks keep, with blanks for the marks of headings and for
    the fences around such text, so that every offset stays what it was."""
    if not any(_BLOCK.match(line) for line in lines):
        return lines
    return [_BLOCK.sub(lambda mark: " " * len(mark[0]), line, count=1) for line in lines]


def formulas(text: str) -> str:
    """A text with its formulas as they are shown: $\\geq 95\\%$ is ≥95%."""
    return _FORMULA.sub(_shown, text) if "\\" in text else text


def _shown(match: re.Match[str]) -> str:
    inner = match[1] or match[2]
    if not _COMMAND.search(inner):
        return match[0]
    signs = _COMMAND.sub(lambda command: _SIGNS[command[1] or command[2]], inner)
    return re.sub(r"[{}^_\s]", "", signs)


def plain(text: str) -> str:
    """A line or cell as it is shown: no emphasis, links, tags and escapes; &ge; is ≥."""
    if not any(mark in text for mark in "*_#\\&<]"):
        return text
    shown = _LINK.sub(r"\1", _HEADING.sub("", formulas(text), count=1))
    shown = _TAG.sub("", shown)
    shown = _STRONG.sub(r"\2", shown)
    light = _LIGHT.fullmatch(shown.strip())
    return visible(unescape(_ESCAPED.sub(r"\1", light[2] if light else shown)))
