"""The texts of two goals, printed one behind the other → where the second begins."""

import re
from collections.abc import Sequence

from corpus.forms.clauses import number_at_start
from corpus.forms.evidence import cuts_word
from corpus.forms.in_rows.tokens import Token, width_of

Tokens = tuple[Token, ...]

_ENDS = "。；;！"
_DONE = re.compile(
    r"(?:1[.、．]|[（(]?一[)）、是])?(?:已|均已|全年(?!度)|截[至止]|按计划完成|完成了)"
)
_REPORTS = 2.5  # what is gained where the second begins as what was achieved does
_WITHIN = 2.0  # what it costs that the first ends inside a sentence


def sides_of(rest: Tokens) -> list[Tokens]:
    """The texts of two goals, one behind the other, parted where the second begins."""
    starts = [n for n in range(1, len(rest)) if rest[n].line != rest[n - 1].line]
    if not starts:
        starts = list(range(1, len(rest)))
    if not starts:
        return [rest]
    return min(([rest[:n], rest[n:]] for n in starts), key=lambda two: split_cost(two, rest))


def split_cost(sides: Sequence[Tokens], rest: Tokens) -> float:
    wide = max(_line_widths(rest).values())
    return _parting(sides, wide, sum(token.width for token in rest))


def _line_widths(tokens: Sequence[Token]) -> dict[int, float]:
    widths: dict[int, float] = {}
    for token in tokens:
        widths[token.line] = widths.get(token.line, 0.0) + token.width
    return widths


def _parting(sides: Sequence[Tokens], wide: float, whole: float) -> float:
    """What it costs that a goal ends and the other begins between these."""
    left, right = sides
    last = list(_line_widths(left).values())[-1]
    texts = ["".join(token.text for token in side) for side in sides]
    numbers = [number_at_start(text) for text in texts]
    cost = abs(2 * sum(map(width_of, (texts[0],))) - whole) / max(whole, 1.0)
    cost -= 4.0 * (numbers[0] is not None and numbers[0] == numbers[1])
    cost += 4.0 * (numbers[1] not in (None, 1) and numbers[0] != numbers[1])
    cost += 4.0 * cuts_word(left[-1].text, right[0].text)
    cost -= 1.2 * (left[-1].text[-1] in _ENDS) + 5.0 * (texts[0] == texts[1])
    cost -= 2.0 * (texts[0][:4] == texts[1][:4])
    cost += _WITHIN * (texts[0][-1] in "，、,") - _REPORTS * bool(_DONE.match(texts[1]))
    cost -= 1.5 * (left[-1].block != right[0].block)
    return cost - min(max(wide - last - 1.0, 0.0), 4.0) * 0.5
