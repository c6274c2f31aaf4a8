"""A comparison as its page shows it, section by section."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from graph.comparison import Cell, Comparison, Line, Measure, Part, Said
from graph.years import Change, Difference
from web.language import gettext, lazy_gettext
from web.presenters.amounts import counted, plain
from web.presenters.labels import field_label
from web.presenters.links import SourceLink, page_url, source_link
from web.presenters.years.series import ChangeWords, change_words
from web.questions.columns import Compared

_HUNDRED = Decimal(100)
_LABELS = {
    "projects": lazy_gettext("项目"),
    "forms": lazy_gettext("表"),
    "goals": lazy_gettext("目标"),
    "indicators": lazy_gettext("指标"),
    "quantitative": lazy_gettext("其中：定量指标"),
    "open": lazy_gettext("读法未定的指标"),
    "sum.total": lazy_gettext("各项目资金总额合计"),
    "sum.applied": lazy_gettext("各项目年度资金申请总额合计"),
    "execution.initial": lazy_gettext("年初预算数"),
    "execution.budget": lazy_gettext("全年预算数"),
    "execution.spent": lazy_gettext("全年执行数"),
    "execution.rate": lazy_gettext("执行率"),
    "execution.score": lazy_gettext("执行率得分"),
}
_OVER_YEARS = {Change.RAISED: lazy_gettext("增加"), Change.LOWERED: lazy_gettext("减少")}
_BESIDE = {  # of things that are not one thing over the years
    Change.RAISED: lazy_gettext("较高"),
    Change.LOWERED: lazy_gettext("较低"),
    Change.SAME: lazy_gettext("相同"),
    Change.LATER: lazy_gettext("较晚"),
    Change.EARLIER: lazy_gettext("较早"),
}
_OTHER = lazy_gettext("不同")
_TITLES = {
    Part.HEAD: lazy_gettext("基本情况"),
    Part.COUNTS: lazy_gettext("数量"),
    Part.MONEY: lazy_gettext("资金（万元）"),
    Part.PROJECTS: lazy_gettext("项目（年度资金申请总额，万元）"),
    Part.GOALS: lazy_gettext("目标"),
    Part.INDICATORS: lazy_gettext("指标"),
}
_TOLD_OF_YEARS = frozenset(
    {"budget.total", "budget.fiscal", "budget.other", "budget.applied", "score",
     "budget.fiscal_current_year", "budget.carried_over", "execution.spent", "execution.rate"}
)  # fmt: skip


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
    key: str
    name: str
    level: str
    cells: tuple[CellView, ...]
    numeric: bool


@dataclass(frozen=True, slots=True)
class Section:
    part: Part
    title: str
    lines: tuple[LineView, ...]
    hidden: int  # lines that differ in nothing


def sections_of(
    found: Compared, *, only: bool = False, parts: Collection[Part] = frozenset(Part)
) -> tuple[Section, ...]:
    """With `only`, of the lines that differ."""
    comparison = found.comparison
    shown = _Shown(found.documents, comparison)
    sections = []
    lines_of_parts = (line for line in comparison.lines if line.part in parts)
    for part, group in groupby(lines_of_parts, key=lambda line: line.part):
        lines = list(group)
        kept = [line for line in lines if line.differs] if only else lines
        views = tuple(shown.line(line, number) for number, line in enumerate(kept, 1))
        sections.append(Section(part, str(_TITLES[part]), views, len(lines) - len(kept)))
    return tuple(sections)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a project's page says of its years."""

    money: Section
    indicators: Section | None


def beside_of(found: Compared) -> Beside | None:
    """None where no year gives an amount."""
    sections = {each.part: each for each in sections_of(found, parts=(Part.MONEY, Part.INDICATORS))}
    money = sections.get(Part.MONEY)
    if money is None:
        return None
    lines = tuple(line for line in money.lines if line.key in _TOLD_OF_YEARS and _says(line))
    return Beside(replace(money, lines=lines), sections.get(Part.INDICATORS))


def _says(line: LineView) -> bool:
    """Not only noughts."""
    return any(cell.text and cell.text.strip("0.") for cell in line.cells)


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
        return LineView(line.key, name, level, cells, numeric)

    def _cells(self, line: Line) -> Iterator[CellView]:
        """Where all columns say the same, none says so again."""
        base: Said | None = None
        for cell in line.cells:
            yield self._cell(cell, line, base)
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
            change=self._words(cell.difference, said, base) if line.differs else None,
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
            names = _OVER_YEARS if self._over_years else _BESIDE
            name = names.get(difference.change, words.name)
            return replace(words, name=str(name), more=_by(said, base))
        if self._over_years:
            return words
        name = _BESIDE.get(difference.change, _OTHER)
        more = "" if difference.why == "words" else words.more
        return replace(words, name=str(name), more=more)


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
        return counted(number)
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


def _label(line: Line, number: int) -> str:
    if line.part is Part.GOALS:
        return gettext("目标 %(number)s", number=number)
    return str(_LABELS[line.key]) if line.key in _LABELS else field_label(line.key)
