"""主管部门 and 实施单位 beside each other, wrapped: a text that follows the lines of the page has
the lines of both by turns."""

from collections.abc import Iterator, Sequence
from itertools import product, takewhile

from corpus.forms.candidates import BODY, Candidate, joined_surely
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Cell, Word, text_of
from corpus.terms import Part
from corpus.values.text import squeezed

_LINES = 4  # of a name at the most
_REACH = 2 * _LINES  # words to either side of a label in which its row ends
_UNLIKE = 2  # lines that one name may have more than the other
_SURE = 0.8  # that both names have their lines where the middle of the row calls for them
_ONE_PLACE = 0.6  # and that both begin alike, as with the name of a district
_SHORTEST, _RAGGED = 4, 2  # characters of a name, and by how many its full lines may differ
_PARTS = (Part.DEPARTMENT, Part.UNIT)
_DEPARTMENT, _UNIT = _LABELS = (0, 2)  # the cells of the row, from left to right
_NAMES = (1, 3)


def woven(stretch: Stretch, free: Sequence[Word]) -> dict[Part, list[Candidate]]:
    """What may be 主管部门 and 实施单位 where lines of the one stand between those of the other."""
    labels = {part: label for label in stretch.labels[::-1] if (part := label.part) in _PARTS}
    found: dict[Part, list[Candidate]] = {part: [] for part in _PARTS}
    if len(labels) < len(_PARTS) or stretch.by_column:
        return found
    department, unit = (labels[part] for part in _PARTS)
    for names in _pairs(department, unit, stretch, free):
        alike = names[0][0].text[:2] == names[1][0].text[:2]
        for part, words in zip(_PARTS, names, strict=True):
            sure = _SURE + _ONE_PLACE * alike + joined_surely(words)
            found[part].append((Cell(words), labels[part].words[-1], sure))
    return found


def _pairs(
    department: Label, unit: Label, stretch: Stretch, free: Sequence[Word]
) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """The words of both names for each number of lines that puts the labels where they stand."""
    row = _row(department, unit, stretch, free)
    cells = [_of_label(word, department, unit) for word in row]
    at, whole = cells.index(_UNIT), (cells.count(_DEPARTMENT), len(unit.words))
    for a, b in product(range(at + 1), range(at + 1, len(row) + 1)):
        own = cells[a:b]
        of_labels = own.count(_DEPARTMENT), own.count(_UNIT)
        if of_labels != whole or stretch.parts.get(row[a].order - 1) is Part.PROJECT:
            continue
        count = b - a - sum(of_labels)
        for lines in _splits(count):
            turns = _turns((of_labels[0], lines, of_labels[1], count - lines))
            if [cell if cell in _LABELS else None for cell in turns] == own:
                one, other = (tuple(_of_cell(name, row[a:b], turns)) for name in _NAMES)
                if _is_name(one) and _is_name(other):
                    yield one, other


def _of_label(word: Word, department: Label, unit: Label) -> int | None:
    if word in department.words:
        return _DEPARTMENT
    return _UNIT if word in unit.words else None


def _of_cell(cell: int, words: Sequence[Word], turns: Sequence[int]) -> Iterator[Word]:
    return (word for word, turn in zip(words, turns, strict=True) if turn == cell)


def _is_name(words: Sequence[Word]) -> bool:
    """Whether lines may be the whole name of a body: all but the last one fill their cell."""
    text = text_of(words)
    longest = max(len(word.text) for word in words)
    full = all(len(word.text) + _RAGGED >= longest for word in words[:-1])
    return len(text) >= _SHORTEST and full and bool(BODY.search(squeezed(text)))


def _row(department: Label, unit: Label, stretch: Stretch, free: Sequence[Word]) -> list[Word]:
    """The words next to the label 实施单位 that may be names, and the labels among them."""
    ours = {w for w in (*free, *department.words, *unit.words) if w.block == unit.first.block}
    first = unit.first.order
    before = takewhile(ours.__contains__, stretch.words[:first][: -_REACH - 1 : -1])
    behind = takewhile(ours.__contains__, stretch.words[first : first + _REACH])
    return [*[*before][::-1], *behind]


def _splits(count: int) -> Iterator[int]:
    """How many of the lines may be the department's; one of both wraps."""
    for lines in range(1, count):
        others = count - lines
        if count > 2 and max(lines, others) <= _LINES and abs(lines - others) <= _UNLIKE:
            yield lines


def _turns(lines: Sequence[int]) -> list[int]:
    """The cells of a row by their lines down the page, each cell in the row's middle."""
    heights = [(2 * k - (n - 1), cell) for cell, n in enumerate(lines) for k in range(n)]
    return [cell for _, cell in sorted(heights)]
