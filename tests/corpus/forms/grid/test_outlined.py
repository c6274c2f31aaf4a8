"""Indicators in lines outside tables."""

from corpus.forms.reader import read_forms
from tests.corpus.forms.grid.tables import form, forms, rows_of

HEAD = "2025年项目支出绩效目标表\n项目名称：植树\n主管部门：某县林业局\n"
LISTED = (
    "绩效指标：\n（一）产出指标\n1.数量指标：\n造林面积：≥200亩\n补植株数1.5万株\n2.成本指标\n"
    "每亩造价：≤900元\n（二）成本指标\n经济成本指标\n总成本：≤18万元\n满意度指标\n"
    "服务对象满意度：\n村民满意度：较高\n"
)


def test_names_stand_with_their_values_below_their_levels() -> None:
    read = form(HEAD + LISTED)
    assert rows_of(read) == [
        ("产出指标", "数量指标", "造林面积", "≥200亩"),
        ("产出指标", "数量指标", "补植株数", "1.5万株"),
        ("产出指标", "成本指标", "每亩造价", "≤900元"),
        ("成本指标", "经济成本指标", "总成本", "≤18万元"),
        ("满意度指标", "服务对象满意度指标", "村民满意度", "较高"),
    ]
    assert read.ledger.unplaced == 0


def test_each_thing_said_of_an_indicator_may_have_a_line() -> None:
    card = "一级指标：产出指标\n二级指标：{}\n三级指标：{}\n指标值：{}\n实际完成值：{}\n分值：10\n"
    read = form(
        HEAD
        + card.format("数量指标", "造林面积", "≥200亩", "210亩")
        + card.format("质量指标", "成活率", "≥90%", "93%")
        + "三级指标：验收率\n指标值：100%\n"
    )
    assert rows_of(read) == [
        ("产出指标", "数量指标", "造林面积", "≥200亩"),
        ("产出指标", "质量指标", "成活率", "≥90%"),
        ("产出指标", "质量指标", "验收率", "100%"),
    ]
    actual = [row.actual.raw if row.actual else None for row in read.indicators]
    assert actual == ["210亩", "93%", None]
    assert read.ledger.unplaced == 0


def test_two_lines_below_a_level_are_no_list() -> None:
    assert not forms(HEAD + "产出指标\n造林面积：≥200亩\n成活率：≥90%\n")


def test_a_text_may_be_such_a_list_in_markdown_too() -> None:
    bullets = (
        "# 2025年项目支出绩效目标表\n- **项目名称**：植树\n- 主管部门：某县林业局\n## 绩效指标\n"
        "- **产出指标**\n  - 数量指标\n    - 造林面积：≥200亩\n    - 补植株数：≥90株\n"
        "  - 时效指标\n    - 完成时间：6月底前\n- 效益指标\n  - 社会效益指标\n    - 知晓率：≥80%"
    )
    for text in (bullets, bullets.replace("*", "").replace("# ", "").replace("- ", "")):
        ((read,), _) = read_forms(text.splitlines())
        assert (read.project, read.department) == ("植树", "某县林业局")
        assert [row[1:] for row in rows_of(read)] == [
            ("数量指标", "造林面积", "≥200亩"),
            ("数量指标", "补植株数", "≥90株"),
            ("时效指标", "完成时间", "6月底前"),
            ("社会效益指标", "知晓率", "≥80%"),
        ]


def test_levels_stand_before_their_indicators_in_a_line() -> None:
    read = form(
        HEAD + "1.数量指标：造林面积(≥**亩)≥200亩，补植株数≥900株；抚育面积：120亩\n"
        "2.质量指标：成活率≥90%\n满意度指标，村民满意度≥95%。\n附件：植树项目绩效目标表.xlsx\n"
    )
    assert [(row[1], *row[2:]) for row in rows_of(read)] == [
        ("数量指标", "造林面积(≥**亩)", "≥200亩"),
        ("数量指标", "补植株数", "≥900株"),
        ("数量指标", "抚育面积", "120亩"),
        ("质量指标", "成活率", "≥90%"),
        ("满意度指标", "村民满意度", "≥95%"),
    ]


def test_both_levels_stand_in_brackets_above_values_in_brackets() -> None:
    read = form(
        HEAD + "【总体目标】\n绿化荒山。\n【产出指标-数量指标】\n指标1：造林面积（≥200亩）\n"
        "指标2：补植株数（900株）\n【效益指标-生态效益指标】\n指标1：改善环境（长期见效）\n"
    )
    assert rows_of(read) == [
        ("产出指标", "数量指标", "造林面积", "≥200亩"),
        ("产出指标", "数量指标", "补植株数", "900株"),
        ("效益指标", "生态效益指标", "改善环境", "长期见效"),
    ]
    assert [goal.text for goal in read.goals] == ["绿化荒山。"]
    assert read.ledger.unplaced == 0


def test_a_list_needs_no_head() -> None:
    notice = "植树绩效目标公示\n一、产出指标\n数量指标：造林面积≥200亩。质量指标：成活率≥90%。\n"
    read = form(notice + "二、效益指标\n生态效益指标：覆盖率≥30%。\n")
    assert [row[:3] for row in rows_of(read)] == [
        ("产出指标", "数量指标", "造林面积"),
        ("产出指标", "质量指标", "成活率"),
        ("效益指标", "生态效益指标", "覆盖率"),
    ]


def test_reports_and_explanations_are_no_list() -> None:
    assert not forms(
        HEAD + "1.数量指标：全年造林200亩，补植树苗900株。\n2.质量指标：成活率达到93%。\n"
        "3.时效指标：于10月底前全部完成，及时率100%。\n4.成本指标：每亩支出880元。\n"
    )
    assert not forms(
        HEAD + "数量指标：反映造林面积，≥计划数。\n质量指标：反映成活率，≥90%。\n"
        "时效指标：反映及时率，≥95%。\n满意度指标：反映村民满意度，≥90%为优。\n"
    )
