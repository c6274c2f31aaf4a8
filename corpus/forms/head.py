"""The names above the goals, each to its label.

A value stands near its label, most often right behind it, and is of the kind the label calls for;
the choice is the combination that costs least.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from corpus.forms.candidates import BODY, REST, WORK, Candidate, around, behind, is_cut
from corpus.forms.company import among, as_row, is_name_of_head, is_torn
from corpus.forms.dates import Field, as_date
from corpus.forms.evidence import value_likeness, value_of
from corpus.forms.labels import Label
from corpus.forms.misnomers import names_nothing
from corpus.forms.pages import Stretch
from corpus.forms.places import among_table, is_first, nearness
from corpus.forms.words import Cell, Word, text_of
from corpus.forms.woven_names import woven
from corpus.model import ValueKind
from corpus.terms import Part
from corpus.values.text import squeezed

_NAMED = {
    Part.PROJECT: "project",
    Part.DEPARTMENT: "department",
    Part.UNIT: "implementing_unit",
    Part.NATURE: "nature",
    Part.CATEGORY: "category",
}
_NO_NAME = re.compile(r"[,。;]|\((?:%|万?元|分)\)$")
_NEXT = {Part.PROJECT: Part.NATURE, Part.DEPARTMENT: Part.UNIT}  # on the same row
_BESIDE_NEXT, _FAR = 0.7, 99.0
_TORN = 1.5  # for each end of a 项目名称 at which it goes on
_LEFT = 2.0  # for a name between words of the head that no label has
_TOGETHER = 1.8  # for a 项目名称 with its 主管部门 right behind it
_BELOW_ANOTHER = 1.0  # 项目性质 or 项目类别 right below a name, in runs down the page
_ROW_LINES = 4  # lines that a row of the head may take
_VALUES = {Part.NATURE: Part.NATURE_VALUE, Part.CATEGORY: Part.CATEGORY_VALUE}
_UNLIKELY = 4.2  # a reading that costs more is no reading
_CHOICES = 6
_IN_QUESTION, _READINGS = 0.8, 4  # project names that cost so much more are not tried, nor more
_ROUNDED = 1e-9  # by which sums of costs may differ


_Choice = tuple[float, Cell | None]  # what a value costs; None for a label without


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
            filled_in.append(Field(_NAMED[part], text_of(value.words), value.words))
        elif label:
            open_labels.append(label)
    found = _cheapest(open_labels, stretch, [w for w in free if _can_name(w)])
    return [(cost, filled_in + fields) for cost, fields in found]


def _can_name(word: Word) -> bool:
    plain = squeezed(word.text)
    if as_date(plain) or _NO_NAME.search(plain) or plain[:1] in "≥≤=><约":
        return False

    return value_of(plain).kind is not ValueKind.QUANTITATIVE


def _names(found: Iterable[Candidate]) -> list[Candidate]:
    return [one for one in found if not _is_misnomer(one[0])]


def _is_misnomer(cell: Cell) -> bool:
    """Whether a cell is no name, or begins or goes on with a text that is none."""
    further = [word for word in cell.words[1:] if len(word.text) > REST]
    return names_nothing(cell.key) or any(
        names_nothing(squeezed(word.text)) for word in (cell.first, *further)
    )


def _cheapest(
    labels: Sequence[Label], stretch: Stretch, free: Sequence[Word]
) -> list[tuple[float, list[Field]]]:
    """The cheapest combination for each likely project name; none uses a word twice."""
    anywhere = _names(behind(stretch, free)) if labels else []
    by_turns = woven(stretch, free)
    choices = [
        _choices(
            label,
            stretch,
            [
                *_names([*around(label, stretch, free), *by_turns.get(label.part, ())]),
                *anywhere,
            ],
        )
        for label in labels
    ]
    search = _Search(labels, stretch, choices, [w for w in free if is_name_of_head(w, stretch)])
    search.go_on(0.0, (), frozenset())
    readings = sorted(search.found.values(), key=lambda reading: reading[0])
    return [r for r in readings if r[0] < readings[0][0] + _IN_QUESTION][:_READINGS]


class _Search:
    """Tries the choices of every label with each other, but for what costs too much anyway."""

    def __init__(
        self,
        labels: Sequence[Label],
        stretch: Stretch,
        choices: Sequence[Sequence[_Choice]],
        amid: Sequence[Word],
    ) -> None:
        self.found: dict[str, tuple[float, list[Field]]] = {}  # by the name of the project
        self._labels, self._stretch, self._choices = labels, stretch, choices
        self._amid = amid  # names between words of the head
        least = [min(cost for cost, _ in some) for some in choices]
        self._rest = [*accumulate(least[::-1], initial=0.0)][::-1]  # least cost from a label on
        self._most = float("inf")  # what costs so much is not in question
        self._following: dict[tuple[Cell | None, Cell | None], bool] = {}

    def go_on(self, cost: float, cells: tuple[Cell | None, ...], taken: frozenset[Word]) -> None:
        """Every combination that begins with these cells of the first labels."""
        at = len(cells)
        if at == len(self._choices):
            self._take(cost, cells)
            return
        for own, cell in self._choices[at]:
            if cost + own + self._rest[at + 1] >= self._most:
                continue
            if cell is None:
                self.go_on(cost + own, (*cells, None), taken)
            elif taken.isdisjoint(cell.words):
                self.go_on(cost + own, (*cells, cell), taken.union(cell.words))

    def _take(self, cost: float, chosen: Sequence[Cell | None]) -> None:
        cells = list(zip(self._labels, chosen, strict=True))
        given = {label.part: cell for label, cell in cells if cell}
        project = given[Part.PROJECT].text if Part.PROJECT in given else ""
        both = given.get(Part.PROJECT), given.get(Part.DEPARTMENT)
        if both not in self._following:
            self._following[both] = _follow(*both, self._stretch)
        cost -= _TOGETHER * self._following[both]
        used = {word for cell in chosen if cell for word in cell.words}
        cost += _LEFT * sum(word not in used for word in self._amid)
        self._most = min(self._most, cost + _TOGETHER + _IN_QUESTION + _ROUNDED)
        if project not in self.found or cost < self.found[project][0]:
            fields = [Field(_NAMED[lab.part], c.text, c.words) for lab, c in cells if c]
            self.found[project] = cost, fields


def _follow(project: Cell | None, department: Cell | None, stretch: Stretch) -> bool:
    """Whether the project and its department stand one behind the other, away from their labels."""
    if not project or not department or not BODY.search(department.key):
        return False
    if is_cut(project.text, department.text) or among(project.joined(department), stretch) > 0.2:
        return False
    if stretch.flows and (len(department.text) <= REST or not is_first(project, stretch)):
        return False
    between = range(project.last.order + 1, department.first.order)
    filled = _VALUES.values()
    behind = department.first.order > project.last.order
    return behind and all(stretch.parts.get(order) in filled for order in between)


def _choices(label: Label, stretch: Stretch, found: Iterable[Candidate]) -> list[_Choice]:
    """(cost, value) of the likeliest values of a label, and of its having none."""
    readings = [(_cost(label, cell, anchor, stretch) - sure, cell) for cell, anchor, sure in found]
    readings = [reading for reading in readings if reading[0] < _UNLIKELY]
    readings.sort(key=lambda reading: (reading[0], reading[1].order))
    return [*readings[:_CHOICES], (_UNLIKELY, None)]


def _cost(label: Label, cell: Cell, anchor: Word, stretch: Stretch) -> float:
    plain = cell.key
    cost = min(nearness(label, anchor), nearness(label, cell.last))
    cost = min(cost, _before_next(label, cell, stretch))
    whole = [word for word in cell.words if word is cell.first or len(word.text) > REST]
    cost += sum(as_row(word.text) for word in whole) + 0.8 * _has_value(cell, stretch)
    cost += among_table(cell.first, stretch) if stretch.flows else 0.0
    if label.part is Part.PROJECT:
        cost -= 0.6 * bool(WORK.search(plain))
        cost += _TORN * is_torn(cell, stretch)
        cost += among(cell, stretch) if cell.order != label.words[-1].order + 1 else 0.0
        cost += 1.2 * bool(BODY.search(plain)) + 0.8 * (len(plain) < 4)
    elif label.part in (Part.DEPARTMENT, Part.UNIT):
        cost += -0.8 if BODY.search(plain) else 1.8
        cost += 0.8 * any(WORK.search(word.text) for word in cell.words[:-1])
    else:
        cost += 0.2 * max(len(plain) - 6, 0)
        cost += _BELOW_ANOTHER * (stretch.flows and not is_first(cell, stretch))
    return cost


def _before_next(label: Label, cell: Cell, stretch: Stretch) -> float:
    """What it costs that a value stands right before the label that is next on the form."""
    following = _NEXT.get(label.part)
    if following is None or abs(cell.last.line - label.first.line) <= _ROW_LINES:
        return _FAR
    beside = any(x.part is following and x.order == cell.last.order + 1 for x in stretch.labels)
    before = stretch.words[cell.order - 1] if cell.order else None
    beside = beside and not (before and as_row(before.text) and not before.text[0].isdigit())
    return _BESIDE_NEXT if beside else _FAR


def _has_value(cell: Cell, stretch: Stretch) -> bool:
    """Whether a target follows, as behind a 三级指标."""
    following = stretch.words[cell.last.order + 1 : cell.last.order + 2]
    return any(value_likeness(word.text) >= 4 for word in following)
