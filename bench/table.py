"""What a measurement says, and the table that all of them make."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import process_time

from rich.console import Console
from rich.table import Table

WIDE = 150  # columns where nothing says how wide the output is


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing beside a yardstick of the same run.

    `ratio` says how the yardstick compares: above 1 the thing is faster than it.
    """

    work: str
    value: float
    unit: str
    bar: float | None = None  # in `unit`
    more_is_better: bool = False
    yardstick: str = ""
    yardstick_value: float | None = None  # in `unit`

    @property
    def ratio(self) -> float | None:
        if not self.yardstick_value or not self.value:
            return None
        ratio = self.value / self.yardstick_value
        return ratio if self.more_is_better else 1 / ratio

    @property
    def holds(self) -> bool | None:
        """Whether the bar is met; None without one."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.more_is_better else self.value <= self.bar


def cpu_seconds(work: Callable[[], object], times: int = 1) -> float:
    """CPU time of one call on all cores of this process: the least of several runs."""
    return min(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def show(figures: Iterable[Figure]) -> None:
    """Measures, then prints a row for each figure."""
    table = Table("work", "measured", "bar", "yardstick", "its figure", "ratio", "", box=None)
    for column in table.columns[1:3] + table.columns[4:6]:
        column.justify = "right"
    for figure in figures:
        table.add_row(*_cells(figure))
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    console.print(table)


def _cells(figure: Figure) -> tuple[str, ...]:
    sign = "≥" if figure.more_is_better else "≤"
    return (
        figure.work,
        f"{_number(figure.value)} {figure.unit}",
        "" if figure.bar is None else f"{sign} {_number(figure.bar)}",
        figure.yardstick,
        "" if figure.yardstick_value is None else _number(figure.yardstick_value),
        "" if figure.ratio is None else f"{figure.ratio:.2f}x",
        {True: "ok", False: "MISSED", None: ""}[figure.holds],
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
