"""What a box of the sheet is: a title, a label, a label with its value, or free text."""

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from corpus.forms.cell_words import is_title, label_in_cell
from corpus.forms.clauses import within
from corpus.forms.grid.sheet import Box
from corpus.forms.words import Word
from corpus.terms import Part
from corpus.values.text import squeezed

_UNIT = re.compile(r"[(（]?(?:金额|(?:金额|计量)?(?<!报)单位):(?:人民币)?[万亿]?元[)）]?")
_OWNER = re.compile(r"\s*单\s*位\s*:(?=\s*[\u4e00-\u9fff]{4})")  # no unit of amounts
_YEAR_BEHIND = re.compile(r"(?<!\d)[(（]?20\d\d年度[)）]?$")
_LONGEST_INSIDE = 16  # of one that stands in a cell with its value


class Kind(StrEnum):
    TITLE = "title"
    LABEL = "label"
    FREE = "free"
    EMPTY = "empty"


@dataclass(frozen=True, eq=False)
class Role:
    """A box and what it is; a box such as 项目名称：甲 gives two, each with its words."""

    box: Box
    kind: Kind
    words: tuple[Word, ...]
    part: Part | None = None  # of a label
    name: str = ""  # of a label, as compared

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


def role_of(box: Box) -> tuple[Role, ...]:
    """One role; two or more for a box that holds labels together with their values."""
    if not box.words:
        return (Role(box, Kind.EMPTY, ()),)
    part = box.heads or label_in_cell(box.key)
    if part:
        return (Role(box, Kind.LABEL, box.words, *part),)
    if is_title(box.key):
        return (Role(box, Kind.TITLE, box.words),)
    return _label_and_value(box) or (Role(box, Kind.FREE, box.words),)


def _label_and_value(box: Box) -> tuple[Role, ...]:
    """项目名称：甲, or a line of several such pairs: 填报单位：乙 单位：万元, behind a year too."""
    text = box.text.replace("：", ":")
    begins = frozenset(accumulate((len(word.text) for word in box.words), initial=0))
    colons = (at for at, char in enumerate(text) if char == ":")
    marks = [mark for at in colons if (mark := _label_to(text, at, begins))]
    if not marks:
        return ()
    before = within(box.words, 0, marks[0][0])
    if before and not is_title(squeezed(text[: marks[0][0]])):
        return ()
    roles = [Role(box, Kind.TITLE, before)] if before else []
    ends = [start for start, *_ in marks[1:]] + [len(text)]
    for (start, behind, part, name), end in zip(marks, ends, strict=True):
        roles.append(Role(box, Kind.LABEL, within(box.words, start, behind), part, name))
        cut = _year_behind(text, behind, end) if part is not Part.PROJECT else end
        if behind < cut:
            roles.append(Role(box, Kind.FREE, within(box.words, behind, cut)))
        if cut < end:
            roles.append(Role(box, Kind.TITLE, within(box.words, cut, end)))
    return tuple(roles)


def _year_behind(text: str, start: int, end: int) -> int:
    """Where （2024年度） begins behind a value in a line; the end where none is."""
    year = _YEAR_BEHIND.search(text, start + 1, end) if start < end else None
    return year.start() if year else end


def _label_to(text: str, colon: int, begins: Set[int]) -> tuple[int, int, Part, str] | None:
    """(start, end, part, name) of the longest label that a colon closes, best of those that begin
    a word; of 单位:万元 round one."""
    unit = next((m for m in _UNIT.finditer(text) if m.start() <= colon < m.end()), None)
    if unit:
        return unit.start(), unit.end(), Part.MONEY_UNIT, unit[0]
    if _OWNER.match(text, 0, colon + 5):
        return 0, colon + 1, Part.UNIT, text[:colon]
    reach = range(max(colon - _LONGEST_INSIDE, 0), colon)
    for start in sorted(reach, key=lambda at: at not in begins):
        known = label_in_cell(squeezed(text[start:colon]))
        if known and text[start] not in "(（":
            return start, colon + 1, *known
    return None
