"""The fields above the goals: each printed name and date to its label.

A value stands near its label, most often right behind it, and is of the kind the label calls for;
the choice is the combination that costs least.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import log2

from corpus.forms.evidence import cuts_word, unfinished, value_likeness
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Cell, Word
from corpus.model import ValueKind
from corpus.terms import Part
from corpus.values.target import parse_target
from corpus.values.text import squeezed

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_BODY = re.compile(
    r"(?:局|委|委员会|厅|部|院|校|园|中心|馆|室|处|队|站|所|会|办|公司|街道|镇|乡|政府|机关|法院|"
    r"大学|学校|幼儿园|单位|社|团|厂|本级\)|机关\))$"
)
_WORK = re.compile(
    r"(?:费|项目|工程|补助|资金|工作|建设|管理|专项|活动|购置|补贴|服务|计划|运维|改造|保障|奖励)$"
)
_NAMED = {
    Part.PROJECT: "project",
    Part.DEPARTMENT: "department",
    Part.UNIT: "implementing_unit",
    Part.NATURE: "nature",
    Part.CATEGORY: "category",
}
_NEXT = {Part.PROJECT: Part.NATURE, Part.DEPARTMENT: Part.UNIT}  # on the same row
_BESIDE_NEXT, _FAR = 0.7, 99.0
_ROW_LINES = 4  # lines that a row of the head may take
_VALUES = {Part.NATURE: Part.NATURE_VALUE, Part.CATEGORY: Part.CATEGORY_VALUE}
_BY_ITS_LABEL = 0.5  # nearness of a value that stands right behind its label
_UNLIKELY = 4.2  # a reading that costs more is no reading
_CHOICES = 6
_IN_QUESTION, _READINGS = 0.8, 4  # project names that cost so much more are not tried, nor more
_PIECES = 4  # lines of a wrapped name at the most
_REST = 4  # so short a word behind a blank line is the rest of the one before it


@dataclass(frozen=True)
class Field:
    name: str
    text: str
    words: tuple[Word, ...]


def as_date(text: str) -> date | None:
    match = _DATE.fullmatch(squeezed(text))
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def is_visual(stretch: Stretch) -> bool:
    """Whether lines are as on the page, so that the parts of a wrapped cell may stand apart."""
    apart = [x for x in stretch.labels if x.words[-1].order - x.order >= len(x.words)]
    return stretch.by_column or len(apart) > 0


def nearness(label: Label, word: Word) -> float:
    """What it costs that the label's value begins with this word: 0 right behind it on its line."""
    steps = word.order - label.words[-1].order
    if word.line == label.words[-1].line:
        return 0.6 * (steps - 1) if steps > 0 else 2.5 - 0.4 * steps
    if steps == 1 and word.line - label.words[-1].line <= 2:
        return 0.3 if word.line == label.words[-1].line + 1 else 0.5
    if steps > 0:
        return 0.8 + 0.35 * log2(steps)
    return 1.4 + 0.35 * log2(-steps)


def dates(stretch: Stretch, free: Sequence[Word]) -> list[Field]:
    """计划开始日期 and 计划完成日期: two dates in their order, or one at its label."""
    found = [word for word in free if as_date(word.text)]
    labels = [label for label in stretch.labels if label.part in (Part.START, Part.END)]
    if len(found) >= 2 and {label.part for label in labels} >= {Part.START, Part.END}:
        near = sorted(found, key=lambda w: min(nearness(label, w) for label in labels))[:2]
        first, second = _start_and_end(labels, near)
        return [Field("start", first.text, (first,)), Field("end", second.text, (second,))]
    fields = []
    for word in found[:1]:
        for label in sorted(labels, key=lambda label: nearness(label, word))[:1]:
            fields.append(Field(label.part.value, word.text, (word,)))
    return fields


def _start_and_end(labels: Sequence[Label], found: Sequence[Word]) -> tuple[Word, Word]:
    """Two dates as their labels have them, else the earlier one first."""
    ends = [label for label in labels if label.part is Part.END]
    starts = [label for label in labels if label.part is Part.START]
    for one, two in (found, found[::-1]):
        if nearness(starts[0], one) <= _BY_ITS_LABEL and nearness(ends[0], two) <= _BY_ITS_LABEL:
            return one, two
    one, two = sorted(found, key=lambda w: (as_date(w.text) or date.min, w.order))
    return one, two


