"""Cells that a page clips, with their whole text in the file on both pages."""

from dataclasses import replace

from corpus.forms.reader import read_pages
from corpus.model import Form, Piece
from corpus.pages import Page
from tests.corpus.forms.grid.tables import page, rows_of

HEADINGS = "项目名称 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
FIRST = (
    "市级项目绩效目标表\n（2024年度）\n"
    + HEADINGS
    + "绿篱修剪 | 修剪。 | 产出指标 | 数量指标 | 长度 | ≥9公里\n"
)
UPPER = " | 布置花坛， | | 数量指标 | 花坛数量 | ≥8处"
LOWER = "花坛布置 | 养护草坪。 | 产出指标 | 质量指标 | 合格率 | 100%"
GROWN = HEADINGS.replace("年度目标", "年度目标布置花坛，")


def with_strays(one: Page, *texts: tuple[int, str]) -> Page:
    """The page with words below its table: the column of each, and its text."""
    pieces = (
        Piece(text, one.number, box=(x := 100.0 * column + 2, 700.0, x + 10 * len(text), 712.0))
        for column, text in texts
    )
    return replace(one, blocks=(*one.blocks, *pieces))


def read(lower_headings: str, *strays: tuple[int, str]) -> tuple[Form, ...]:
    upper = with_strays(page(FIRST + UPPER, 1, points=True), *strays)
    return read_pages([upper, page(lower_headings + LOWER, 2, points=True)])[0]


def test_a_cell_whose_text_both_pages_print_is_one() -> None:
    first, second = read(GROWN, (0, "花坛布置"), (1, "养护草坪。"), (2, "产出指标"))
    assert (first.project, second.project) == ("绿篱修剪", "花坛布置")
    assert "".join(goal.text for goal in second.goals) == "布置花坛，养护草坪。"
    assert rows_of(second) == [
        ("产出指标", "数量指标", "花坛数量", "≥8处"),
        ("产出指标", "质量指标", "合格率", "100%"),
    ]
    assert second.ledger.unplaced == 0


def test_words_beside_the_table_that_are_no_cells_stay_unplaced() -> None:
    *_, last = read(HEADINGS, (0, "花坛布置"), (1, "另一句话。"))
    assert last.project == "花坛布置"
    assert "另一句话。" in last.ledger.unplaced_text


def test_words_over_two_columns_are_parted() -> None:
    *_, second = read(GROWN, (0, "花坛布置"), (1, "养护草坪。"), (2, "产出指标"))
    across = with_strays(page(FIRST + UPPER, 1, points=True), (2, "产出指标"))
    both = Piece("花坛布置养护草坪。", 1, box=(60.0, 720.0, 150.0, 732.0))
    upper = replace(across, blocks=(*across.blocks, both))
    *_, parted = read_pages([upper, page(GROWN + LOWER, 2, points=True)])[0]
    assert [goal.text for goal in parted.goals] == [goal.text for goal in second.goals]
    assert parted.ledger.unplaced == 0
