"""How many rows of a table without rules a label spans: those that it stands amid."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.readers.levels import Rows
from corpus.readers.ruled_rows import Ruled
from corpus.readers.rules import Array
from corpus.readers.wrapping import Wrapped

_OFF = 0.5  # of a line's height: how far from the middle of its rows a label may stand
_OFF_ROW = 0.1  # and for each of its rows
_UNCOVERED = 0.7  # what a row without a label costs, in line heights that labels are off
_ACROSS = 0.2  # of a line's height: how far a label stands over where two rows meet
_AMID = 0.35  # how far a label between two rows is from being level with either
_UNPLACED = 2.0  # and a label without rows

Place = tuple[int, int]  # first row, and how many
Reach = tuple[int, int]  # first and last column
Choice = tuple[float, tuple[tuple[int, Place], ...]]  # what it costs, and where labels go


def spans_of(
    texts: Sequence[Wrapped], rows: Rows, columns: Sequence[Reach], rules: Array
) -> list[Place]:
    """For each text its place.

    `columns` says which columns each reaches over; `rules` are level ones: rows (y, start, end).
    """
    places = {index: (number, 1) for number, row in enumerate(rows.rows) for index in row}
    bands = _bands(rows.rows, texts)
    if ruled := Ruled.of(texts, rows.rows, rules):
        places |= ruled.places()
    else:
        _place_labels(texts, columns, places, bands, rows)
    return _with_own_rows(texts, places)


def _bands(rows: Sequence[list[int]], texts: Sequence[Wrapped]) -> list[float]:
    """Heights at which rows meet, the first and last of them included: one more than rows."""
    tops = [min(texts[each].box[1] for each in row) for row in rows]
    bottoms = [max(texts[each].box[3] for each in row) for row in rows]
    if not rows:
        return []
    meet = [(bottom + top) / 2 for bottom, top in zip(bottoms[:-1], tops[1:], strict=True)]
    half = min((m - b for m, b in zip(meet, bottoms[:-1], strict=True)), default=0.0)
    return [tops[0] - half, *meet, bottoms[-1] + half]


def _middles(rows: Rows, texts: Sequence[Wrapped]) -> list[float]:
    """The heights of rows; none where texts hang from the top of their cells."""
    if rows.hung:
        return []
    return [median(texts[each].middle for each in row) for row in rows.rows]


@dataclass(frozen=True, slots=True)
class _Section:
    """Rows that labels of one column share out among them."""

    texts: Sequence[Wrapped]
    places: Mapping[int, Place]  # of texts whose rows are known
    bands: Sequence[float]
    start: int  # number of its first row
    whole: frozenset[int]  # heights of `bands` that a label of a later column stands across


def _place_labels(
    texts: Sequence[Wrapped],
    columns: Sequence[Reach],
    places: dict[int, Place],
    bands: Sequence[float],
    rows_: Rows,
) -> None:
    """Gives places to labels and the rows that they span, column by column from the left."""
    middles = _middles(rows_, texts)
    count = len(bands) - 1
    whole_width = (0, max(last for _, last in columns))
    banners = [place for index, place in places.items() if columns[index] == whole_width]
    rows = {index: bisect(bands, text.middle) - 1 for index, text in enumerate(texts)}
    rows |= {index: row for index, (row, _) in places.items()}
    for column in sorted({first for first, _ in columns}):
        labels = [index for index, (first, _) in enumerate(columns) if first == column]
        if len({rows[index] for index in labels if index in places}) == len(labels) == count:
            continue  # each row has its own
        labels.sort(key=lambda index: texts[index].middle)
        left = [place for i, place in places.items() if columns[i][0] < column]
        left += banners
        cuts = {row for first, rows in left for row in (first, first + rows)}
        over = [place for i, place in places.items() if columns[i][0] < column <= columns[i][1]]
        taken = {row for first, rows in over for row in range(first, first + rows)}
        later = [i for i, (first, _) in enumerate(columns) if first > column and i not in places]
        whole = _crossed([texts[index] for index in later], bands, middles)
        edges = sorted({0, count} | cuts)
        parts: dict[int, list[int]] = {}
        for index in labels:
            parts.setdefault(bisect(edges, rows[index]), []).append(index)
        for number, (start, end) in enumerate(pairwise(edges), 1):
            within = parts.get(number, [])
            own = {places[index][0] for index in within if index in places}
            if len(own) == len(within) == end - start:
                continue  # each stays in its row
            if within and not taken.intersection(range(start, end)):
                inside = frozenset(row - start for row in whole)
                section = _Section(texts, places, bands[start : end + 1], start, inside)
                hang = rows_.hung and all(index in places for index in within)
                places.update((_hung if hang else _blocks)(section, within))


def _crossed(
    texts: Iterable[Wrapped], bands: Sequence[float], middles: Sequence[float]
) -> set[int]:
    """Indices of heights at which rows meet that texts stand across, or between two `middles`."""
    found: set[int] = set()
    for text in texts:
        _, top, _, bottom = text.box
        within, amid = _ACROSS * text.height, _AMID * text.height
        found |= {n for n, at in enumerate(bands) if top + within < at < bottom - within}
        found |= {
            n
            for n, (above, below) in enumerate(pairwise(middles), 1)
            if above + amid < text.middle < below - amid
        }
    return found


def _hung(section: _Section, labels: Sequence[int]) -> dict[int, Place]:
    """Rows for labels that hang from the first of theirs: those up to the next label's."""
    found = {}
    count = len(section.bands) - 1
    for label in labels:
        taken = _Prices(section, label).taken
        first = section.places[label][0] - section.start
        end = next((row for row in range(first + 1, count) if row in taken), count)
        found[label] = (section.start + first, end - first)
    return found


