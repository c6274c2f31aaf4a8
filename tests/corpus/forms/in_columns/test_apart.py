"""Runs down the page whose names stand in another order than the cells beside them."""

from collections.abc import Sequence

from .texts import ROWS, lines_of, read, said

Run = tuple[int, int]  # the first of its rows, and the one behind its last


def names(run: Run) -> str:
    return down(run, 0)


def down(run: Run, column: int) -> str:
    """The cells of a column in some rows, one below another."""
    return "\n".join(row[column] for row in ROWS[slice(*run)])


def beside(run: Run) -> list[str]:
    """What stands right of the names of some rows, column by column."""
    return [down(run, column) for column in range(1, 5)]


def rows(cells: Sequence[str]) -> list[tuple[str, ...]]:
    return said(read(lines_of(cells)))


def test_all_names_of_a_run_may_stand_behind_the_rows_below() -> None:
    cells = [*beside((0, 5)), names((5, 7)), *beside((5, 7)), names((0, 5))]
    assert rows(cells) == [*ROWS]


def test_runs_of_names_may_stand_in_any_order() -> None:
    cells = [*beside((0, 5)), names((5, 7)), *beside((5, 7)), names((3, 5)), names((0, 3))]
    assert rows(cells) == [*ROWS]


def test_a_run_right_before_its_cells_stays_there() -> None:
    alike = [(f"{what}完成率", "100%", "100%", "10", "10") for what in ("甲类", "乙类", "丙类")]
    own = [*beside((0, 7)), alike[0][0], *alike[0][1:], alike[1][0], *alike[1][1:]]
    assert rows([*own, names((0, 7))]) == [*ROWS, *alike[:2]]


def test_rows_whose_names_stood_apart_are_open_where_others_would_do() -> None:
    table = read(lines_of([*beside((0, 5)), names((5, 7)), *beside((5, 7)), names((0, 5))]))
    opened = {row.name.text: row.other_values for row in table.rows}
    assert any(opened[row[0]] for row in ROWS[:5])


def test_amounts_between_names_and_values_are_no_cells_of_the_rows() -> None:
    for amounts in ("100.0\n126.80\n10\n%", "126.80\n100.0\n%\n10"), ("10.0\n126.80", "—", "0.00"):
        money = [*amounts, "—", "—"]
        assert rows([names((0, 7)), *money, *beside((0, 7))]) == [*ROWS], money
