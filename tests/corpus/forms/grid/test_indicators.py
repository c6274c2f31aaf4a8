"""The tables of indicators: each row's name, value and further columns."""

import pytest

from corpus.model import Indicator
from tests.corpus.forms.grid.tables import details_of, form, rows_of
from tests.corpus.forms.grid.texts import (
    COLUMNS,
    HEAD,
    LENGTH,
    ROW,
    TITLE,
    with_head,
    with_rows,
)

RATE = ("产出指标", "质量指标", "验收合格率", "100%")


def only(table: str) -> Indicator:
    (row,) = form(with_head(table)).indicators
    return row


def details(row: Indicator) -> dict[str, str]:
    return {detail.label: detail.text for detail in row.details}


def raw(row: Indicator) -> str | None:
    return row.target.raw if row.target else None


@pytest.mark.parametrize("points", [False, True])
def test_merged_levels_reach_over_their_rows(points: bool) -> None:
    rows = f"{ROW}^ | ^ | 更换水泵 | ≥2台\n^ | 质量指标 | 验收合格率 | 100%\n"
    assert rows_of(form(with_rows(rows), points=points)) == [
        LENGTH,
        ("产出指标", "数量指标", "更换水泵", "≥2台"),
        RATE,
    ]


def test_a_row_that_the_cut_of_a_page_parts_is_one_row() -> None:
    first = with_rows(f"{ROW} |  | 加固堤岸和 | ≥3")
    rest = " |  | 护栏处数 | 处\n效益指标 | 社会效益指标 | 河道环境 | 改善"
    named = form(first, rest.replace("| 处\n", "| \n"), points=True)
    assert rows_of(named)[1] == ("产出指标", "数量指标", "加固堤岸和护栏处数", "≥3")
    valued = form(first, rest.replace("护栏处数", ""), points=True)
    assert rows_of(valued)[1] == ("产出指标", "数量指标", "加固堤岸和", "≥3处")
    assert [piece.page for piece in named.indicators[1].name_source.pieces] == [1, 2]
    assert [piece.page for piece in valued.indicators[1].value_source.pieces] == [1, 2]
    assert [row.name for row in named.indicators][2:] == ["河道环境"]


def test_headings_printed_again_on_the_next_page_are_repeated() -> None:
    read = form(with_rows(ROW), COLUMNS + "产出指标 | 质量指标 | 验收合格率 | 100%", points=True)
    assert rows_of(read) == [LENGTH, RATE]
    assert read.ledger.repeated == len("一级指标二级指标三级指标指标值产出指标")


@pytest.mark.parametrize(
    ("top", "bottom"),
    [("某局2025年部门预算公开", "- 3 -"), ("第三部分", "第 3 页 共 9 页"), ("", "3 / 9")],
)
def test_heads_and_numbers_of_pages_do_not_end_a_table(top: str, bottom: str) -> None:
    more = "产出指标 | 质量指标 | 验收合格率 | 100%"
    pages = (f"{top}\n{with_rows(ROW)}\n{bottom}", f"{top}\n{more}\n{bottom.replace('3', '4')}")
    read = form(*pages, points=True)
    assert rows_of(read) == [LENGTH, RATE]
    assert read.details == ()


def test_a_sentence_ends_a_table() -> None:
    more = "其他需要说明的事项见下表所列。\n\n | 甲 | 乙 | 丙"
    assert rows_of(form(with_rows(ROW), more, points=True)) == [LENGTH]


def test_two_blocks_one_below_the_other_say_which_they_are() -> None:
    block = (
        "{} | 一级指标 | 二级指标 | 指标内容 | 指标值\n^ | 产出指标 | 数量指标 | 清淤长度 | {}\n"
    )
    table = block.format("长期绩效指标", "≥36公里") + block.format("年度绩效指标", "≥12公里")
    read = form(with_head(table))
    assert [(raw(row), details(row)) for row in read.indicators] == [
        ("≥36公里", {"期间": "长期绩效指标"}),
        ("≥12公里", {"期间": "年度绩效指标"}),
    ]
    assert len({row.id for row in read.indicators}) == 2


def test_two_blocks_side_by_side_give_their_own_rows() -> None:
    read = form(
        with_head(
            "一级指标 | 二级指标（长期） | 三级指标（长期） | 指标值（长期） | 二级指标（年度） |"
            " 三级指标（年度） | 指标值（年度）\n"
            "产出指标 | 数量指标 | 清淤长度 | ≥36公里 | 数量指标 | 清淤长度 | ≥12公里\n"
            "产出指标 |  |  |  | 质量指标 | 验收合格率 | 100%\n"
        )
    )
    assert rows_of(read) == [(*LENGTH[:3], "≥36公里"), LENGTH, RATE]


