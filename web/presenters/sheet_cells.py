"""Cells of the rows of a form: a project's page has hundreds, and a macro takes its time."""

from markupsafe import Markup, escape

from corpus.model import Indicator, TargetValue
from web.language import gettext
from web.presenters.amounts import plain
from web.presenters.fragments import at_length, sourced, src
from web.presenters.links import page_url
from web.presenters.sheet_rows import LevelCell, Row, missed


def level_cells(row: Row) -> Markup:
    """The merged cells that begin at the row."""
    return Markup(_level(row.level1, "") + _level(row.level2, ' class="second"'))


def name_of(row: Row) -> Markup:
    """With the link to its years and to its place."""
    indicator = row.indicator
    url = f"{page_url(indicator.definition_id)}#{indicator.id}"
    return at_length(indicator.name, url) + src(row.name_source)


def value_of(target: TargetValue | None) -> Markup:
    if target is None:
        return Markup(f'<span class="soft">{gettext("表中未填")}</span>')
    return escape(target.raw)


def result_cells(row: Row) -> Markup:
    """Actual value, weight and score."""
    said, places = row.indicator, row.results
    actual = sourced(said.actual.raw if said.actual else "", places.actual)
    return Markup(
        f"<td>{actual}{missing(said)}</td>"
        f'<td class="number">{sourced(plain(said.weight), places.weight)}</td>'
        f'<td class="number">{sourced(plain(said.score), places.score)}</td>'
    )


def missing(row: Indicator) -> Markup:
    """A badge where the actual value is not what the target asks for."""
    if not missed(row):
        return Markup()
    words, title = gettext("未达到"), gettext("按表中的指标值和实际完成值比较")
    return Markup(f' <span class="badge bad" title="{title}">{words}</span>')


def _level(level: LevelCell | None, second: str) -> str:
    if level is None:
        return ""
    text = f'<div class="stay">{escape(level.text or "–")}{src(level.source)}</div>'
    return f'<th scope="rowgroup"{second} rowspan="{level.rows}">{text}</th>'
