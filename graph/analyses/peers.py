"""One indicator over departments: where its values lie, and where one's own lies among them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.ids import normalised
from corpus.values.units import measure_of

_ENOUGH = 4  # departments of which quarters can be told
_WHISKER = 1.5  # Tukey: so many times the middle half beyond its ends is far out


class Point(NamedTuple):
    """A target of one form; `id` is of its row."""

    id: str
    form: str
    definition: str
    department: str
    project: str
    year: int | None
    comparator: str
    number: float
    unit: str
    value: str  # as printed


@dataclass(frozen=True, slots=True)
class Peers:
    """One point a department, its latest; in the unit that most departments use, ascending."""

    points: tuple[Point, ...]
    unit: str
    others: int  # departments whose unit does not measure the same
    quarters: tuple[float, float, float] | None = None  # None for too few departments
    fences: tuple[float, float] | None = None
    own: Point | None = None
    percentile: float | None = None  # share of the other departments with a smaller number

    @property
    def outliers(self) -> tuple[Point, ...]:
        if self.fences is None:
            return ()
        low, high = self.fences
        return tuple(each for each in self.points if not low <= each.number <= high)


def peers_of(points: Iterable[Point], own: str = "") -> Peers:
    """`own` is a department's name or the id of an indicator over the years."""
    latest = _latest(points, own)
    unit = _commonest([each.unit for each in latest])
    shared = [said for each in latest if (said := _in_unit(each, unit))]
    shared.sort(key=lambda each: (each.number, each.department, each.id))
    mine = next((p for p in shared if own and own in (p.definition, p.department)), None)
    numbers = [each.number for each in shared]
    quarters = _quarters(numbers) if len(numbers) >= _ENOUGH else None
    return Peers(
        points=tuple(shared),
        unit=unit,
        others=len(latest) - len(shared),
        quarters=quarters,
        fences=_fences(quarters) if quarters else None,
        own=mine,
        percentile=_percentile(numbers, mine.number) if mine and len(numbers) > 1 else None,
    )


def _latest(points: Iterable[Point], own: str) -> list[Point]:
    """Of each department its own or the newest; of several in a year the first by id."""
    best: dict[str, Point] = {}
    for each in sorted(points, key=lambda p: (p.definition != own, -(p.year or 0), p.id)):
        best.setdefault(normalised(each.department), each)
    return list(best.values())


def _commonest(units: Sequence[str]) -> str:
    return min(units, key=lambda unit: (-units.count(unit), unit), default="")


def _in_unit(point: Point, unit: str) -> Point | None:
    if normalised(point.unit) == normalised(unit):
        return point
    own, other = measure_of(point.unit), measure_of(unit)
    if own is None or other is None or own.dimension != other.dimension:
        return None
    return point._replace(number=float(point.number * own.factor / other.factor))


def _quarters(numbers: Sequence[float]) -> tuple[float, float, float]:
    """By linear interpolation between the sorted numbers."""

    def at(share: float) -> float:
        place = share * (len(numbers) - 1)
        low = int(place)
        high = min(low + 1, len(numbers) - 1)
        return numbers[low] + (numbers[high] - numbers[low]) * (place - low)

    return at(0.25), at(0.5), at(0.75)


def _fences(quarters: tuple[float, float, float]) -> tuple[float, float]:
    reach = _WHISKER * (quarters[2] - quarters[0])
    return quarters[0] - reach, quarters[2] + reach


def _percentile(numbers: Sequence[float], own: float) -> float:
    return round(sum(number < own for number in numbers) / (len(numbers) - 1), 4)
