"""What rows say of their levels."""

from corpus.forms.fit import fit_of
from corpus.forms.tree import Level

_COST = Level("成本指标", "经济成本指标", ())
_BENEFIT = Level("效益指标", "经济效益指标", ())


def test_an_amount_to_be_reached_is_no_cost() -> None:
    assert fit_of("带动园区投入", "≥15亿元", _COST) > fit_of("带动园区投入", "≥15亿元", _BENEFIT)


def test_an_amount_that_must_not_be_passed_is_a_cost() -> None:
    assert fit_of("步道养护单价", "≤15万元", _COST) < fit_of("步道养护单价", "≤15万元", _BENEFIT)


def test_how_long_something_takes_tells_of_time() -> None:
    timely, quality = Level("产出指标", "时效指标", ()), Level("产出指标", "质量指标", ())
    name = "塌方抢修平均用时"
    assert fit_of(name, "≤24小时", timely) < fit_of(name, "≤24小时", quality)


def test_praise_tells_of_satisfaction_and_may_stand_elsewhere() -> None:
    satisfaction = Level("满意度指标", "服务对象满意度指标", ())
    social = Level("效益指标", "社会效益指标", ())
    assert fit_of("群众好评率", "≥99%", satisfaction) < fit_of("群众好评率", "≥99%", social)
    assert fit_of("群众好评率", "≥99%", social) < fit_of("群众满意度", "≥99%", social)


def test_a_rate_of_what_is_done_by_a_day_tells_of_time() -> None:
    timely, quality = Level("产出指标", "时效指标", ()), Level("产出指标", "质量指标", ())
    name = "汛期前清淤任务完成率"
    assert fit_of(name, "100%", timely) < fit_of(name, "100%", quality)


def test_an_amount_without_a_number_may_stand_among_amounts() -> None:
    amount, quality = Level("产出指标", "数量指标", ()), Level("产出指标", "质量指标", ())
    more = [fit_of(name, "据实核定", amount) for name in ("外运淤泥量", "外运淤泥情况")]
    assert more[0] < more[1]
    assert fit_of("外运淤泥量", "据实核定", amount) <= fit_of("外运淤泥量", "据实核定", quality)
