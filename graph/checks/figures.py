"""Values in figures: C-01, C-06, C-07, D-07 and D-08."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.ids import normalised
from corpus.model import Comparator, Form, Indicator, TargetValue, ValueKind
from corpus.terms import COUNTERS
from corpus.values.text import squeezed
from corpus.values.units import measure_of
from graph.checks.case import Case, Note, by_row, failed, on_row, passed
from graph.checks.model import Outcome
from graph.checks.words import found, holds

_UNITS = frozenset(COUNTERS)
_HUNDRED = Decimal(100)
_IN_NAME = re.compile(
    r"[(（][^()（）]*[)）]|[≥≤<>=＞＜]|不[少低]于|不[超高]过|不高于|不大于|不多于|至少|至多|控制在"
    r"|以[上内下]$|上限|下限|最[高低多少]"
)
_MONTH = re.compile(r"20\d\d(?:\.(?:0?[1-9]|1[0-2]))?")  # 2026.11, a month and no number
_PER = re.compile("[/每*·.]")
_SCALE = re.compile("^[十百千万亿]+")
_DAILY = re.compile("每[日天]|日均|[/每](?:天|日)$")
_DAYS, _HOURS = ("天", "日"), ("小时", "个小时")
_SHOWN = 3  # examples in one finding


@dataclass(frozen=True, slots=True)
class Measured:
    """How many rows of each kind of value."""

    rows: int
    quantified: int
    dated: int
    graded: int

    @property
    def share(self) -> Decimal:
        """Percent of rows with a number."""
        return self._percent(self.quantified)

    @property
    def share_with_dates(self) -> Decimal:
        return self._percent(self.quantified + self.dated)

    def _percent(self, count: int) -> Decimal:
        return (_HUNDRED * count / self.rows).quantize(Decimal("0.1")) if self.rows else Decimal(0)


def measured(rows: Sequence[Indicator]) -> Measured:
    kinds = [row.target.kind for row in rows if row.target]
    return Measured(
        len(rows),
        kinds.count(ValueKind.QUANTITATIVE),
        kinds.count(ValueKind.DATED),
        kinds.count(ValueKind.GRADED),
    )


def quantified_share(case: Case) -> Iterator[Note]:
    """Params: `share`, of rows with a number or a day; `rows`, fewer of which say nothing."""
    found_ = measured(case.form.indicators)
    least = _HUNDRED * case.number("share")
    figures = {
        "rows": found_.rows,
        "quantified": found_.quantified,
        "dated": found_.dated,
        "share": found_.share,
        "share_with_dates": found_.share_with_dates,
        "least": least,
    }
    if not found_.rows:
        return
    outcome = Outcome.PASS if found_.share_with_dates >= least else Outcome.FAIL
    if found_.rows < case.number("rows"):
        outcome = Outcome.INSUFFICIENT_DATA
    place = case.form.indicators[0].source
    yield case.note(outcome, outcome.value, **figures).at(place, "value")


def whole_values(case: Case) -> Iterator[Note]:
    """Unit and comparator; many without a comparator are told once, for the whole form."""
    yield from by_row(case, _unit)
    bare = [row for row in case.form.indicators if _uncompared(row)]
    if len(bare) <= _SHOWN:
        yield from (failed(row, "bare") for row in bare)
    else:
        names = "、".join(f"{row.name} {row.target.raw}" for row in bare[:_SHOWN] if row.target)
        note = case.note(Outcome.FAIL, "comparator", count=len(bare), names=names)
        yield note.at(bare[0].value_source, "value")


def _uncompared(row: Indicator) -> bool:
    target = row.target
    if target is None or target.kind is not ValueKind.QUANTITATIVE or target.comparator:
        return False
    if target.unit is None or (target.unit.startswith("元") and _PER.search(target.unit)):
        return False  # a standard of 1600元/亩 is kept, neither passed nor missed
    return not _IN_NAME.search(row.name) and target.number not in (0, _HUNDRED)


def _unit(row: Indicator) -> Note | None:
    target = row.target
    if target is None or target.kind is not ValueKind.QUANTITATIVE:
        return None
    if target.comparator is Comparator.ABOUT:
        return failed(row, "about")
    if target.unit is None:
        if _MONTH.fullmatch(squeezed(target.raw)):
            return None
        named = target.number == 0 or _IN_NAME.search(row.name)
        return passed(row) if named else failed(row, "unit")
    return passed(row) if _is_unit(target.unit) else failed(row, "unknown", unit=target.unit)


def _is_unit(unit: str) -> bool:
    """Whether what is counted is known; for what one of it is, words are free."""
    if measure_of(unit) is not None:
        return True
    head = _PER.split(squeezed(unit).strip("()"))[0]
    plain = re.sub(r"\(.*\)", "", head)
    return measure_of(plain) is not None or plain in _UNITS or _SCALE.sub("", plain) in _UNITS


def deadlines(case: Case) -> Iterator[Note]:
    """Days count as measurable, in a class of their own; texts with a day in them were not read."""
    for row in case.form.indicators:
        target = row.target
        if target is None:
            continue
        if target.kind is ValueKind.DATED and target.deadline:
            yield on_row(row, Outcome.PASS, "dated", count=_dated(case.form), days=_days(case.form))
        elif target.kind is ValueKind.DATED or _half_dated(target):
            yield on_row(row, Outcome.PARSE_ERROR)


def _half_dated(target: TargetValue) -> bool:
    return target.kind is ValueKind.TEXTUAL and holds("one_day_unit", target.raw)


def _dated(form: Form) -> int:
    return sum(row.target.deadline is not None for row in form.indicators if row.target)


def _days(form: Form) -> str:
    targets = [row.target for row in form.indicators if row.target and row.target.deadline]
    return "、".join(f"{target.raw} ≤ {target.deadline}" for target in targets[:_SHOWN])


def within_whole(case: Case) -> Iterator[Note]:
    """Shares of more than everything."""
    yield from by_row(case, _share)


def _share(row: Indicator) -> Note | None:
    target = row.target
    if target is None or target.number is None or not target.unit:
        return None
    if measure_of(target.unit) != measure_of("%") or holds("growth", row.name):
        return None
    if target.number > _HUNDRED:
        return failed(row, "above")
    over = target.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)
    return failed(row, "at_least") if over and target.number == _HUNDRED else passed(row)


def possible_in_year(case: Case) -> Iterator[Note]:
    """Days of a year, hours of a day; sums over people, and projects of years, aside."""
    form = case.form
    spans = form.start and form.end and form.start.year != form.end.year
    if form.year is None:
        timed = [row for row in form.indicators if _limit(row, 2024)]
        yield from (on_row(row, Outcome.INSUFFICIENT_DATA) for row in timed)
    elif not spans:
        year = form.year
        yield from by_row(case, lambda row: _possible(row, year))


def _possible(row: Indicator, year: int) -> Note | None:
    limit = _limit(row, year)
    number = row.target.number if row.target else None
    if limit is None or number is None:
        return None
    if number <= limit:
        leap = number == limit and calendar.isleap(year)
        return on_row(row, Outcome.PASS, "leap" if leap else "", year=year)
    return failed(row, year=year, limit=limit)


def _limit(row: Indicator, year: int) -> Decimal | None:
    """The most that there can be of a row's unit; None where nothing bounds it."""
    unit = squeezed(row.target.unit) if row.target and row.target.unit else ""
    if found("person_days", row.name):
        return None
    head, _, per = unit.partition("/")
    if head in _HOURS and (per in _DAYS or _DAILY.search(normalised(row.name))):
        return Decimal(24)
    if head in _DAYS and per == "周":
        return Decimal(7)
    return None if per else _in_year(head, row.name, year)


def _in_year(unit: str, name: str, year: int) -> Decimal | None:
    """How many of a unit a year has."""
    days = 366 if calendar.isleap(year) else 365
    if unit in _DAYS:
        return Decimal(days)
    if unit in _HOURS and holds("running", name):
        return Decimal(24 * days)
    return Decimal(12) if unit in ("月", "个月") else None