def test_a_level_merged_over_two_blocks_is_of_the_second_one_too() -> None:
    read = form(
        with_head(
            "一级指标 | 二级指标（长期） | 三级指标（长期） | 指标值（长期） | 二级指标（年度） |"
            " 三级指标（年度） | 指标值（年度）\n"
            "产出指标 | 数量指标 | < | < | < | 清淤长度 | ≥12公里\n"
            "产出指标 | 质量指标 | < | < | < | 验收合格率 | 100%\n"
        )
    )
    assert rows_of(read) == [LENGTH, RATE]


def test_the_value_under_a_parted_heading_is_that_of_the_year() -> None:
    row = only(
        "一级指标 | 二级指标 | 三级指标 | 指标值 | < | 指标标准\n"
        "^ | ^ | ^ | 上年实际值 | 本年预期值 | ^\n"
        "产出指标 | 数量指标 | 清淤长度 | 10公里 | 12公里 | 行业标准\n"
    )
    assert (raw(row), details(row)) == ("12公里", {"上年实际值": "10公里", "指标标准": "行业标准"})


@pytest.mark.parametrize(
    "order",
    ["性质 值 计量单位", "计量单位 性质 值", "值 计量单位 性质", "性质 计量单位 值"],
)
@pytest.mark.parametrize(
    ("printed", "value", "rest"),
    [
        ("≥ 12 公里", "≥12公里", ""),
        ("＝ 100 %", "＝100%", ""),
        ("定性 改善 无", "改善", "定性 无"),
        ("定性 改善 -", "改善", "定性 -"),
        ("≥ ≥12公里 公里", "≥12公里", "≥ 公里"),
        ("≤ 12 /", "≤12", "/"),
        ("无 完工 /", "完工", "无 /"),
        ("正向 12 公里", "12公里", "正向"),
    ],
)
def test_sign_value_and_unit_make_the_value_in_any_order(
    order: str, printed: str, value: str, rest: str
) -> None:
    columns = order.split()
    cells = dict(zip(("性质", "值", "计量单位"), printed.split(), strict=True))
    table = f"""
        一级指标 | 三级指标 | {" | ".join(columns)}
        产出指标 | 清淤长度 | {" | ".join(cells[column] for column in columns)}
    """
    row = only(table.strip())
    assert (raw(row), set(details(row).values())) == (value, set(rest.split()))
    assert set(details(row)) <= {"性质", "计量单位"}


def test_a_standard_is_the_value_only_where_no_column_of_values_is() -> None:
    head = "一级指标 | 二级指标 | 三级指标 | "
    both = only(f"{head}指标值及单位 | 绩效标准\n{ROW.strip()} | 不少于去年\n")
    assert (raw(both), details(both)) == ("≥12公里", {"绩效标准": "不少于去年"})
    alone = only(f"{head}绩效标准\n{ROW}")
    assert (raw(alone), details(alone)) == ("≥12公里", {})


def test_the_value_of_the_year_comes_before_that_of_the_whole_period() -> None:
    head = "一级指标 | 三级指标 | 实施周期目标值 | 年度目标值\n"
    year = only(head + "产出指标 | 清淤长度 | 36公里 | 12公里")
    assert (raw(year), details(year)) == ("12公里", {"实施周期目标值": "36公里"})
    assert raw(only(head + "产出指标 | 清淤长度 | 36公里 |")) == "36公里"


def test_columns_of_an_evaluation_have_their_fields() -> None:
    row = only(
        "一级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因分析 | 备注\n"
        "产出指标 | 清淤长度 | 20 | ≥12公里 | 11公里 | 18.5 | 雨季停工 | 另补\n"
    )
    assert row.actual
    assert (row.actual.raw, str(row.weight), str(row.score)) == ("11公里", "20", "18.5")
    assert (row.deviation_reason, details(row)) == ("雨季停工", {"备注": "另补"})


def test_points_that_are_no_number_stay_details() -> None:
    row = only("一级指标 | 三级指标 | 指标值 | 分值\n产出指标 | 清淤长度 | 12公里 | 待定\n")
    assert (row.weight, details(row)) == (None, {"分值": "待定"})


