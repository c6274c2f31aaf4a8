"""Text as printed → text to compare.

Some PDF programs write 主管部⻔ or ⽬标: radicals that look like the character but are others.
`fold` mends these one for one, so offsets stay; nothing else is changed.
The table is Unicode's Equivalent_Unified_Ideograph, with the mainland form of 户, 青 and 黄, and
the dash of GB 2312, which programs decode as one of two.
"""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files


def _table(name: str) -> dict[int, str]:
    pairs = files("corpus.values").joinpath(name).read_text("utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


_LOOK_ALIKES = _table("look_alikes.txt") | {0x2015: "\u2014"}
# Traditional characters of labels, units and grades; other words stay as printed.
_SHARED = _LOOK_ALIKES | _table("traditional.txt")
_LOOKS_ALIKE, _IS_SHARED = (
    re.compile(f"[{re.escape(''.join(map(chr, table)))}]") for table in (_LOOK_ALIKES, _SHARED)
)
# Soft hyphens, joiners, marks of direction and of order: they print nothing.
_UNSEEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")


def fold(text: str) -> str:
    """The text with look-alike radicals replaced by the characters they stand for."""
    return text.translate(_LOOK_ALIKES) if _LOOKS_ALIKE.search(text) else text


def visible(text: str) -> str:
    """The text without the characters that print nothing."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """The text folded, labels in simplified characters, in NFKC and without white space: what two
    spellings share."""
    plain = text.translate(_SHARED) if _IS_SHARED.search(text) else text
    return "".join(unicodedata.normalize("NFKC", plain).split())
