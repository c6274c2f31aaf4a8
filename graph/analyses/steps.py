"""From one year's form of a project to the next: what is kept, changed, copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from corpus.ids import normalised
from corpus.model import Form, Indicator, TargetValue
from graph.analyses.classes import levels_of
from graph.analyses.facts import FormFacts
from graph.analyses.kinship import Kinship, end_of
from graph.analyses.sketch import plain_text
from graph.years.comparison import Change as YearChange
from graph.years.comparison import difference_of
from graph.years.quantities import exact, quantity_of
from graph.years.statements import Statement


class ChangeKind(StrEnum):
    """`RAISED` and `LOWERED` are of the number, whichever way the target binds."""

    KEPT = "kept"
    RAISED = "raised"
    LOWERED = "lowered"
    REWORDED = "reworded"  # sign, unit, day or words are others: no numbers to compare
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
    values: float | None
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
        values=likeness(a.valued, b.valued) if a.valued and b.valued else None,
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
    sides = [before, *(side for side in earlier if side is not before)]
    rows = [Statement(row, side.form) for side in sides for row in side.form.indicators]
    for row in after.form.indicators:
        end = end_of(after.form, row)
        found = next((old for old in rows if kinship.same(old.node, end)), None)
        if found is None:
            yield _single(ChangeKind.NEW, after.form, row)
            continue
        left.pop(found.row.id, None)
        if _raw(found.row.target) or _raw(row.target):
            yield _compared(found, Statement(row, after.form))
    for row in left.values():
        yield _single(ChangeKind.DROPPED, before.form, row)


def _single(kind: ChangeKind, form: Form, row: Indicator) -> Change:
    value = _raw(row.target)
    before, after = ("", value) if kind is ChangeKind.NEW else (value, "")
    level1 = levels_of(row.level1, row.level2)[0]
    return Change(kind, form.id, row.id, row.name, level1, before, after, None, None)


def _compared(old: Statement, new: Statement) -> Change:
    kind = _KINDS.get(difference_of(old, new).change, ChangeKind.REWORDED)
    numbers = _numbers(old, new) if kind in _COMPARED else None
    delta, share = None, 0.0 if kind is ChangeKind.KEPT else None
    if numbers:
        delta, share = exact(numbers[1] - numbers[0]), _share(*numbers)
    level1 = levels_of(new.row.level1, new.row.level2)[0]
    texts = (_raw(old.row.target), _raw(new.row.target))
    return Change(kind, new.form.id, new.row.id, new.row.name, level1, *texts, delta, share)


def _numbers(old: Statement, new: Statement) -> tuple[Fraction, Fraction] | None:
    """Both in the later unit."""
    one, other = (quantity_of(each.row.name, each.row.target) for each in (old, new))
    return (one.in_unit_of(other), other.number) if one and other else None


def _share(before: Decimal | Fraction, after: Decimal | Fraction) -> float | None:
    return round(float(after) / float(before) - 1, 4) if before else None


def _raw(value: TargetValue | None) -> str:
    return value.raw if value else ""


_KINDS = {
    YearChange.SAME: ChangeKind.KEPT,
    YearChange.UNIT_CHANGED: ChangeKind.KEPT,
    YearChange.RAISED: ChangeKind.RAISED,
    YearChange.LOWERED: ChangeKind.LOWERED,
}
_COMPARED = (ChangeKind.KEPT, ChangeKind.RAISED, ChangeKind.LOWERED)
