"""Cells that the cut of a page parts."""

from dataclasses import replace

from corpus.forms.reader import read_pages
from corpus.model import Piece
from tests.corpus.forms.grid.tables import form, page, rows_of
from tests.corpus.forms.grid.texts import ROW, with_rows

COUNT, GOOD = ("产出指标", "数量指标"), ("产出指标", "质量指标")
PLEASED = ("满意度指标", "服务对象满意度指标")
LONG = "全市主要河道清淤疏浚工程累计完成的"  # fills its column


def levels(*texts: str) -> list[tuple[str | None, str | None]]:
    return [(one, two) for one, two, _, _ in rows_of(form(*texts, points=True))]


def test_a_label_below_its_table_is_the_one_of_the_next_page() -> None:
    first = with_rows(" | 数量指标 | 清淤长度 | 12公里\n^ | ^ | 水泵 | 2台\n\n产出指标")
    second = "产出指标 |  | 护栏 | 3处\n^ | 质量指标 | 合格率 | 100%"
    assert levels(first, second) == [COUNT, COUNT, COUNT, GOOD]
    read = form(first, second, points=True)
    assert (read.ledger.unplaced, read.ledger.repeated) == (0, 4)


def test_a_label_in_pieces_below_its_table_is_one() -> None:
    first = with_rows(" | 数量指标 | 清淤长度 | 12公里\n\n产出\n指标")
    assert levels(first, "产出指标 | 质量指标 | 合格率 | 100%") == [COUNT, GOOD]


def test_a_label_whose_lines_stand_in_both_parts_and_between_is_one() -> None:
    first = with_rows(f"{ROW}满意度 | 服务对 | 居民满意度 | ≥90%\n\n指标\n象满意")
    text = page(first, points=True)
    second = page(" | 度指标 | 商户满意度 | ≥85%", 2, points=True)
    *others, last = text.blocks
    assert isinstance(last, Piece)
    moved = replace(last, box=(102.0, 500.0, 117.0, 512.0))
    (read,) = read_pages([replace(text, blocks=(*others, moved)), second])[0]
    assert [(one, two) for one, two, _, _ in rows_of(read)] == [COUNT, PLEASED, PLEASED]
    assert read.ledger.unplaced == 0


def test_a_level_that_begins_empty_before_the_cut_has_its_name_behind_it() -> None:
    first = with_rows(f"{ROW} |  | 居民满意度 | ≥90%\n")
    second = "满意度指标 | 服务对象满意度指标 | 商户满意度 | ≥85%"
    assert levels(first, second) == [COUNT, PLEASED, PLEASED]


def test_where_empty_cells_go_on_with_the_level_above_they_do_before_a_cut() -> None:
    first = with_rows(f"{ROW} |  | 水泵 | 2台\n |  | 护栏 | 3处\n")
    second = "满意度指标 | 服务对象满意度指标 | 商户满意度 | ≥85%"
    assert levels(first, second)[:3] == [COUNT] * 3


def cut(upper: str, lower: str) -> list[tuple[str | None, str | None, str, str | None]]:
    """What is read of three rows with scores and a fourth that the cut parts."""
    rows = "".join(f"产出指标 | 数量指标 | {name} | 2台 | 10\n" for name in ("泵", "门", "栏"))
    text = with_rows(rows + upper).replace("| 指标值", "| 指标值 | 分值")
    return rows_of(form(text, lower, points=True))


def test_a_row_that_is_cut_in_name_and_value_is_one() -> None:
    found = cut(f" |  | {LONG} | >=475 | 10\n", " |  | 长度 | 4米 |  \n")
    assert found[3:] == [(*COUNT, LONG + "长度", ">=4754米")]


def test_a_row_whose_rest_has_the_unit_alone_is_one() -> None:
    found = cut(f" |  | {LONG} | >=475 |\n", " |  | 长度 | 米 |  \n")
    assert found[3:] == [(*COUNT, LONG + "长度", ">=475米")]


def test_a_name_that_is_cut_from_its_value_is_one() -> None:
    found = cut(f" |  | {LONG} |  |\n", " |  | 长度 | 475米 | 10 \n")
    assert found[3:] == [(*COUNT, LONG + "长度", "475米")]


def test_rows_on_both_sides_of_a_cut_stay_two() -> None:
    whole = cut(f" |  | {LONG} | >=475米 | 10\n", " |  | 护栏长度 | 4米 | 10 \n")
    short = cut(" |  | 水泵 | >=475台 | 10\n", " |  | 护栏长度 | 4米 |  \n")
    assert len(whole) == len(short) == 5
