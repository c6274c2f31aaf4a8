"""A row of a table of indicators under its headings."""

from decimal import Decimal as D

import pytest

from corpus.forms.reader import read_pages
from tests.corpus.forms.grid.tables import loose, page, rows_of
from tests.corpus.forms.grid.texts import HEAD, TITLE


@pytest.mark.parametrize(
    ("cells", "value"),
    [("≥60 | 场次", "≥60场次"), ("430人 | ≥500人", "≥500人"), (" | 98%", "98%")],
)
def test_a_value_that_a_blank_parts_is_one_where_it_makes_a_target(cells: str, value: str) -> None:
    text = f"{TITLE}{HEAD}一级指标 | 三级指标 | | 指标值\n产出指标 | 宣传活动 | {cells}"
    (form,) = read_pages([loose(text)])[0]
    assert rows_of(form) == [("产出指标", None, "宣传活动", value)]


def test_what_stands_left_of_the_levels_is_none_without_rules_either() -> None:
    rows = "目标名称 | 一级指标 | 三级指标 | 指标值\n长期目标1 | 产出指标 | 培训人数 | 9人"
    text = TITLE + HEAD + rows
    (form,) = read_pages([loose(text)])[0]
    assert rows_of(form) == [("产出指标", None, "培训人数", "9人")]


def test_a_number_of_the_row_ends_no_level() -> None:
    text = (
        f"{TITLE}{HEAD}序号 | 一级指标 | 三级指标 | 指标值\n"
        "1 | 产出指标 | 培训人数 | 9人\n2 | | 培训次数 | 2次"
    )
    (form,) = read_pages([page(text)])[0]
    assert [row[0] for row in rows_of(form)] == ["产出指标", "产出指标"]
    assert form.ledger.unplaced == 0


def test_text_in_the_column_of_units_is_the_value_of_a_target_in_words() -> None:
    text = (
        f"{TITLE}{HEAD}一级指标 | 三级指标 | 符号 | 值 | 单位\n产出指标 | 购车 | = | 26 | 辆\n"
        "^ | 交付时间 | 文字描述 | | 8月底前"
    )
    (form,) = read_pages([page(text)])[0]
    assert [row[3] for row in rows_of(form)] == ["=26辆", "8月底前"]


def test_headings_below_a_short_one_without_rules_part_it() -> None:
    text = (
        f"{TITLE}{HEAD}一级指标 | 三级指标 | | 指标值 | \n^ | ^ | 符号 | 值 | 单位\n"
        "产出指标 | 购车 | ≥ | 26 | 辆"
    )
    (form,) = read_pages([loose(text)])[0]
    assert rows_of(form) == [("产出指标", None, "购车", "≥26辆")]


def test_a_text_over_names_and_values_is_no_indicator() -> None:
    text = (
        f"{TITLE}{HEAD}一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 购车 | 26辆\n"
        "预算执行率 | 按进度计分 | < | <"
    )
    (form,) = read_pages([page(text, points=True)])[0]
    assert [row[2] for row in rows_of(form)] == ["购车"]
    assert [(one.label, one.text) for one in form.details] == [("预算执行率", "按进度计分")]


def test_a_last_row_without_a_project_belongs_to_the_one_above() -> None:
    text = (
        "2026年项目支出绩效目标表\n项目名称 | 项目总额 | 一级指标 | 三级指标 | 指标值\n"
        "信访 | 4 | 产出指标 | 办件 | 6件\n接访 | 5 | 产出指标 | 设备 | 9台\n"
        " | | 效益指标 | 秩序 | 良好"
    )
    last = read_pages([page(text, points=True)])[0][-1]
    assert [row[2] for row in rows_of(last)] == ["设备", "秩序"]


def test_a_level_below_the_heading_of_names_is_none() -> None:
    head = "项目绩效目标表\n项目名称 | 甲项目 | < | <\n"
    rows = "指标类别 | 指标 | < | 预期值\n产出指标 | 数量指标 | 清淤长度 | ≥12公里\n"
    for made in (page(head + rows), loose(head + rows.replace("<", ""))):
        (form,) = read_pages([made])[0]
        assert rows_of(form) == [("产出指标", "数量指标", "清淤长度", "≥12公里")]


def test_a_heading_of_two_columns_is_both_of_cells_beside_each_other_and_in_one() -> None:
    head = "项目绩效自评表\n项目名称 | 甲项目 | < | < | < | <\n"
    rows = (
        "一级指标 | 二级指标及名称 | < | 目标值/完成值 | < | 分值/得分\n"
        "产出指标 | 数量指标 | 清淤长度 | ≥12公里 | 11公里 | 20/18.5\n"
        "效益指标 | 社会效益指标 | 受益人口 | 3万人/年 | 3万人/年 | 30/30\n"
    )
    (form,) = read_pages([page(head + rows)])[0]
    assert rows_of(form)[0] == ("产出指标", "数量指标", "清淤长度", "≥12公里")
    assert [row.target and row.target.raw for row in form.indicators] == ["≥12公里", "3万人/年"]
    assert [row.weight for row in form.indicators] == [D(20), D(30)]
    assert [row.score for row in form.indicators] == [D("18.5"), D(30)]
    assert [row.actual and row.actual.raw for row in form.indicators] == ["11公里", "3万人/年"]
