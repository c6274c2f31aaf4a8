"""IATI 2.03 activities: each form an activity, its levels results, its rows indicators.

Lost on the way, and said in the file: signs of targets (written in comments), units as concepts
(written in titles), weights and scores, which indicator measures which clause, where each
statement stands, readings that are open. Carried-over money has no slot of its own.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from corpus.ids import department_id, project_id
from corpus.model import Comparator, Form, FormKind, Indicator, TargetValue, ValueKind
from graph.categories import category_of
from graph.exporters.xml_pieces import close, leaf, open_

REFERENCES = "https://w3id.org/jixiao/ns#IndicatorDefinition"
_ORG = "CN-JIXIAO"  # the prefix under which our ids of departments stand
_RESULTS = {"output": 1, "benefit": 2, "satisfaction": 2, "cost": 9}
_IMPACT = "category-benefit-sustainability"
_RISING = {
    Comparator.AT_LEAST: "true",
    Comparator.MORE_THAN: "true",
    Comparator.AT_MOST: "false",
    Comparator.LESS_THAN: "false",
}
_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION)
_LOSSES = (
    "Made from budget-performance forms. IATI has no place for the sign and the unit of a target"
    " (written in comments and titles), weights and scores, the clause of the goal that an"
    " indicator measures, the place of a statement in its document and readings that the document"
    " leaves open; the RDF export has them."
)


def write_iati(forms: Iterable[Form]) -> Iterator[bytes]:
    """A file in UTF-8, a piece a form; forms without a year are left out: IATI demands dates.

    Memory is flat.
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<!-- {_LOSSES} -->\n<iati-activities version="2.03">\n'
    ).encode()
    for form in forms:
        if form.year is not None:
            yield "".join(_activity(form, form.year)).encode()
    yield close("iati-activities").encode()


def _activity(form: Form, year: int) -> Iterator[str]:
    owner = form.department or form.implementing_unit or "–"
    reference = f"{_ORG}-{department_id(owner)}"
    ended = form.kind in _EVALUATIONS
    yield '<iati-activity default-currency="CNY" xml:lang="zh">\n'
    yield leaf("iati-identifier", f"{reference}-{form.id}")
    yield f'<reporting-org ref="{reference}" type="10" secondary-reporter="true">\n'
    yield _told(owner) + close("reporting-org")
    yield open_("title") + _told(form.project or owner) + close("title")
    text = "".join(goal.text for goal in form.goals) or form.project or owner
    yield '<description type="2">\n' + _told(text) + close("description")
    yield f'<participating-org ref="{reference}" type="10" role="2">\n'
    yield _told(owner) + close("participating-org")
    if form.implementing_unit:
        yield '<participating-org type="10" role="4">\n'
        yield _told(form.implementing_unit) + close("participating-org")
    if form.project:
        owned = project_id(form.department, form.project)
        yield f'<other-identifier ref="{owned}" type="A9"/>\n'
    yield _empty("activity-status", code=4 if ended else 2)
    yield _empty("activity-date", type=1, iso_date=form.start or f"{year:04}-01-01")
    yield _empty("activity-date", type=3, iso_date=form.end or f"{year:04}-12-31")
    yield _empty("recipient-country", code="CN", percentage=100)
    yield from _budget(form, year)
    yield from _results(form, year)
    yield close("iati-activity")


def _budget(form: Form, year: int) -> Iterator[str]:
    amount = form.budget.applied if form.budget.applied is not None else form.budget.total
    if amount is None:
        return
    yield '<budget type="1" status="2">\n'
    yield _empty("period-start", iso_date=f"{year:04}-01-01")
    yield _empty("period-end", iso_date=f"{year:04}-12-31")
    yield leaf("value", f"{amount:f}", currency="CNY", value_date=f"{year:04}-01-01")
    yield close("budget")


def _results(form: Form, year: int) -> Iterator[str]:
    """One a level 2; rows of a level that stand apart come together."""
    rows = sorted(form.indicators, key=_level)
    for level, together in groupby(rows, key=_level):
        indicators = list(together)
        yield f'<result type="{_result_type(indicators[0])}" aggregation-status="false">\n'
        yield open_("title") + _told("/".join(filter(None, level)) or "绩效指标") + close("title")
        for row in indicators:
            yield from _indicator(row, year)
        yield close("result")


def _level(row: Indicator) -> tuple[str, str]:
    return (row.level1 or "", row.level2 or "")


def _result_type(row: Indicator) -> int:
    category = category_of(row.level1, row.level2)
    if category is None:
        return 9
    if category.id == _IMPACT:
        return 3
    return _RESULTS.get(category.id.removeprefix("category-").split("-")[0], 9)


def _indicator(row: Indicator, year: int) -> Iterator[str]:
    target = row.target
    rising = _RISING.get(target.comparator) if target and target.comparator else None
    ascending = f' ascending="{rising}"' if rising else ""
    measure = _measure(target)
    yield f'<indicator measure="{measure}"{ascending} aggregation-status="false">\n'
    unit = f"（{target.unit}）" if target and target.unit else ""
    yield open_("title") + _told(row.name + unit) + close("title")
    yield _empty("reference", vocabulary=99, code=row.definition_id, indicator_uri=REFERENCES)
    yield open_("period")
    yield _empty("period-start", iso_date=f"{year:04}-01-01")
    yield _empty("period-end", iso_date=f"{year:04}-12-31")
    yield from _value("target", target, measure)
    yield from _value("actual", row.actual, measure)
    yield close("period") + close("indicator")


def _measure(target: TargetValue | None) -> int:
    """1 unit, 2 percentage, 4 ordinal, 5 qualitative."""
    if target is None or target.number is None:
        return 4 if target and target.kind is ValueKind.GRADED else 5
    return 2 if target.unit in ("%", "％", "百分比") else 1


def _value(name: str, value: TargetValue | None, measure: int) -> Iterator[str]:
    """The number where the indicator counts; always the words."""
    if value is None:
        return
    number = f' value="{value.number:f}"' if measure < 4 and value.number is not None else ""
    yield f"<{name}{number}>\n" + open_("comment") + _told(value.raw) + close("comment")
    yield close(name)


def _told(text: str) -> str:
    return leaf("narrative", text)


def _empty(name: str, **attributes: object) -> str:
    return leaf(name, **attributes).replace(f"></{name}>", "/>")
