"""Forms side by side, and projects that share one row of headings."""

from decimal import Decimal

from corpus.forms.grid.beside import in_turn
from tests.corpus.forms.grid.tables import form, forms, rows_of, sheet
from tests.corpus.forms.grid.texts import HEAD, TABLE, TITLE

PAIR = (
    "项目绩效目标表（2025年度） | < | | 项目绩效目标表（2025年度） | <\n"
    "项目名称 | 校车平台 | | 项目名称 | 学前资助\n"
    "主管部门 | 某县教育局 | | 主管部门 | 某县财政局\n"
    "年度目标 | 定位。 | | 年度目标 | 资助。\n"
    "三级指标 | 指标值 | | 三级指标 | 指标值\n"
    "接入校车 | ≥186辆 | | 资助人次 | ≥1200人次"
)


def test_two_forms_side_by_side_are_two() -> None:
    one, other = forms(PAIR)
    assert (one.project, one.department, one.year) == ("校车平台", "某县教育局", 2025)
    assert [row[2:] for row in rows_of(other)] == [("资助人次", "≥1200人次")]
    assert other.ledger.unplaced == 0


def test_a_title_over_all_is_that_of_each() -> None:
    pairs = PAIR.splitlines()[1:]
    rows = "\n".join(f"{row} | | {row.partition(' | | ')[0]}" for row in pairs)
    title = "2025年项目绩效目标表" + " | <" * 7
    read = forms(f"{title}\n{rows}\n注：共三项" + " | <" * 7)
    assert [(one.project, one.year) for one in read] == [
        ("校车平台", 2025), ("学前资助", 2025), ("校车平台", 2025),
    ]  # fmt: skip
    assert [rows_of(one)[0][2] for one in read] == ["接入校车", "资助人次", "接入校车"]
    assert sum(one.ledger.unplaced for one in read) == 0


def test_a_cell_over_the_middle_keeps_a_table_whole() -> None:
    rows = sheet(PAIR + "\n备注 | 共两项 | < | < | <").rows
    assert in_turn(rows) == list(rows)


def test_rows_of_other_tables_stay_as_they_are() -> None:
    rows = sheet(f"{TITLE}{HEAD}{TABLE}").rows
    assert in_turn(rows) == list(rows)


def test_projects_below_one_heading_are_a_form_each() -> None:
    one, other = forms(
        "2024年项目支出绩效目标表\n一级指标 | 二级指标 | 三级指标 | 指标值\n"
        "项目名称：病虫害防治　预算金额：85万元 | < | < | <\n绩效目标：防控病虫害。 | < | < | <\n"
        "产出指标 | 数量指标 | 防治面积 | ≥60万亩\n^ | 质量指标 | 防治效果 | ≥85%\n"
        "项目名称：强制免疫　预算金额：140万元 | < | < | <\n绩效目标：免疫到位。 | < | < | <\n"
        "产出指标 | 数量指标 | 免疫畜禽 | ≥320万头"
    )
    assert (one.project, one.year, one.budget.total) == ("病虫害防治", 2024, Decimal(850_000))
    assert [goal.text for goal in other.goals] == ["免疫到位。"]
    assert rows_of(one)[1] == ("产出指标", "质量指标", "防治效果", "≥85%")
    assert other.ledger.unplaced == 0


def test_a_second_form_in_a_table_has_its_title() -> None:
    one = "项目名称 | 清淤 | 预算金额（万元） | 30\n绩效目标 | 清淤。 | < | <\n" + TABLE
    read = forms("2026年部门预算项目支出绩效目标表\n" + one + one.replace("清淤", "植树"))
    assert [(each.year, each.kind.value) for each in read] == [(2026, "目标表")] * 2
    assert [each.budget.total for each in read] == [Decimal(300_000)] * 2


def test_of_several_years_the_forms_own_counts() -> None:
    table = (
        "一级指标 | 三级指标 | 指标值 | < | <\n^ | ^ | 2024年 | 2025年 | 2026年\n"
        "产出指标 | 补水量 | ≥28吨 | ≥30吨 | ≥32吨"
    )
    own = form("项目绩效目标表（2025年度）\n" + HEAD + table)
    assert [row[3] for row in rows_of(own)] == ["≥30吨"]
    assert [d.label for d in own.indicators[0].details] == ["2024年", "2026年"]
    last = form("项目绩效目标表\n" + HEAD + table)
    assert [row[3] for row in rows_of(last)] == ["≥32吨"]


def test_a_field_may_say_the_year() -> None:
    assert form(f"项目绩效目标表\n预算年度 | 2023 | < | <\n{HEAD}{TABLE}").year == 2023


def test_a_line_may_say_the_year_before_the_unit() -> None:
    read = form(f"项目绩效目标表\n（2023年度）　单位：万元\n{HEAD}年度金额 | 12 | < | <\n{TABLE}")
    assert (read.year, read.budget.applied) == (2023, Decimal(120_000))
    assert read.ledger.unplaced == 0


def test_a_head_beside_its_indicators_comes_before_them() -> None:
    read = form(
        "项目绩效目标表（2025年度）\n"
        "项目名称 | 河道清淤经费 | 绩效指标 | < | <\n"
        "^ | ^ | 一级指标 | 三级指标 | 指标值\n"
        "主管部门 | 某市水务局 | 产出指标 | 清淤长度 | ≥12公里\n"
        "年度目标 | 清理淤泥。 | 效益指标 | 受益人口 | ≥3万人\n"
    )
    assert (read.project, read.department) == ("河道清淤经费", "某市水务局")
    assert [goal.text for goal in read.goals] == ["清理淤泥。"]
    assert [row[2:] for row in rows_of(read)] == [("清淤长度", "≥12公里"), ("受益人口", "≥3万人")]


def test_forms_below_each_other_without_spans_are_no_head_beside_indicators() -> None:
    one = (
        "项目支出绩效目标表 | | | |\n"
        "项目名称 | {} | | |\n"
        "项目单位 | 某馆 | | 项目级次 | 二级\n"
        "年度目标 | {}。 | | |\n"
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
        " | 产出指标 | 数量指标 | {} | ≥12公里\n"
    )
    first, second = forms(
        one.format("甲", "清淤", "清淤长度") + one.format("乙", "加固", "加固长度")
    )
    assert (first.project, second.project) == ("甲", "乙")
    assert rows_of(second) == [("产出指标", "数量指标", "加固长度", "≥12公里")]
