"""Tables without rules: labels that wrap over rows, levels amid theirs, headings grown together."""

import pytest

from corpus.forms.grid.section import sections
from corpus.forms.grid.sheet import sheet_of
from corpus.forms.reader import read_pages
from corpus.model import Form, Piece
from corpus.pages import Cell, Page, Table
from tests.corpus.forms.grid.tables import form as in_cells
from tests.corpus.forms.grid.tables import rows_of

HEAD = ["项目名称 | 甲项目", "主管部门 | 乙局"]
HEADINGS = "一级指标 | 二级指标 | 三级指标 | 指标值"


def page(*rows: str, ruled: bool = False) -> Page:
    """Rows of cells with points, 20 high and 100 wide; a blank cell prints nothing."""
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts.split("|")):
            top, left = 20.0 * row, 100.0 * column
            box = (left + 5, top + 5, left + 5 + 10 * len(text.strip()), top + 15)
            pieces = (Piece(text.strip(), box=box),) if text.strip() else ()
            cells.append(Cell(row, column, pieces=pieces))
    edges = tuple(100.0 * n for n in range(1 + max(row.count("|") + 1 for row in rows)))
    return Page(
        1, (Piece("绩效目标表", box=(5, -30, 60, -20)), Table(tuple(cells), 1, edges, ruled))
    )


def form(*rows: str) -> Form:
    (found,), _ = read_pages([page(*rows)])
    return found


def labels(page: Page) -> list[str]:
    (section,) = sections(sheet_of([page]))
    return [role.text for role in section.labels]


def test_a_label_parted_by_the_row_of_its_value_is_one() -> None:
    rows = (*HEAD, "其中：财政资 | ", " | 120.00", "金 | ")
    assert "其中：财政资金" in labels(page(*rows))
    assert "其中：财政资金" not in labels(page(*rows, ruled=True))
    beside = (*HEAD, "其中：财政资 | 120.00", "金 | 120.00")
    assert "其中：财政资金" in labels(page(*beside))


def test_what_stands_further_below_is_no_rest_of_a_label() -> None:
    assert "其中：财政资金" not in labels(
        page(*HEAD, "其中：财政资 | ", " | 1", " | 2", " | 3", "金 | ")
    )


def test_rows_above_a_label_amid_them_take_its_level() -> None:
    found = form(
        *HEAD, HEADINGS, " | | 场次 | 5场", "产出指标 | 数量指标 | 人次 | 9人次", " | | 册数 | 7册"
    )
    assert {(row.level1, row.level2) for row in found.indicators} == {("产出指标", "数量指标")}


def test_a_blank_level_goes_on_with_the_one_above() -> None:
    found = form(
        *HEAD, HEADINGS,
        "产出指标 | 数量指标 | 人次 | 9人次",
        "效益指标 | 社会效益指标 | 影响 | 提升",
        " | 可持续影响指标 | 机制 | 健全",
    )  # fmt: skip
    assert [row.level1 for row in found.indicators] == ["产出指标", "效益指标", "效益指标"]


def test_headings_grown_together_are_two() -> None:
    found = form(
        *HEAD, "一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值得分",
        "产出指标 | 数量指标 | 人次 | 9人次 | 9人次 | 10",
    )  # fmt: skip
    (row,) = found.indicators
    assert row.actual is not None
    assert (row.weight, row.score) in {(10, None), (None, 10)}


def test_choices_in_cells_of_their_own_are_one_value() -> None:
    found = form("项目名称 | 甲项目 | ", "项目属性 | □新增项目 | ■延续项目", HEADINGS,
                 "产出指标 | 数量指标 | 人次 | 9人次")  # fmt: skip
    assert found.nature == "延续项目"


TITLE = "项目支出绩效目标表（2025年度）\n"
WRAPPED = """
项目名称 | 河道清淤经费 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度 | 实际 | 分值
^ | ^ | ^ | 指标值 | 完成值 | ^
产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 13公里 | 10
"""


@pytest.mark.parametrize("blank", ["^", ""], ids=["merged", "empty cells"])
def test_headings_that_wrap_over_two_rows_are_one(blank: str) -> None:
    read = in_cells(TITLE + WRAPPED.strip().replace("^", blank))
    assert rows_of(read) == [("产出指标", "数量指标", "清淤长度", "≥12公里")]
    assert read.indicators[0].actual is not None


def test_a_row_that_makes_no_headings_with_those_above_it_stays() -> None:
    rows = "项目名称 | 甲项目 | <\n一级指标 | 三级指标 | 指标值\n产出指标 | 完成率 | 100%\n"
    assert rows_of(in_cells(TITLE + rows)) == [("产出指标", None, "完成率", "100%")]


def test_labels_with_a_text_beside_each_are_two_though_they_spell_a_third() -> None:
    rows = ("项目 | 甲项目", "资金（万元） | 94", HEADINGS, "产出指标 | 数量指标 | 人次 | 9人次")
    assert form(*rows).project == "甲项目"
    assert form(*rows).budget.total == 940_000


def test_a_level_of_another_stands_under_its_own_where_no_rules_part_them() -> None:
    found = form(
        *HEAD, HEADINGS,
        "产出指标 | 数量指标 | 人次 | 9人次",
        " | 社会效益指标 | 影响 | 提升",
        "效益指标 | 可持续影响指标 | 机制 | 健全",
    )  # fmt: skip
    assert [row.level1 for row in found.indicators] == ["产出指标", "效益指标", "效益指标"]


def test_a_level_that_no_scheme_knows_keeps_what_stands_below_it() -> None:
    found = form(
        *HEAD, HEADINGS,
        "投入 | 成本指标 | 补贴标准 | 50元",
        "产出指标 | 数量指标 | 人次 | 9人次",
    )  # fmt: skip
    assert [row.level1 for row in found.indicators] == ["投入", "产出指标"]


def test_the_number_of_a_page_below_a_table_is_none_of_its_rows() -> None:
    row = "产出指标 | 数量指标 | 人次 | 9人次"
    assert len(form(*HEAD, HEADINGS, row, " |  | 第 1 页 | ").indicators) == 1
    assert form(*HEAD, HEADINGS, row, " |  | 第 1 页 | ").ledger.unplaced == 0
