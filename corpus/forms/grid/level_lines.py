"""Lines outside tables that are levels, or begin with one: 产出-数量指标, 质量指标：合格率≥90%."""

import re

from corpus.cell_terms import LEVEL1_STEMS, LEVEL2_STEMS
from corpus.forms.clauses import NUMBER
from corpus.forms.grid.levels import NAMES, level_name
from corpus.forms.grid.overhead import is_label_of_level

_STEMS = {*(name.removesuffix("指标") for name in NAMES), *LEVEL1_STEMS, *LEVEL2_STEMS}
_NAME = f"(?:{'|'.join(sorted(_STEMS, key=lambda stem: (-len(stem), stem)))})"
_BEFORE, _BEHIND = r"[【\[（(]?", r"(?:[】\])）][:：]?|[:：])"
LABEL = re.compile(  # where a stretch begins
    f"{_BEFORE}(?P<level>(?:{_NAME}指标[-—–·])?{_NAME}类?(?:指标|目标)?)(?:{_BEHIND}|(?<=指标)[,，])"
)
INSIDE = re.compile(f"{_BEFORE}{_NAME}类?指标{_BEHIND}")


def level_before(text: str) -> bool:
    """Whether a text begins with a level, maybe numbered, and a mark behind it."""
    number = NUMBER.match(text)
    return LABEL.match(text, number.end() if number else 0) is not None


def is_level_line(key: str) -> bool:
    """Whether a text is the name of a level; 产出数量：, with nothing behind the colon."""
    return is_label_of_level(key) or (key.endswith(":") and level_name(key) in NAMES)
