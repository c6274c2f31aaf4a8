"""一级 and 二级指标 of each row: the boxes that reach over it, as their columns say."""

import pytest

from corpus.forms.reader import read_pages
from tests.corpus.forms.grid.tables import form, loose, rows_of
from tests.corpus.forms.grid.texts import COLUMNS, HEAD, ROW, TITLE, with_head, with_rows

Levels = tuple[str | None, str | None]


def levels(rows: str, *more: str) -> list[Levels]:
    found = rows_of(form(with_rows(rows), *more, points=bool(more)))
    return [(one, two) for one, two, _, _ in found]


COUNT, GOOD = ("产出指标", "数量指标"), ("产出指标", "质量指标")
PLEASED = ("满意度指标", "服务对象满意度指标")


def test_blank_cells_go_on_with_the_level_above() -> None:
    rows = f"{ROW} |  | 水泵 | 2台\n | 质量指标 | 合格率 | 100%\n"
    assert levels(rows) == [COUNT, COUNT, GOOD]


def test_levels_printed_on_each_row_are_the_same_levels() -> None:
    assert levels(f"{ROW}产出指标 | 数量指标 | 水泵 | 2台\n") == [COUNT, COUNT]


@pytest.mark.parametrize(
    "next_page",
    [
        "产出指标 | 数量指标 | 水泵 | 2台\n^ | 质量指标 | 合格率 | 100%",
        " |  | 水泵 | 2台\n^ | 质量指标 | 合格率 | 100%",
        " | 数量指标 | 水泵 | 2台\n^ | 质量指标 | 合格率 | 100%",
        f"{COLUMNS}产出指标 | 数量指标 | 水泵 | 2台\n^ | 质量指标 | 合格率 | 100%",
    ],
    ids=["repeated", "empty", "second only", "with headings"],
)
def test_levels_go_on_over_the_cut_of_a_page(next_page: str) -> None:
    assert levels(ROW, next_page) == [COUNT, COUNT, GOOD]


@pytest.mark.parametrize(
    "cut", ["服务对象满⏎意|度指标", "服务|对象满意度指标", "服务对象满意度指|标"]
)
def test_a_level_cut_inside_its_text_is_one_level(cut: str) -> None:
    upper, lower = cut.split("|")
    rows = f"{ROW}满意度指标 | {upper} | 居民满意度 | ≥90%\n"
    more = f" | {lower} | 商户满意度 | ≥85%"
    assert levels(rows, more) == [COUNT, PLEASED, PLEASED]
    row = form(with_rows(rows), more, points=True).indicators[-1]
    assert "".join(piece.quote for piece in row.level2_source.pieces) == cut.replace(
        "|", ""
    ).replace("⏎", "")
    assert {piece.page for piece in row.level2_source.pieces} == {1, 2}


def test_a_new_first_level_has_no_second_one_yet() -> None:
    rows = f"{ROW}满意度指标 |  | 居民满意度 | ≥90%\n"
    assert levels(rows) == [COUNT, ("满意度指标", None)]


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        (("产出指标(50分)", "数量指标（10分）"), COUNT),
        (("产 出 指 标", "数 量⏎指 标"), COUNT),
        (("产出", "数量"), COUNT),
        (("产出值", "数量值"), COUNT),
        (("项目产出", "产出数量"), COUNT),
        (("产出类指标", "数量目标"), COUNT),
        (("一、产出指标", "（一）数量指标"), COUNT),
        (("效益", "经济效益"), ("效益指标", "经济效益指标")),
        (("项目效益(35分)", "可持续影响目标"), ("效益指标", "可持续影响指标")),
        (("满意度", "服务对象"), PLEASED),
        (("满意度指标", "满意度指标"), ("满意度指标", "满意度指标")),
        (("成本指标", "经济成本"), ("成本指标", "经济成本指标")),
        (("产出指标", "成本"), ("产出指标", "成本指标")),
        (("决策", "项目立项"), ("决策", "项目立项")),
        (("管理类指标", ""), ("管理类指标", None)),
    ],
)
def test_levels_have_their_official_names(printed: Levels, official: Levels) -> None:
    assert levels(f"{printed[0]} | {printed[1]} | 清淤长度 | 12公里\n") == [official]


def test_costs_stand_under_output_or_alone() -> None:
    rows = f"{ROW}^ | 成本指标 | 单价 | ≤3元\n成本指标 | 经济成本指标 | 总价 | ≤9元\n"
    assert levels(rows) == [COUNT, ("产出指标", "成本指标"), ("成本指标", "经济成本指标")]


@pytest.mark.parametrize("column", ["一级指标", "指标类型"])
def test_one_column_of_levels_is_told_by_what_it_prints(column: str) -> None:
    table = f"{column} | 指标名称 | 指标值\n产出指标 | 清淤长度 | 12公里\n数量指标 | 水泵 | 2台\n"
    found = [(one, two) for one, two, _, _ in rows_of(form(with_head(table)))]
    assert found == [("产出指标", None), COUNT]


