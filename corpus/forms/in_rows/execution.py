"""The columns of 预算执行 and the figures under them."""

import re
from collections.abc import Iterator, Sequence

from corpus.cell_terms import NO_VALUE, Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.headings import spans
from corpus.forms.in_rows.tokens import Token

Tokens = tuple[Token, ...]
Line = list[Tokens]  # the cells of a row from left to right, an empty one as ()

EXECUTION = (
    Column.INITIAL, Column.SPENT, Column.RATE, Column.WEIGHT, Column.SCORE, Column.BUDGET,
    Column.REASON,
)  # fmt: skip
_MONEY = {Column.INITIAL, Column.SPENT, Column.RATE, Column.BUDGET}
_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?(?:%|万?元)?")


def columns_at(tokens: Sequence[Token], at: int) -> tuple[Tokens, ...]:
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


def is_figure(token: Token) -> bool:
    """Whether a token is a number, or what forms print where there is none."""
    return bool(_FIGURE.fullmatch(token.key)) or token.key in NO_VALUE


def unlabelled(rest: Sequence[Token], wide: int) -> Iterator[Line]:
    """Rows whose labels no vocabulary has: 一般预算内拨款 63 63 100%."""
    label: list[Token] = []
    figures: list[Tokens] = []
    for token in rest:
        if is_figure(token) and label and len(figures) < wide:
            figures.append((token,))
            continue
        if figures:
            yield [(), tuple(label), *figures]
            label, figures = [], []
        label.append(token)
    if label:
        yield [(), tuple(label), *figures]


def under(figures: Sequence[Tokens], columns: Sequence[Tokens]) -> list[Tokens]:
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
