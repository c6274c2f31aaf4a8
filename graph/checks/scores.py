"""Weights and scores of a self-evaluation, by one form: S-01 to S-04 and S-06."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.ids import normalised
from corpus.model import Comparator, Execution, Form, FormKind, Indicator, Source, TargetValue
from graph.checks.case import Case, Note, failed, on_row, passed
from graph.checks.levels import family
from graph.checks.model import Outcome
from graph.checks.targets import in_one_unit
from graph.checks.totals import total_score
from graph.checks.words import holds, is_only

EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION)
_CALLED = {"output": "产出", "benefit": "效益", "satisfaction": "满意度", "cost": "成本",
           "execution": "预算执行"}  # fmt: skip
_ATTAINMENTS = ("full", "part", "none")
_LOW = (Comparator.AT_MOST, Comparator.LESS_THAN)
_WHOLES = (Decimal(100), Decimal(1))
_HUNDRED = Decimal(100)
_WITHOUT_EXECUTION = Decimal(90)  # where the ten points of execution are not printed
_POINTS = re.compile(r"(\d+(?:\.\d+)?)\s*分")
_STEPS = ((Decimal(100), Decimal(1)), (Decimal(80), Decimal("0.7")), (Decimal(60), Decimal("0.5")))
_ROUNDING = Decimal("0.011")
_SHOWN = 3  # names in one finding


@dataclass(frozen=True, slots=True)
class Attained:
    """What a row reached of its target: `share` is 1 where it is met."""

    met: bool
    share: Decimal


def attained(row: Indicator) -> Attained | None:
    """By target, actual and comparator; None where figures do not tell."""
    target, actual = row.target, row.actual
    if target is None or actual is None or target.comparator is Comparator.ABOUT:
        return None
    pair = in_one_unit(target, actual)
    if pair is None:
        return None
    wanted, reached = pair
    if actual.unit is None and target.unit == "%" and reached <= 1 < wanted:
        return None  # 0.96 may be 96%
    if target.comparator in _LOW:
        met = reached < wanted or (reached == wanted and target.comparator is Comparator.AT_MOST)
        return Attained(met, Decimal(1) if met else _ratio(wanted, reached))
    met = reached > wanted or (reached == wanted and target.comparator is not Comparator.MORE_THAN)
    if wanted == 0:  # 0起, without a sign: none may happen
        return Attained(reached == 0, Decimal(reached == 0))
    return Attained(met, Decimal(1) if met else _ratio(reached, wanted))


def _ratio(part: Decimal, whole: Decimal) -> Decimal:
    return max(part / whole, Decimal(0)) if whole else Decimal(0)


def weights_add_up(case: Case) -> Iterator[Note]:
    form = case.form
    known = [row.weight for row in form.indicators if row.weight is not None]
    if not known:
        return
    if len(known) < len(form.indicators):
        yield case.note(Outcome.INSUFFICIENT_DATA)
        return
    execution = execution_weight(form.executions)
    total = sum(known, execution or Decimal(0))
    fits = any(abs(total - whole) <= _ROUNDING * whole for whole in _WHOLES)
    fits = fits or (execution is None and total == _WITHOUT_EXECUTION)
    outcome = Outcome.PASS if fits else Outcome.FAIL
    yield case.note(outcome, total=total, execution=execution or 0).at(_weighed(form), "weight")
    yield from _levels(case)
    yield from _usual(case, execution)


def _weighed(form: Form) -> Source:
    return form.indicators[0].source


def execution_weight(rows: Sequence[Execution]) -> Decimal | None:
    """Of the row of all money: parts of it repeat its points or have none."""
    return next((row.weight for row in rows if row.weight is not None), None)


def _levels(case: Case) -> Iterator[Note]:
    """Points printed with a level-1 heading, such as 产出指标(50分), against its rows."""
    headings: dict[str, tuple[Decimal, list[Indicator]]] = {}
    for row in case.form.indicators:
        quote = "".join(piece.quote for piece in row.level1_source.pieces)
        if row.level1 and (points := _POINTS.search(quote)):
            headings.setdefault(row.level1, (Decimal(points[1]), []))[1].append(row)
    for level1, (printed, rows) in headings.items():
        total = sum((row.weight or Decimal(0) for row in rows), Decimal(0))
        outcome = Outcome.PASS if total == printed else Outcome.FAIL
        note = case.note(outcome, "level", level1=level1, total=total, printed=printed)
        yield note.at(rows[0].level1_source, "weight")


def _usual(case: Case, execution: Decimal | None) -> Iterator[Note]:
    """The weights of level 1 against those of a profile that has some."""
    usual = case.profile.weights
    rows = case.form.indicators
    totals = {
        name: sum((row.weight or Decimal(0) for row in rows if family(row) == name), Decimal(0))
        for name in usual
    } | ({"execution": execution} if execution is not None else {})
    shown = {name: f"{totals[name]}/{usual[name]}" for name in usual if totals.get(name)}
    if any(totals.get(name) not in (None, 0, usual[name]) for name in usual):
        zh = "、".join(f"{_CALLED.get(name, name)} {weights}" for name, weights in shown.items())
        en = ", ".join(f"{name} {weights}" for name, weights in shown.items())
        note = case.note(Outcome.FAIL, "usual", weights=zh, weights_en=en)
        yield note.at(_weighed(case.form), "weight")


def within_weight(case: Case) -> Iterator[Note]:
    for row in case.form.indicators:
        if row.score is not None and row.weight is not None:
            over = row.score > row.weight
            note = failed(row, score=row.score, weight=row.weight) if over else passed(row)
            yield note.at(row.source, "score")
    for each in case.form.executions:
        if each.score is not None and each.weight is not None:
            outcome = Outcome.FAIL if each.score > each.weight else Outcome.PASS
            note = case.note(outcome, name=each.label, score=each.score, weight=each.weight)
            yield note.at(each.source, "score")
    yield from total_score(case)


def reproducible(case: Case) -> Iterator[Note]:
    """Params: `tolerance`, points; `execution`, proportional or steps."""
    if case.form.kind not in EVALUATIONS:
        return
    for row in case.form.indicators:
        if row.score is not None and row.weight:
            yield _scored(case, row, row.weight, row.score).at(row.source, "score")
    yield from _executions(case)


def _scored(case: Case, row: Indicator, weight: Decimal, score: Decimal) -> Note:
    reached, tolerance = attained(row), case.number("tolerance")
    if reached is None:
        return _banded(case, row, weight, score)
    expected = weight * reached.share
    values = {"score": score, "weight": weight, "expected": expected.quantize(Decimal("0.01"))}
    values_ = {"actual": row.actual.raw if row.actual else "", **values}
    if not reached.met and score == weight:
        return failed(row, "full", **values_)
    if reached.met and score < weight - tolerance and not _explained(row):
        return failed(row, "cut", **values_)
    if not reached.met and score > expected + max(tolerance, weight / 10):
        return failed(row, "high", **values_)
    return passed(row)


def _banded(case: Case, row: Indicator, weight: Decimal, score: Decimal) -> Note:
    """Words of attainment against the profile's bands, which are percents of the weight."""
    said, wanted = row.actual.raw if row.actual else "", row.target.raw if row.target else ""
    band = next((each for each in _ATTAINMENTS if holds(f"attained_{each}", said)), "")
    band = "full" if said and normalised(said) == normalised(wanted) else band
    if not band or band not in case.profile.bands:
        return on_row(row, Outcome.INSUFFICIENT_DATA, actual=said)
    low, high = case.profile.bands[band]
    percent = _HUNDRED * score / weight
    if low <= percent <= high:
        return passed(row)
    share = percent.quantize(Decimal(1))
    return failed(
        row, "band", actual=said, score=score, weight=weight, share=share, low=low, high=high
    )