def _blocks(section: _Section, labels: Sequence[int]) -> dict[int, Place]:
    """Consecutive rows for each label, so that labels stand amid them; none for what fits nowhere.

    Works from the last row up: choices[row][number] is best for the rows from there on and the
    labels from that number on.
    """
    count, none = len(section.bands) - 1, len(labels)
    prices = [_Prices(section, label) for label in labels]
    last: list[Choice] = [(_UNPLACED * (none - number), ()) for number in range(none + 1)]
    choices = [last] * (count + 1)
    for row in reversed(range(count)):
        best = [(choices[row + 1][none][0] + _UNCOVERED, choices[row + 1][none][1])]
        for number in reversed(range(none)):
            options = [_with(choices[row + 1][number], _UNCOVERED), _with(best[0], _UNPLACED)]
            for end, price in prices[number].ends(row):
                place = labels[number], (section.start + row, end - row)
                options.append(_with(choices[end][number + 1], price, place))
            best.insert(0, min(options, key=lambda option: option[0]))
        choices[row] = best
    return dict(choices[0][0][1])


def _with(rest: Choice, price: float, *placed: tuple[int, Place]) -> Choice:
    return rest[0] + price, placed + rest[1]


class _Prices:
    """What it costs one label to span rows: how far it is from standing amid them."""

    def __init__(self, section: _Section, label: int) -> None:
        texts, start = section.texts, section.start
        self._text, self._bands, self._whole = texts[label], section.bands, section.whole
        self._own = section.places[label][0] - start if label in section.places else None
        x0, _, x1, _ = self._text.box
        self.taken = {
            row - start
            for other, (row, _) in section.places.items()
            if other != label and texts[other].box[0] < x1 and x0 < texts[other].box[2]
        }

    def ends(self, row: int) -> Iterator[tuple[int, float]]:
        """The rows after those that it may span from `row` on, and their prices."""
        height = self._text.height
        for end in range(row + 1, len(self._bands)) if row not in self._whole else ():
            if end - 1 in self.taken:
                return
            if end in self._whole or (self._own is not None and not row <= self._own < end):
                continue
            off = abs((self._bands[row] + self._bands[end]) / 2 - self._text.middle) / height
            if off <= _OFF + _OFF_ROW * (end - row):
                yield end, off


def _with_own_rows(texts: Sequence[Wrapped], places: dict[int, Place]) -> list[Place]:
    """Texts without a place get a row of their own, where they stand."""
    lone = sorted((i for i in range(len(texts)) if i not in places), key=lambda i: texts[i].middle)
    for index in lone:
        middle = texts[index].middle
        row = (
            max(
                (r for i, (r, n) in places.items() if n == 1 and texts[i].middle < middle),
                default=-1,
            )
            + 1
        )
        for other, (first, rows) in places.items():
            if first >= row:
                places[other] = (first + 1, rows)
            elif first + rows > row:
                places[other] = (first, rows + 1)
        places[index] = (row, 1)
    return [places[index] for index in range(len(texts))]
