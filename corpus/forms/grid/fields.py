"""What labels of a sheet say → the fields of the head of its form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.forms.dates import Field, as_date
from corpus.forms.grid.head import Said
from corpus.forms.grid.roles import Role
from corpus.forms.labels import part_of
from corpus.forms.words import Word
from corpus.terms import Part
from corpus.values.period import period_of

_FIELDS = {
    Part.PROJECT: "project", Part.DEPARTMENT: "department", Part.UNIT: "implementing_unit",
    Part.NATURE: "nature", Part.CATEGORY: "category", Part.START: "start", Part.END: "end",
}  # fmt: skip
_SHORT = {"项目": "project", "单位": "implementing_unit", "部门": "department"}  # as labels alone
_OWN_WORDS = {
    Part.UNIT: re.compile("实施|承担|执行|使用|项目"), Part.DEPARTMENT: re.compile("主管"),
    Part.PROJECT: re.compile("^(?!一级)"),
}  # fmt: skip
_TICK = "☑☒✓✔√■●🗹"
_OPEN = "□☐○〇◯"
_CHOICES = re.compile(rf"[{_OPEN}{_TICK}]+|口(?=$|[\u4e00-\u9fff\s\d])")
_ITEM = re.compile(r"^\d{1,2}[、.．]")


def fields_of(found: Sequence[Said]) -> Iterator[Field]:
    """Each field of the head once: where its own label prints it first, else a label like it."""
    seen: set[str] = set()
    labelled = {one.label.part for one in found}
    for one in sorted(found, key=lambda one: _like(one.label)):
        value = _with_its_boxes(one)
        name = _field(one.label, value, labelled)
        if one.label.part is Part.PERIOD and value:
            yield from _period(value, seen)
        elif name and value and name not in seen:
            words, text = _chosen(value)
            if text and not (name in ("start", "end") and as_date(text) is None):
                seen.add(name)
                yield Field(name, text, words)
    for one in found:
        name = _SHORT.get(one.label.name)
        if name and name not in seen and len(one.values) == 1:
            seen.add(name)
            yield Field(name, one.values[0].text, one.values[0].words)


def _with_its_boxes(one: Said) -> Role | None:
    """The first text beside a label; all of them where each is a choice with its box."""
    first = next(iter(one.values), None)
    if first is None or not all(_CHOICES.search(value.text) for value in one.values):
        return first
    return replace(first, words=tuple(word for value in one.values for word in value.words))


def _field(label: Role, value: Role | None, labelled: set[Part | None]) -> str | None:
    """The field that a label announces; 项目类型 is the nature where that is what it says."""
    known = part_of(_chosen(value)[1]) if value else None
    if label.part is Part.CATEGORY and known and known[0] is Part.NATURE_VALUE:
        return "category" if Part.NATURE in labelled else "nature"
    return _FIELDS.get(label.part) if label.part else None


def _like(label: Role) -> bool:
    """Whether a label only may mean what its part says: 单位名称 where no 实施单位 stands."""
    own = _OWN_WORDS.get(label.part) if label.part else None
    return own is not None and own.search(label.name) is None


def _period(value: Role, seen: set[str]) -> Iterator[Field]:
    """实施期限 2024年1月1日-2024年12月31日: start and end."""
    period = period_of(value.text)
    if period and not seen & {"start", "end"}:
        seen |= {"start", "end"}
        first, last = period
        yield Field("start", first.isoformat(), value.words)
        yield Field("end", last.isoformat(), value.words)


def _chosen(value: Role) -> tuple[tuple[Word, ...], str]:
    """The words of a value; of check boxes the text beside those that are ticked."""
    text = value.text
    boxes = list(_CHOICES.finditer(text))
    if not any(set(box[0]) & set(_TICK + _OPEN) for box in boxes):
        return value.words, text
    first = boxes[0].start() == 0  # the box stands before its text
    ticked = []
    for n, box in enumerate(boxes):
        following = boxes[n + 1].start() if n + 1 < len(boxes) else len(text)
        before = boxes[n - 1].end() if n else 0
        own = text[box.end() : following] if first else text[before : box.start()]
        if set(box[0]) & set(_TICK):
            ticked.append(_ITEM.sub("", own).strip("()（）,，;；、 "))
    return value.words, "、".join(filter(None, ticked))
