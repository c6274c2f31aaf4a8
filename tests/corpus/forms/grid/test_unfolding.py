"""Tables of many projects: each project is a form of its own."""

from dataclasses import replace
from decimal import Decimal

from corpus.forms.grid.section import sections
from corpus.forms.reader import read_pages
from corpus.model import FormKind
from corpus.pages import Table
from tests.corpus.forms.grid.tables import details_of, form, forms, loose, rows_of, sheet

CAPTION = "市级项目绩效目标表\n（2024年度）\n部门名称：某市园林局 单位：万元\n"
HEADINGS = """
序号 | 项目单位 | 项目名称 | 项目资金 | < | 绩效目标 | 绩效指标 | < | < | < | 权重
^ | ^ | ^ | 小计 | 财政拨款 | ^ | 一级指标 | 二级指标 | 三级指标 | 指标值 | ^
""".strip()
ROWS = """
1 | 公园中心 | 绿篱修剪 | 12.5 | 10 | 修剪绿篱。 | 产出指标 | 数量指标 | 修剪长度 | ≥9公里 | 30
^ | ^ | ^ | ^ | ^ | ^ | 满意度指标 | 服务对象满意度指标 | 游客满意度 | ≥90% | 10
2 | ^ | 花坛布置 | 30 | 30 | 布置花坛。 | 产出指标 | 数量指标 | 花坛数量 | ≥8处 | 30
""".strip()
TABLE = f"{HEADINGS}\n{ROWS}"
INDICATORS = "一级指标 | 二级指标 | 三级指标 | 指标值"
SUM = "\n合计 | < | < | 42.5 | 40 | | | | | |"
PLAIN = "项目名称 | 预算金额（万元） | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"


def test_each_project_is_a_form_with_its_rows() -> None:
    first, second = forms(CAPTION + TABLE)
    assert (first.project, second.project) == ("绿篱修剪", "花坛布置")
    assert rows_of(first) == [
        ("产出指标", "数量指标", "修剪长度", "≥9公里"),
        ("满意度指标", "服务对象满意度指标", "游客满意度", "≥90%"),
    ]
    assert rows_of(second) == [("产出指标", "数量指标", "花坛数量", "≥8处")]
    assert second.indicators[0].weight == 30


def test_each_form_has_what_stands_above_the_table() -> None:
    for one in forms(CAPTION + TABLE):
        assert (one.title, one.year, one.department) == ("市级项目绩效目标表", 2024, "某市园林局")
        assert one.kind is FormKind.GOAL_TABLE


def test_amounts_take_the_unit_of_the_caption_and_goals_are_split() -> None:
    first, second = forms(CAPTION + TABLE)
    assert (first.budget.total, first.budget.fiscal) == (Decimal(125_000), Decimal(100_000))
    assert second.budget.total == 300_000
    assert [goal.text for goal in second.goals] == ["布置花坛。"]


def test_a_cell_over_several_projects_holds_for_each() -> None:
    assert [one.implementing_unit for one in forms(CAPTION + TABLE)] == ["公园中心"] * 2


def test_every_character_of_a_project_is_accounted_for_and_the_sum_is_in_no_form() -> None:
    for one in forms(CAPTION + TABLE + SUM):
        assert one.ledger.unplaced == 0
        assert "42.5" not in details_of(one).values()
        assert one.source_of("project").pieces[0].quote == one.project


def test_blanks_below_a_name_go_on_with_its_project() -> None:
    blank = TABLE.replace("^", "").replace("<", "")
    assert [rows_of(one) for one in forms(CAPTION + blank)] == [
        rows_of(one) for one in forms(CAPTION + TABLE)
    ]


def test_rows_that_print_their_project_again_are_one_form() -> None:
    again = (
        "绿篱修剪 | 5 | 修剪绿篱。 | 产出指标 | 数量指标 | 修剪长度 | ≥9公里\n"
        "绿篱修剪 | 5 | 修剪绿篱。 | 产出指标 | 质量指标 | 合格率 | 100%\n"
        "花坛布置 | 6 | 布置花坛。 | 产出指标 | 数量指标 | 花坛数量 | ≥8处\n"
    )
    first, second = forms(CAPTION + PLAIN + again)
    assert [name for *_, name, _ in rows_of(first)] == ["修剪长度", "合格率"]
    assert first.ledger.repeated == len("绿篱修剪5修剪绿篱。产出指标")
    assert second.project == "花坛布置"


def test_a_unit_has_a_row_of_its_own_above_its_projects() -> None:
    stepped = """
单位名称、项目名称 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
公园中心 | | | | | | |
绿篱修剪 | 修剪绿篱。 | | | | | |
 | | 产出指标 | | | | |
 | | | 数量指标 | | | |
 | | | | 修剪长度 | ≥ | 9 | 公里
"""
    only = form(CAPTION + stepped)
    assert (only.project, only.implementing_unit) == ("绿篱修剪", "公园中心")
    assert rows_of(only) == [("产出指标", "数量指标", "修剪长度", "≥9公里")]
    assert only.ledger.unplaced == 0