def _executions(case: Case) -> Iterator[Note]:
    for row in case.form.executions:
        if not row.budget or row.spent is None:
            continue
        rate = _HUNDRED * row.spent / row.budget
        shown = {"name": row.label, "rate": rate.quantize(Decimal("0.01"))}
        if row.rate is not None and not any(
            abs(rate - row.rate * times) <= 1 for times in (1, _HUNDRED)
        ):
            note = case.note(Outcome.FAIL, "rate", printed=row.rate, **shown)
            yield note.at(row.source, "rate")
        if row.score is not None and row.weight:
            yield _executed(case, row, rate).at(row.source, "score")


def _executed(case: Case, row: Execution, rate: Decimal) -> Note:
    """Proportional (M10), or by steps (M101), both of a rate up to 100."""
    weight, score = row.weight or Decimal(0), row.score or Decimal(0)
    rate = min(rate, _HUNDRED)
    share = rate / _HUNDRED
    if case.setting("execution") == "steps":
        share = next((part for least, part in _STEPS if rate >= least), Decimal(0))
    expected = (weight * share).quantize(Decimal("0.01"))
    outcome = Outcome.PASS if abs(expected - score) <= case.number("tolerance") else Outcome.FAIL
    return case.note(
        outcome, "execution", name=row.label, rate=rate.quantize(Decimal("0.01")), score=score,
        expected=expected,
    )  # fmt: skip


def deviations_explained(case: Case) -> Iterator[Note]:
    if case.form.kind not in EVALUATIONS:
        return
    for row in case.form.indicators:
        reached = attained(row)
        if reached is None:
            continue
        fine = reached.met or _explained(row)
        actual = row.actual.raw if row.actual else ""
        note = passed(row) if fine else failed(row, actual=actual)
        yield note.at(row.source, "deviation_reason")


def _explained(row: Indicator) -> bool:
    """By the reason for deviation or, where the form has no such column, by a note."""
    texts = [
        row.deviation_reason or "",
        *(each.text for each in row.details if _is_note(each.label)),
    ]
    return any(text.strip() and not is_only("no_reason", text) for text in texts)


def _is_note(label: str) -> bool:
    return "说明" in label or "备注" in label or "原因" in label


def figures_for_figures(case: Case) -> Iterator[Note]:
    """A target in figures asks for an actual value in figures; many in words are told once."""
    if case.form.kind not in EVALUATIONS:
        return
    rows = [row for row in case.form.indicators if row.target and row.target.number is not None]
    said = [row for row in rows if row.actual and _is_formula(row.actual)]
    yield from (passed(row) for row in rows if row.actual and row not in said)
    if len(said) <= _SHOWN:
        notes = (failed(row, actual=row.actual.raw if row.actual else "") for row in said)
        yield from (note.at(row.source, "actual") for note, row in zip(notes, said, strict=True))
    else:
        names = "、".join(row.name for row in said[:_SHOWN])
        note = case.note(Outcome.FAIL, "many", count=len(said), names=names)
        yield note.at(said[0].source, "actual")


def _is_formula(actual: TargetValue) -> bool:
    return actual.number is None and holds("formula_word", actual.raw)
