"""Gaps between lines of a cell and between rows."""

import pytest

from corpus.readers.line_gaps import Unit, line_gap, row_gap, surely_rows


def unit(columns: int, gap: float, full: bool = False, of_row: bool = False) -> Unit:
    pairs = [(n, n + 1) for n in range(columns)]
    return Unit(pairs, gap, full=full, amid=False, alone=False, ruled=False, round=of_row)


HANGING = [unit(1, 0.4, full=True), unit(1, 0.41, full=True), unit(2, 0.4), unit(5, 1.3)]


def test_where_single_columns_go_on_at_the_least_gap_alone_it_is_that_of_lines() -> None:
    assert line_gap(HANGING) == 0.4


def test_where_most_columns_go_on_at_the_least_gap_it_may_be_that_of_rows() -> None:
    assert line_gap([*HANGING, unit(4, 0.4)]) is None
    assert line_gap([*HANGING, unit(1, 0.6)]) is None


def test_lines_round_the_texts_of_their_row_say_nothing_of_rows() -> None:
    rows = [unit(4, 1.6)] * 3
    assert row_gap([*rows, unit(2, 0.65, of_row=True)], 0.34) == 1.6
    assert row_gap([*rows, unit(2, 0.65)], 0.34) == 0.65 + 0.3 * (1.6 - 0.65)


def test_gaps_between_texts_of_two_lines_round_their_rows_are_those_of_rows() -> None:
    lines = [Unit([(2 * n, 2 * n + 1)], 0.44, False, True, True, False) for n in range(9)]
    rows = [Unit([(2 * n + 1, 2 * n + 2)], 0.7, False, False, True, False) for n in range(8)]
    others = [unit(5, 2.1)] * 8
    assert row_gap([*lines, *rows, *others], 0.44) == pytest.approx(0.7)
    assert row_gap([*lines, *others], 0.44) == pytest.approx(2.1)


def test_rows_are_told_by_lines_that_are_level_with_others_or_not_full() -> None:
    apart = Unit([(0, 1)], 0.65, True, False, False, False, apart=True)
    label = Unit([(0, 1)], 0.65, True, False, False, False)
    close = Unit([(0, 1)], 0.5, True, False, False, False, apart=True)
    several, full = unit(2, 0.65), unit(2, 0.65, full=True)
    closes = Unit([(0, 1)], 0.65, True, False, False, False, open=True, apart=True)
    assert surely_rows([apart, label, close, several, full, closes], 0.44) == [several, apart]
    assert surely_rows([apart, several], None) == []
