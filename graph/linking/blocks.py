"""Which forms are looked at together: those of one department over the years."""

import re

from corpus.ids import normalised
from corpus.model import Form

_CODE = re.compile(r"^(?:\[\d+\]|\(\d+\)|【\d+】|\d{3,})[-_.:]?")  # 219-, [155], (433)
_ITSELF = "本级|本部|机关|部门|汇总|含下属单位|局本级|委本级|部本级|机关本级|单位"
_TAIL = re.compile(
    rf"(?:\((?:{_ITSELF})\)|\[(?:{_ITSELF})\]|-?本级|(?<=[局委厅院会办])(?:机关|部门))$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_NOTHING = frozenset({"", "无", "-", "--", "/", "\\", "*"})
_NAMELESS = "?"  # starts the key of a form without department and unit; no department does


def block_of(form: Form) -> str:
    """The key of a form's block: its department's name, else its unit's, else its own without year.

    Two spellings of one department give one key: codes before it and （本级） after it go.
    """
    owner = organisation(form.department) or organisation(form.implementing_unit)
    if owner:
        return owner
    return _NAMELESS + _YEAR.sub("", normalised(form.project or form.title))


def organisation(name: str | None) -> str:
    """The name to compare by; empty where a form gives none."""
    key = _CODE.sub("", normalised(name))
    while (shorter := _TAIL.sub("", key)) != key and len(shorter) > 1:
        key = shorter
    return "" if key in _NOTHING else key
