"""What stands outside the table of indicators → rows of labels with their values."""

import re
from collections.abc import Sequence
from itertools import chain, groupby

from corpus.forms.cell_words import label_in_cell
from corpus.forms.in_rows.execution import Line, Tokens, is_figure, under, unlabelled
from corpus.forms.in_rows.items import Item, items_of
from corpus.forms.in_rows.sides import sides_of, split_cost
from corpus.forms.in_rows.tokens import Token
from corpus.terms import GOALS, Part
from corpus.values.money import number_of

_HEADINGS = (Part.GOAL_HEADING, Part.MONEY_HEADING, Part.INDICATOR_HEADING, *GOALS)
_WHOLE = (Part.TOTAL, Part.FISCAL, Part.OTHER)
_YEARLY = (Part.APPLIED, Part.CURRENT, Part.CARRIED, Part.OTHER)
_SPENT_ROWS = (
    Part.TOTAL, Part.FISCAL, Part.OTHER, Part.APPLIED, Part.CURRENT, Part.CARRIED, Part.ASIDE,
)  # fmt: skip
_NAMED = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)
_TORN = 2.0  # what it costs at the most that two goals are parted
_OWN = 4  # characters of most labels
_YEARS = ("年度", "年份")
_BESIDE = 3  # a name, and a label with its own value
_CODE = re.compile(r"(?=.*\d)[\w.-]+年?", re.ASCII)
_ROWS, _SHORT = 5, 6  # lines of a value with rows of unknown labels below it; characters of those


def lines_of(tokens: Sequence[Token]) -> list[Line]:
    """The rows in their order; tokens before the first label are a row by themselves."""
    items = items_of(tokens)
    lines: list[Line] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.columns:
            at = _execution(items, at, lines)
        elif item.part in GOALS and not item.rest and _has(items, at + 1, GOALS):
            at = _goals(items, at, lines)
        else:
            at = _plain(items, at, lines)
    return lines


def _has(items: Sequence[Item], at: int, parts: Sequence[Part]) -> bool:
    return at < len(items) and items[at].part in parts


def _execution(items: Sequence[Item], at: int, lines: list[Line]) -> int:
    """The rows of 预算执行 under their headings."""
    head = items[at]
    if lines and len(lines[-1]) == 1:
        lines[-1] += [(), *head.columns]
    else:
        lines.append([(), (), *head.columns])
    if head.rest:
        lines += unlabelled(head.rest, len(head.columns))
    at += 1
    while _has(items, at, _SPENT_ROWS) and not items[at].columns:
        item = items[at]
        figures = [(t,) for t in item.rest]
        if not all(is_figure(t) for t in item.rest):
            break
        lines.append([(), item.label, *under(figures, head.columns)])
        at += 1
    return at


def _goals(items: Sequence[Item], at: int, lines: list[Line]) -> int:
    """Headings of goals, the last two maybe side by side, with their texts behind them."""
    heads = [items[at]]
    while not heads[-1].rest and _has(items, at + len(heads), GOALS):
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
    if heads[-1].part is Part.ACHIEVED and len(over) > len(texts):
        texts = [*texts, ()]  # what was achieved is not filled in
    lines.append([() for _ in range(len(first) + len(over) - len(texts))] + texts)
    return at + len(heads)


def _are_beside(left: Item, right: Item, sides: Sequence[Tokens], rest: Tokens) -> bool:
    """Whether two headings of goals stand side by side, not one over the other."""
    if right.part is Part.ACHIEVED:
        return True
    if left.part is not Part.TOTAL_GOAL or right.part is not Part.ANNUAL_GOAL:
        return False
    return split_cost(sides, rest) < (-3.0 if left.key.rstrip(":") == "总体目标" else _TORN)


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
    named, beside = _with_beside(rest)
    if beside:
        return named, [beside]
    named, figure = _without_figure(rest)
    if figure:
        return named, [figure]
    lines = [tuple(some) for _, some in groupby(rest, key=lambda token: token.line)]
    at = next((n for n, own in enumerate(lines) if n and _are_pairs(own)), 0)
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


def _with_beside(rest: Tokens) -> tuple[Tokens, Line]:
    """A name, and the label with its figure or code that ends its first line: 年度 2026."""
    own = [token for token in rest if token.line == rest[0].line]
    if len(own) != _BESIDE or not _may_label(own[1]) or not _CODE.fullmatch(own[2].key):
        return rest, []
    return (own[0], *rest[_BESIDE:]), [(own[1],), (own[2],)]


def _without_figure(rest: Tokens) -> tuple[Tokens, Line]:
    """A name, and the figure behind it, maybe with a label of its own: 部门预算 70.00."""
    if len(rest) < 2 or number_of(rest[-1].key) is None or is_figure(rest[-2]):
        return rest, []
    own = len(rest) > 2 and (len(rest[-2].key) == _OWN or rest[-2].key in _YEARS)
    label = rest[-2:-1] if own else ()
    return rest[: -1 - len(label)], [*([label] if label else []), rest[-1:]]


def _are_pairs(line: Tokens) -> bool:
    """Whether a line is one or two labels, each with its value."""
    return len(line) in (2, 4) and all(map(_may_label, line[::2]))


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
