"""The headings of a table of many projects, which stand before those of its indicators."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.cell_terms import SUBTOTALS, Column
from corpus.forms.cell_words import bare, label_in_cell
from corpus.forms.grid.lists import listed
from corpus.forms.in_rows.headings import Head, find_heading, spans
from corpus.forms.in_rows.of_project import OfProject
from corpus.forms.in_rows.tokens import Token
from corpus.terms import Part

Found = tuple[int, int, list[Head]]  # first token, first behind, columns

_KINDS = {
    Part.PROJECT: OfProject.PROJECT, Part.UNIT: OfProject.UNIT, Part.DEPARTMENT: OfProject.UNIT,
    Part.TOTAL: OfProject.MONEY, Part.APPLIED: OfProject.MONEY, Part.FISCAL: OfProject.MONEY,
    Part.OTHER: OfProject.MONEY, Part.CURRENT: OfProject.MONEY, Part.CARRIED: OfProject.MONEY,
    Part.MONEY_HEADING: OfProject.MONEY, Part.GOAL_HEADING: OfProject.GOAL,
    Part.TOTAL_GOAL: OfProject.GOAL, Part.ANNUAL_GOAL: OfProject.GOAL,
    Part.NATURE: OfProject.OTHER, Part.CATEGORY: OfProject.OTHER, Part.PERIOD: OfProject.OTHER,
}  # fmt: skip
_NUMBERS = {"序号": OfProject.NUMBER, "编号": OfProject.NUMBER, "预算年度": OfProject.NUMBER}
_CODE = re.compile(r"(?:项目|预算|单位|部门|指标)*(?:编码|代码)")
_MOST = 40  # tokens of such headings
_LONGEST = 4  # of one
_WHOLE = 4  # characters of a heading that is none's beginning or end


def find_table(tokens: Sequence[Token], start: int, stop: int | None = None) -> Found | None:
    """The next headings of indicators, those of projects before them with them."""
    found = find_heading(tokens, start, stop)
    first = found[0] if found else min(stop or len(tokens), len(tokens))
    texts = _of_texts(tokens, start, first)
    if texts or found is None:
        return texts
    first, behind, heads = found
    for at in range(max(start, first - _MOST), first):
        own = _headings(tokens, at, first)
        if own and (own[0].of_project is OfProject.NUMBER or _has_project(own)):
            return at, behind, [*_in_columns(own), *heads]
    return found


def is_list(heads: Sequence[Head]) -> bool:
    return any(head.of_project is OfProject.PROJECT for head in heads)


def _has_project(heads: Sequence[Head]) -> bool:
    return is_list(heads) and len(heads) > 1


def _of_texts(tokens: Sequence[Token], start: int, stop: int) -> Found | None:
    """Headings that end with 绩效指标, below which a text has all indicators of a project."""
    for at in range(start, stop):
        known = label_in_cell(tokens[at].key)
        if not known or known[0] is not Part.INDICATOR_HEADING or at + 1 == len(tokens):
            continue
        for first in range(max(start, at - _MOST), at):
            own = _headings(tokens, first, at)
            if _has_project(own) and _has_texts(tokens, at + 1):
                last = Head(Column.NAME, (tokens[at],), tokens[at].key, OfProject.TEXT)
                return first, at + 1, [*_in_columns(own), last]
    return None


def _has_texts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a level with a colon follows before any level by itself."""
    for token in tokens[at : at + _MOST]:
        head, colon, _ = token.key.partition(":")
        known = label_in_cell(head)
        if known and known[0] in (Part.LEVEL1, Part.LEVEL2):
            return bool(colon)
    return False


def _headings(tokens: Sequence[Token], at: int, end: int) -> list[Head]:
    """Headings of projects that alone make up these tokens; none else."""
    found: list[Head] = []
    while at < end:
        own = max(_ends(tokens, at, end), key=lambda one: one[0], default=None)
        if own is None:
            return []
        behind, kind, label = own
        if kind is not None:
            found.append(Head(None, tuple(tokens[at:behind]), label, kind))
        at = behind
    return found


def _ends(
    tokens: Sequence[Token], at: int, end: int
) -> Iterator[tuple[int, OfProject | None, str]]:
    """(behind, kind, label) of the headings that may begin here; 绩效指标 over several has none."""
    for behind, key in takewhile(lambda one: one[0] <= end, spans(tokens, at, _LONGEST)):
        same_line = behind > at + 1 and tokens[behind - 1].line == tokens[behind - 2].line
        if same_line or _are_two(tokens[at:behind]):
            return
        label = bare(key)
        part = listed(label) or listed(key)
        if part is Part.INDICATOR_HEADING:
            yield behind, None, label
        elif label in SUBTOTALS:
            yield behind, OfProject.MONEY, label
        elif part in _KINDS:
            yield behind, _KINDS[part], label
        elif label in _NUMBERS or _CODE.fullmatch(label):
            yield behind, _NUMBERS.get(label, OfProject.CODE), label


def _are_two(tokens: Sequence[Token]) -> bool:
    """Whether these are two whole headings, one below the other: 单位名称 and 项目名称."""
    keys = ["".join(token.key for token in tokens[n:]) for n in range(len(tokens))]
    whole = keys[0]
    pairs = ((whole[: -len(rest)], rest) for rest in keys[1:])
    return any(
        min(len(first), len(rest)) >= _WHOLE and listed(first) in _KINDS and listed(rest) in _KINDS
        for first, rest in pairs
    )


def _in_columns(heads: Sequence[Head]) -> list[Head]:
    """The headings as columns: amounts in a row of their own stand below the first amount."""
    kinds = [head.of_project is OfProject.MONEY for head in heads]
    whole = kinds.index(True) if True in kinds else len(heads)
    rest = next((n for n in range(whole, len(heads)) if not kinds[n]), len(heads))
    parts = [n for n in range(rest, len(heads)) if kinds[n]]
    if not parts or parts[-1] != len(heads) - 1 or len(parts) != len(heads) - parts[0]:
        return list(heads)
    below = list(heads[parts[0] :])
    if below[0].label in SUBTOTALS:
        over, first = heads[whole], below[0]
        label = over.label + first.label
        below[0] = Head(None, (*over.tokens, *first.tokens), label, OfProject.MONEY)
    return [*heads[:whole], *below, *heads[rest : parts[0]]]
