"""Rows that look like a fault and are none, beside rows that are: a rule must tell them apart."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.model import Budget, Detail, Finding, Piece, Source
from graph.checks import Outcome, Severity
from tests.builders import at_line
from tests.graph.checks.cases import evaluation, form, outcomes, row, said

FAULTS = [
    ("A-06", "运行维护 | /", "数量"),
    ("A-06", "运行维护 | 运行维护", "数量"),
    ("A-06", "88100 | 1(次)", "数量"),
    ("B-03", "资金拨付及时率 | =100(%)", "时效"),
    ("B-03", "项目管理制度健全性 | 健全", "质量"),
    ("B-04", "聘用工作人员数量 | ≥10(人)", "数量"),
    ("B-04", "投入资金总额 | ≥100(万元)", "数量"),
    ("B-05", "培训 | ≤550(元/人/天)", "数量"),
    ("B-05", "年接待读者人次 | ≥80(万人次)", "质量"),
    ("B-05", "平均办理用时 | ≤3(天)", "质量"),
    ("B-05", "验收合格率 | =100(%)", "数量"),
    ("B-05", "读者满意度 | ≥90(%)", "数量"),
    ("B-05", "安全事件发生数 | 0起", "满意"),
    ("C-02", "机制 | 进一步健全", "持续"),
    ("C-05", "人数 | 1600人、200人", "数量"),
    ("C-06", "开设课程数量 | 220", "数量"),
    ("D-04", "出勤率 | ≥80(%)", "质量"),
    ("D-07", "出勤率 | =120(%)", "质量"),
    ("D-08", "每日开放时长 | ≥25(小时)", "数量"),
    ("D-08", "巡查 | ≥8(天/周)", "数量"),
    ("D-08", "系统运行时间 | ≥9000(小时)", "质量"),
    ("E-01", "审计完成 | 2025年3月31日前", "时效"),
]
FINE = [
    ("A-06", "重大安全事故 | 无", "社会"),
    ("B-03", "补助资金拨付及时率 | =100(%)", "时效"),
    ("B-04", "培训人员数量 | ≥60(人)", "数量"),
    ("B-05", "庭审中断次数 | ≤3(次)", "质量"),
    ("B-05", "评选一等奖数量 | ≥5(个)", "质量"),
    ("B-05", "发放贷款 | ≥5000(万元)", "数量"),
    ("B-05", "无事故运行时间 | ≥360(天)", "质量"),
    ("B-05", "受益人次 | ≥200(人次)", "社会"),
    ("B-06", "人民满意的公务员 | =20(人)", "质量"),
    ("C-02", "上架 | 及时", "时效"),
    ("C-02", "图像 | 符合国家数字化技术规范要求", "质量"),
    ("C-02", "机制 | 优/良/中/差", "持续"),
    ("C-02", "等候时间 | 由30分钟明显缩短到5分钟", "社会"),
    ("C-03", "5000吨稻谷储备完成率 | =100(%)", "数量"),
    ("C-05", "使用周期 | 2024年1月至2024年11月", "时效"),
    ("C-06", "猪舍（≥**平方米） | 180", "数量"),
    ("C-06", "差错 | 0", "质量"),
    ("C-06", "公用经费 | ≤780(元/生/年)", "成本"),
    ("C-06", "粮食补贴标准 | 1600元/亩", "成本"),
    ("C-06", "支出控制在预算内 | 250万元", "成本"),
    ("D-04", "就业率 | ≥60(%)", "社会"),
    ("D-04", "投诉满意度差评率 | ≤5(%)", "满意"),
    ("D-07", "收入增长率 | ≥120(%)", "经济"),
    ("D-08", "累计出动天数 | ≥900(天)", "数量"),
    ("D-08", "工程使用年限 | ≥20(年)", "持续"),
]


@pytest.mark.parametrize(("rule", "text", "level"), FAULTS)
def test_a_fault_is_remarked_on(rule: str, text: str, level: str) -> None:
    assert Outcome.FAIL in outcomes(said(form(row(text, level)), rule))


@pytest.mark.parametrize(("rule", "text", "level"), FINE)
def test_what_is_none_is_left_alone(rule: str, text: str, level: str) -> None:
    found = said(form(row(text, level)), rule)
    assert Outcome.FAIL not in outcomes(found), [each.zh for each in found]


def test_a_column_that_says_how_it_is_scored_makes_words_gradable() -> None:
    vague = row("机制 | 健全", "持续", 评分标准="健全得5分，基本健全得3分")
    assert outcomes(said(form(vague), "C-02")) == {Outcome.PASS}


def test_last_years_actual_on_the_form_itself_is_held_against_the_target() -> None:
    flat = row("投放点 | ≥120(处)", "数量", 上年实际值="130处")
    raised = row("投放点 | ≥140(处)", "数量", 上年实际值="130处")
    assert outcomes(said(form(flat), "D-04")) == {Outcome.FAIL}
    assert outcomes(said(form(raised), "D-04")) == {Outcome.PASS}


def test_unit_cost_times_the_one_quantity_is_held_against_the_budget() -> None:
    books = row("图书采购数量 | ≥65000(册)", "数量")
    dear, cheap = row("图书采购单价 | ≤45(元/册)", "成本"), row("图书采购单价 | ≤10(元/册)", "成本")
    (found,) = said(form(books, dear), "D-03")
    assert found.outcome is Outcome.FAIL
    assert "约 2925000 元" in found.zh
    assert outcomes(said(form(books, cheap), "D-03")) == {Outcome.PASS}
    two = said(form(books, row("图书编目数量 | ≥9(册)"), dear), "D-03")
    assert outcomes(two) == {Outcome.INSUFFICIENT_DATA}


def test_a_reason_in_a_column_of_notes_explains_a_deviation() -> None:
    missed = row("下降比例 | ≥5(%) | 3.2(%) | 10 | 6", "社会", 说明="冬季用电增加")
    assert outcomes(said(evaluation(missed), "S-04")) == {Outcome.PASS}


def test_many_values_without_a_comparator_are_told_once() -> None:
    rows = [row(f"改造{at}类点位 | {at}6处", "数量") for at in range(1, 6)]
    (found,) = said(form(*rows), "C-06")
    assert (found.severity, "5 个指标值" in found.zh) == (Severity.INFO, True)
    assert len(said(form(*rows[:3]), "C-06")) == 3


def test_a_share_done_is_fine_where_another_row_says_how_many_there_are() -> None:
    done = row("名师授课完成率 | =100(%)")
    assert outcomes(said(form(done), "C-03")) == {Outcome.FAIL}
    assert outcomes(said(form(done, row("名师授课人次 | ≥25(人次)")), "C-03")) == {Outcome.PASS}


def test_parts_that_stand_empty_are_nothing_and_parts_that_no_form_prints_are_not_asked() -> None:
    def of(**parts: str) -> set[Outcome]:
        budget = Budget(**{name: Decimal(amount) for name, amount in parts.items()})
        return outcomes(said(form(row("开放天数 | ≥310(天)"), budget=budget), "D-01"))

    assert of(total="900000") == {Outcome.NOT_APPLICABLE}
    assert of(total="900000", fiscal="900000") == {Outcome.PASS}
    assert of(total="900000", fiscal="800000") == {Outcome.INSUFFICIENT_DATA}
    assert of(total="900000", fiscal="950000") == {Outcome.FAIL}


def test_money_under_a_heading_of_its_own_is_there() -> None:
    made = form(row("开放天数 | ≥310(天)"), budget=Budget())
    assert Outcome.FAIL in outcomes(said(made, "A-01"))
    told = Detail("项目资金(万元)", "356.00", at_line("356.00", 3))
    assert outcomes(said(replace(made, details=(told,)), "A-01")) == {Outcome.PASS}
    phone = Detail("项目联系电话", "3560000", at_line("3560000", 3))
    assert Outcome.FAIL in outcomes(said(replace(made, details=(phone,)), "A-01"))


def test_empty_headings_are_told_by_the_reader_and_only_cells_show_that_there_are_none() -> None:
    made = form(row("开放天数 | ≥310(天)"))
    assert outcomes(said(made, "A-07")) == {Outcome.INSUFFICIENT_DATA}
    cells = replace(made.indicators[0], source=Source((Piece("开放天数", cell="C9"),)))
    assert outcomes(said(replace(made, indicators=(cells,)), "A-07")) == {Outcome.PASS}
    empty = Finding("A-07", "“成本指标”下没有三级指标", Source((Piece("成本指标", cell="B9"),)))
    (found,) = said(replace(made, findings=(empty,)), "A-07")
    assert (found.outcome, found.quote) == (Outcome.FAIL, "成本指标")