def test_what_a_blank_form_says_is_no_indicator() -> None:
    blank = "^ | ^ | 指标2： |\n^ | ^ | …… | ……\n^ | ^ | 指标3：/ | /\n^ | ^ | 0 | 0.00%\n"
    blank += "效益指标 | 社会效益指标 | 指标1： |\n"
    read = form(with_rows(f"{ROW}{blank} ^ | | 环境 | 好"))
    assert rows_of(read) == [LENGTH, ("效益指标", "社会效益指标", "环境", "好")]
    assert read.ledger.unplaced == 0


def test_an_indicator_may_be_named_as_a_label_is() -> None:
    read = form(with_rows(f"{ROW}^ | 时效指标 | 项目完成时间 | 12月底前\n^ | ^ | 备注 | 齐全\n"))
    assert [row.name for row in read.indicators] == ["清淤长度", "项目完成时间", "备注"]


def test_notes_and_signatures_below_are_no_indicators() -> None:
    foot = "备注 | 无其他事项 | < | <\n单位负责人（签字）： | 某甲 | 填报日期 | 2025年1月5日\n"
    read = form(with_rows(ROW + foot))
    assert rows_of(read) == [LENGTH]
    assert details_of(read)["备注"] == "无其他事项"
    assert details_of(read)["填报日期"] == "2025年1月5日"
    assert read.ledger.unplaced == 0


def test_a_wrapped_cell_is_one_text_with_a_piece_for_each_line() -> None:
    (row,) = form(with_rows("产出指标 | 数量⏎指标 | 清淤⏎长度 | ≥12⏎公里"), points=True).indicators
    assert rows_of(form(with_rows("产出指标 | 数量⏎指标 | 清淤⏎长度 | ≥12⏎公里"))) == [LENGTH]
    assert [piece.quote for piece in row.name_source.pieces] == ["清淤", "长度"]
    assert [piece.quote for piece in row.value_source.pieces] == ["≥12", "公里"]
    assert [piece.quote for piece in row.level2_source.pieces] == ["数量", "指标"]
    tops = [piece.box[1] for piece in row.name_source.pieces if piece.box]
    assert len(tops) == 2
    assert tops[0] < tops[1]


def test_ids_are_the_same_again_and_wherever_the_form_stands() -> None:
    text = with_rows(f"{ROW}^ | ^ | 清淤长度 | ≥3公里\n")
    one, other = form(text), form("封面\n" + text, points=True)
    assert (one.id, [row.id for row in one.indicators]) == (
        other.id,
        [row.id for row in other.indicators],
    )
    assert len({row.id for row in one.indicators}) == 2
    assert one.indicators[0].definition_id == one.indicators[1].definition_id


def test_a_sheet_that_goes_on_with_the_table_without_headings_is_of_it() -> None:
    more = "产出指标 | 质量指标 | 验收合格率 | 100%\n |  | 返修率 | 1%"
    read = form(with_rows(ROW), more)
    assert rows_of(read) == [LENGTH, RATE, ("产出指标", "质量指标", "返修率", "1%")]
    assert read.details == ()


def test_a_sheet_of_something_else_does_not_go_on() -> None:
    assert rows_of(form(with_rows(ROW), "甲 | 乙 | 丙 | 1\n丁 | 戊 | 己 | 2")) == [LENGTH]


def test_what_stands_over_a_fourth_level_is_a_detail_and_no_level() -> None:
    read = form(
        f"{TITLE}{HEAD}"
        "一级指标 | 二级指标 | 三级指标 | 四级指标 | 指标值\n"
        "产出指标 | 数量指标 | 河道整治 | 清淤长度 | ≥12公里\n"
    )
    assert rows_of(read) == [("产出指标", "数量指标", "清淤长度", "≥12公里")]
    assert "河道整治" in details(read.indicators[0]).values()


def test_a_level_over_the_whole_width_above_the_first_headings_is_that_of_their_rows() -> None:
    columns = "指标类型 | 指标名称 | 目标值 | 备注\n"
    for wide in ("产出指标 | < | < | <\n", "产出指标 |  |  | \n"):
        rows = f"数量指标 | 清淤长度 | ≥12公里 | \n{wide.replace('产出', '效益')}"
        text = TITLE + HEAD + wide + columns + rows
        text += columns + "社会效益指标 | 受益人口 | 3万人 | \n"
        assert [row[0] for row in rows_of(form(text))] == ["产出指标", "效益指标"]
