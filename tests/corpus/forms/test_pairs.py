"""Lone names and values: what an assignment leaves open."""

from corpus.forms.pairs import Cut, Row, completed
from corpus.forms.words import Cell, Word


def _cells(texts: tuple[str, ...], start: int) -> list[Cell]:
    return [
        Cell((Word(text, 0, order, 0, len(text), 0, 0, order),))
        for order, text in enumerate(texts, start)
    ]


def _rows(*values: str) -> list[Row]:
    names = _cells(("巡河次数", "清淤完成时间", "沿河居民满意度"), 0)
    return completed(Cut(0.0, [], names, _cells(values, 10)))[1]


def test_values_in_the_order_of_their_names_are_sure() -> None:
    rows = _rows("≥48次", "2023年11月底前", "≥90%")
    assert [(row.value and row.value.text, row.other_values) for row in rows] == [
        ("≥48次", ()),
        ("2023年11月底前", ()),
        ("≥90%", ()),
    ]


def test_a_value_that_reads_as_a_name_is_open() -> None:
    rows = _rows("≥48次", "2023年11月底前", "投诉处理率")
    assert rows[2].value
    assert rows[2].value.text == "投诉处理率"
    assert rows[2].other_values[:1] == ("",)
    assert rows[0].other_values == ()
