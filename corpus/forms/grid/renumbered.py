"""Rows of a sheet in a new order, with new numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.forms.grid.sheet import Box, Row
from corpus.forms.words import Word

_LEFT, _MIDDLE, _RIGHT = -3_000.0, -2_000.0, -1_000.0  # of labels and texts, beside all columns


class Rows:
    """Rows in their new order, with new numbers."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def copy(self, rows: Sequence[Row], keep: Callable[[Box], bool] = lambda _: True) -> None:
        """Rows that follow each other, with those of their boxes that are kept."""
        first = len(self.rows)
        numbers = {row.number: first + n for n, row in enumerate(rows)}
        boxes = dict.fromkeys(box for row in rows for box in row.boxes if keep(box))
        new: dict[Box, Box] = {}
        for box in boxes:
            inside = [numbers[n] for n in box.rows if n in numbers]
            new[box] = replace(box, top=inside[0], bottom=inside[-1] + 1)
        for row in rows:
            kept = [new[box] for box in row.boxes if box in new]
            self.rows.append(replace(row, number=numbers[row.number], boxes=kept))

    def line(self, words: Sequence[Word], row: Row) -> None:
        """A line outside tables, if there are words for it."""
        top = len(self.rows)
        if words:
            place = replace(row.boxes[0], top=top, bottom=top + 1, left=_LEFT, right=_MIDDLE)
            box = replace(place, words=tuple(words), again=(), ruled=False, inside=False)
            self.rows.append(replace(row, number=top, table=None, boxes=[box]))

    def pair(self, label: Box, value: Box | None, row: Row) -> None:
        """A row with a label and what it says."""
        top = len(self.rows)
        boxes = [replace(label, top=top, bottom=top + 1, left=_LEFT, right=_MIDDLE)]
        if value:
            boxes.append(replace(value, top=top, bottom=top + 1, left=_MIDDLE, right=_RIGHT))
        self.rows.append(replace(row, number=top, running=False, boxes=boxes))
