"""What stands before and behind a name of the head, and what that says of it."""

from corpus.forms.candidates import BODY, REST, is_cut
from corpus.forms.dates import as_date
from corpus.forms.evidence import value_likeness
from corpus.forms.misnomers import names_nothing
from corpus.forms.pages import HEAD, Stretch
from corpus.forms.places import OF_TABLE
from corpus.forms.words import Cell, Word
from corpus.terms import Part
from corpus.values.text import squeezed

_NAMED = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.NATURE, Part.CATEGORY)
_OF_HEAD = (*_NAMED, Part.START, Part.END, Part.PERIOD, Part.NATURE_VALUE, Part.CATEGORY_VALUE)


def among(cell: Cell, stretch: Stretch) -> float:
    """What it costs that the name of a project stands between the words before and behind it."""
    parts = stretch.parts
    beside = stretch.words[max(cell.order - 1, 0) : cell.order]
    beside += stretch.words[cell.last.order + 1 : cell.last.order + 2]
    if [parts.get(word.order) for word in beside] == [Part.VALUE_COLUMN, Part.LEVEL1]:
        return 0.0  # no row can be there
    return sum(_company(word, parts.get(word.order), stretch) for word in beside)


def _company(word: Word, part: Part | None, stretch: Stretch) -> float:
    """Below 0 for a word of the head, above 0 for one of the table."""
    if part:
        return 0.5 if part in OF_TABLE else -0.4 if part in _OF_HEAD else 0.0
    plain = squeezed(word.text)
    if word in stretch.titles or as_date(plain) or BODY.search(plain):
        return -0.4
    return 0.6 if as_row(plain) > 1 else 0.4 * (value_likeness(plain) <= 0)


def is_name_of_head(word: Word, stretch: Stretch) -> bool:
    """Whether a word is long enough for a name, and stands where only those of the head are."""
    named = len(word.text) > REST and not names_nothing(squeezed(word.text))
    return named and _is_amid_head(word, stretch)


def _is_amid_head(word: Word, stretch: Stretch) -> bool:
    """Whether a word stands between titles and labels of the head."""
    at = word.order
    beside = (*stretch.words[max(at - 1, 0) : at], *stretch.words[at + 1 : at + 2])
    return all(near in stretch.titles or stretch.parts.get(near.order) in HEAD for near in beside)


def is_torn(cell: Cell, stretch: Stretch) -> int:
    """At how many of its ends a name goes on."""
    labelled = stretch.parts
    before = stretch.words[max(cell.order - 1, 0) : cell.order]
    behind = stretch.words[cell.last.order + 1 : cell.last.order + 2]
    near = [w for w in (*before, *behind) if w.order not in labelled and w not in stretch.titles]
    return sum(is_cut(w.text, cell.text) if w in before else is_cut(cell.text, w.text)
               for w in near)  # fmt: skip


def as_row(text: str) -> float:
    """What speaks for a cell of the indicator table instead."""
    likeness = value_likeness(text)
    return 1.5 if likeness <= -3 or likeness >= 4 else 0.5 * (likeness > 1.5)
