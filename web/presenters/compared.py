"""A comparison as its page shows it, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from graph.comparison import Cell, Comparison, Line, Measure, Part, Said
from graph.years import Change, Difference
from web.columns import Compared
from web.language import gettext, name_in
from web.presenters.amounts import plain, ten_thousands
from web.presenters.labels import field_label
from web.presenters.links import SourceLink, page_url, source_link
from web.presenters.series import ChangeWords, change_words

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class CellView:
    """`text` is None where the column has nothing of it."""

    text: str | None = None
    url: str | None = None
    source: SourceLink | None = None
    name: str = ""  # where the column prints another than the line's
    actual: str | None = None
    actual_source: SourceLink | None = None
    change: ChangeWords | None = None
    alone: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineView:
    name: str
    level: str
    cells: tuple[CellView, ...]
    numeric: bool


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[LineView, ...]
    hidden: int  # lines that differ in nothing


def sections_of(found: Compared, *, only: bool) -> tuple[Section, ...]:
    comparison = found.comparison
    shown = _Shown(found.documents, comparison)
    sections = []
    for part, group in groupby(comparison.lines, key=lambda line: line.part):
        lines = list(group)
        kept = [line for line in lines if line.differs] if only else lines
        views = tuple(shown.line(line, number) for number, line in enumerate(kept, 1))
        sections.append(Section(_title(part), views, len(lines) - len(kept)))
    return tuple(sections)


def told(comparison: Comparison) -> str:
    """How many lines differ, in a sentence; none where there are no such lines."""
    rows = [line for line in comparison.lines if line.part in (Part.INDICATORS, Part.GOALS)]
    if not rows:
        return ""
    return gettext(
        "目标与指标共 %(rows)s 行：%(same)s 行各列相同，%(alone)s 行只有一列有。",
        rows=len(rows),
        same=sum(not line.differs for line in rows),
        alone=sum(line.alone for line in rows),
    )


class _Shown:
    def __init__(self, documents: dict[str, str], comparison: Comparison) -> None:
        self._documents = documents
        self._over_years = comparison.over_years

    def line(self, line: Line, number: int) -> LineView:
        numeric = any(cell.said and cell.said.measure for cell in line.cells)
        name = line.name or _label(line, number)
        level = line.level[1] or line.level[0] or ""
        cells = tuple(self._cells(line))
        return LineView(name, level, cells, numeric)

    def _cells(self, line: Line) -> Iterator[CellView]:
        """Where all columns say the same, none says so again."""
        base: Said | None = None
        for cell in line.cells:
            view = self._cell(cell, line, base)
            yield view if line.differs else replace(view, change=None)
            if cell.said and (base is None or self._over_years):
                base = cell.said

    def _cell(self, cell: Cell, line: Line, base: Said | None) -> CellView:
        said = cell.said
        if said is None:
            return CellView()
        renamed = said.name if said.name and said.name != line.name else ""
        return CellView(
            text=_text(said),
            url=_url(said),
            source=self._source(said),
            name=renamed,
            actual=cell.actual.text if cell.actual else None,
            actual_source=self._source(cell.actual) if cell.actual else None,
            change=self._words(cell.difference, said, base),
            alone=line.alone and len(line.cells) > 1,
            notes=tuple(_notes(said)),
        )

    def _source(self, said: Said) -> SourceLink | None:
        document = self._documents.get(said.form or "")
        return source_link(document, said.source) if document else None

    def _words(
        self, difference: Difference | None, said: Said, base: Said | None
    ) -> ChangeWords | None:
        if difference is None:
            return None
        words = change_words(difference.change, difference)
        if said.measure:
            return replace(words, name=self._sized(difference.change), more=_by(said, base))
        if self._over_years:
            return words
        more = "" if difference.why == "words" else words.more
        return replace(words, name=_beside(difference.change), more=more)

    def _sized(self, change: Change) -> str:
        if not self._over_years:
            return _beside(change)
        words = {Change.RAISED: gettext("增加"), Change.LOWERED: gettext("减少")}
        return words.get(change) or name_in(change.names)


def _beside(change: Change) -> str:
    """Of things that are not one thing over the years."""
    words = {
        Change.RAISED: gettext("较高"),
        Change.LOWERED: gettext("较低"),
        Change.SAME: gettext("相同"),
        Change.LATER: gettext("较晚"),
        Change.EARLIER: gettext("较早"),
    }
    return words.get(change) or gettext("不同")


def _by(said: Said, base: Said | None) -> str:
    """How far it is from what it is held against: +15.00 (+6.0%)."""
    if base is None or base.number is None or said.number is None or base.number == said.number:
        return ""
    far = said.number - base.number
    sign = "+" if far > 0 else "−"
    size = f"{sign}{_number(abs(far), said.measure)}"
    if said.measure is Measure.PERCENT:
        return gettext("%(points)s 个百分点", points=f"{sign}{plain(abs(far))}")
    if not base.number:
        return size
    return f"{size}（{sign}{abs(far) / abs(base.number) * _HUNDRED:.1f}%）"


def _text(said: Said) -> str:
    if said.number is not None and said.measure:
        return _number(said.number, said.measure)
    return said.text


def _number(number: Decimal, measure: Measure | None) -> str:
    if measure is Measure.YUAN:
        return ten_thousands(number)
    return f"{plain(number)}%" if measure is Measure.PERCENT else plain(number)


def _url(said: Said) -> str | None:
    if said.node is None:
        return None
    return page_url(said.node) + (f"#{said.row}" if said.row else "")


def _notes(said: Said) -> Iterator[str]:
    if said.given and said.given[0] < said.given[1]:
        yield gettext(
            "只含填了的 %(given)s 个项目，共 %(all)s 个", given=said.given[0], all=said.given[1]
        )
    if said.measured is not None:
        yield gettext("%(count)s 个指标衡量", count=said.measured)


def _title(part: Part) -> str:
    titles = {
        Part.HEAD: gettext("基本情况"),
        Part.COUNTS: gettext("数量"),
        Part.MONEY: gettext("资金（万元）"),
        Part.PROJECTS: gettext("项目（年度资金申请总额，万元）"),
        Part.GOALS: gettext("目标"),
        Part.INDICATORS: gettext("指标"),
    }
    return titles[part]


def _label(line: Line, number: int) -> str:
    if line.part is Part.GOALS:
        return gettext("目标 %(number)s", number=number)
    words = {
        "projects": gettext("项目"),
        "forms": gettext("表"),
        "goals": gettext("目标"),
        "indicators": gettext("指标"),
        "quantitative": gettext("其中：定量指标"),
        "open": gettext("读法未定的指标"),
        "sum.total": gettext("各项目资金总额合计"),
        "sum.applied": gettext("各项目年度资金申请总额合计"),
        "execution.initial": gettext("年初预算数"),
        "execution.budget": gettext("全年预算数"),
        "execution.spent": gettext("全年执行数"),
        "execution.rate": gettext("执行率"),
        "execution.score": gettext("执行率得分"),
    }
    return words.get(line.key) or field_label(line.key)
