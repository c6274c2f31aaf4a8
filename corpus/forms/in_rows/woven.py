"""What stands above a table on a page whose plain cells come first: the other texts among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.forms.grid.roles import bare, is_title, label_in_cell
from corpus.forms.grid.tables import column_of
from corpus.forms.in_rows.execution import EXECUTION
from corpus.forms.in_rows.headings import spans
from corpus.forms.in_rows.passes import is_sentence
from corpus.forms.in_rows.tokens import Token
from corpus.model import ValueKind
from corpus.terms import Part
from corpus.values.money import number_of
from corpus.values.target import parse_target

_GOALS = (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.ACHIEVED, Part.GOAL_HEADING)
_MONEY = (Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED)
_DATES = (Part.START, Part.END, Part.PERIOD)
_BLOCKS = (*_GOALS, Part.MONEY_HEADING, Part.INDICATOR_HEADING)
_REST = 2  # characters of a last line that is too short to be a text
_LONGEST = 4  # lines of a label


@dataclass
class _Text:
    tokens: list[Token]
    part: Part | None = None
    heading: bool = False  # of 预算执行

    @property
    def key(self) -> str:
        return "".join(token.key for token in self.tokens)

    @property
    def named(self) -> bool:
        return self.part is not None or self.heading


def woven(plain: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """The tokens in the order of the rows, as well as labels tell it."""
    order = list(_texts(plain))
    tail = [text for text in order if text.part is Part.INDICATOR_HEADING]
    order = [text for text in order if text not in tail]
    first = [text for text in order if is_title(text.key)]
    order = [text for text in order if text not in first]
    for text in _with_rests(_texts(others)):
        if is_title(text.key):
            first.append(text)
        else:
            order.insert(_place(text, order), text)
    return [token for text in (*first, *order, *tail) for token in text.tokens]


def _texts(tokens: Sequence[Token]) -> Iterator[_Text]:
    """Labels with all their lines, and each other text by itself."""
    at = 0
    while at < len(tokens):
        best = _Text([tokens[at]])
        for end, key in spans(tokens, at, _LONGEST):
            known = label_in_cell(key)
            heading = column_of(bare(key), EXECUTION, set()) is not None
            if known or heading:
                best = _Text(list(tokens[at:end]), known[0] if known else None, heading)
        yield best
        at += len(best.tokens)


def _with_rests(texts: Iterable[_Text]) -> Iterator[_Text]:
    """The texts, each with the character or two that its last line is."""
    last: _Text | None = None
    for text in texts:
        if last and not last.named and not text.named and len(text.key) <= _REST:
            last.tokens += text.tokens
            continue
        if last:
            yield last
        last = text
    if last:
        yield last


def _place(text: _Text, order: Sequence[_Text]) -> int:
    """Where a text goes among those that stand already."""
    money = next((n for n, x in enumerate(order) if x.part in _MONEY or x.heading), len(order))
    if text.heading:
        rows = (n for n, x in enumerate(order) if x.part in _MONEY)
        return next(rows, len(order))
    if text.part is Part.MONEY_HEADING:
        return money
    if text.part in _GOALS:
        return next((n for n, x in enumerate(order) if x.part in _GOALS), len(order))
    if text.part or is_sentence(text.key):
        return len(order)
    opened = [n for n, x in enumerate(order) if _is_open(n, order)]
    fitting = [n for n in opened if _fits(text, order[n])]
    return fitting[0] + 1 if fitting else len(order)


def _is_open(n: int, order: Sequence[_Text]) -> bool:
    """Whether a label has no text behind it yet."""
    label = order[n]
    alone = n + 1 == len(order) or order[n + 1].named
    return alone and label.part is not None and label.part not in _BLOCKS


def _fits(text: _Text, label: _Text) -> bool:
    if label.part in _DATES:
        return parse_target(text.key).kind is ValueKind.DATED or "年" in text.key
    if label.part in _MONEY:
        return number_of(text.key) is not None
    return number_of(text.key) is None
