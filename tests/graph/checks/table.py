"""Rule → outcome → a form that comes out so under it, each worked by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from corpus.model import Budget, Finding, Form, GoalScope
from graph.checks import Outcome
from tests.graph.checks.cases import (
    FAIL,
    FEW,
    NONE,
    PASS,
    UNREAD,
    evaluation,
    execution,
    form,
    goal,
    row,
    with_reading,
)

Table = Mapping[str, Mapping[Outcome, Form]]

_DAYS = row("全年开放天数 | ≥310(天)")
_RIGHT = row("新书验收合格率 | =100(%)", "质量")
_VISITS = row("年接待读者人次 | ≥80(万人次)", "社会")
_HAPPY = row("读者满意度 | ≥90(%)", "满意")
_WHOLE = form(_DAYS, _RIGHT, _VISITS, _HAPPY)
_LOOSE = form(row("全年开放天数 | ≥310(天)", ""), _DAYS)
_WORDS = form(row("新书上架 | 一尘不染", "质量"))
_BARE = form(project=None, department=None, year=None, budget=Budget(), goals=())
_YEARS = {"start": date(2023, 1, 1), "end": date(2025, 12, 31)}
_BOTH = (goal("建成新馆", GoalScope.TOTAL), goal("完成主体工程", GoalScope.ANNUAL))


def _remarked(rule: str) -> Form:
    return replace(_WHOLE, findings=(Finding(rule, "读取时的提示"),))


COMPLETENESS: Table = {
    "A-01": {
        PASS: _WHOLE,
        FAIL: _BARE,
        UNREAD: replace(_BARE, ledger=form(unplaced=("未归位的一段",)).ledger),
    },
    "A-02": {
        PASS: _WHOLE,
        FAIL: form(_DAYS, _RIGHT),
        NONE: form(),
        FEW: _LOOSE,
        UNREAD: form(with_reading(_RIGHT, "level2", "可持续影响指标")),
    },
    "A-03": {
        PASS: _WHOLE,
        FAIL: form(_DAYS, _VISITS),
        NONE: form(),
        FEW: form(replace(_DAYS, level2=None), _VISITS),
    },
    "A-04": {
        PASS: form(_DAYS, row("采购单价 | ≤45(元/册)", "成本")),
        FAIL: form(_DAYS, project="新馆改建工程"),
        NONE: _WHOLE,
        FEW: form(_DAYS, row("某事 | 1", ""), project="设备购置"),
    },
    "A-05": {
        PASS: _WHOLE,
        FAIL: form(_DAYS, goals=(goal("服务广大读者"),)),
        NONE: form(_DAYS, goals=(goal("办好内部会议"),)),
    },
    "A-06": {
        PASS: form(_DAYS, row("重大安全事故 | 无", "社会")),
        FAIL: form(row("全年开放天数")),
        NONE: form(),
        UNREAD: form(row("全年开放天数"), unplaced=("310",)),
    },
    "A-07": {FAIL: form(row("/ | 1")), FEW: _WHOLE},
    "A-08": {PASS: _WHOLE, NONE: form()},
    "A-09": {
        PASS: form(goals=_BOTH, **_YEARS),
        FAIL: form(goals=(goal("建成新馆"),), **_YEARS),
        NONE: form(goals=()),
        FEW: form(goals=(goal("建成新馆", GoalScope.UNCLEAR),), **_YEARS),
    },
}
RELEVANCE: Table = {
    "B-03": {
        PASS: form(_DAYS, row("补贴资金拨付及时率 | =100(%)", "时效")),
        FAIL: form(row("预算执行率 | ≥95(%)", "质量")),
        NONE: form(),
    },
    "B-04": {
        PASS: form(row("培训人员数量 | ≥60(人)")),
        FAIL: form(row("驻场人员数量 | ≥6(人)")),
        NONE: form(),
    },
    "B-05": {
        PASS: form(_DAYS, row("带动增收 | ≥6万元", "经济")),
        FAIL: form(row("委托费用 | ≤90万元", "质量")),
        NONE: form(row("某事 | 1", "")),
    },
    "B-06": {PASS: form(_HAPPY), FAIL: form(row("市民满意度 | ≥85%", "社会")), NONE: form(_DAYS)},
}
SPECIFIC: Table = {
    "C-01": {
        PASS: _WHOLE,
        FAIL: form(_DAYS, row("馆舍 | 整洁"), row("秩序 | 良好")),
        NONE: form(),
        FEW: form(_DAYS),
    },
    "C-02": {
        PASS: form(row("上架及时性 | 及时", "时效")),
        FAIL: form(row("素养 | 有所提升", "社会")),
        NONE: form(_DAYS),
        FEW: _WORDS,
        UNREAD: form(with_reading(row("素养 | 有所提升", "社会"), "value", "≥90(%)")),
    },
    "C-03": {PASS: form(_DAYS), FAIL: form(row("印刷计划完成率 | =100(%)")), NONE: form(_HAPPY)},
    "C-04": {
        PASS: _WORDS,
        FAIL: form(row("基础教育巩固提高情况 | 巩固提高", "持续")),
        NONE: form(_DAYS),
    },
    "C-05": {
        PASS: _WORDS,
        FAIL: form(row("响应时间 | 1小时内响应，3小时内抵达现场", "时效")),
        NONE: form(_DAYS),
    },
    "C-06": {PASS: form(_DAYS), FAIL: form(row("疗休养人数 | 约50(人)")), NONE: _WORDS},
    "C-07": {
        PASS: form(row("审计完成 | 6月底前", "时效")),
        NONE: form(_DAYS),
        UNREAD: form(row("周期 | 2024年1月-11月", "时效")),
    },
}
_SUM = Budget(Decimal(10), Decimal(9), Decimal(1))
MATCHED: Table = {
    "D-01": {
        PASS: form(budget=_SUM),
        FAIL: form(budget=replace(_SUM, other=Decimal(2))),
        NONE: form(budget=Budget()),
        FEW: form(budget=Budget(Decimal(10), Decimal(9))),
    },
    "D-02": {
        PASS: _WHOLE,
        NONE: form(budget=Budget()),
        FEW: form(budget=Budget(applied=Decimal(500))),
    },
    "D-03": {
        PASS: form(row("项目总成本 | ≤90万元", "成本")),
        FAIL: form(row("项目总成本 | ≤91万元", "成本")),
        NONE: _WHOLE,
        FEW: form(row("采购单价 | ≤45(元/册)", "成本")),
    },
    "D-04": {PASS: form(_HAPPY), FAIL: form(row("读者满意度 | ≥80(%)", "满意")), NONE: form(_DAYS)},
    "D-07": {
        PASS: form(_RIGHT),
        FAIL: form(row("新书验收合格率 | ≥100(%)", "质量")),
        NONE: form(_DAYS),
        UNREAD: form(with_reading(_RIGHT, "value", "=120(%)")),
    },
    "D-08": {
        PASS: form(row("服务可用时间 | =366.00(天)", "质量")),
        FAIL: form(row("服务可用时间 | =366.00(天)", "质量"), year=2023, start=None),
        NONE: form(_HAPPY),
        FEW: form(_DAYS, year=None),
    },
}
FEASIBLE: Table = {
    "E-01": {
        PASS: _WHOLE,
        FAIL: form(year=2026),
        NONE: form(start=None),
        FEW: form(row("审计完成 | 2024年6月30日前", "时效"), year=None),
    },
    "E-02": {
        PASS: _WHOLE,
        FAIL: form(start=date(2025, 1, 1)),
        NONE: form(start=None, end=None),
        FEW: form(start=None),
    },
    "E-03": {
        PASS: form(row("开放天数 | ≥310(天)", 绩效标准="计划标准")),
        FAIL: form(row("开放天数 | ≥310(天)", 绩效标准="计划标准"), _HAPPY),
        NONE: _WHOLE,
    },
}
_FULL = row("开放天数 | ≥310(天) | 312(天) | 50 | 50")
_LEFT = row("到馆人次 | ≥80(万人次) | 40(万人次) | 40 | 20 | 闭馆改造")
_WEIGHED = evaluation(
    _FULL, _LEFT, executions=(execution(budget="10", spent="9", weight="10", score="9", rate="90"),)
)
SCORED: Table = {
    "S-01": {
        PASS: _WEIGHED,
        FAIL: evaluation(_FULL, executions=_WEIGHED.executions),
        NONE: _WHOLE,
        FEW: evaluation(_FULL, _DAYS),
    },
    "S-02": {
        PASS: _WEIGHED,
        FAIL: evaluation(row("天数 | ≥310(天) | 312(天) | 5 | 6")),
        NONE: _WHOLE,
    },
    "S-03": {
        PASS: _WEIGHED,
        FAIL: evaluation(row("人次 | ≥80(人次) | 40(人次) | 40 | 40")),
        NONE: _WHOLE,
        FEW: evaluation(row("天数 | ≥310(天) | 较好 | 5 | 5")),
    },
    "S-04": {
        PASS: _WEIGHED,
        FAIL: evaluation(row("人次 | ≥80(人次) | 40(人次) | 40 | 20 | 无")),
        NONE: _WHOLE,
    },
    "S-06": {PASS: _WEIGHED, FAIL: evaluation(row("天数 | ≥310(天) | 达成预期指标")), NONE: _WHOLE},
    "T-01": {
        PASS: _WHOLE,
        FAIL: form(replace(_HAPPY, level1="效益指标")),
        NONE: form(row("某事 | 1", "")),
    },
}
REMARKS: Table = {
    "remark": {FAIL: _remarked("budget.sum"), NONE: _WHOLE},
    "implied-amount": {FAIL: _remarked("implied-amount"), NONE: _WHOLE},
    "unread-amount": {UNREAD: _remarked("unread-amount"), NONE: _WHOLE},
    "recognised-value": {UNREAD: _remarked("recognised-value"), NONE: _WHOLE},
}
CASES: Table = {**COMPLETENESS, **RELEVANCE, **SPECIFIC, **MATCHED, **FEASIBLE, **SCORED, **REMARKS}
