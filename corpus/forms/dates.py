"""计划开始日期 and 计划完成日期: which printed date is which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.places import nearness
from corpus.forms.words import Word
from corpus.terms import Part
from corpus.values.text import squeezed

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_BY_ITS_LABEL = 0.5  # nearness of a value that stands right behind its label


@dataclass(frozen=True)
class Field:
    name: str
    text: str
    words: tuple[Word, ...]


def as_date(text: str) -> date | None:
    match = _DATE.fullmatch(squeezed(text))
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def dates_of(stretch: Stretch, free: Sequence[Word]) -> list[Field]:
    """计划开始日期 and 计划完成日期: two dates in their order, or one at its label."""
    found = [word for word in free if as_date(word.text)]
    labels = [label for label in stretch.labels if label.part in (Part.START, Part.END)]
    if len(found) >= 2 and {label.part for label in labels} >= {Part.START, Part.END}:
        near = sorted(found, key=lambda w: min(nearness(label, w) for label in labels))[:2]
        first, second = _start_and_end(labels, near)
        return [Field("start", first.text, (first,)), Field("end", second.text, (second,))]
    fields = []
    for word in found[:1]:
        for label in sorted(labels, key=lambda label: nearness(label, word))[:1]:
            fields.append(Field(label.part.value, word.text, (word,)))
    return fields


def _start_and_end(labels: Sequence[Label], found: Sequence[Word]) -> tuple[Word, Word]:
    """Two dates as their labels have them, else the earlier one first."""
    ends = [label for label in labels if label.part is Part.END]
    starts = [label for label in labels if label.part is Part.START]
    for one, two in (found, found[::-1]):
        if nearness(starts[0], one) <= _BY_ITS_LABEL and nearness(ends[0], two) <= _BY_ITS_LABEL:
            return one, two
    one, two = sorted(found, key=lambda w: (as_date(w.text) or date.min, w.order))
    return one, two
