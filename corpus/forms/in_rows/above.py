"""What stands outside the table of indicators → rows of labels with their values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from corpus.cell_terms import NO_VALUE, Column
from corpus.forms.grid.roles import bare, label_in_cell
from corpus.forms.grid.tables import column_of
from corpus.forms.in_rows.headings import spans
from corpus.forms.in_rows.sides import sides_of, split_cost
from corpus.forms.in_rows.tokens import Token
from corpus.terms import Part
from corpus.values.money import number_of

Tokens = tuple[Token, ...]
Line = list[Tokens]  # the cells of a row from left to right, an empty one as ()

_GOALS = (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.ACHIEVED)
_HEADINGS = (Part.GOAL_HEADING, Part.MONEY_HEADING, Part.INDICATOR_HEADING, *_GOALS)
_WHOLE = (Part.TOTAL, Part.FISCAL, Part.OTHER)
_YEARLY = (Part.APPLIED, Part.CURRENT, Part.CARRIED, Part.OTHER)
EXECUTION = (
    Column.INITIAL, Column.SPENT, Column.RATE, Column.WEIGHT, Column.SCORE, Column.BUDGET,
)  # fmt: skip
_MONEY = {Column.INITIAL, Column.SPENT, Column.RATE, Column.BUDGET}
_SPENT_ROWS = (
    Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED, Part.ASIDE,
)  # fmt: skip
_NAMED = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)
_ROWS, _SHORT = 5, 6  # lines of a value with rows of unknown labels below it; characters of those
_LONGEST = 7  # tokens of a label
_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?(?:%|万?元)?")


@dataclass(frozen=True)
class Item:
    """A label with the tokens behind it up to the next."""

    label: Tokens
    part: Part | None
    rest: Tokens
    columns: tuple[Tokens, ...] = ()  # of a row of headings of execution
    glued: bool = False  # the first token holds the value, or its beginning, too

    @property
    def key(self) -> str:
        return "".join(token.key for token in self.label)


def lines_of(tokens: Sequence[Token]) -> list[Line]:
    """The rows in their order; tokens before the first label are a row by themselves."""
    items = _items(tokens)
    lines: list[Line] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.columns:
            at = _execution(items, at, lines)
        elif item.part in _GOALS and not item.rest and _has(items, at + 1, _GOALS):
            at = _goals(items, at, lines)
        else:
            at = _plain(items, at, lines)
    return lines


def _has(items: Sequence[Item], at: int, parts: Sequence[Part]) -> bool:
    return at < len(items) and items[at].part in parts


def _items(tokens: Sequence[Token]) -> list[Item]:
    items: list[Item] = []
    label: tuple[Tokens, Part | None, tuple[Tokens, ...]] = ((), None, ())
    rest: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _label_at(tokens, at)
        if found is None:
            rest.append(tokens[at])
            at += 1
            continue
        if label[0] or rest or label[2]:
            items.append(_item(label, rest))
        end, part, columns = found
        label = (tuple(tokens[at:end]) if not columns else (), part, columns)
        rest, at = [], end
    if label[0] or rest or label[2]:
        items.append(_item(label, rest))
    return items


def _item(label: tuple[Tokens, Part | None, tuple[Tokens, ...]], rest: Sequence[Token]) -> Item:
    own, part, columns = label
    glued = bool(own) and label_in_cell("".join(token.key for token in own)) is None
    return Item(own, part, tuple(rest), columns, glued)


def _label_at(
    tokens: Sequence[Token], at: int
) -> tuple[int, Part | None, tuple[Tokens, ...]] | None:
    """(end, part, columns) of the label that begins here, the longest."""
    columns = _execution_heading(tokens, at)
    if columns:
        return at + sum(map(len, columns)), None, columns
    best: tuple[int, Part | None, tuple[Tokens, ...]] | None = None
    for end, key in spans(tokens, at, _LONGEST):
        if end > at + 1 and tokens[end - 1].block != tokens[at].block and len(key) > 16:
            break
        known = label_in_cell(key)
        if known and not (end > at + 1 and tokens[at].line == tokens[end - 1].line):
            best = end, known[0], ()
    own = tokens[at].text.replace("：", ":")
    if best is None and ":" in own[1:]:
        head = own.partition(":")[0]
        known = label_in_cell(tokens[at].key.partition(":")[0]) if len(head) < 17 else None
        return (at + 1, known[0], ()) if known else None
    return best


def _execution_heading(tokens: Sequence[Token], at: int) -> tuple[Tokens, ...]:
    """Three headings of 预算执行 or more in a row."""
    found: list[Tokens] = []
    taken: set[Column] = set()
    while at < len(tokens):
        best = None
        for end, key in spans(tokens, at, 5):
            column = column_of(bare(key), EXECUTION, taken)
            if column:
                best = end, column
        if best is None:
            break
        taken.add(best[1])
        found.append(tuple(tokens[at : best[0]]))
        at = best[0]
    return tuple(found) if len(found) >= 3 and len(taken & _MONEY) >= 2 else ()


def _execution(items: Sequence[Item], at: int, lines: list[Line]) -> int:
    """The rows of 预算执行 under their headings."""
    head = items[at]
    if lines and len(lines[-1]) == 1:
        lines[-1] += [(), *head.columns]
    else:
        lines.append([(), (), *head.columns])
    if head.rest:
        lines += _unlabelled(head.rest, len(head.columns))
    at += 1
    while _has(items, at, _SPENT_ROWS) and not items[at].columns:
        item = items[at]
        figures = [(t,) for t in item.rest]
        if not all(_FIGURE.fullmatch(t.key) or t.key in NO_VALUE for t in item.rest):
            break
        lines.append([(), item.label, *_under(figures, head.columns)])
        at += 1
    return at


def _unlabelled(rest: Sequence[Token], wide: int) -> Iterator[Line]:
    """Rows whose labels no vocabulary has: 一般预算内拨款 63 63 100%."""
    label: list[Token] = []
    figures: list[Tokens] = []
    for token in rest:
        number = bool(_FIGURE.fullmatch(token.key)) or token.key in NO_VALUE
        if number and label and len(figures) < wide:
            figures.append((token,))
            continue
        if figures:
            yield [(), tuple(label), *figures]
            label, figures = [], []
        label.append(token)
    if label:
        yield [(), tuple(label), *figures]


def _under(figures: Sequence[Tokens], columns: Sequence[Tokens]) -> list[Tokens]:
    """Figures under the headings: in order; where some are missing, percent under 执行率."""
    if len(figures) >= len(columns):
        return list(figures)
    kinds = [column_of(bare("".join(t.key for t in c)), EXECUTION, set()) for c in columns]
    placed: list[Tokens] = [()] * len(columns)
    at = 0
    for n, figure in enumerate(figures):
        left = len(figures) - n
        text = figure[0].key
        while at < len(columns) - left and (kinds[at] is Column.RATE) != text.endswith("%"):
            if kinds[at] is not Column.RATE and not text.endswith("%"):
                break
            if kinds[at] is Column.RATE and text.endswith("%"):
                break
            at += 1
        placed[at] = figure
        at += 1
    return placed


def _goals(items: Sequence[Item], at: int, lines: list[Line]) -> int:
    """Headings of goals, the last two maybe side by side, with their texts behind them."""
    heads = [items[at]]
    while not heads[-1].rest and _has(items, at + len(heads), _GOALS):
        heads.append(items[at + len(heads)])
    if lines and len(lines[-1]) == 1:
        first: Line = lines.pop()
    else:
        first = [()]
    rest = heads[-1].rest
    sides = sides_of(rest)
    beside = len(sides) == 2 and len(heads) > 1 and _are_beside(heads[-2], heads[-1], sides, rest)
    texts = sides if beside else [rest]
    over = [item.label for item in heads]
    if len(over) > len(texts) and not first[0]:
        first = [over.pop(0)]
    lines.append([*first, *over])
    lines.append([() for _ in range(len(first) + len(over) - len(texts))] + texts)
    return at + len(heads)


def _are_beside(left: Item, right: Item, sides: Sequence[Tokens], rest: Tokens) -> bool:
    """Whether two headings of goals stand side by side, not one over the other."""
    if right.part is Part.ACHIEVED:
        return True
    if left.part is not Part.TOTAL_GOAL or right.part is not Part.ANNUAL_GOAL:
        return False
    return left.key.rstrip(":") != "总体目标" or split_cost(sides, rest) < -3.0


def _plain(items: Sequence[Item], at: int, lines: list[Line]) -> int:
    item = items[at]
    if not item.label:
        lines.append([item.rest])
        return at + 1
    if item.glued:
        lines.append([(*item.label, *item.rest)])
        return at + 1
    beside = bool(lines) and _goes_beside(item, lines[-1])
    if beside:
        lines[-1] += [item.label, item.rest]
    elif item.part in _NAMED:
        value, more = _value_and_rows(item.rest)
        lines += [[item.label, value], *more]
    elif item.rest:
        lines.append([item.label, item.rest])
    else:
        lines.append([item.label] if item.part in _HEADINGS else [item.label, ()])
    return at + 1


def _value_and_rows(rest: Tokens) -> tuple[Tokens, list[Line]]:
    """The value of a label, and the rows below it whose labels no vocabulary has."""
    lines = [tuple(some) for _, some in groupby(rest, key=lambda token: token.line)]
    at = next((n for n, own in enumerate(lines) if n and len(own) == 2 and _may_label(own[0])), 0)
    if at:
        value, below = lines[:at], list(chain.from_iterable(lines[at:]))
    elif len(lines) >= _ROWS and len(lines) % 2 and all(_may_label(own[0]) for own in lines[1::2]):
        value, below = lines[:1], [token for own in lines[1:] for token in own]
    else:
        return rest, []
    rows: list[Line] = [list(pair) for pair in zip(
        [(token,) for token in below[::2]], [(token,) for token in below[1::2]], strict=False
    )]  # fmt: skip
    if len(below) % 2:
        rows.append([(below[-1],)])
    return tuple(chain.from_iterable(value)), rows


def _may_label(token: Token) -> bool:
    return len(token.key) <= _SHORT and not any(char.isdigit() for char in token.key)


def _goes_beside(item: Item, last: Line) -> bool:
    """Whether an amount of the year stands beside the one of the project before it."""
    if item.part not in _YEARLY or len(last) != 2 or not last[1]:
        return False
    known = label_in_cell("".join(token.key for token in last[0]))
    if known is None or known[0] not in _WHOLE or number_of(last[1][0].key) is None:
        return False
    return item.part is not Part.OTHER or known[0] is Part.OTHER