def test_a_heading_left_of_the_levels_is_no_level() -> None:
    table = f"绩效指标 | {COLUMNS}^ | {ROW}^ |  | 质量指标 | 合格率 | 100%\n"
    found = [(one, two) for one, two, _, _ in rows_of(form(with_head(table)))]
    assert found == [COUNT, GOOD]


def test_a_level_knows_where_it_is_printed() -> None:
    row = form(with_rows(f"{ROW}^ | ^ | 水泵 | 2台\n")).indicators[1]
    assert [(p.quote, p.cell) for p in row.level1_source.pieces] == [("产出指标", "A6")]
    assert [(p.quote, p.cell) for p in row.level2_source.pieces] == [("数量指标", "B6")]


def test_headings_of_level_2_without_a_row_are_told_and_those_that_go_on_are_not() -> None:
    rows = f"{ROW}^ | ^ |  | \n^ | 成本指标 |  | \n效益指标 | 经济效益指标 | …… | \n"
    read = form(with_rows(rows + "^ | 社会效益指标 | 河道环境 | 改善\n"))
    told = [(found.rule, found.source.pieces[0].quote) for found in read.findings]
    assert told == [("A-07", "成本指标"), ("A-07", "经济效益指标")]


def test_a_level_in_a_row_of_its_own_has_the_rows_below_it() -> None:
    read = form(
        f"{TITLE}{HEAD}指标名称 | < | < | 指标值\n"
        "一、产出指标 | < | < | \n（一）数量指标 | < | < | \n清淤长度 | < | < | ≥12公里\n"
    )
    assert rows_of(read) == [("产出指标", "数量指标", "清淤长度", "≥12公里")]
    assert read.findings == ()


def test_a_level_of_either_rank_has_that_of_its_column() -> None:
    read = form(
        f"{TITLE}{HEAD}绩效指标类型 |  | 指标名称 | 指标值\n"
        "产出指标 | 数量指标 | 清淤长度 | ≥12公里\n | 成本指标 | 每公里造价 | ≤4万元\n"
    )
    assert [row[:2] for row in rows_of(read)] == [COUNT, ("产出指标", "成本指标")]


def test_a_level_in_a_line_has_the_table_below_it() -> None:
    table = "二级指标 | 三级指标 | 指标值\n{} | {} | 1个\n"
    read = form(
        f"{TITLE}{HEAD}\n（一）产出指标\n{table.format('数量指标', '甲')}\n（二）效益指标\n"
        + table.format("社会效益指标", "乙")
    )
    assert [row[:3] for row in rows_of(read)] == [
        ("产出指标", "数量指标", "甲"),
        ("效益指标", "社会效益指标", "乙"),
    ]


def test_marks_left_of_the_levels_end_none() -> None:
    table = "√ | 一级指标 | 二级指标 | 三级指标 | 指标值\n{} | 产出指标 | 数量指标 | 甲 | 1个\n"
    read = form(with_head(table.format("√") + "√ |  |  | 乙 | 2个\n√ |  | 质量指标 | 丙 | 合格"))
    assert [row[:3] for row in rows_of(read)] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "数量指标", "乙"),
        ("产出指标", "质量指标", "丙"),
    ]


def test_without_rules_a_level_may_stand_on_the_lines_of_two_rows() -> None:
    rows = f"{ROW}满意度指标 | 服务对象满意 | 居民满意度 | ≥90%\n^ | 度指标 | 商户满意度 | ≥85%\n"
    (read,) = read_pages([loose(with_rows(rows))])[0]
    assert [(one, two) for one, two, _, _ in rows_of(read)] == [COUNT, PLEASED, PLEASED]


def test_two_names_of_levels_are_no_halves_of_one() -> None:
    rows = "产出指标 | 数量指标 | 水泵 | 2台\n^ | 质量指标 | 合格率 | 100%\n"
    (read,) = read_pages([loose(with_rows(rows))])[0]
    assert [(one, two) for one, two, _, _ in rows_of(read)] == [COUNT, GOOD]


def test_both_levels_may_have_lines_above_a_table() -> None:
    table = "三级指标 | 指标值\n{} | 1个\n"
    read = form(
        f"{TITLE}{HEAD}\n（一）产出指标\n1．数量指标\n{table.format('甲')}\n2．质量指标\n"
        f"{table.format('乙')}\n（二）满意度指标\n服务对象满意度指标\n{table.format('丙')}"
    )
    assert [row[:3] for row in rows_of(read)] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "质量指标", "乙"),
        ("满意度指标", "服务对象满意度指标", "丙"),
    ]


def test_costs_in_a_row_of_their_own_stand_below_output_unless_they_have_levels() -> None:
    rows = (
        "产出指标 | < | <\n数量指标 | < | <\n甲 | 1个 | 10\n成本指标 | < | <\n乙 | 2元 | 10\n"
        "成本指标 | < | <\n经济成本指标 | < | <\n丙 | 3元 | 10\n"
    )
    assert [row[:3] for row in rows_of(form(with_head(f"指标名称 | 指标值 | 分值\n{rows}")))] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "成本指标", "乙"),
        ("成本指标", "经济成本指标", "丙"),
    ]
