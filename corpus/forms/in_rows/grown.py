"""Values printed close to those of the next column: ≥95%≥95% → two tokens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.cell_terms import Column
from corpus.forms.evidence import value_of
from corpus.forms.in_rows.headings import Head
from corpus.forms.in_rows.tokens import Token
from corpus.model import ValueKind
from corpus.values.text import squeezed

_OF_VALUES = (Column.VALUE, Column.LONG_VALUE, Column.ACTUAL)
_SIGNED = re.compile(r"(?<=[^(（≥≤≧≦><])[≥≤≧≦]")
_SAME_UNIT = re.compile(r"[≥≤≧≦><=]?[\d.,]+([^\d.,年月日]{1,8}?)(?=[\d.,]+\1$)")


def apart(tokens: Sequence[Token], heads: Sequence[Head]) -> list[Token]:
    """The tokens of a table with two columns of values or more, each value by itself."""
    if sum(head.column in _OF_VALUES for head in heads) < 2:
        return list(tokens)
    return [part for token in tokens for part in _parts(token)]


def _parts(token: Token) -> Iterator[Token]:
    at = _seam(token.text)
    if at is None or token.end - token.start != len(token.text):
        yield token
        return
    left, right, middle = token.text[:at], token.text[at:], token.start + at
    yield replace(token, text=left, key=squeezed(left), end=middle)
    yield replace(token, text=right, key=squeezed(right), start=middle, index=token.index + 1)


def _seam(text: str) -> int | None:
    """Where the second of two values begins."""
    signed = _SIGNED.search(text)
    if signed and _is_value(text[: signed.start()]) and _is_value(text[signed.start() :]):
        return signed.start()
    half, odd = divmod(len(text), 2)
    if not odd and half > 1 and text[:half] == text[half:] and _is_value(text[:half]):
        return half
    same = _SAME_UNIT.match(text)
    return same.end() if same and not signed else None


def _is_value(text: str) -> bool:
    return value_of(text).kind is not ValueKind.TEXTUAL
