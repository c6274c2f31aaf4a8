from typing import Any, SupportsIndex

from corpus.readers.grid_text import is_grid, read
from corpus.readers.unbordered import columns_of, spans_of
from tests.corpus.readers.office import grid, lines, tables

ROWS = ["# 目标表", "级别 | 名称 | 值", "--- | :---: | ---", " | 长度 | 3米", "产出 |  |", "", "注"]


def test_rows_that_no_pipe_begins_are_a_table_above_and_below_its_rule() -> None:
    assert is_grid(ROWS)
    page = read(ROWS)
    (table,) = tables(page)
    assert lines(page) == ["目标表", "注"]
    assert {place[:2]: text for place, text in grid(table).items() if text} == {
        (0, 0): ["级别"], (0, 1): ["名称"], (0, 2): ["值"],
        (1, 1): ["长度"], (1, 2): ["3米"], (2, 0): ["产出"],
    }  # fmt: skip


def test_a_pipe_before_or_behind_all_cells_is_none_between_them() -> None:
    for row in ("甲 | 乙", "| 甲 | 乙", "甲 | 乙 |", "| 甲 | 乙 |"):
        assert [row[slice(*span)].strip() for span in spans_of(row, 2)] == ["甲", "乙"]
    assert [" | 乙"[slice(*span)].strip() for span in spans_of(" | 乙", 2)] == ["", "乙"]


def test_a_rule_below_no_headings_is_none() -> None:
    page = read(["目标表", "--- | ---", "甲 | 乙"])
    assert tables(page) == []
    assert lines(page) == ["目标表", "--- | ---", "甲 | 乙"]


class Counted(list[str]):
    """Lines that count how often one is looked at."""

    looks = 0

    def __getitem__(self, at: SupportsIndex | slice) -> Any:
        self.looks += 1
        return super().__getitem__(at)


def test_each_line_is_looked_at_a_few_times_however_many_rules_there_are() -> None:
    lines = Counted(["甲 | 乙", *["--- | ---"] * 500])
    assert len(columns_of(lines)) == len(lines)
    assert lines.looks <= 3 * len(lines)
