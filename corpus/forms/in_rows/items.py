"""Tokens outside the table of indicators → labels, each with the tokens behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.forms.cell_words import label_in_cell
from corpus.forms.in_rows.execution import Tokens, columns_at, is_figure
from corpus.forms.in_rows.headings import spans
from corpus.forms.in_rows.tokens import Token
from corpus.terms import Part

_LONGEST = 7  # tokens of a label
_SEALS = ("(盖章)", "(公章)", "(签章)")


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


def items_of(tokens: Sequence[Token]) -> list[Item]:
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


def _is_seal(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].key in _SEALS


def _item(label: tuple[Tokens, Part | None, tuple[Tokens, ...]], rest: Sequence[Token]) -> Item:
    own, part, columns = label
    glued = bool(own) and label_in_cell("".join(token.key for token in own)) is None
    return Item(own, part, tuple(rest), columns, glued)


def _label_at(
    tokens: Sequence[Token], at: int
) -> tuple[int, Part | None, tuple[Tokens, ...]] | None:
    """(end, part, columns) of the label that begins here, the longest."""
    if is_figure(tokens[at]):
        return None
    columns = columns_at(tokens, at)
    if columns:
        return at + sum(map(len, columns)), None, columns
    best: tuple[int, Part | None, tuple[Tokens, ...]] | None = None
    for end, key in spans(tokens, at, _LONGEST):
        if end > at + 1 and tokens[end - 1].block != tokens[at].block and len(key) > 16:
            break
        known = label_in_cell(key)
        if known and best and _is_seal(tokens[at + 1 : end]):
            return end, best[1], ()
        if known and not (end > at + 1 and tokens[at].line == tokens[end - 1].line):
            best = end, known[0], ()
    own = tokens[at].text.replace("：", ":")
    if best is None and ":" in own[1:]:
        head = own.partition(":")[0]
        known = label_in_cell(tokens[at].key.partition(":")[0]) if len(head) < 17 else None
        return (at + 1, known[0], ()) if known else None
    return best
