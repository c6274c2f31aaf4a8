"""Levels that stand over the headings of a table, and in one cell with each other."""

from tests.corpus.forms.grid.tables import form, forms, rows_of
from tests.corpus.forms.grid.texts import HEAD, LENGTH, TITLE

SIDES = (
    "成本指标 | < | 产出指标 | < | 满意度指标 | <\n"
    "三级指标 | 指标值 | 三级指标 | 指标值 | 三级指标 | 指标值\n"
    "单位成本 | ≤3元 | 清淤长度 | ≥9公里 | 居民满意度 | ≥90%\n"
    " |  | 清淤次数 | 2次 |  | "
)


def test_a_level_over_its_own_columns_counts_for_them() -> None:
    assert rows_of(form(TITLE + HEAD + SIDES)) == [
        ("成本指标", None, "单位成本", "≤3元"),
        ("产出指标", None, "清淤长度", "≥9公里"),
        ("产出指标", None, "清淤次数", "2次"),
        ("满意度指标", None, "居民满意度", "≥90%"),
    ]


def test_levels_stand_over_the_columns_of_a_table_of_many_projects() -> None:
    one, other = forms(
        "2024年部门预算项目绩效目标表\n"
        "项目单位（项目名称） | 资金总额（万元） | 产出指标 | < | 满意度指标 | <\n"
        "^ | ^ | 三级指标 | 指标值 | 三级指标 | 指标值\n"
        "某市气象中心 | 50 |  |  |  | \n"
        "站点运维 | 20 | 运维站点 | =72个 | 农户满意度 | ≥90%\n"
        "^ | ^ | 到报率 | ≥98% |  | \n"
        "增雨作业 | 30 | 作业次数 | ≥26次 | 群众满意度 | ≥85%"
    )
    assert (one.project, other.project) == ("站点运维", "增雨作业")
    assert one.implementing_unit == "某市气象中心"
    assert [row[0] for row in rows_of(one)] == ["产出指标", "产出指标", "满意度指标"]
    assert other.ledger.unplaced == 0


def test_one_cell_may_print_both_levels() -> None:
    read = form(
        TITLE + HEAD + "指标类型 | 指标名称 | 指标值\n"
        "产出指标-数量指标 | 清淤长度 | 9公里\n效益指标—社会效益 | 受益人口 | 2万人"
    )
    assert [row[:2] for row in rows_of(read)] == [
        ("产出指标", "数量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_among_second_levels_cost_and_satisfaction_are_such_too() -> None:
    read = form(
        TITLE + HEAD + "指标类别 | 指标名称 | 指标值\n"
        "数量指标 | 清淤长度 | 9公里\n成本指标 | 单价 | 3元\n满意度指标 | 居民满意度 | 90%"
    )
    assert [row[:2] for row in rows_of(read)] == [
        (None, "数量指标"),
        (None, "成本指标"),
        (None, "满意度指标"),
    ]


def test_a_row_across_the_table_may_be_a_level() -> None:
    read = form(
        TITLE
        + HEAD
        + "二级指标 | 三级指标 | 指标值\n一、产出指标 | < | <\n数量指标 | 清淤长度 | 9公里\n"
        "二、效益指标 | < | <\n社会效益指标 | 受益人口 | 2万人"
    )
    assert [row[:2] for row in rows_of(read)] == [
        ("产出指标", "数量指标"),
        ("效益指标", "社会效益指标"),
    ]


def test_a_level_beside_the_headings_is_that_of_the_rows_below() -> None:
    rows = "（一）产出指标 | 三级指标 | 指标值\n数量指标 | 清淤长度 | ≥12公里\n"
    other = "（二）效益指标 | 三级指标 | 指标值\n社会效益指标 | 受益人口 | 2万人\n"
    read = form(TITLE + HEAD + rows + other)
    assert rows_of(read) == [LENGTH, ("效益指标", "社会效益指标", "受益人口", "2万人")]


def test_a_level_reaches_over_the_empty_cells_behind_it() -> None:
    rows = (
        "产出指标 |  |  | 效益指标 | \n二级指标 | 三级指标 | 指标值 | 三级指标 | 指标值\n"
        "数量指标 | 清淤长度 | ≥12公里 | 受益人口 | 2万人\n"
    )
    assert rows_of(form(TITLE + HEAD + rows)) == [LENGTH, ("效益指标", None, "受益人口", "2万人")]
