import pytest

from graph.years import Change, Difference, Effect, difference_of
from graph.years.statements import Statement
from tests.graph.years.told import told


def between(
    before: tuple[str, str | None], after: tuple[str, str | None], level2: str = "数量指标"
) -> Difference:
    """What changed from a (name, value) of 2022 to one of 2023."""
    forms = [
        told(year, dict([row]), level2=level2) for year, row in ((2022, before), (2023, after))
    ]
    a, b = (Statement(form.indicators[0], form) for form in forms)
    return difference_of(a, b)


def values(before: str | None, after: str | None, level2: str = "数量指标") -> Difference:
    return between(("指标", before), ("指标", after), level2)


@pytest.mark.parametrize(
    ("before", "after", "change", "effect"),
    [
        ("≥5(次)", "≥5(次)", Change.SAME, None),
        ("≥5(次)", "≥6(次)", Change.RAISED, Effect.TIGHTENED),
        ("≥95%", "≥90%", Change.LOWERED, Effect.LOOSENED),
        ("≤30(分钟)", "≤20(分钟)", Change.LOWERED, Effect.TIGHTENED),
        ("≤30(分钟)", "≤40(分钟)", Change.RAISED, Effect.LOOSENED),
        ("=5(次)", "=6(次)", Change.RAISED, None),
        ("≥5(次)", "≤6(次)", Change.RAISED, None),
        ("及时", "及时", Change.SAME, None),
        ("及时", " 及 时", Change.SAME, None),
    ],
)
def test_what_became_of_a_value(
    before: str, after: str, change: Change, effect: Effect | None
) -> None:
    found = values(before, after)
    assert (found.change, found.effect) == (change, effect)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("及时", "按期", "words"),
        ("及时", "≥95%", "kind"),
        ("≥5(人)", "≥5(人次)", "unit"),
        ("≥5(期)", "≥5(期/周)", "unit"),
        ("≥0.2(万人)", "≥2000(人次)", "unit"),
        ("≥4(期/月)", "≥1(期/周)", "unit"),
        ("≤2(天)", "≤2(工作日)", "unit"),
        ("≥90(分)", "≥90(分钟)", "unit"),
        ("≥5(次)", "≥5", "unit"),
        ("≥5(次)", None, "missing"),
    ],
)
def test_what_cannot_be_compared_is_only_changed(before: str, after: str | None, why: str) -> None:
    found = values(before, after)
    assert (found.change, found.why, found.effect) == (Change.CHANGED, why, None)


@pytest.mark.parametrize(
    ("before", "after", "change", "converted"),
    [
        ("≤30(分钟)", "≤0.5(小时)", Change.UNIT_CHANGED, "0.5"),
        ("≤20(分钟)", "≤0.5(小时)", Change.RAISED, "1/3"),
        ("≥0.5(万人)", "≥5000(人)", Change.UNIT_CHANGED, "5000"),
        ("≥0.5(万人)", "≥6000(人)", Change.RAISED, "5000"),
        ("≥5%", "≥50‰", Change.UNIT_CHANGED, "50"),
        ("≤2(元/人/天)", "≤0.002(千元/人/天)", Change.UNIT_CHANGED, "0.002"),
        ("≥5(小时)", "≥5(个小时)", Change.SAME, None),
        ("≤550(元/人/天)", "≤550(元/人·天)", Change.SAME, None),
        ("≥2(次/周/人)", "≥2(次/人/周)", Change.SAME, None),
        ("≥1(期/季度)", "≥4(期/年)", Change.UNIT_CHANGED, "4"),
        ("≥10台（套）", "≥10台套", Change.SAME, None),
        ("≥100(亩)", "≥6.67(公顷)", Change.UNIT_CHANGED, "20/3"),
        ("≥6.67(公顷)", "≥100(亩)", Change.UNIT_CHANGED, "100.05"),
        ("≥100(亩)", "≥7(公顷)", Change.RAISED, "20/3"),
        ("≥30000(人)", "≥3.001(万人)", Change.RAISED, "3"),
        ("≥30(里)", "≥15(公里)", Change.UNIT_CHANGED, "15"),
        ("≥2(个百分点)", "≥2(百分点)", Change.SAME, None),
        ("≥2000(平米)", "≥3(亩)", Change.UNIT_CHANGED, "3"),
    ],
)
def test_values_convert_within_a_dimension(
    before: str, after: str, change: Change, converted: str | None
) -> None:
    found = values(before, after)
    assert (found.change, found.converted) == (change, converted)


