"""Names of indicators with all their values: pictures, tables and patterns."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.ids import normalised
from graph.analyses import Peers, Point
from search.engine import NameEntry, NameSort, SeenValue
from web.language import gettext, lazy_gettext
from web.presenters.amounts import plain
from web.presenters.charts import Bars, Mark, Strip, Value, bars_of, strip_of
from web.presenters.links import page_url
from web.questions.library import Pattern

_BINS = 12
_MOST_BARS = 24
_SORTS = {
    NameSort.ROWS: lazy_gettext("用得最多"),
    NameSort.DEPARTMENTS: lazy_gettext("部门最多"),
    NameSort.YEAR: lazy_gettext("最近用过"),
    NameSort.NAME: lazy_gettext("名称"),
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often each number, or each range of numbers, stands in one unit."""

    bars: Bars
    unit: str
    rows: int  # with a number in this unit
    others: int  # other rows: in words, or of another unit


def sort_choices() -> list[tuple[str, str]]:
    return [(sort.value, str(label)) for sort, label in _SORTS.items()]


def years_text(entry: NameEntry) -> str:
    if entry.first_year == entry.last_year:
        return str(entry.first_year or "–")
    return f"{entry.first_year}–{entry.last_year}"


def distribution_of(values: Sequence[SeenValue]) -> Distribution | None:
    """Of the unit that most rows use; None where no value is a number."""
    units: dict[str, int] = {}
    for value in values:
        if value.number is not None:
            unit = normalised(value.unit)
            units[unit] = units.get(unit, 0) + value.rows
    if not units:
        return None
    unit = min(units, key=lambda each: (-units[each], each))
    counts: dict[float, int] = {}
    for value in values:
        if value.number is not None and normalised(value.unit) == unit:
            counts[value.number] = counts.get(value.number, 0) + value.rows
    rows = sum(counts.values())
    others = sum(value.rows for value in values) - rows
    return Distribution(_bars(counts, unit), unit, rows, others)


def _bars(counts: dict[float, int], unit: str) -> Bars:
    groups = sorted(counts.items())
    labelled = [(_number(number, unit), rows) for number, rows in groups]
    if len(groups) > _MOST_BARS:
        labelled = _binned(groups, unit)
    most = max(rows for _, rows in labelled)
    values = [Value(label, (rows / most,), f"{rows:,}") for label, rows in labelled]
    return bars_of(values, most=_MOST_BARS)


def _binned(groups: Sequence[tuple[float, int]], unit: str) -> list[tuple[str, int]]:
    """Ranges of about as many rows each, from the smallest number to the greatest."""
    whole = sum(rows for _, rows in groups)
    found: list[tuple[str, int]] = []
    start, held = groups[0][0], 0
    for place, (number, rows) in enumerate(groups):
        held += rows
        if held >= whole / _BINS or place == len(groups) - 1:
            ends = dict.fromkeys((start, number))
            found.append((" – ".join(_number(end, unit) for end in ends), held))
            start = groups[min(place + 1, len(groups) - 1)][0]
            held = 0
    return found


def _number(number: float, unit: str) -> str:
    return f"{written(number)}{unit}"


def written(number: float) -> str:
    return plain(Decimal(repr(round(number, 6))))


def strip_of_peers(peers: Peers) -> Strip:
    marks = [Mark(p.number, _said(p), p is peers.own, page_url(p.definition)) for p in peers.points]
    numbers = [point.number for point in peers.points]
    ticks = dict.fromkeys((numbers[0], numbers[-1]))
    return strip_of(marks, peers.quarters, [(n, _number(n, peers.unit)) for n in ticks])


def _said(point: Point) -> str:
    return f"{point.department} {point.year or ''} {point.value}"


@dataclass(frozen=True, slots=True)
class PeersPicture:
    strip: Strip
    says: str
    own: str | None  # as printed
    percentile: float | None
    outlier: bool


def distribution_of_peers(peers: Peers) -> PeersPicture | None:
    """None where nobody else has a number in a unit of the same dimension."""
    if len(peers.points) < 2:
        return None
    own = peers.own.value if peers.own else None
    strip, says = strip_of_peers(peers), peers_said(peers)
    return PeersPicture(strip, says, own, peers.percentile, peers.own in peers.outliers)


def peers_said(peers: Peers) -> str:
    """The picture in a sentence."""
    lowest, highest = peers.points[0], peers.points[-1]
    return gettext(
        "%(count)s 个部门，最小 %(low)s，最大 %(high)s；每个部门一个点，数字见下表。",
        count=len(peers.points),
        low=_number(lowest.number, peers.unit),
        high=_number(highest.number, peers.unit),
    )


def pattern_text(pattern: Pattern) -> str:
    """As a person copies it into a form: label and value, a line each."""
    lines = (
        ("三级指标", pattern.name),
        ("一级指标", pattern.level1),
        ("二级指标", pattern.level2),
        ("比较符号", pattern.comparator),
        ("计量单位", pattern.unit),
        ("常用指标值", "、".join(pattern.values)),
    )
    return "\n".join(f"{label}\t{value}" for label, value in lines if value)
