"""The head of a form: labels with what stands beside or below them."""

from datetime import date
from decimal import Decimal

import pytest

from corpus.forms.reader import read_pages
from corpus.model import Form, FormKind
from tests.corpus.forms.grid.tables import details_of, form, loose
from tests.corpus.forms.grid.texts import HEAD, TABLE, TITLE, with_head


def head(rows: str) -> Form:
    return form(f"{TITLE}{rows}\n{TABLE}")


def goals(read: Form) -> list[tuple[str, str]]:
    return [(goal.scope.value, goal.text) for goal in read.goals]


def test_each_label_has_the_text_beside_it() -> None:
    read = form(with_head("项目属性 | 经常性项目 | 项目类别 | 特定目标类\n" + TABLE))
    assert (read.title, read.year, read.kind) == ("项目支出绩效目标表", 2025, FormKind.GOAL_TABLE)
    assert (read.project, read.department) == ("河道清淤经费", "某市水务局")
    assert (read.implementing_unit, read.nature) == ("某市河道管理所", "经常性项目")
    assert read.category == "特定目标类"
    assert read.ledger.unplaced == 0


def test_a_row_of_labels_has_its_texts_in_the_row_below() -> None:
    read = head("项目名称 | 主管部门 | 实施单位\n甲 | 乙 | 丙")
    assert (read.project, read.department, read.implementing_unit) == ("甲", "乙", "丙")


def test_a_label_and_its_value_may_share_a_cell() -> None:
    read = head(
        "项目名称：河道清淤经费 | <\n主管部门：某市水务局 | 实施单位：某市河道管理所\n"
        "联系人：某甲 联系电话：12345 | <"
    )
    assert (read.project, read.department) == ("河道清淤经费", "某市水务局")
    assert read.implementing_unit == "某市河道管理所"
    assert details_of(read) == {"联系人": "某甲", "联系电话": "12345"}


def test_a_line_above_the_table_belongs_to_the_head() -> None:
    read = form(f"{TITLE}填报单位：某市水务局 金额单位：万元\n{HEAD}资金总额 | 12 | < | <\n{TABLE}")
    assert read.implementing_unit == "某市河道管理所"
    assert read.budget.total == 120_000
    assert "某市水务局" in details_of(read).values()


def test_unknown_labels_become_details() -> None:
    read = head(f"{HEAD}水务分类 | 甲类 | 审批编号 | 甲字一号\n建设地点 | 某区某路 | < | <")
    assert details_of(read) == {"水务分类": "甲类", "审批编号": "甲字一号", "建设地点": "某区某路"}
    assert read.ledger.unplaced == 0


@pytest.mark.parametrize(
    ("printed", "chosen"),
    [
        ("持续性项目■ 新增性项目□", "持续性项目"),
        ("持续性项目■ 新增性项目口", "持续性项目"),
        ("□持续性项目 ☑新增性项目", "新增性项目"),
        ("☑ 持续性项目⏎□ 新增性项目", "持续性项目"),
        ("1、持续性项目 □ 2、新增性项目 ☑", "新增性项目"),
        ("新增项目□ 延续项目√", "延续项目"),
        ("口岸建设项目", "口岸建设项目"),
    ],
)
def test_of_check_boxes_the_ticked_text_counts(printed: str, chosen: str) -> None:
    read = head(f"{HEAD}项目属性 | {printed} | < | <")
    assert read.nature == chosen
    assert read.ledger.unplaced == 0


def test_a_kind_that_is_a_nature_is_one_with_a_box_too() -> None:
    read = head(f"{HEAD}项目类型 | ☑经常性项目 □一次性项目 | < | <")
    assert (read.nature, read.category) == ("经常性项目", None)


def test_no_box_ticked_is_no_value() -> None:
    assert head(f"{HEAD}项目属性 | □持续性项目 □新增性项目 | < | <").nature is None


@pytest.mark.parametrize(
    "printed", ["2025-01-01至2026-12-31", "2025年1月1日-2026年12月31日", "2025/1/1⏎至⏎2026/12/31"]
)
def test_a_period_is_start_and_end(printed: str) -> None:
    read = head(f"{HEAD}实施期限 | {printed} | < | <")
    assert (read.start, read.end) == (date(2025, 1, 1), date(2026, 12, 31))
    assert details_of(read) == {}


def test_a_period_without_two_days_stays_a_detail() -> None:
    read = head(f"{HEAD}实施期限 | 三年 | < | <")
    assert (read.start, read.end, details_of(read)) == (None, None, {"实施期限": "三年"})


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("年度总体目标 | 1.清淤；⏎2.加固。 | < | <", [("annual", "清淤；"), ("annual", "加固。")]),
        ("总体目标 | 年度目标 | 今年清淤。 | <", [("annual", "今年清淤。")]),
        (
            "绩效目标 | 项目总目标 | 年度总体目标 | <\n^ | 长期清淤。 | 今年清淤。 | <",
            [("total", "长期清淤。"), ("annual", "今年清淤。")],
        ),
        (
            "年度总体目标 | 年初目标 | | 完成情况\n年度总体目标 | 今年清淤。 | | 已经清淤。",
            [("annual", "今年清淤。")],
        ),
        ("项目绩效目标 | 完成清淤。 | < | <", [("unclear", "完成清淤。")]),
        ("年度绩效目标 | 完成清淤。 | < | <", [("annual", "完成清淤。")]),
    ],
)
def test_goals_stand_beside_or_below_their_label(rows: str, found: list[tuple[str, str]]) -> None:
    read = head(HEAD + rows)
    assert goals(read) == found
    assert read.ledger.unplaced == 0


