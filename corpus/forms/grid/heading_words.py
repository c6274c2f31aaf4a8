"""What the text of a heading announces."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.cell_terms import COLUMNS, Column
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.grid.sheet import Box
from corpus.terms import Part

_YEAR = re.compile(r"^20\d\d年?度?")
_WHOLE = re.compile(r"全年度?(?:\(程\))?|年度")
_PART = re.compile(r"[上下]?半年(?:\(程\))?|前?第?[一二三四]季度|(?:1[-至~])?\d{1,2}月[底末]?")
_ANY = re.compile("|".join(f"(?:{x.pattern})" for x in COLUMNS.values()))
_LONGEST = 40  # characters of a heading


def column_of(label: str, kind: Sequence[Column], taken: set[Column]) -> Column | None:
    """What a heading announces in this kind of table; the first heading of a kind counts."""
    fitting = _columns(label)
    return next((c for c in kind if c in fitting and c not in taken), None) if fitting else None


@lru_cache(maxsize=16384)
def columns_in(key: str) -> frozenset[Column]:
    """Every column that a heading may announce."""
    return _columns(bare(key))


@lru_cache(maxsize=65536)
def _columns(label: str) -> frozenset[Column]:
    if len(label) > _LONGEST:
        return frozenset()
    names = [name for name in {label, _YEAR.sub("", label)} if _ANY.fullmatch(name)]
    if not names:
        return frozenset()
    return frozenset(c for c, pattern in COLUMNS.items() if any(map(pattern.fullmatch, names)))


def is_year(label: str) -> bool:
    return _YEAR.fullmatch(label) is not None


def is_whole_year(label: str) -> bool:
    """全年, beside parts of it."""
    return _WHOLE.fullmatch(label) is not None


def is_time(label: str) -> bool:
    """Whether a heading is a year, or a part of one such as 半年（程）."""
    return is_year(label) or is_whole_year(label) or _PART.fullmatch(label) is not None


def is_block(box: Box) -> bool:
    """Whether a box is 绩效指标 or 长期绩效指标, left of the headings or over them."""
    known = label_in_cell(box.key)
    return known is not None and known[0] is Part.INDICATOR_HEADING
