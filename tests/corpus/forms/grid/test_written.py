"""Indicators that stand as a text in one cell."""

from decimal import Decimal

import pytest

from corpus.forms.grid.pairing import value_at
from corpus.forms.grid.written import written
from tests.corpus.forms.grid.tables import form, forms, rows_of

HEAD = "2025年度项目绩效目标表\n项目名称 | 林带抚育\n主管部门 | 某县林业局\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("培训人数≥200人", "≥200人"),
        ("培训人数不少于200人", "不少于200人"),
        ("新建15个居民区路灯120盏", "120盏"),
        ("完工时间2025年6月底前", "2025年6月底前"),
        ("群众满意度：较高", "较高"),
        ("资金拨付及时", "及时"),
        ("5分钟消防覆盖率：≥92%", "≥92%"),
    ],
)
def test_a_value_begins_behind_its_name(text: str, value: str) -> None:
    at = value_at(text)
    assert at is not None
    assert text[at:] == value


@pytest.mark.parametrize("text", ["完成年度任务", "100%", "数量指标", "2025年", "2021年1月-12月"])
def test_a_text_without_name_or_value_is_no_indicator(text: str) -> None:
    assert value_at(text) is None


def test_a_level_counts_until_the_next_one() -> None:
    text = "产出指标：数量指标：修路3公里；植树≥90株；质量指标：合格率100%。效益指标：就业50人"
    names = [
        (text[slice(*one.name)], [text[slice(*level)] for level in one.levels])
        for one in written(text)
    ]
    assert names == [
        ("修路", ["产出指标", "数量指标"]),
        ("植树", ["产出指标", "数量指标"]),
        ("合格率", ["产出指标", "质量指标"]),
        ("就业", ["效益指标"]),
    ]


def test_a_level_word_inside_a_name_divides_nothing() -> None:
    text = "经济成本指标：单位成本≤5元；总成本：60万元"
    assert [text[slice(*one.name)] for one in written(text)] == ["单位成本", "总成本"]


def test_texts_beside_levels_are_read_in_a_form_without_columns() -> None:
    read = form(
        HEAD + "项目绩效目标 | 抚育林带。\n"
        "产出指标 | 数量指标：抚育面积≥3.2万亩⏎质量指标：1.成活率≥92%；\n"
        "满意度指标 | 服务对象满意度指标：林农满意度≥85%"
    )
    assert rows_of(read) == [
        ("产出指标", "数量指标", "抚育面积", "≥3.2万亩"),
        ("产出指标", "质量指标", "成活率", "≥92%"),
        ("满意度指标", "服务对象满意度指标", "林农满意度", "≥85%"),
    ]
    assert read.ledger.unplaced == 0


def test_a_text_without_a_value_stays_unplaced() -> None:
    read = form(HEAD + "绩效指标 | 数量指标：抚育面积≥3.2万亩；说不清的事")
    assert len(read.indicators) == 1
    assert read.ledger.unplaced_text == ("说不清的事",)


def test_a_row_of_a_list_may_hold_all_indicators_of_a_project() -> None:
    one, other = forms(
        "2026年项目支出绩效目标表\n单位：万元\n"
        "序号 | 项目名称 | 金额 | 年度绩效目标 | 绩效指标\n"
        "1 | 校舍维修 | 75 | 维修校舍。 | 数量指标：维修校舍≥12间；质量指标：合格率100%。\n"
        "2 | 图书购置 | 8.5 | 购置图书。 | 数量指标：购置图书900册；社会效益指标：借阅量增长≥5%。"
    )
    assert (one.project, other.project) == ("校舍维修", "图书购置")
    assert (one.budget.total, other.budget.total) == (Decimal(750_000), Decimal(85_000))
    assert rows_of(one)[1] == (None, "质量指标", "合格率", "100%")
    assert rows_of(other)[1] == (None, "社会效益指标", "借阅量增长", "≥5%")
    assert other.ledger.unplaced == 0


