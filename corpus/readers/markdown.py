"""The marks of Markdown within a line, as programs write it that turn files into text."""

import re
from html import unescape

from corpus.values.text import visible

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LIGHT = re.compile(r"([*_])(?![*_\s])([^*_]+)(?<!\s)\1")  # the whole of a cell
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?(?:b|strong|i|em|u|sub|sup|span|font|p|div|center)(?:\s[^<>]*)?>", re.I)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")


def plain(text: str) -> str:
    """A line or cell as it is shown: no emphasis, links, tags and escapes; &ge; is ≥."""
    if not any(mark in text for mark in "*_#\\&<]"):
        return text
    shown = _TAG.sub("", _LINK.sub(r"\1", _HEADING.sub("", text, count=1)))
    shown = _STRONG.sub(r"\2", shown)
    light = _LIGHT.fullmatch(shown.strip())
    return visible(unescape(_ESCAPED.sub(r"\1", light[2] if light else shown)))
