"""A stretch of text with nothing between its cells, all below one level → its rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.cell_terms import Column
from corpus.forms.in_rows.glued_cells import begins_value, beside_cost, name_cost, options

Span = tuple[int, int]

_ROW = 0.5  # what a row costs
_NAMELESS = 2.5  # and one without any cell but its name
_ACROSS = 0.8  # and that its name goes on in another line
_DEAR = 2.4  # a row that costs more is none that is told surely
_OPEN = 0.25  # so much more costs a reading that is as good
_MOST = 60  # ways to fill the cells of a row
_LONGEST = 400  # characters of such a stretch


@dataclass(frozen=True)
class Glued:
    """A row: the spans of its name and of its cells by column; what could not be cut."""

    name: Span | None
    cells: dict[int, Span]
    uncut: Span | None = None

    def moved(self, by: int) -> "Glued":
        """The same in a text in which this one begins there."""
        cells = {n: (start + by, end + by) for n, (start, end) in self.cells.items()}
        name, uncut = ((x[0] + by, x[1] + by) if x else None for x in (self.name, self.uncut))
        return Glued(name, cells, uncut)


@dataclass(frozen=True)
class _Tail:
    cost: float
    cells: dict[int, Span]
    end: int
    told: dict[Column, str]  # of the columns that are known


_Way = tuple[float, int, Glued | None]  # cost, where the row before ends, the row


def rows_in(text: str, columns: Sequence[Column | None], ends: frozenset[int]) -> list[Glued]:
    """The rows of a stretch. `ends`: where lines end; a row ends there, too, if there are any."""
    if len(text) > _LONGEST:
        return [Glued(None, {}, (0, len(text)))]
    best: dict[int, _Way] = {0: (0.0, 0, None)}
    starts = (at for at in range(2, len(text)) if begins_value(text, at))
    tails = {at: _by_end(_tails(text, at, columns, ends)) for at in starts}
    for start in range(len(text)):
        for end, cost, row in _from(text, start, tails, ends) if start in best else ():
            _keep(best, end, (best[start][0] + cost, start, row))
    found: list[Glued] = []
    at = len(text)
    while at and at in best:
        _, at, own = best[at]
        found += [own] if own else []
    return found[::-1] or [Glued(None, {}, (0, len(text)))]


def _from(
    text: str, start: int, tails: Mapping[int, dict[int, list[_Tail]]], ends: frozenset[int]
) -> Iterator[tuple[int, float, Glued]]:
    """(end, cost, row) of each row that may begin here."""
    for at in range(start + 2, len(text)):
        if at not in tails:
            continue
        named = _ROW + name_cost(text[start:at]) + _ACROSS * sum(start < end < at for end in ends)
        for end, own in tails[at].items():
            cost = named + own[0].cost
            row = _row((start, at), end, own) if cost < _DEAR else Glued(None, {}, (start, end))
            yield end, cost, row
    for end in ends or (len(text),):
        if end > start + 1:
            yield end, _ROW + _NAMELESS + name_cost(text[start:end]), Glued((start, end), {})


def _keep(best: dict[int, _Way], end: int, way: _Way) -> None:
    if end not in best or way[0] < best[end][0]:
        best[end] = way


def _by_end(tails: Iterable[_Tail]) -> dict[int, list[_Tail]]:
    found: dict[int, list[_Tail]] = {}
    for tail in tails:
        found.setdefault(tail.end, []).append(tail)
    return found


def _row(name: Span, end: int, tails: Sequence[_Tail]) -> Glued:
    """The row with the likeliest cells; none where others are as likely."""
    first, *others = tails
    if any(other.cost < first.cost + _OPEN and other.told != first.told for other in others):
        return Glued(name, {}, (name[1], end))
    return Glued(name, first.cells)


def _tails(
    text: str, at: int, columns: Sequence[Column | None], ends: frozenset[int]
) -> Iterator[_Tail]:
    """The ways to fill the columns behind a name from here, the cheapest first."""
    ways: list[tuple[float, int, dict[int, Span]]] = [(0.0, at, {})]
    for n, column in enumerate(columns):
        further = []
        for cost, start, cells in ways:
            value = next((text[slice(*cells[k])] for k in cells if columns[k] is Column.VALUE), "")
            for end, own in options(text, start, column, value):
                more = {**cells, n: (start, end)} if end > start else cells
                further.append((cost + own, end, more))
            if column is None and ends:  # free text goes to the end of its line
                end = min(e for e in ends if e >= start)
                further.append((cost + 0.4, end, {**cells, n: (start, end)}))
        ways = sorted(further, key=lambda way: way[0])[:_MOST]
    tails = []
    for cost, end, cells in ways:
        if end > at and cells and (not ends or end in ends):
            told = {c: text[slice(*span)] for n, span in cells.items() if (c := columns[n])}
            tails.append(_Tail(cost + beside_cost(told), cells, end, told))
    yield from sorted(tails, key=lambda tail: tail.cost)
