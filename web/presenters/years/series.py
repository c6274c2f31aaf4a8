"""The table of a series: a line for each row of each year, and for the years without one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from corpus.model import Indicator
from corpus.store.base import Decision
from graph.claims import Claim, Status
from graph.linking import ReasonCode
from graph.years import Change, Difference, Gap, Point, Series, Statement
from web.language import gettext, lazy_gettext, name_in
from web.presenters.links import page_url
from web.presenters.years.definitions import Year, years_of
from web.reports import IndicatorInForm

_WHY = {
    "words": lazy_gettext("文字不同"),
    "unit": lazy_gettext("单位不同，不能换算"),
    "kind": lazy_gettext("一个是数，一个不是"),
    "name": lazy_gettext("按指标名称补单位后比较"),
    "counter": lazy_gettext("计数单位不同，按个数比较"),
    "comparator": lazy_gettext("比较方式不同"),
    "missing": lazy_gettext("有一年没有填"),
}
DocumentOf = Callable[[str], str]  # form id → document id


@dataclass(frozen=True, slots=True)
class Line:
    """Without `year` a year that says nothing of the indicator, and why in `note`."""

    number: int | None  # the year
    year: Year | None
    change: "ChangeWords | None" = None  # at the row that counts
    note: str = ""
    url: str = ""  # of the definition, where it is another one than the page's


@dataclass(frozen=True, slots=True)
class ChangeWords:
    kind: str
    name: str
    effect: str  # 更严, 放宽 or nothing
    more: str  # what the earlier value is in the later unit, or why it cannot be compared


@dataclass(frozen=True, slots=True)
class ClaimLine:
    claim: Claim
    a: str  # the names of its ends
    b: str
    a_url: str
    b_url: str
    reasons: tuple[str, ...]
    status: str
    followed: bool
    decision: Decision | None  # the one that stands

    @property
    def decided(self) -> bool:
        return self.claim.status is not Status.PROPOSED


def lines_of(series: Series, document_of: DocumentOf) -> tuple[Line, ...]:
    """The latest year first."""
    lines: list[Line] = [_gap(gap) for gap in series.gaps]
    for point in series.points:
        lines += _stated(series.id, point, document_of)
        if not point.statements:
            lines.append(Line(point.year, None, _words(point), gettext("项目还在，不再列这项指标")))
    lines.sort(key=lambda line: line.number or 0, reverse=True)
    undated = (_line(series.id, None, each, document_of) for each in series.undated)
    return (*lines, *undated)


def claim_lines(
    series: Series, standing: Mapping[str, Decision], labels: Mapping[str, str]
) -> Iterator[ClaimLine]:
    for claim in sorted(series.claims, key=lambda each: (each.year_a or 0, each.year_b or 0)):
        yield ClaimLine(
            claim,
            labels[claim.a],
            labels[claim.b],
            page_url(claim.a),
            page_url(claim.b),
            tuple(map(" ".join, _reasons(claim))),
            _status(claim.status),
            claim.id in series.followed,
            standing.get(claim.id),
        )


def change_words(change: Change, difference: Difference | None) -> ChangeWords:
    effect = name_in(difference.effect.names) if difference and difference.effect else ""
    return ChangeWords(change.value, name_in(change.names), effect, _more(difference))


def other_names(series: Series, name: str) -> tuple[tuple[str, Indicator], ...]:
    """What it was and is called in other years, once each, with the first and last such year."""
    found: dict[str, tuple[int, int, Indicator]] = {}
    for point in series.points:
        for each in point.statements:
            if each.row.name != name:
                first, _, row = found.get(each.row.name, (point.year, 0, each.row))
                found[each.row.name] = (first, point.year, row)
    return tuple(
        (str(first) if first == last else f"{first}–{last}", row)
        for first, last, row in found.values()
    )


def _stated(id_: str, point: Point, document_of: DocumentOf) -> Iterator[Line]:
    counts = point.target or point.actual or next(iter(point.statements), None)
    for each in point.statements:
        yield _line(id_, point if each is counts else None, each, document_of)


def _line(id_: str, point: Point | None, statement: Statement, document_of: DocumentOf) -> Line:
    row, form = statement.row, statement.form
    (year,) = years_of([IndicatorInForm(row, form, document_of(form.id))])
    url = page_url(row.definition_id) if row.definition_id != id_ else ""
    return Line(form.year, year, _words(point) if point else None, url=url)


def _gap(gap: Gap) -> Line:
    if gap.has_form:
        return Line(gap.year, None, note=gettext("项目有表，没有列这项指标"))
    return Line(gap.year, None, note=gettext("没有这一年的表"))


def _words(point: Point) -> ChangeWords | None:
    return change_words(point.change, point.difference) if point.change else None


def _more(difference: Difference | None) -> str:
    if difference is None:
        return ""
    if difference.converted:
        value = f"{difference.converted} {difference.unit}"
        return gettext("上一值合 %(value)s", value=value)
    return str(_WHY.get(difference.why, ""))


def _reasons(claim: Claim) -> Iterator[tuple[str, str]]:
    known = {code.value: code.names for code in ReasonCode}
    for code, text in claim.reasons:
        yield (name_in(known[code]) if code in known else code, text)


def _status(status: Status) -> str:
    words = {
        Status.PROPOSED: gettext("待确认"),
        Status.CONFIRMED: gettext("已确认"),
        Status.REJECTED: gettext("已否定"),
    }
    return words[status]
