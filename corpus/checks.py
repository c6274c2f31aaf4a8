"""What is odd in a form itself: findings, never repairs and never errors."""

from collections.abc import Iterator
from decimal import Decimal

from corpus.cell_terms import CELL_LABELS
from corpus.model import Budget, Finding, Form, Source, ValueKind
from corpus.terms import Part

_MONEY = (Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED)
_SURE = 0.92  # of each character recognised in a picture; a value with one less sure is told
_CERTAIN = 0.99  # and so sure is one that forms may print though it is no value as most have it
_SUMS = (
    ("total", "项目资金总额", (("fiscal", "财政资金"), ("other", "其他资金"))),
    (
        "applied",
        "年度资金申请总额",
        (
            ("fiscal_current_year", "当年财政拨款"),
            ("carried_over", "上年结转资金"),
            ("other_applied", "其他资金"),
        ),
    ),
)


def findings(form: Form) -> tuple[Finding, ...]:
    """Sums that differ, amounts that follow from others, rows and headings that stand empty."""
    return (
        *_sums(form),
        *_implied(form),
        *_unread_amounts(form),
        *_dates(form),
        *_values(form),
        *_recognised(form),
    )


def _amount(budget: Budget, field: str) -> Decimal | None:
    amounts: dict[str, Decimal | None] = {
        "total": budget.total,
        "fiscal": budget.fiscal,
        "other": budget.other,
        "applied": budget.applied,
        "fiscal_current_year": budget.fiscal_current_year,
        "carried_over": budget.carried_over,
        "other_applied": budget.other_applied,
    }
    return amounts[field]


def _sums(form: Form) -> Iterator[Finding]:
    for field, label, parts in _SUMS:
        whole = _amount(form.budget, field)
        known = [(name, _amount(form.budget, part)) for part, name in parts]
        amounts = [amount for _, amount in known if amount is not None]
        if whole is not None and len(amounts) == len(parts) and sum(amounts) != whole:
            printed = " + ".join(f"{name} {amount}" for name, amount in known)
            text = f"{label} {whole} 与各项之和 {sum(amounts)} 不等（{printed}）"
            yield Finding("D-01", text, form.source_of(f"budget.{field}"))


def _implied(form: Form) -> Iterator[Finding]:
    for field, label, parts in _SUMS:
        for part, name in parts:
            amount = _amount(form.budget, part)
            if amount is not None and not form.source_of(f"budget.{part}").pieces:
                text = f"{name}未印出金额；按{label}与其余各项之差为 {amount} 元"
                yield Finding("implied-amount", text, form.source_of(f"budget.{field}"))


def _unread_amounts(form: Form) -> Iterator[Finding]:
    for detail in form.details:
        money = any(CELL_LABELS[part].fullmatch(detail.label) for part in _MONEY)
        if money and any(char.isdigit() for char in detail.text):
            text = f"{detail.label}“{detail.text}”不能读成一个金额"
            yield Finding("unread-amount", text, detail.source)


def _dates(form: Form) -> Iterator[Finding]:
    if form.start and form.end and form.start > form.end:
        text = f"计划开始日期 {form.start} 晚于计划完成日期 {form.end}"
        yield Finding("E-02", text, form.source_of("start"))


def _values(form: Form) -> Iterator[Finding]:
    for indicator in form.indicators:
        if indicator.target is None:
            yield Finding("A-06", f"三级指标“{indicator.name}”没有指标值", indicator.name_source)


def _recognised(form: Form) -> Iterator[Finding]:
    """Values of a scan that are no value as forms have them, or were recognised with doubt."""
    for indicator in form.indicators:
        target, sure = indicator.target, _confidence(indicator.value_source)
        if target is None or sure is None:
            continue
        digits = any(char.isdigit() for char in target.raw)
        odd = target.kind is ValueKind.TEXTUAL and digits and sure < _CERTAIN
        if odd or sure < _SURE:
            why = "不合指标值的写法" if odd else f"识别把握为 {sure:.0%}"
            text = f"三级指标“{indicator.name}”识别出的指标值“{target.raw}”{why}，请对照原件"
            yield Finding("recognised-value", text, indicator.value_source)


def _confidence(source: Source) -> float | None:
    """The least of its pieces'; None for a text that was not recognised in a picture."""
    known = [piece.confidence for piece in source.pieces if piece.confidence is not None]
    return min(known, default=None)
