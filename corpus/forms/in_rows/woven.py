"""What stands above a table on a page whose plain cells come first: the other texts among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.forms.candidates import BODY, WORK, is_cut
from corpus.forms.cell_words import bare, is_title, label_in_cell
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.costs import is_sentence
from corpus.forms.in_rows.execution import EXECUTION, is_figure
from corpus.forms.in_rows.headings import spans
from corpus.forms.in_rows.sides import sides_of
from corpus.forms.in_rows.tokens import Token
from corpus.model import ValueKind
from corpus.terms import GOALS, LABELS, Part
from corpus.values.money import number_of
from corpus.values.target import parse_target

_GOALS = (*GOALS, Part.GOAL_HEADING)
_MONEY = (Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED)
_DATES = (Part.START, Part.END, Part.PERIOD)
_BLOCKS = (*_GOALS, Part.MONEY_HEADING, Part.INDICATOR_HEADING)
_REST = 2  # characters of a last line that is too short to be a text
_LONGEST = 4  # lines of a label
_ANNEX = re.compile(r"附[件表][\d一二三四五六七八九十-]{0,5}:?")
_ABOVE = re.compile(rf"{_ANNEX.pattern}|\(?20\d\d年?度?\)?")  # above the head of a form
_YEARS = ("年度", "年份")
_YEAR = re.compile(r"\(?20\d\d年?度?\)?")
_FILLED = {
    Part.NATURE: LABELS[Part.NATURE_VALUE], Part.CATEGORY: LABELS[Part.CATEGORY_VALUE],
}  # fmt: skip
_DONE = re.compile("已|完成了|达到了|均达|实际完成|顺利完成|圆满完成")
_NAME = 24  # characters that tell a name from a sentence


@dataclass
class _Text:
    tokens: list[Token]
    part: Part | None = None
    heading: bool = False  # of 预算执行
    filled: Part | None = None  # the label that it is known to fill

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
    more = list(_with_rests(_texts(others)))
    _name_project(order, more)
    for text in more:
        if is_title(text.key) or _ANNEX.fullmatch(text.key):
            first.append(text)
        else:
            order.insert(_place(text, order), text)
    return [token for text in (*first, *_with_goals(order), *tail) for token in text.tokens]


def _name_project(order: list[_Text], more: list[_Text]) -> None:
    """Puts the text right behind the title and its year behind a 项目名称 with no text."""
    at = next((n for n, x in enumerate(order) if x.part is Part.PROJECT), None)
    first = next((n + 1 for n, text in enumerate(more) if is_title(text.key)), 0)
    while first < len(more) and _ABOVE.fullmatch(more[first].key):
        first += 1
    if at is None or first == len(more) or not _lacks_value(order[at + 1 :]):
        return
    name = more[first]
    if name.named or number_of(name.key) is not None or is_sentence(name.key[:_NAME]):
        return
    del more[first]
    cut = not (WORK.search(name.key) or BODY.search(name.key))
    if cut and first < len(more) and _ends_name(more[first]):
        name.tokens += more.pop(first).tokens
    order.insert(at + 1, name)


def _ends_name(text: _Text) -> bool:
    return not (text.named or text.filled) and WORK.search(text.key) is not None


def _lacks_value(behind: Sequence[_Text]) -> bool:
    """Whether the texts up to the next label are pairs of a label that no vocabulary has and its
    value."""
    lone = next((n for n, text in enumerate(behind) if text.named), len(behind))
    return lone % 2 == 0


def _with_goals(order: Sequence[_Text]) -> list[_Text]:
    """The texts; the lines of two goals whose labels stand one behind the other each behind its
    own."""
    labels = [n for n, text in enumerate(order) if text.part in (Part.TOTAL_GOAL, Part.ANNUAL_GOAL)]
    behind = order[labels[-1] + 1 :] if labels else []
    lines = tuple(token for text in behind for token in text.tokens)
    if len(labels) != 2 or labels[1] != labels[0] + 1 or any(x.named for x in behind):
        return list(order)
    sides = sides_of(lines) if lines else []
    if len(sides) < 2:
        return list(order)
    left, right = (_Text(list(side)) for side in sides)
    return [*order[: labels[0] + 1], left, order[labels[1]], right]


def _texts(tokens: Sequence[Token]) -> Iterator[_Text]:
    """Labels with all their lines, and each other text by itself."""
    at = 0
    while at < len(tokens):
        best = _Text([tokens[at]])
        alone = is_figure(tokens[at]) or _YEAR.fullmatch(tokens[at].key)
        longest = 1 if alone else _LONGEST
        for end, key in spans(tokens, at, longest):
            known = label_in_cell(key)
            heading = column_of(bare(key), EXECUTION, set()) is not None
            filled = next((part for part, words in _FILLED.items() if key in words), None)
            if filled:
                best = _Text(list(tokens[at:end]), filled=filled)
            if known or heading:
                best = _Text(list(tokens[at:end]), known[0] if known else None, heading)
        yield best
        at += len(best.tokens)


def _with_rests(texts: Iterable[_Text]) -> Iterator[_Text]:
    """The texts, each with the lines that go on with it."""
    last: _Text | None = None
    for text in texts:
        known = text.named or text.filled or (last and (last.named or last.filled))
        above = last and _ABOVE.fullmatch(last.key)
        if last and not (known or above) and _goes_on(last.key, text.key):
            last.tokens += text.tokens
            continue
        if last:
            yield last
        last = text
    if last:
        yield last


def _goes_on(left: str, right: str) -> bool:
    """Whether a text is the next line of the one before it."""
    return len(right) <= _REST or (is_cut(left, right) and not is_title(left))


def _place(text: _Text, order: Sequence[_Text]) -> int:
    """Where a text goes among those that stand already."""
    money = next((n for n, x in enumerate(order) if x.part in _MONEY or x.heading), len(order))
    if text.heading:
        rows = (n for n, x in enumerate(order) if x.part in _MONEY)
        return next(rows, len(order))
    if text.part is Part.MONEY_HEADING:
        return money
    if text.part in (*_MONEY, *_DATES):
        return next((n for n in range(1, len(order)) if _parts_values(text, order, n)), len(order))
    if text.part in _GOALS:
        return next((n for n, x in enumerate(order) if x.part in _GOALS), len(order))
    if text.part or any(is_sentence(token.key) for token in text.tokens):
        return len(order) - (text.part is None and _ends_achieved(text, order))
    opened = [n for n, x in enumerate(order) if _is_open(n, order)]
    if _YEAR.fullmatch(text.key):
        opened = [n for n in opened if bare(order[n].key).endswith(_YEARS)] or opened
    fitting = [n for n in opened if text.filled is order[n].part]
    fitting = fitting or [n for n in opened if _fits(text, order[n])]
    return fitting[0] + 1 if fitting else len(order)


def _ends_achieved(text: _Text, order: Sequence[_Text]) -> bool:
    """Whether what was achieved stands last, behind its heading, and the text is no such: it is the
    goal, whose heading stands before that."""
    at = next((n for n, one in enumerate(order) if one.part is Part.ACHIEVED), 0)
    behind = order[at + 1 :]
    beside = at and order[at - 1].part is Part.EXPECTED_GOAL and not any(x.named for x in behind)
    done = beside and behind and _DONE.search(behind[-1].key)
    return bool(done) and not _DONE.search(text.key)


def _parts_values(text: _Text, order: Sequence[_Text], n: int) -> bool:
    """Whether a label goes between two values that stand behind one label."""
    return all(not one.named and _fits(one, text) for one in order[n - 1 : n + 1])


def _is_open(n: int, order: Sequence[_Text]) -> bool:
    """Whether a label has no text behind it yet."""
    label = order[n]
    alone = n + 1 == len(order) or order[n + 1].named
    return alone and label.part is not None and label.part not in (*_BLOCKS, Part.MONEY_UNIT)


def _fits(text: _Text, label: _Text) -> bool:
    if label.part in _DATES:
        return parse_target(text.key).kind is ValueKind.DATED or "年" in text.key
    if label.part in _MONEY:
        return number_of(text.key) is not None
    return number_of(text.key) is None
