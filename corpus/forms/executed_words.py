"""The headings of 预算执行 in a text, and the figures behind them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from corpus.cell_terms import NO_VALUE, Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_words import column_of
from corpus.forms.labels import Label
from corpus.forms.words import Word, text_of
from corpus.terms import Part
from corpus.values.text import squeezed

AMOUNTS = (Column.INITIAL, Column.BUDGET, Column.SPENT)
WHOLE = (Part.APPLIED, Part.TOTAL)
ROWS = (*WHOLE, Part.CURRENT, Part.FISCAL, Part.CARRIED, Part.OTHER)
_COLUMNS = (*AMOUNTS, Column.WEIGHT, Column.RATE, Column.SCORE)
_MARKS = (Part.MONEY_HEADING, Part.MONEY_UNIT)
_LONGEST = 4  # words of a heading
_SHORT, _REST = 6, 3  # characters of a label that is not known, and of a rest of one
_NEAR = 12  # words behind a figure among which its rest stands
_FIGURE = re.compile(r"-?[\d,]*\.?\d*(?:%|分|[万亿]?元)?")
_PERCENT, _DIGITS = re.compile(r"\d{0,2}%"), re.compile(r"\d{1,2}")  # rests of a figure
_LABEL = re.compile("其中|财政|资金|拨款|结[转余]|收入")  # what labels of the rows say
_YEAR = re.compile(r"\(?20\d\d年?度?\)?")

Words = tuple[Word, ...]


@dataclass(frozen=True)
class Figure:
    words: Words

    @cached_property
    def key(self) -> str:
        return squeezed(text_of(self.words))

    @property
    def is_percent(self) -> bool:
        return self.key.endswith("%")

    @property
    def is_number(self) -> bool:
        return any(map(str.isdigit, self.key)) and bool(_FIGURE.fullmatch(self.key))

    @cached_property
    def number(self) -> Decimal:
        return Decimal(self.key.rstrip("%分万亿元").replace(",", ""))


@dataclass
class Block:
    """A row of headings with what stands behind it."""

    columns: dict[Column, Words] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    dashes: int = 0
    is_strange: bool = False  # whether a text among the figures may be a label that is not known

    def rated(self) -> Iterator[tuple[list[Figure], list[Figure]]]:
        """The numbers, and 执行率 as printed; or as a number with the rest of it that a narrow cell
        puts in the next line."""
        numbers = [figure for figure in self.figures if not figure.is_percent]
        percents = [figure for figure in self.figures if figure.is_percent]
        if all(figure.is_number for figure in percents):
            yield numbers, percents
        if len(percents) > 1 and not any(figure.is_number for figure in percents):
            pairs = [(a, b) for a, b in pairwise(self.figures) if b.is_percent]
            cut = {id(a) for a, _ in pairs}
            rest = [figure for figure in numbers if id(figure) not in cut]
            rates = [Figure((*a.words, *b.words)) for a, b in pairs]
            if all(rate.is_number for rate in rates):
                yield rest, rates
        elif len(percents) == 1 and _PERCENT.fullmatch(percents[0].key):
            yield from _cut(numbers, percents[0])


def _cut(numbers: Sequence[Figure], rest: Figure) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """Each number before a rest taken for the beginning of it, with the other numbers."""
    for at, number in enumerate(numbers):
        rate = Figure((*number.words, *rest.words))
        if number.words[0].order < rest.words[0].order and "." in number.key and rate.is_number:
            yield [*numbers[:at], *numbers[at + 1 :]], [rate]


def blocks_of(words: Sequence[Word], labels: Iterable[Label]) -> Iterator[Block]:
    """Each row of headings of amounts with the figures that stand behind it."""
    named = {word: label.part for label in labels for word in label.words}
    words = sorted(words, key=lambda word: (word.line, word.start, word.order))
    block, taken, used = Block(), set[Column](), set[Word]()
    at = 0
    while at < len(words):
        end, column = _heading(words, at, named, taken)
        if column and (not block.figures or column in AMOUNTS):
            if block.figures:
                yield from _kept(block)
                block = Block()
            block.columns[column] = tuple(words[at:end])
            taken.add(column)
        elif words[at] not in used and not _takes(block, words, at, (named, used)):
            yield from _kept(block)
            block = Block()
        at = end
    yield from _kept(block)


def _takes(
    block: Block, words: Sequence[Word], at: int, known: tuple[Mapping[Word, Part], set[Word]]
) -> bool:
    """Whether a word goes on with a block: a figure of it, or a text that may stand among them."""
    named, used = known
    if figure := _figure(words, at, used):
        block.figures.append(figure)
        used.update(figure.words)
    elif words[at].text in NO_VALUE:
        block.dashes += 1
    elif not _goes_on(words[at], named):
        return words[at] not in named and not block.figures
    elif block.figures and words[at] not in named and _may_label(squeezed(words[at].text)):
        block.is_strange = True
    return True


def _kept(block: Block) -> Iterator[Block]:
    if any(column in AMOUNTS for column in block.columns):
        yield block


def _heading(
    words: Sequence[Word], at: int, named: Mapping[Word, Part], taken: set[Column]
) -> tuple[int, Column | None]:
    """(end, column) of the heading that begins here, the longest."""
    best: tuple[int, Column | None] = at + 1, None
    key = ""
    for end in range(at + 1, min(at + _LONGEST, len(words)) + 1):
        word = words[end - 1]
        if named.get(word, Part.MONEY_HEADING) not in (*_MARKS, Part.COLUMN_HEADING):
            break
        key += squeezed(word.text)
        column = column_of(bare(key), _COLUMNS, taken)
        if column:
            best = end, column
    return best


def _figure(words: Sequence[Word], at: int, used: Set[Word]) -> Figure | None:
    """A figure; one that ends at its point with the rest of it in the next line."""
    own = Figure((words[at],))
    if own.key == "%" or (own.is_number and not own.key.endswith(".")):
        return own
    if not own.is_number:
        return None
    behind = [word for word in words[at + 1 : at + _NEAR] if word not in used]
    percent = (word for word in behind if _PERCENT.fullmatch(squeezed(word.text)))
    digits = (word for word in behind[:1] if _DIGITS.fullmatch(squeezed(word.text)))
    rest = next(percent, None) or next(digits, None)
    return Figure((words[at], rest)) if rest else None


def _may_label(key: str) -> bool:
    return bool(_LABEL.search(key)) or (len(key) > _REST and not _YEAR.fullmatch(key))


def _goes_on(word: Word, named: Mapping[Word, Part]) -> bool:
    """Whether a text may stand among the rows: their labels, the rest of one, or the year."""
    if word in named:
        return named[word] in (*ROWS, *_MARKS)
    key = squeezed(word.text)
    return bool(_YEAR.fullmatch(key)) or (len(key) <= _SHORT and not any(map(str.isdigit, key)))
