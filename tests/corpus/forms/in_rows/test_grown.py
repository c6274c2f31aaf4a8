"""Values that stand close to those of the next column."""

import pytest

from corpus.cell_terms import Column
from corpus.forms.in_rows.grown import apart
from corpus.forms.in_rows.headings import Head
from corpus.forms.in_rows.tokens import tokens_of

_NAME, _VALUE, _ACTUAL = (Head(c, (), "") for c in (Column.NAME, Column.VALUE, Column.ACTUAL))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("≤1800元/公里≤1750元/公里", ["≤1800元/公里", "≤1750元/公里"]),
        ("≥95%96.5%", ["≥95%", "96.5%"]),
        ("6月底前6月底前", ["6月底前", "6月底前"]),
        ("及时及时", ["及时", "及时"]),
        ("≥24次", ["≥24次"]),
        ("1小时内响应", ["1小时内响应"]),
        ("2025年2026年", ["2025年2026年"]),
        ("步道步道", ["步道步道"]),
    ],
)
def test_two_values_that_grew_together_come_apart(text: str, parts: list[str]) -> None:
    found = apart(tokens_of([text], 1), [_NAME, _VALUE, _ACTUAL])
    assert [token.text for token in found] == parts
    assert [text[token.start : token.end] for token in found] == parts


def test_values_stay_whole_where_only_one_column_has_them() -> None:
    tokens = tokens_of(["≥95%≥95%"], 1)
    assert apart(tokens, [_NAME, _VALUE]) == tokens