def test_expected_goals_are_goals_and_what_was_achieved_is_a_detail() -> None:
    read = head(
        f"{HEAD}年度总体目标 | 预期目标 | < | 实际完成情况\n^ | 完成清淤。 | < | 已经完成清淤。"
    )
    assert goals(read) == [("annual", "完成清淤。")]
    assert details_of(read) == {"实际完成情况": "已经完成清淤。"}


def test_a_wrapped_name_has_a_piece_for_each_line() -> None:
    read = form(f"{TITLE}项目名称 | 河道⏎清淤经费 | < | <\n{TABLE}", points=True)
    assert read.project == "河道清淤经费"
    assert [piece.quote for piece in read.source_of("project").pieces] == ["河道", "清淤经费"]


def test_a_goal_over_two_pages_has_pieces_on_both() -> None:
    read = form(
        f"{TITLE}{HEAD}年度总体目标 | 1.清理全市河道的淤泥； | < | <",
        f" | 2.加固堤岸。 | < | <\n{TABLE}",
        points=True,
    )
    pages = {piece.page for goal in read.goals for piece in goal.source.pieces}
    assert [goal.text for goal in read.goals] == ["清理全市河道的淤泥；", "加固堤岸。"]
    assert pages == {1, 2}


def test_without_rules_goals_stand_below_their_headings_in_turn() -> None:
    rows = "绩效目标 | 总体目标 | | 年度目标\n^ | | 清三年淤。 | 清一年淤。"
    (read,) = read_pages([loose(f"{TITLE}{HEAD}{rows}\n{TABLE}")])[0]
    assert goals(read) == [("total", "清三年淤。"), ("annual", "清一年淤。")]


def test_a_budget_may_be_named_in_several_ways() -> None:
    for label in ("预算数", "预算申报数", "本年预算", "年度金额", "年度预算安排"):
        assert head(f"{HEAD}{label} | 1260万元 | < | <").budget.applied == 12_600_000
    total = head(f"{HEAD}资金总额 | 96万元 | < | <\n财政拨款 | 90万元 | < | <").budget
    assert (total.total, total.fiscal) == (Decimal(960_000), Decimal(900_000))


def test_outside_tables_a_goal_has_the_lines_below_its_heading() -> None:
    read = form(
        f"{TITLE}项目名称 | 甲 | 主管部门 | 乙局\n\n三、年度绩效目标\n1. 建桥；\n2. 修路。\n"
        f"四、绩效指标\n{TABLE}"
    )
    assert [(goal.number, goal.text) for goal in read.goals] == [(1, "建桥；"), (2, "修路。")]
    assert read.ledger.unplaced == 0


def test_a_unit_with_its_seal_is_the_unit() -> None:
    read = form(f"{TITLE}填报单位（盖章）：某市幼儿园\n项目名称 | 甲 | 主管部门 | 乙局\n{TABLE}")
    assert read.implementing_unit == "某市幼儿园"


def test_codes_left_of_the_levels_are_a_heading() -> None:
    read = form(
        f"{TITLE}{HEAD}指标编码 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
        "P1101 | 产出指标 | 数量指标 | 甲 | 1个"
    )
    assert read.ledger.unplaced == 0


def test_a_label_inside_a_line_begins_a_word() -> None:
    read = form(f"{TITLE}项目名称：渔业补助资金　主管部门：某县农业局\n{TABLE}")
    assert (read.project, read.department) == ("渔业补助资金", "某县农业局")


def test_a_number_in_a_line_below_its_label_is_no_number_of_a_page() -> None:
    read = form(f"{TITLE}{HEAD}\n年度资金总额（万元）\n386\n\n12\n{TABLE}")
    assert read.budget.applied == Decimal(3_860_000)
    assert "12" not in "".join(read.ledger.unplaced_text)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("支出项目名称", "project"),
        ("部门预算项目名称", "project"),
        ("项目（任务）名称", "project"),
        ("省级预算主管部门", "department"),
        ("上级主管部门", "department"),
        ("一级预算单位名称", "department"),
        ("实施（承担）单位", "implementing_unit"),
        ("实施科室", "implementing_unit"),
        ("项目实施性质", "nature"),
        ("预算项目类别", "category"),
    ],
)
def test_fields_have_many_labels(label: str, field: str) -> None:
    assert getattr(head(f"{label} | 甲乙丙"), field) == "甲乙丙"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("本年度预算资金总额", "applied"),
        ("年度预算申请数", "applied"),
        ("本年度项目资金", "applied"),
        ("其中：本级财政资金", "fiscal_current_year"),
        ("其中：财政拨款资金", "fiscal_current_year"),
        ("其他资金来源", "other_applied"),
    ],
)
def test_amounts_of_the_year_have_many_labels(label: str, field: str) -> None:
    rows = f"年度资金总额 | 30\n{label} | 20" if field != "applied" else f"{label} | 20"
    read = head(f"项目名称 | 甲\n单位：万元 | <\n{rows}")
    assert getattr(read.budget, field) == Decimal(200_000)
