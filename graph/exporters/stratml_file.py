"""StratML Part 2 (ISO 17469-2): each form a Goal, each clause an Objective with its indicators.

Lost on the way, and said in the file: signs and dates of targets as data, units as concepts,
where each statement stands, readings that are open. Which indicator measures which clause is
inferred; the RDF says how surely.
"""

from collections.abc import Iterable, Iterator

from corpus.model import Form, FormKind, Indicator, TargetValue, ValueKind
from graph.categories import category_of
from graph.exporters.xml_pieces import close, leaf, open_
from graph.goals import Clause, Coverage, coverage_of

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION)
_STAGES = {"cost": "Input", "output": "Output", "benefit": "Outcome", "satisfaction": "Outcome"}
_LOSSES = (
    "Made from budget-performance forms. StratML has no place for the sign of a target, its unit"
    " as a concept, weights and scores (given as key=value), the place of a statement in its"
    " document and readings that the document leaves open; the RDF export has them. Which"
    " indicator measures which clause of a goal is inferred."
)


def write_stratml(forms: Iterable[Form]) -> Iterator[bytes]:
    """A file in UTF-8, a piece a form: a report where the first form is a 自评表, else a plan.

    Memory is flat.
    """
    some = False
    for form in forms:
        if not some:
            yield _start("Performance_Report" if form.kind in _EVALUATIONS else "Performance_Plan")
            some = True
        yield "".join(_goal(form)).encode()
    if not some:
        yield _start("Performance_Plan")
        yield (open_("Goal") + leaf("Name") + leaf("Description") + close("Goal")).encode()
    yield (close("StrategicPlanCore") + close("PerformancePlanOrReport")).encode()


def _start(type_: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<PerformancePlanOrReport xmlns="{NAMESPACE}" Type="{type_}">\n'
        + leaf("Name", "预算绩效目标")
        + leaf("OtherInformation", _LOSSES)
        + open_("StrategicPlanCore")
    ).encode()


def _goal(form: Form) -> Iterator[str]:
    coverage = coverage_of(form, {})
    yield open_("Goal")
    yield leaf("Name", form.project or form.department or "")
    yield leaf("Description", "".join(goal.text for goal in form.goals))
    yield leaf("Identifier", form.id)
    yield leaf("SequenceIndicator", str(form.year) if form.year is not None else "")
    for name, role in ((form.department, "主管部门"), (form.implementing_unit, "实施单位")):
        if name:
            yield '<Stakeholder StakeholderTypeType="Organization">'
            yield leaf("Name", name) + leaf("Description", role) + close("Stakeholder")
    yield leaf("OtherInformation", "\n".join(_facts(form)))
    measured = {link.indicator.id for link in coverage.links}
    for clause in coverage.clauses:
        yield from _objective(form, clause, coverage)
    loose = [row for row in form.indicators if row.id not in measured]
    if loose:
        yield open_("Objective") + leaf("Name", "未归入目标的指标")
        for row in loose:
            yield from _indicator(row, form)
        yield close("Objective")
    yield close("Goal")


def _facts(form: Form) -> Iterator[str]:
    yield f"form={form.kind.value}"
    if form.year is not None:
        yield f"year={form.year}"
    for name in ("total", "fiscal", "other", "applied", "carried_over"):
        amount = getattr(form.budget, name)
        if amount is not None:
            yield f"budget.{name}={amount} CNY"


def _objective(form: Form, clause: Clause, coverage: Coverage) -> Iterator[str]:
    """With the indicators that measure this clause before any other."""
    yield open_("Objective")
    yield leaf("Name", clause.text)
    yield leaf("Identifier", f"{clause.id}-{form.id}")
    yield leaf("SequenceIndicator", str(clause.number))
    for link in coverage.of_clause(clause):
        if link.primary:
            yield from _indicator(link.indicator, form)
    yield close("Objective")


def _indicator(row: Indicator, form: Form) -> Iterator[str]:
    target = row.target
    counted = target is not None and target.number is not None
    category = category_of(row.level1, row.level2)
    stage = _STAGES.get((category.id if category else "").removeprefix("category-").split("-")[0])
    staged = f' ValueChainStage="{stage}"' if stage else ""
    kind = "Quantitative" if counted else "Qualitative"
    yield f'<PerformanceIndicator{staged} PerformanceIndicatorType="{kind}">\n'
    yield leaf("MeasurementDimension", row.name)
    yield leaf("UnitOfMeasurement", (target.unit if target else None) or "")
    yield leaf("Identifier", row.id)
    if target or row.actual:
        yield open_("MeasurementInstance")
        yield from _result("TargetResult", target, form)
        yield from _result("ActualResult", row.actual, form)
        yield close("MeasurementInstance")
    yield leaf("OtherInformation", "\n".join(_further(row)))
    yield close("PerformanceIndicator")


def _further(row: Indicator) -> Iterator[str]:
    for key, value in (
        ("level1", row.level1),
        ("level2", row.level2),
        ("definition", row.definition_id),
        ("weight", row.weight),
        ("score", row.score),
        ("deviation", row.deviation_reason),
    ):
        if value is not None:
            yield f"{key}={value}"


def _result(name: str, value: TargetValue | None, form: Form) -> Iterator[str]:
    if value is None:
        return
    yield open_(name)
    if form.year is not None:
        yield leaf("StartDate", f"{form.year:04}-01-01")
        yield leaf("EndDate", value.deadline or f"{form.year:04}-12-31")
    if value.number is not None:
        yield leaf("NumberOfUnits", f"{value.number:f}")
    elif value.kind is not ValueKind.DATED:
        yield open_("Descriptor")
        yield leaf("DescriptorName", "定性") + leaf("DescriptorValue", value.raw)
        yield close("Descriptor")
    yield leaf("Description", value.raw)
    yield close(name)