def test_a_name_may_begin_with_its_level() -> None:
    read = form(
        HEAD + "绩效目标 | 抚育林带。 | <\n序号 | 绩效指标名称 | 指标值\n"
        "1 | 数量指标：抚育面积 | 3万亩\n2 | 满意度：林农满意度 | 85%"
    )
    assert rows_of(read) == [
        (None, "数量指标", "抚育面积", "3万亩"),
        (None, "满意度指标", "林农满意度", "85%"),
    ]
    assert read.ledger.unplaced == 0


def test_name_and_value_may_share_a_column() -> None:
    read = form(
        HEAD + "绩效目标 | 抚育林带。\n一级指标 | 二级指标 | 三级指标及指标值\n"
        "产出指标 | 数量指标 | 1.抚育面积≥3.2万亩；⏎2.补植900株。\n^ | 时效指标 | 完工时间6月底前"
    )
    assert read.ledger.unplaced == 0
    assert [row[2:] for row in rows_of(read)] == [
        ("抚育面积", "≥3.2万亩"),
        ("补植", "900株"),
        ("完工时间", "6月底前"),
    ]


def test_a_text_beside_its_second_level_stands_under_the_first_above_it() -> None:
    read = form(
        f"{HEAD}绩效指标 | 产出指标\n数量指标 | 抚育面积：300亩\n质量指标 | 合格率：95%\n"
        "绩效指标 | 效益指标\n社会效益指标 | 务工人数：40人\n"
    )
    assert rows_of(read) == [
        ("产出指标", "数量指标", "抚育面积", "300亩"),
        ("产出指标", "质量指标", "合格率", "95%"),
        ("效益指标", "社会效益指标", "务工人数", "40人"),
    ]


@pytest.mark.parametrize("value", ["持续改善", "达到92%", "≤6万元"])
def test_a_value_by_itself_holds_no_indicator(value: str) -> None:
    rows = f"绩效指标 | 产出指标 | {value}\n"
    assert forms(HEAD + rows) == ()


def test_both_levels_stand_beside_a_name_with_its_value() -> None:
    read = form(HEAD + "产出指标——数量指标 | 抚育面积：≥12公顷\n")
    assert rows_of(read) == [("产出指标", "数量指标", "抚育面积", "≥12公顷")]


def test_texts_below_both_levels_stand_under_those_over_them() -> None:
    read = form(
        "2025年项目支出绩效目标公开表 | < | < | < | < | <\n"
        "单位名称 | 项目名称 | 产出指标 | < | 效益指标 | 满意度指标\n"
        "^ | ^ | 数量指标 | 成本指标 | 社会效益指标 | 服务对象满意度指标\n"
        "某所 | 植树 | 1.造林≥200亩；⏎2.补植≥90株 | 每亩造价≤900元 | 知晓率≥80% | 村民满意度≥85%"
    )
    assert [row[:3] for row in rows_of(read)] == [
        ("产出指标", "数量指标", "造林"),
        ("产出指标", "数量指标", "补植"),
        ("产出指标", "成本指标", "每亩造价"),
        ("效益指标", "社会效益指标", "知晓率"),
        ("满意度指标", "服务对象满意度指标", "村民满意度"),
    ]


def test_a_share_behind_a_sign_is_a_value() -> None:
    read = form(f"{HEAD}绩效指标 | 产出指标 | 质量指标：新片占比≥1/3；合格率≥90%；差错≤1/千")
    assert [row[2:] for row in rows_of(read)] == [
        ("新片占比", "≥1/3"),
        ("合格率", "≥90%"),
        ("差错", "≤1/千"),
    ]


def test_a_text_stands_under_the_level_that_has_its_own_where_none_is_over_that() -> None:
    read = form(
        "2025年项目支出绩效目标公开表 | | | | \n单位名称 | 项目名称 | 产出指标 | | 满意度指标\n"
        " | | 数量指标 | 时效指标 | 服务对象满意度指标\n"
        "某所 | 植树 | 造林≥200亩 | 完工时限：6月底前 | 村民满意度≥85%"
    )
    assert [row[:3] for row in rows_of(read)] == [
        ("产出指标", "数量指标", "造林"),
        ("产出指标", "时效指标", "完工时限"),
        ("满意度指标", "服务对象满意度指标", "村民满意度"),
    ]