@pytest.mark.parametrize(
    ("before", "after", "change", "why"),
    [
        ("2(套)", "2(个)", Change.SAME, "counter"),
        ("≥12(家)", "≥15(个)", Change.RAISED, "counter"),
        ("≥5(人)", "≥5(个)", Change.CHANGED, "unit"),
        ("≥5(次)", "≥5(个)", Change.CHANGED, "unit"),
        ("≥5(套)", "≥5(座)", Change.CHANGED, "unit"),
    ],
)
def test_what_counts_anything_counts_things_too(
    before: str, after: str, change: Change, why: str
) -> None:
    found = values(before, after)
    assert (found.change, found.why) == (change, why)


def test_a_unit_in_the_name_counts_where_the_value_has_none() -> None:
    found = between(("服务人数（人）", "≥20000"), ("服务人数（万人）", "≥3"))
    assert (found.change, found.converted, found.unit) == (Change.RAISED, "2", "万人")
    scaled = between(("服务人数（人）", "≥2万"), ("服务人数", "≥20000(人)"))
    assert (scaled.change, scaled.converted) == (Change.UNIT_CHANGED, "20000")
    aside = between(("服务人数（老年）", "≥2"), ("服务人数（老年）", "≥3"))
    assert aside.change is Change.RAISED


def test_another_sign_is_said_with_what_it_means() -> None:
    found = values("≥5(次)", ">5(次)")
    assert (found.change, found.effect, found.why) == (
        Change.CHANGED,
        Effect.TIGHTENED,
        "comparator",
    )
    assert values("≥5(次)", ">6(次)").why == "comparator"


def test_less_of_a_cost_is_tighter() -> None:
    assert values("=5(万元)", "=4(万元)", "经济成本指标").effect is Effect.TIGHTENED
    assert values("5(万元)", "6(万元)", "经济成本指标").effect is Effect.LOOSENED
    assert values("≥5(万元)", "≥4(万元)", "经济成本指标").effect is Effect.LOOSENED


def test_a_day_is_compared_within_its_year() -> None:
    assert values("6月底前", "6月底前").change is Change.SAME
    later = values("6月底前", "9月底前")
    assert (later.change, later.effect) == (Change.LATER, Effect.LOOSENED)
    assert values("2022年12月底前", "2023年6月底前").change is Change.EARLIER
    assert values("2022年12月底前", "2024年6月底前").change is Change.LATER


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (("群众满意度", "≥0.95"), ("群众满意度", "≥95%"), Change.SAME),
        (("群众满意度", "≥95%"), ("群众满意度", "≥0.95"), Change.SAME),
        (("群众满意度", "≥95"), ("群众满意度", "≥96%"), Change.RAISED),
        (("资金到位率", "1"), ("资金到位率", "100%"), Change.SAME),
        (("火灾受害率", "≤0.9"), ("火灾受害率", "≤0.9‰"), Change.CHANGED),
        (("森林覆盖增长", "≥0.95"), ("森林覆盖增长", "≥95%"), Change.CHANGED),
        (("每公里养护成本", "≤0.65万元"), ("养护成本", "≤6500元/公里"), Change.UNIT_CHANGED),
        (("人均补助标准", "400元"), ("补助标准", "400元/人"), Change.SAME),
        (("户均补助标准", "400元"), ("补助标准", "400元/人"), Change.CHANGED),
    ],
)
def test_a_name_says_what_the_unit_of_its_value_does_not(
    before: tuple[str, str], after: tuple[str, str], change: Change
) -> None:
    found = between(before, after)
    assert (found.change, found.why) == (change, "unit" if change is Change.CHANGED else "name")
