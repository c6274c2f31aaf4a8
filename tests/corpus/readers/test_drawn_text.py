"""Tables that a text draws."""

from corpus.model import Piece
from corpus.readers.grid_text import is_grid, read
from tests.corpus.readers.office import grid, lines, tables

PANDOC = """\
表
+------+--------+------+
| 一级 | 名称   | 值   |
+======+========+======+
| 产出 | 造林面 | ≥3亩 |
|      | 积     |      |
|      +--------+------+
|      | 成活率 | 90%  |
+------+--------+------+
| 注：共两项    |      |
+------+--------+------+
""".splitlines()


def test_rules_part_rows_and_cells_reach_over_them() -> None:
    assert is_grid(PANDOC)
    page = read(PANDOC)
    (table,) = tables(page)
    assert lines(page) == ["表"]
    assert grid(table) == {
        (0, 0, 1, 1): ["一级"],
        (0, 1, 1, 1): ["名称"],
        (0, 2, 1, 1): ["值"],
        (1, 0, 2, 1): ["产出"],
        (1, 1, 1, 1): ["造林面", "积"],
        (1, 2, 1, 1): ["≥3亩"],
        (2, 1, 1, 1): ["成活率"],
        (2, 2, 1, 1): ["90%"],
        (3, 0, 1, 2): ["注：共两项"],
        (3, 2, 1, 1): [],
    }
    assert table.cells[4].pieces[1] == Piece("积", line=6, start=9)


def test_lines_may_be_drawn_with_their_own_characters() -> None:
    drawn = ["┌────┬────┐", "│ 甲 │ 乙 │", "├────┼────┤", "│ 丙 │ 丁 │", "└────┴────┘"]
    (table,) = tables(read(drawn))
    assert [cell.text for cell in table.cells] == ["甲", "乙", "丙", "丁"]


def test_one_rule_below_the_headings_parts_no_rows() -> None:
    rows = [f"| 指标{n} | {n}个 |" for n in range(24)]
    rule = "+-------+-----+"
    (table,) = tables(read([rule, "| 名称 | 值 |", rule, *rows, rule]))
    assert len(table.cells) == 50