def names(stretch: Stretch, free: Sequence[Word]) -> list[tuple[float, list[Field]]]:
    """项目名称, 主管部门, 实施单位, 项目性质 and 项目类别, as far as the form gives them.

    (cost, fields) of the likeliest readings, one a project name, the cheapest first.
    """
    filled_in = []
    open_labels: list[Label] = []
    for part in _NAMED:
        label = next((found for found in stretch.labels if found.part is part), None)
        filled = [v for v in stretch.labels if v.part is _VALUES.get(part)]
        if label and filled:
            value = min(filled, key=lambda v: abs(v.order - label.order))
            filled_in.append(Field(_NAMED[part], _text(value.words), value.words))
        elif label:
            open_labels.append(label)
    found = _cheapest(open_labels, stretch, [w for w in free if _can_name(w)])
    return [(cost, filled_in + fields) for cost, fields in found]


def _text(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _can_name(word: Word) -> bool:
    plain = squeezed(word.text)
    if as_date(plain) or re.search("[,。;]", plain) or plain[:1] in "≥≤=><约":
        return False
    return parse_target(plain).kind is not ValueKind.QUANTITATIVE


def _cheapest(
    labels: Sequence[Label], stretch: Stretch, free: Sequence[Word]
) -> list[tuple[float, list[Field]]]:
    """The cheapest combination for each likely project name; none uses a word twice."""
    choices = [_choices(label, stretch, free) for label in labels]
    found: dict[str, tuple[float, list[Field]]] = {}
    for combination in product(*choices):
        cost = sum(cost for cost, _ in combination)
        cells = [(label, cell) for label, (_, cell) in zip(labels, combination, strict=True)]
        words = [word for _, cell in cells if cell for word in cell.words]
        project = next((c.text for lab, c in cells if c and lab.part is Part.PROJECT), "")
        if len(words) == len(set(words)) and (project not in found or cost < found[project][0]):
            fields = [Field(_NAMED[lab.part], c.text, c.words) for lab, c in cells if c]
            found[project] = cost, fields
    readings = sorted(found.values(), key=lambda reading: reading[0])
    return [r for r in readings if r[0] < readings[0][0] + _IN_QUESTION][:_READINGS]


def _choices(
    label: Label, stretch: Stretch, free: Sequence[Word]
) -> list[tuple[float, Cell | None]]:
    """(cost, value) of the likeliest values of a label, and of its having none."""
    readings = [
        (_cost(label, cell, anchor, stretch) - sure, cell)
        for cell, anchor, sure in _cells(label, stretch, free)
    ]
    readings = [reading for reading in readings if reading[0] < _UNLIKELY]
    readings.sort(key=lambda reading: (reading[0], reading[1].order))
    return [*readings[:_CHOICES], (_UNLIKELY, None)]


def _cost(label: Label, cell: Cell, anchor: Word, stretch: Stretch) -> float:
    plain = cell.key
    cost = min(nearness(label, anchor), nearness(label, cell.last))
    cost = min(cost, _before_next(label, cell, stretch))
    whole = [word for word in cell.words if word is cell.first or len(word.text) > _REST]
    cost += sum(_as_row(word.text) for word in whole) + 0.8 * _has_value(cell, stretch)
    if label.part is Part.PROJECT:
        cost -= 0.6 * bool(_WORK.search(plain))
        cost += 1.2 * bool(_BODY.search(plain)) + 0.8 * (len(plain) < 4)
    elif label.part in (Part.DEPARTMENT, Part.UNIT):
        cost += -0.8 if _BODY.search(plain) else 1.8
    else:
        cost += 0.2 * max(len(plain) - 6, 0)
    return cost


def _before_next(label: Label, cell: Cell, stretch: Stretch) -> float:
    """What it costs that a value stands right before the label that is next on the form."""
    following = _NEXT.get(label.part)
    beside = any(x.part is following and x.order == cell.last.order + 1 for x in stretch.labels)
    away = abs(cell.last.line - label.first.line) > _ROW_LINES
    return _BESIDE_NEXT if beside and away else _FAR


def _has_value(cell: Cell, stretch: Stretch) -> bool:
    """Whether a target follows, as behind a 三级指标."""
    following = stretch.words[cell.last.order + 1 : cell.last.order + 2]
    return any(value_likeness(word.text) >= 4 for word in following)


def _as_row(text: str) -> float:
    """What speaks for a cell of the indicator table instead."""
    likeness = value_likeness(text)
    return 1.5 if likeness <= -3 or likeness >= 4 else 0.5 * (likeness > 1.5)


def _cells(
    label: Label, stretch: Stretch, free: Sequence[Word]
) -> Iterator[tuple[Cell, Word, float]]:
    """What may be the label's value, the word that stands by it and how sure that is: a word
    alone or with what it wraps into, or words around the label."""
    if is_visual(stretch):
        yield from _around(label, stretch, free)
    for i, word in enumerate(free):
        yield Cell((word,)), word, 0.0
        wrapped = _wrapped(word, free[i + 1 :], stretch).words
        for count in range(2, len(wrapped) + 1):
            yield Cell(wrapped[:count]), word, _joined(wrapped[:count])


def _wrapped(word: Word, after: Sequence[Word], stretch: Stretch) -> Cell:
    words = [word]
    for more in after:
        if len(words) == _PIECES:
            break
        if not _goes_on(words[-1], more, stretch):
            if more.line > words[-1].line:
                break
            continue
        words.append(more)
    return Cell(tuple(words))


def _goes_on(last: Word, more: Word, stretch: Stretch) -> bool:
    """Whether the one may be the end of the other: the next word, or below it on the next line."""
    near = more.line == last.line + 1 or (more.line == last.line + 2 and len(more.text) <= _REST)
    if not near or more.page != last.page:
        return False
    if stretch.by_column and abs(more.centre - last.centre) > (last.end - last.start):
        return False
    if more.order == last.order + 1:
        return True
    return all(stretch.words[w.order - 1].line < w.line for w in (last, more) if w.order)


def _joined(words: Sequence[Word]) -> float:
    """How sure it is that these words are one name: each but the last is cut short."""
    sure = 0.0
    for k, more in enumerate(words[1:], 1):
        whole, after = squeezed(_text(words[:k])), squeezed(more.text)
        ends = _BODY.search(whole) or (_WORK.search(whole) and len(after) > _REST)
        begins = len(after) > 5 and bool(_BODY.search(after) or _WORK.search(after))
        cut = len(after) <= _REST or cuts_word(whole, after) or unfinished(whole)
        cut = cut or after[0] in "及和与的、或等(（）)”》"
        plain = words[k - 1].block == more.block and -3 < value_likeness(more.text) < 1.5
        sure += 0.4 if cut else (-0.8 if ends and begins else (0.1 if plain and k == 1 else -0.2))
    return sure


def _around(
    label: Label, stretch: Stretch, free: Sequence[Word]
) -> Iterator[tuple[Cell, Word, float]]:
    """A value centred on its label's line: parts of it on the lines above and below."""
    line, end = label.words[-1].line, label.words[-1]
    others = [
        w for lab in stretch.labels for w in lab.words if w.line == line and w.start > end.start
    ]
    limit = min((w.start for w in others), default=999)
    near = [w for w in free if w.page == end.page and abs(w.line - line) <= 3]
    if stretch.by_column:
        near = [w for w in near if end.end <= w.centre <= limit]
    level = [w for w in near if w.line == line and w.order == end.order + 1]
    above = _firsts([w for w in near if w.line < line])[-2:]
    below = _firsts([w for w in near if w.line > line])[:2]
    for up in range(len(above) + 1):
        for down in range(len(below) + 1):
            words = (*above[len(above) - up :], *level, *below[:down])
            if up + down and ((up and down) or level) and abs(up - down) <= 1:
                sure = 0.7 * stretch.by_column * (up + down) if len(words) > 1 else 0.0
                yield Cell(words), (*level, *words)[0], 0.4 + sure + _joined(words)


def _firsts(words: Sequence[Word]) -> list[Word]:
    """The first word of each line."""
    return [w for i, w in enumerate(words) if not i or words[i - 1].line != w.line]
