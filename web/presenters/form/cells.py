"""Cells of the rows of a form: a project's page has hundreds, and a macro takes its time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from corpus.model import Detail, Indicator, TargetValue
from web.language import gettext
from web.presenters.amounts import plain
from web.presenters.form.rows import LevelCell, OpenReading, Row, missed
from web.presenters.form.sheet import Sheet
from web.presenters.fragments import at_length, sourced, src
from web.presenters.links import page_url

Either = Callable[[Sequence[OpenReading]], str]
_OF_VALUE = frozenset({"value", "target"})  # fields of open readings that stand by the value


def sheet_lines(sheet: Sheet, either: Either) -> str:
    """The rows of a form; `either` says what is open in one."""
    line = _Line(either, sheet.evaluated, sheet.deviating, sheet.columns)
    return "\n".join(map(line.of, sheet.rows))


@dataclass(frozen=True, slots=True)
class _Line:
    """How a row of this form is written."""

    either: Either
    evaluated: bool
    deviating: bool
    columns: tuple[str, ...]

    def of(self, row: Row) -> str:
        said = row.indicator
        cells = [
            _level(row.level1, ""),
            _level(row.level2, ' class="second"'),
            f"<td>{_name_of(row)}{self._open(row, of_value=False)}</td>",
            f'<td class="value">{value_of(said.target)}{src(row.value_source)}',
            f"{self._open(row, of_value=True)}</td>",
        ]
        if self.evaluated:
            cells.append(_results(row))
        if self.deviating:
            cells.append(f"<td>{sourced(said.deviation_reason, row.results.reason)}</td>")
        cells += [f"<td>{_details(row, label)}</td>" for label in self.columns]
        return f'<tr id="{said.id}">\n{"".join(cells)}\n</tr>'

    def _open(self, row: Row, *, of_value: bool) -> str:
        found = [each for each in row.open if (each.field in _OF_VALUE) is of_value]
        return self.either(found) if found else ""


def value_of(target: TargetValue | None) -> str:
    if target is None:
        return f'<span class="soft">{gettext("表中未填")}</span>'
    return escape(target.raw)


def missing(row: Indicator) -> str:
    """A badge where the actual value is not what the target asks for."""
    if not missed(row):
        return ""
    words, title = gettext("未达到"), gettext("按表中的指标值和实际完成值比较")
    return f' <span class="badge bad" title="{title}">{words}</span>'


def _name_of(row: Row) -> str:
    """With the link to its years and to its place."""
    indicator = row.indicator
    url = f"{page_url(indicator.definition_id)}#{indicator.id}"
    return at_length(indicator.name, url) + src(row.name_source)


def _results(row: Row) -> str:
    """Actual value, weight and score."""
    said, places = row.indicator, row.results
    actual = sourced(said.actual.raw if said.actual else "", places.actual)
    return (
        f"<td>{actual}{missing(said)}</td>"
        f'<td class="number">{sourced(plain(said.weight), places.weight)}</td>'
        f'<td class="number">{sourced(plain(said.score), places.score)}</td>'
    )


def _details(row: Row, label: str) -> str:
    return "".join(
        f"{escape(each.said.text)}{src(each.source)} "
        for each in row.details
        if isinstance(each.said, Detail) and each.said.label == label
    )


def _level(level: LevelCell | None, second: str) -> str:
    if level is None:
        return ""
    text = f'<div class="stay">{escape(level.text or "–")}{src(level.source)}</div>'
    return f'<th scope="rowgroup"{second} rowspan="{level.rows}">{text}</th>'