def test_a_table_goes_on_over_pages_with_its_headings_again_or_without() -> None:
    head, tail = ROWS.rsplit("\n", 1)
    tail = tail.replace("^", "公园中心", 1)
    for top in (HEADINGS + "\n", CAPTION + HEADINGS + "\n", ""):
        pages = (f"{CAPTION}{HEADINGS}\n{head}", top + tail)
        assert [one.project for one in forms(*pages, points=True)] == ["绿篱修剪", "花坛布置"]
        assert [one.year for one in forms(*pages, points=True)] == [2024, 2024]


def test_a_project_goes_on_below_the_cut_of_a_page() -> None:
    lines = ROWS.split("\n")
    rest = lines[1].replace("^", "")
    first, second = forms(
        f"{CAPTION}{HEADINGS}\n{lines[0]}",
        f"{HEADINGS}\n{rest}\n{lines[2].replace('^', '公园中心')}",
        points=True,
    )
    assert [name for *_, name, _ in rows_of(first)] == ["修剪长度", "游客满意度"]
    assert second.project == "花坛布置"
    assert first.ledger.unplaced == 0


def test_goals_and_values_of_both_periods_are_kept() -> None:
    table = """
项目名称 | 中期目标 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 实施期指标值 | 年度指标值
绿篱修剪 | 三年修剪。 | 今年修剪。 | 产出指标 | 数量指标 | 修剪长度 | ≥27公里 | ≥9公里
"""
    only = form(CAPTION + table)
    assert {(goal.scope.value, goal.text) for goal in only.goals} == {
        ("total", "三年修剪。"),
        ("annual", "今年修剪。"),
    }
    assert rows_of(only)[0][-1] == "≥9公里"
    assert [d.text for d in only.indicators[0].details] == ["≥27公里"]


def test_a_list_of_projects_without_indicators_gives_no_form() -> None:
    listed = "项目名称 | 项目单位 | 预算金额 | 备注\n绿篱修剪 | 公园中心 | 5 |\n花坛布置 | | 6 |"
    assert forms("项目支出表\n" + listed, points=True) == ()
    assert forms(CAPTION + listed) == ()


def test_a_form_behind_the_table_is_a_form_of_its_own() -> None:
    other = (
        "项目支出绩效目标申报表\n项目名称 | 树木补植 | 主管部门 | 某市园林局\n"
        "一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 补植株数 | ≥7株"
    )
    found = forms(CAPTION + TABLE + "\n" + other)
    assert [one.project for one in found] == ["绿篱修剪", "花坛布置", "树木补植"]
    assert rows_of(found[1]) == [("产出指标", "数量指标", "花坛数量", "≥8处")]


def test_rows_are_numbered_anew() -> None:
    for section in sections(sheet(CAPTION + TABLE)):
        numbers = [row.number for row in section.rows]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert all(box.top in numbers for row in section.rows for box in row.boxes)


OWNED = """
单位名称、项目名称 | 绩效目标 | 一级指标 | 三级指标 | 指标值
某州园林局 | < | < | < | <
绿篱修剪 | 修剪绿篱。 | 产出指标 | 修剪长度 | ≥9公里
花坛布置 | 布置花坛。 | 产出指标 | 花坛数量 | ≥8处
""".strip()


def test_a_unit_over_all_columns_owns_the_projects_below_it() -> None:
    found = forms(f"项目绩效目标表（2018年度）\n{OWNED}")
    assert [one.project for one in found] == ["绿篱修剪", "花坛布置"]
    assert {one.implementing_unit for one in found} == {"某州园林局"}


def test_headings_of_many_projects_with_none_below_are_left_as_they_stand() -> None:
    rows = "项目名称 | 绩效目标 | 一级指标 | 三级指标 | 指标值\n本表无内容 | < | < | < | <"
    assert [row.number for row in sections(sheet(rows))[0].rows] == [0, 1]


SIDES = """
项目名称 | 产出指标 | < | < | 满意度指标 | <
^ | 二级指标 | 三级指标 | 指标值 | 三级指标 | 指标值
绿篱修剪 | 数量指标 | 修剪长度 | ≥9公里 | 游客满意度 | ≥90%
""".strip()


def test_a_level_below_one_of_the_levels_side_by_side_is_none_of_the_other() -> None:
    assert rows_of(form(f"项目绩效目标表（2024年度）\n{SIDES}")) == [
        ("产出指标", "数量指标", "修剪长度", "≥9公里"),
        ("满意度指标", None, "游客满意度", "≥90%"),
    ]


