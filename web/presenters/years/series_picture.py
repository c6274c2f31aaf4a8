"""A series as a picture: places in percent across and in px down, so that letters keep their size.

What is drawn is said in the table beside it, and in one sentence for who cannot see it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from corpus.model import Indicator, TargetValue
from graph.years import Series, Statement
from graph.years.quantities import Quantity, quantity_of
from web.language import gettext
from web.presenters.amounts import plain
from web.presenters.links import page_url, source_link
from web.presenters.years.series import DocumentOf

_TOP, _HEIGHT, _FOOT = 46, 110, 54  # px: above the highest value, of the scale, below it
_EDGE = 9.0  # percent beside the first and the last year
_RANGE = 50  # times more or less than the target an actual in its unit may be
_ROOMY, _MANY = 4, 8  # years that fit on a screen of 320 px, and on most


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: int
    year: int
    label: str  # as printed: the sign, the number, the unit
    title: str
    url: str
    is_actual: bool = False
    over: bool = True  # its label stands over it, else under it


@dataclass(frozen=True, slots=True)
class Segment:
    x1: float
    y1: int
    x2: float
    y2: int
    over_gap: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What stands under a year, or between two: a unit that changed, a break, a gap."""

    x: float
    text: str
    kind: str  # unit, break, gap, words, dropped


@dataclass(frozen=True, slots=True)
class Picture:
    size: str  # how many years it has room for: few, many, most
    height: int
    base: int  # px, of the axis
    years: tuple[Note, ...]
    dots: tuple[Dot, ...]
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    described: str


def picture_of(series: Series, document_of: DocumentOf) -> Picture | None:
    """Each point leads to its place in the source.

    None where fewer than two years give a number in units of one dimension.
    """
    numbers = {id(p): q for p in series.points if (q := _quantity(p.target))}
    if not numbers:
        return None
    last = list(numbers.values())[-1]
    shown = {key: each for key, each in numbers.items() if each.comparable(last)}
    if len(shown) < 2:
        return None
    targets = [each.in_unit_of(last) for each in shown.values()]
    drawing = _Drawing(series, last, targets, document_of)
    return drawing.picture()


class _Drawing:
    def __init__(
        self,
        series: Series,
        last: Quantity,
        targets: Sequence[Fraction],
        document_of: DocumentOf,
    ) -> None:
        self._document_of = document_of
        self._points = series.points
        self._gaps = series.gaps
        self._last = last
        actuals = (self._number(point.actual, actual=True) for point in self._points)
        numbers = [*targets, *(number for number in actuals if number is not None)]
        self._low, self._high = min(numbers), max(numbers)
        years = [point.year for point in self._points]
        self._first, self._span = years[0], (years[-1] - years[0]) or 1

    def picture(self) -> Picture:
        dots = tuple(self._dots())
        targets = [dot for dot in dots if not dot.is_actual]
        years = self._span + 1
        return Picture(
            size="few" if years <= _ROOMY else "many" if years <= _MANY else "most",
            height=_TOP + _HEIGHT + _FOOT,
            base=_TOP + _HEIGHT + 26,
            years=tuple(Note(self._x(p.year), str(p.year), "year") for p in self._points),
            dots=dots,
            segments=tuple(self._segments({dot.year: dot for dot in targets})),
            notes=tuple(self._notes({dot.year for dot in targets})),
            described="；".join(dot.title for dot in dots),
        )

    def _x(self, year: float) -> float:
        return round(_EDGE + (year - self._first) / self._span * (100 - 2 * _EDGE), 2)

    def _y(self, number: Fraction) -> int:
        if self._high == self._low:
            return _TOP + _HEIGHT // 2
        share = (number - self._low) / (self._high - self._low)
        return round(_TOP + _HEIGHT - float(share) * _HEIGHT)

    def _number(self, statement: Statement | None, *, actual: bool = False) -> Fraction | None:
        """In the unit of the last target; None for what has no place on its scale."""
        found = _quantity(statement, actual=actual)
        if found is None or not found.comparable(self._last):
            return None
        return found.in_unit_of(self._last)

    def _dots(self) -> Iterator[Dot]:
        for point in self._points:
            target, reached = self._number(point.target), self._number(point.actual, actual=True)
            beyond = target is not None and reached is not None and reached > target
            for statement, actual in ((point.target, False), (point.actual, True)):
                number = reached if actual else target
                if statement and number is not None:
                    value = statement.row.actual if actual else statement.row.target
                    assert value
                    yield Dot(
                        self._x(point.year),
                        self._y(number),
                        point.year,
                        _label(statement.row.name, value),
                        _title(point.year, value, actual=actual),
                        self._place(statement, actual=actual),
                        actual,
                        actual == beyond,  # so that the two labels of a year stand apart
                    )

    def _place(self, statement: Statement, *, actual: bool) -> str:
        """In the source; the form's page for what has no place of its own."""
        row, form = statement.row, statement.form
        source = row.source if actual or not row.value_source.pieces else row.value_source
        link = source_link(self._document_of(form.id), source)
        return link.url if link else f"{page_url(form.id)}#{row.id}"

    def _segments(self, dots: dict[int, Dot]) -> Iterator[Segment]:
        """Between a target and the one it came of; none where the story breaks."""
        for before, after in pairwise(self._points):
            a, b = dots.get(before.year), dots.get(after.year)
            if a and b and after.steps:
                yield Segment(a.x, a.y, b.x, b.y, after.year - before.year > 1)

    def _notes(self, drawn: set[int]) -> Iterator[Note]:
        for before, after in pairwise(self._points):
            middle = self._x((before.year + after.year) / 2)
            difference = after.difference
            if difference and difference.converted:
                yield Note(middle, gettext("换单位"), "unit")
            elif after.statements and (not after.steps or after.year not in drawn):
                yield Note(middle, gettext("不可比"), "break")
        for gap in self._gaps:
            yield Note(self._x(gap.year), gettext("缺"), "gap")
        for point in self._points:
            if point.year not in drawn and point.target and point.target.row.target:
                yield Note(self._x(point.year), _short(point.target.row.target.raw), "words")
            elif not point.statements:
                yield Note(self._x(point.year), gettext("取消"), "dropped")


def _quantity(statement: Statement | None, *, actual: bool = False) -> Quantity | None:
    if statement is None:
        return None
    row = statement.row
    return _actual(row) if actual else quantity_of(row.name, row.target)


def _actual(row: Indicator) -> Quantity | None:
    """One without a unit is in that of its target, unless it is quite out of its range then."""
    found, target = quantity_of(row.name, row.actual), quantity_of(row.name, row.target)
    if found is None or found.unit or target is None:
        return found
    near = target.number / _RANGE <= found.number <= target.number * _RANGE
    return target._replace(number=found.number) if near else found


def _label(name: str, value: TargetValue) -> str:
    quantity = quantity_of(name, value)
    sign = value.comparator.value if value.comparator else ""
    return f"{sign}{plain(value.number)}{quantity.unit if quantity else ''}"


def _title(year: int, value: TargetValue, *, actual: bool) -> str:
    if actual:
        return gettext("%(year)s 年实际完成 %(value)s", year=year, value=value.raw)
    return gettext("%(year)s 年指标值 %(value)s", year=year, value=value.raw)


def _short(text: str) -> str:
    return text if len(text) <= 6 else f"{text[:5]}…"
