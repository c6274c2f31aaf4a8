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
