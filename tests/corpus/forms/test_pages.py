"""A text is cut into its forms; what holds none is named with its lines."""

import pytest

from corpus.forms.reader import read_forms
from tests.corpus.forms.texts import COLUMNS, HEAD, PAIRS, ROWS, form_text, pairs_of, read_text

NO_FORM = {
    "a narrative that points to a form": """\
2024年部门预算编制说明
一、部门主要职能
负责全市绿化养护、公园管理和林业有害生物防治工作。
二、收入支出预算
2024年收入预算3,200.50万元，其中财政拨款3,100.00万元，其他资金100.50万元。
三、项目名称
公园设施维护经费
四、实施单位
某市公园管理中心
七、绩效目标
详见单位的项目绩效目标表。
八、三公经费
本年度安排因公出国（境）费用0.00万元，公务接待费5.00万元。
""",
    "rules that quote labels": """\
项目支出绩效目标管理办法
第一条 绩效目标包括绩效内容、绩效指标和绩效标准。
第二条 绩效指标分为产出指标、效益指标和满意度指标。产出指标包括数量指标、质量指标、时效指标；
效益指标包括经济效益指标、社会效益指标、生态效益指标和可持续影响指标。
第三条 三级指标应当有指标值，满意度指标一般不低于90%，资金到位率应达到100%。
第四条 各单位填报《项目支出绩效目标申报表》，于9月底前报送主管部门。
""",
    "a scoring table": """\
某市项目绩效评价指标体系评分表
一级指标 二级指标 三级指标 分值 评分标准
产出指标 数量指标 实际完成率 10 实际完成率≥100%得10分
质量指标 质量达标率 10 质量达标率≥95%得满分
效益指标 社会效益指标 社会效益 15 由评价组评定
满意度指标 服务对象满意度指标 满意度 10 满意度≥90%得10分
""",
    "instructions": """\
填表说明
1.项目名称：填写项目全称。
2.主管部门：填写一级预算单位名称。
3.绩效目标：填写项目总目标和年度总体目标。
4.三级指标：如“培训人次”，指标值如“≥90%”。
产出指标
数量指标：反映预期提供的公共产品和服务数量，如培训班次≥5次。
""",
    "a table of budgets": """\
2024年项目支出预算表
单位名称：某市绿化管理局 单位：万元
项目名称 项目类别 合计 财政拨款 其他资金
街道绿化养护经费 特定目标类 500.00 480.00 20.00
公园设施维护 其他运转类 120.00 120.00 0.00
合计 620.00 600.00 20.00
""",
    "a table of contents": """\
目 录
一、财政项目支出绩效目标申报表 ........ 3
二、部门整体支出绩效目标表 ........ 12
三、项目支出绩效自评表 ........ 20
""",
    "the head of an empty form": """\
财政项目支出绩效目标申报表
（2025年度）
项目名称
项目性质 项目类别
主管部门 实施单位
计划开始日期 计划完成日期
一级指标 二级指标 三级指标 年度(/项目)指标值
""",
    "a form that nobody filled in": form_text(
        head="项目名称\n主管部门\n实施单位\n计划开始日期\n计划完成日期",
        money="",
        goals="",
        table=f"{COLUMNS}\n产出指标\n数量指标\n质量指标\n效益指标\n社会效益指标\n满意度指标",
    ),
    "a head without table": form_text(table=""),
    "figures": "13,740,200.00\n0.00 0.00\n≥90(%)\n≥750.00(人)\n2024-01-01 2024-12-31\n100% 35\n",
    "a poem": "春眠不觉晓\n处处闻啼鸟\n",
}


@pytest.mark.parametrize("text", NO_FORM.values(), ids=NO_FORM)
def test_a_text_that_only_speaks_of_forms_holds_none(text: str) -> None:
    forms, unread = read_forms(tuple(text.split("\n")))
    assert forms == ()
    assert unread


@pytest.mark.parametrize("text", NO_FORM.values(), ids=NO_FORM)
def test_what_stands_before_a_form_adds_nothing_to_it(text: str) -> None:
    (form,) = read_text(f"{text}\n\f{form_text()}")
    assert pairs_of(form) == PAIRS
    assert form.project == "街道绿化养护经费"


@pytest.mark.parametrize("text", ["", "|", "| --- | --- |\n|  |  |", "\t\t\n\t", "\f\f", "\n\n"])
def test_a_page_of_nothing_but_rules_and_blanks_holds_nothing(text: str) -> None:
    assert read_forms(tuple(text.split("\n"))) == ((), ())


@pytest.mark.parametrize("between", ["", "\n\n\n\n", "\f"])
def test_forms_that_follow_each_other_are_each_one(between: str) -> None:
    names = ["公园养护经费", "行道树养护经费", "古树养护经费"]
    texts = [form_text(head=HEAD.replace("街道绿化养护经费", name)) for name in names]
    forms = read_text(between.join(texts))
    assert [form.project for form in forms] == names
    assert [pairs_of(form) for form in forms] == [PAIRS] * 3
    assert [form.ledger.unplaced for form in forms] == [0] * 3


def test_the_order_of_forms_changes_no_id() -> None:
    texts = form_text(), form_text(head=HEAD.replace("街道绿化", "公园设施"))
    there, back = read_text("".join(texts)), read_text("".join(reversed(texts)))
    assert [form.id for form in there] == [form.id for form in reversed(back)]


def test_a_form_that_is_printed_twice_is_two_forms() -> None:
    one, other = read_text(form_text() * 2)
    assert one.id != other.id
    assert {row.id for row in one.indicators}.isdisjoint(row.id for row in other.indicators)
    assert (one.id, pairs_of(one)) == (read_text(form_text())[0].id, pairs_of(other))


@pytest.mark.parametrize("end", ["\n\n\n\n", "\n\f"])
@pytest.mark.parametrize("again", ["", f"{COLUMNS}\n"])
def test_a_form_goes_on_over_the_page(end: str, again: str) -> None:
    cut = ROWS.index("效益指标")
    rows = f"{ROWS[:cut].rstrip()}{end}{again}{ROWS[cut:]}"
    (form,) = read_text(form_text(table=f"{COLUMNS}\n{rows}"))
    assert pairs_of(form) == PAIRS
    assert form.ledger.unplaced == 0
    assert (form.ledger.repeated > 0) == bool(again)


def test_a_form_that_has_a_head_but_no_row_is_named_with_its_lines() -> None:
    forms, unread = read_forms(tuple(form_text(table="").split("\n")))
    assert forms == ()
    assert [one.reason for one in unread] == [
        "line 1: the head of a form, but no 三级指标 with a value"
    ]