def test_an_export_prints_the_project_in_each_row() -> None:
    heads = "序号 | 单位名称 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
    own = [
        "产出指标 | 数量指标 | 长度 | ≥9公里",
        "产出指标 | 质量指标 | 合格率 | 100%",
        "产出指标 | 数量指标 | 花坛 | ≥8处",
    ]
    names = ["绿篱", "绿篱", "花坛"]
    rows = [f"{n} | 园林局 | {names[n]}工程 | {own[n]}" for n in range(3)]
    first, second = forms(CAPTION + heads + "\n".join(rows))
    assert [row.name for row in first.indicators] == ["长度", "合格率"]
    assert [row.name for row in second.indicators] == ["花坛"]


def test_headings_of_three_rows_without_spans_are_headings() -> None:
    (read,) = forms(
        CAPTION + "项目编码 | 项目名称 | 项目金额 | | 绩效目标 | | | |\n"
        " | | 资金总额 | 单位资金 | 年度目标 | 产出指标 | | 效益指标 |\n"
        " | | | | | 三级指标 | 指标值 | 三级指标 | 指标值\n"
        "A01 | 绿篱修剪 | 12.5 | | 修剪绿篱。 | 修剪长度 | ≥9公里 | 游客人数 | ≥3万人\n"
    )
    assert (read.project, read.budget.total) == ("绿篱修剪", Decimal(125_000))
    assert [row[0] for row in rows_of(read)] == ["产出指标", "效益指标"]


def test_headings_printed_again_below_themselves_are_merged_cells() -> None:
    (read,) = forms(
        CAPTION + "序号 | 项目名称 | 指标名称 | 指标名称 | 指标名称 | 指标值\n"
        "序号 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
        "1 | 绿篱修剪 | 产出指标 | 数量指标 | 修剪长度 | ≥9公里\n"
    )
    assert read.project == "绿篱修剪"
    assert rows_of(read) == [("产出指标", "数量指标", "修剪长度", "≥9公里")]


LOOSE = """
项目名称 | 预算金额（万元） | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
绿篱修剪 | 12.5 | 修剪绿篱。 | 产出指标 | 数量指标 | 修剪长度 | ≥9公里
""".strip()
FURTHER = """
花坛布置 | 30 | 布置花坛。 | 产出指标 | 数量指标 | 花坛数量 | ≥8处
^ | ^ | ^ | 效益指标 | 社会效益指标 | 游客人次 | ≥3万人次
""".strip()


def test_without_rules_a_page_goes_on_where_words_stand_below_the_headings() -> None:
    first, further = loose(CAPTION + LOOSE), loose(FURTHER)
    (table,) = (block for block in further.blocks if isinstance(block, Table))
    shifted = replace(table, page=2, edges=tuple(edge - 4 for edge in table.edges))
    found = read_pages([first, replace(further, number=2, blocks=(shifted,))])[0]
    assert [(one.project, len(one.indicators), len(one.goals)) for one in found] == [
        ("绿篱修剪", 1, 1),
        ("花坛布置", 2, 1),
    ]


def test_numbers_of_pages_printed_in_the_table_end_no_project() -> None:
    heads = (
        "2024年项目绩效目标表 | < | < | < | <\n项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
    )
    rows = (
        "植树 | 产出指标 | 数量指标 | 棵数 | 9棵\n第1页，共2页 | < | < | < | <\n",
        "植树 | 产出指标 | 质量指标 | 成活率 | ≥90%\n修路 | 产出指标 | 数量指标 | 里程 | 3公里",
    )
    first, second = forms(heads + rows[0] + heads + rows[1])
    assert [row[2] for row in rows_of(first)] == ["棵数", "成活率"]
    assert [row[2] for row in rows_of(second)] == ["里程"]
    assert first.ledger.unplaced == 0


def test_what_stands_below_the_heading_of_projects_names_them() -> None:
    rows = "甲 | 9 | 产出指标 | 数量指标 | 长度 | 9公里\n乙 | 3 | 产出指标 | 数量指标 | 面积 | 5亩"
    for parts in ("名称 | 金额（万元）", "全称 | 预算数"):
        heading = (
            f"项目名称 | < | 一级指标 | 二级指标 | 三级指标 | 指标值\n{parts} | ^ | ^ | ^ | ^\n"
        )
        assert [one.project for one in forms(heading + rows)] == ["甲", "乙"]


def test_a_table_whose_heading_of_projects_gives_way_to_other_words_is_no_listing() -> None:
    heading = (
        "项目名称 | < | 一级指标 | 二级指标 | 三级指标 | 指标值\n负责人 | 金额 | ^ | ^ | ^ | ^\n"
    )
    found = forms(heading + "甲 | 9 | 产出指标 | 数量指标 | 长度 | 9公里")
    assert [one.project for one in found] != ["甲"]
