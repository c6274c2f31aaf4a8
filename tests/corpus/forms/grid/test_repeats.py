"""Tables that print a merged cell's text in each of the cells that it took up."""

from corpus.forms.grid.repeats import merged
from tests.corpus.forms.grid.tables import cells_of, details_of, form, rows_of, table

REPEATED = """\
项目支出绩效目标表 | 项目支出绩效目标表 | 项目支出绩效目标表 | 项目支出绩效目标表
项目名称 | 项目名称 | 河道清淤经费 | 河道清淤经费
主管部门 | 主管部门 | 某市水务局 | 某市水务局
实施单位 | 实施单位 | 某市河道管理所 | 某市河道管理所
年度总体目标 | 年度总体目标 | 完成十二公里河道的清淤任务。 | 完成十二公里河道的清淤任务。
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 清淤长度 | ≥12公里
产出指标 | 数量指标 | 加固长度 | ≥12公里
产出指标 | 质量指标 | 合格率 | 100%
"""


def texts(text: str) -> list[list[str]]:
    rows = [cells_of(line) for line in text.strip().split("\n")]
    return [[cell.text for cell in group] for group in merged(table(rows).cells)]


def test_cells_that_print_one_text_are_one() -> None:
    groups = texts(REPEATED)
    assert ["项目名称", "项目名称"] in groups
    assert ["河道清淤经费", "河道清淤经费"] in groups
    assert ["产出指标"] * 3 in groups
    assert ["数量指标"] * 2 in groups


def test_two_indicators_of_one_value_stay_two() -> None:
    assert texts(REPEATED).count(["≥12公里"]) == 2


def test_a_table_with_spans_or_with_few_repeats_is_left_alone() -> None:
    spanned = REPEATED + "备注 | < | 无 | 无\n"
    few = "项目名称 | 项目名称 | 甲 | 甲\n主管部门 | 某局 | 乙 | 乙\n"
    assert all(len(group) == 1 for group in texts(spanned))
    assert all(len(group) == 1 for group in texts(few))


def test_a_form_that_repeats_merged_cells_says_each_thing_once() -> None:
    read = form(REPEATED)
    assert (read.title, read.project) == ("项目支出绩效目标表", "河道清淤经费")
    assert (read.department, read.implementing_unit) == ("某市水务局", "某市河道管理所")
    assert [goal.text for goal in read.goals] == ["完成十二公里河道的清淤任务。"]
    assert rows_of(read) == [
        ("产出指标", "数量指标", "清淤长度", "≥12公里"),
        ("产出指标", "数量指标", "加固长度", "≥12公里"),
        ("产出指标", "质量指标", "合格率", "100%"),
    ]
    assert details_of(read) == {}
    assert read.ledger.unplaced == 0
    assert read.ledger.repeated > 0


def test_equal_amounts_side_by_side_stay_two() -> None:
    table = REPEATED + "资金来源 | 类别 | 预算数 | 执行数\n财政拨款 | 本级 | 500 | 500\n"
    assert texts(table).count(["500"]) == 2


def test_a_name_over_many_columns_is_one_though_no_label_is_printed_twice() -> None:
    wide = "\n".join(f"栏目{n} | " + " | ".join([f"很长的内容{n}"] * 4) for n in "甲乙丙")
    assert ["很长的内容乙"] * 4 in texts(wide)


def test_a_long_text_printed_four_times_over_tells_of_merged_cells() -> None:
    goal = "完成十二公里河道的清淤任务。"
    rows = f"项目名称 | 清淤 | 主管部门 | 某局 | 甲\n总体目标 | {goal} | {goal} | {goal} | {goal}"
    assert [goal] * 4 in texts(rows)
