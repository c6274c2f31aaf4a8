"""From one year's form of a project to the next: what is kept, changed, copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from corpus.ids import normalised
from corpus.model import Form, Indicator, TargetValue
from graph.analyses.classes import levels_of
from graph.analyses.facts import FormFacts
from graph.analyses.kinship import Kinship, end_of
from graph.analyses.sketch import plain_text
from graph.analyses.units import in_unit


class ChangeKind(StrEnum):
    """`RAISED` and `LOWERED` are of the number, whichever way the target binds."""

    KEPT = "kept"
    RAISED = "raised"
    LOWERED = "lowered"
    REWORDED = "reworded"  # sign, unit or words are others; the numbers cannot be compared
    NEW = "new"
    DROPPED = "dropped"


class Change(NamedTuple):
    """`form` and `row` are those of the later year; of the earlier one for what is dropped."""

    kind: ChangeKind
    form: str
    row: str
    name: str
    level1: str
    before: str
    after: str
    delta: Decimal | None  # in the later unit
    share: float | None  # of the earlier number


@dataclass(frozen=True, slots=True)
class Step:
    """`text`, `names` and `values` are likenesses from 0 to 1; None where a side has none."""

    form: str
    before: str
    year: int
    before_year: int
    text: float | None
    names: float
    values: float
    changes: tuple[Change, ...]
    money: float | None  # change of the year's money, as a share
    output: float | None  # change of the main output's target, as a share


@dataclass(frozen=True, slots=True)
class Side:
    """A form with its facts."""

    form: Form
    facts: FormFacts


def steps_of(sides: Sequence[Side], kinship: Kinship) -> Iterator[Step]:
    """One step for each form that has a form of its project in an earlier year."""
    groups: dict[str, list[Side]] = {}
    for side in sides:
        if side.facts.year is not None:
            groups.setdefault(kinship.owner(side.form), []).append(side)
    for group in groups.values():
        for side in group:
            earlier = _nearest_before(side, group)
            if earlier:
                yield _step(_closest(side, earlier), side, earlier, kinship)


def _nearest_before(side: Side, group: Sequence[Side]) -> list[Side]:
    years = [s.facts.year or 0 for s in group if (s.facts.year or 0) < (side.facts.year or 0)]
    return [other for other in group if years and other.facts.year == max(years)]


def _closest(side: Side, earlier: Sequence[Side]) -> Side:
    def rank(other: Side) -> tuple[bool, bool, float, str]:
        return (
            other.facts.project != side.facts.project,
            normalised(other.facts.unit) != normalised(side.facts.unit),
            -likeness(other.facts.named, side.facts.named),
            other.form.id,
        )

    return min(earlier, key=rank)


def _step(before: Side, after: Side, earlier: Sequence[Side], kinship: Kinship) -> Step:
    a, b = before.facts, after.facts
    changes = tuple(_changes(before, after, earlier, kinship))
    outputs = {c.row: c.share for c in changes if c.kind in _COMPARED}
    return Step(
        form=b.form,
        before=a.form,
        year=b.year or 0,
        before_year=a.year or 0,
        text=_text(a.goal_text, b.goal_text),
        names=likeness(a.named, b.named),
        values=likeness(a.valued, b.valued),
        changes=changes,
        money=_money(a, b),
        output=outputs.get(b.output.row) if b.output else None,
    )


def _text(a: str, b: str) -> float | None:
    from rapidfuzz.fuzz import ratio

    return round(ratio(plain_text(a), plain_text(b)) / 100, 4) if a and b else None


def _money(a: FormFacts, b: FormFacts) -> float | None:
    if a.money is None or b.money is None or a.money.field != b.money.field:
        return None
    return _share(a.money.yuan, b.money.yuan)


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """What two sets share of all that either has."""
    return round(len(a & b) / len(a | b), 4) if a or b else 0.0


def _changes(
    before: Side, after: Side, earlier: Sequence[Side], kinship: Kinship
) -> Iterator[Change]:
    left = {row.id: row for row in before.form.indicators}
    others = [(s.form, row) for s in earlier if s is not before for row in s.form.indicators]
    rows = [(before.form, row) for row in before.form.indicators] + others
    for row in after.form.indicators:
        end = end_of(after.form, row)
        found = next((old for form, old in rows if kinship.same(end_of(form, old), end)), None)
        if found is None:
            yield _single(ChangeKind.NEW, after.form, row)
            continue
        left.pop(found.id, None)
        yield _compared(found, row, after.form)
    for row in left.values():
        yield _single(ChangeKind.DROPPED, before.form, row)


def _single(kind: ChangeKind, form: Form, row: Indicator) -> Change:
    value = _raw(row.target)
    before, after = ("", value) if kind is ChangeKind.NEW else (value, "")
    level1 = levels_of(row.level1, row.level2)[0]
    return Change(kind, form.id, row.id, row.name, level1, before, after, None, None)


def _compared(old: Indicator, new: Indicator, form: Form) -> Change:
    kind, delta, share = _difference(old.target, new.target)
    level1 = levels_of(new.level1, new.level2)[0]
    texts = (_raw(old.target), _raw(new.target))
    return Change(kind, form.id, new.id, new.name, level1, *texts, delta, share)


def _difference(
    old: TargetValue | None, new: TargetValue | None
) -> tuple[ChangeKind, Decimal | None, float | None]:
    if old is None or new is None or old.number is None or new.number is None:
        same = normalised(_raw(old)) == normalised(_raw(new))
        return (ChangeKind.KEPT if same else ChangeKind.REWORDED), None, None
    number = in_unit(old, new.unit)
    if number is None or old.comparator is not new.comparator:
        return ChangeKind.REWORDED, None, None
    delta, share = new.number - number, _share(number, new.number)
    if delta == 0:
        return ChangeKind.KEPT, delta, 0.0
    return (ChangeKind.RAISED if delta > 0 else ChangeKind.LOWERED), delta, share


def _share(before: Decimal, after: Decimal) -> float | None:
    return round(float((after - before) / before), 4) if before else None


def _raw(value: TargetValue | None) -> str:
    return value.raw if value else ""


_COMPARED = (ChangeKind.KEPT, ChangeKind.RAISED, ChangeKind.LOWERED)
