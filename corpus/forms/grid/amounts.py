"""项目资金 of a form: each amount under its label, in yuan; 预算执行 of a 自评表 row by row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.cell_terms import CELL_LABELS, SUBTOTALS, Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.head import Said
from corpus.forms.grid.roles import Kind, Role
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.grid.tables import Heading
from corpus.forms.labels import part_of
from corpus.forms.money import Amount
from corpus.forms.parts import Spending, Statement, Work
from corpus.forms.words import Word
from corpus.terms import Part
from corpus.values.money import number_of, scale_in

_PROJECT = {Part.TOTAL: "total", Part.FISCAL: "fiscal", Part.OTHER: "other"}
_YEAR = {
    Part.APPLIED: "applied", Part.CURRENT: "fiscal_current_year", Part.CARRIED: "carried_over",
    Part.FISCAL: "fiscal_current_year", Part.OTHER: "other_applied",
}  # fmt: skip
_BUDGET = re.compile("预算(?:申报|安排|批复)?[数额]")
_FIGURE = re.compile(r"[¥￥]?-?[\d.,]+(?:%|[万亿]?元)?$|[/—-]+$|无$")
_YEARLY = re.compile("年度|本年|当年")
_FISCAL = "财政拨款"
_WHOLE = (Part.APPLIED, Part.TOTAL)
_OF_YEAR = (Part.APPLIED, Part.CURRENT, Part.CARRIED)
MONEY = frozenset((*_PROJECT, *_YEAR))
_MARKS = (Part.MONEY_HEADING, Part.MONEY_UNIT)
_EXECUTION = {Column.INITIAL, Column.BUDGET, Column.SPENT}


def amounts(section: Section, found: Sequence[Said]) -> Iterator[Amount]:
    """The amounts of the head; a field that is printed twice counts once."""
    labels = _money(section)
    taken: set[str] = set()
    for one in found:
        label = _of_year(one.label, section)
        figures = [value for value in one.values if value.text not in SUBTOTALS]
        whole = not labels or len(figures) < len(one.values)
        slot = _slot(_as_part(label, labels), labels) or _alone(label, whole)
        value = figures[0] if figures else None
        read = number_of(value.text) if value else None
        if slot and slot not in taken and value and read:
            taken.add(slot)
            scale = read[1] or scale_at(one.label.box, section)
            yield Amount(slot, read[0] * scale, value.words)


def slots(section: Section) -> list[str]:
    """The fields of the budget that the form has a label for."""
    labels = _money(section)
    return sorted({slot for label in labels if (slot := _slot(label, labels))})


def _money(section: Section) -> list[Role]:
    headings = {b for h in section.own_headings if Column.NAME in h.parts for b in h.boxes}
    labels = (role for role in section.labels if role.box not in headings)
    return [_of_year(role, section) for role in labels if role.part in MONEY]


def _of_year(label: Role, section: Section) -> Role:
    """资金总额 beside 年度预算申请 is that of the year."""
    if label.part is not Part.TOTAL:
        return label
    row = section.row(label.box.top).filled
    left = (role for box in row if box.left < label.box.left for role in section.roles.get(box, ()))
    yearly = any(x.part is Part.MONEY_HEADING and _YEARLY.match(x.name) for x in left)
    return replace(label, part=Part.APPLIED) if yearly else label


def _slot(label: Role, labels: Sequence[Role]) -> str | None:
    """The field of the budget: of the year where 年度资金申请总额 heads it, else of the project."""
    if label.part is None or label.part not in MONEY:
        return None
    if label.part in _OF_YEAR:
        return _YEAR[label.part]
    wholes = [x for x in labels if x.part in _WHOLE]
    above = [x for x in wholes if _heads(x, label)] or _above_left(label, labels, wholes)
    only = wholes[0] if len(wholes) == 1 and wholes[0].box.top <= label.box.top else None
    head = max(above, key=lambda x: (x.box.top, x.box.left), default=only)
    yearly = head is not None and head.part is Part.APPLIED and label.part is not Part.TOTAL
    return (_YEAR if yearly else _PROJECT)[label.part]


def _as_part(label: Role, labels: Sequence[Role]) -> Role:
    """财政拨款 below a total or in its row is a part of that; elsewhere it may head anything."""
    if label.name != _FISCAL:
        return label
    wholes = [x.box for x in labels if x.part in _WHOLE]
    below = any(x.left == label.box.left and x.bottom == label.box.top for x in wholes)
    beside = any(x.top == label.box.top and x.left < label.box.left for x in wholes)
    return replace(label, part=Part.FISCAL) if below or beside else label


def _alone(label: Role, whole: bool) -> str | None:
    """The field of 资金总额（万元）, a heading that has its amount beside it; of 项目资金 where it
    is the `whole`: no other label is that of an amount, or 合计 stands beside it."""
    name = bare(label.name)
    if label.part is None and _BUDGET.fullmatch(name):
        return _YEAR[Part.APPLIED]
    if label.part not in (Part.MONEY_HEADING, Part.TASKS):
        return None
    known = part_of(name)
    printed = known[0] if known and known[0] in MONEY else None
    part = printed or next((x for x in _WHOLE if CELL_LABELS[x].fullmatch(name)), None)
    if part is None and whole and label.part is Part.MONEY_HEADING:
        part = Part.TOTAL
    return {**_YEAR, **_PROJECT}.get(part) if part else None


def _heads(whole: Role, part: Role) -> bool:
    """Whether an amount may be a part of the one: it stands below it, in its column."""
    near = 0.75 * (whole.box.right - whole.box.left)
    below = whole.box.top <= part.box.top and abs(whole.box.left - part.box.left) < near
    return below and whole is not part


def _above_left(part: Role, labels: Sequence[Role], wholes: Sequence[Role]) -> list[Role]:
    """The wholes above the part that stands left in the same row."""
    beside = [x for x in labels if x.box.top == part.box.top and x.box.left < part.box.left]
    left = max(beside, key=lambda x: x.box.left, default=None)
    parted = left is not None and left.part in (Part.FISCAL, Part.CURRENT, Part.OTHER)
    return [x for x in wholes if left and parted and _heads(x, left)]


def scale_at(box: Box, section: Section) -> Decimal:
    """Yuan in the unit of an amount: said by its label, by the heading beside it, by the form."""
    marks = [x for x in section.labels if x.part in _MARKS]
    beside = [x for x in marks if x.box.top <= box.top < x.box.bottom and x.box.left < box.left]
    units = [x for x in marks if x.part is Part.MONEY_UNIT]
    money = [x for x in section.labels if x.part in MONEY]
    row = (b.key for b in reversed(section.row(box.top).filled) if b.left < box.left)
    titles = (x.text.partition("单位")[2] for x in section.all_roles if x.kind is Kind.TITLE)
    form = (*(x.text for x in (*units, *marks, *money)), *titles)
    said = [box.key, *(x.text for x in beside), *row, *form]
    return next((scale for text in said if (scale := scale_in(text))), Decimal(1))


def spendings(section: Section) -> Iterator[tuple[Box, Spending]]:
    """The rows below 年初预算数, 全年预算数, 全年执行数, each with the box of its label."""
    for heading in section.own_headings:
        if Column.NAME in heading.parts or not heading.parts & _EXECUTION:
            continue
        for row in section.below(heading):
            label = _label(row, heading, section)
            cells = _cells(row, heading)
            if label is None or not any(_FIGURE.match(box.key) for box in cells.values()):
                break
            scale = scale_in(heading.text) or scale_at(label, section)
            yield label, Spending(label.text, {c: box.words for c, box in cells.items()}, scale)


def _label(row: Row, heading: Heading, section: Section) -> Box | None:
    """The label of a row of execution; none for a row that is no such."""
    left = heading.cells[0].box.left
    labels = [b for b in row.filled if b.right <= left + 0.5 and section.roles.get(b)]
    role = section.roles[labels[-1]][0] if labels else None
    money = role and (role.kind is Kind.FREE or role.part in (*MONEY, *_MARKS, Part.ASIDE))
    return labels[-1] if money else None


def _cells(row: Row, heading: Heading) -> dict[Column, Box]:
    cells: dict[Column, Box] = {}
    for box in row.own:
        cell = heading.cell_over(box)
        if cell and cell.column and box.left >= heading.cells[0].box.left - 0.5:
            cells.setdefault(cell.column, box)
    return cells


def works(section: Section) -> Iterator[tuple[Row, Work]]:
    """The rows of 年度重点工作任务."""
    for heading in section.own_headings:
        if Column.TASK not in heading.parts:
            continue
        for row in section.below(heading):
            cells = _cells(row, heading)
            labels = [r for box in row.own for r in section.roles[box] if r.kind is Kind.LABEL]
            if labels or (cells and Column.TASK not in cells):
                break
            if cells:
                scale = scale_in(heading.text) or scale_at(heading.cells[0].box, section)
                yield row, Work({c: box.words for c, box in cells.items()}, scale)


def beside(section: Section) -> Iterator[Statement]:
    """What stands in further columns of the tables of execution and of tasks."""
    for heading in section.own_headings:
        if Column.NAME in heading.parts:
            continue
        tasks = Column.TASK in heading.parts
        tops = [row.number for row, _ in works(section)] if tasks else []
        tops = tops or [label.bottom - 1 for label, _ in spendings(section)]
        for row in (section.row(top) for top in tops if top >= heading.bottom):
            taken = set(_cells(row, heading).values())
            for box in row.own:
                cell = heading.cell_over(box)
                if cell and box not in taken and box.left >= heading.cells[0].box.left - 0.5:
                    yield Statement(cell.label, box.words)


def words_of(boxes: Sequence[Box]) -> tuple[Word, ...]:
    return tuple(word for box in boxes for word in box.words)
