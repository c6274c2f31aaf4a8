"""Traps of years: each is a block of a few forms, made by hand."""

import pytest

from corpus.model import Form, FormKind, Indicator
from corpus.values.target import parse_target
from graph.claims import Claim, ClaimKind, Status, claim_id
from graph.linking import ACCEPTED, ReasonCode, is_accepted, link_forms
from tests.builders import make_form, make_indicator
from tests.graph.linking.labelled import owner

SURE = 0.95  # nothing but how the name is written has changed
ROWS = ("巡查河道次数", "清淤河道里程", "河道保洁合格率", "沿河居民满意度")
PROJECT, INDICATOR = ClaimKind.SAME_PROJECT, ClaimKind.SAME_INDICATOR


def form(year: int, *rows: str, project: str = "河道养护", kind: str = "申报表") -> Form:
    """A row is a name, or level1/level2/name/value."""
    cells = (
        row.split("/") if "/" in row else ("产出指标", "数量指标", row, "及时") for row in rows
    )
    made = tuple(
        make_indicator(level1=a, level2=b, name=name, target=parse_target(value))
        for a, b, name, value in cells
    )
    return make_form(
        year=year, project=project, indicators=made or _rows(), kind=FormKind(kind), goals=()
    )


def _rows() -> tuple[Indicator, ...]:
    return tuple(make_indicator(name=name) for name in ROWS)


def linked(*forms: Form, **verdicts: Status) -> list[Claim]:
    return list(link_forms(forms, verdicts))


def named(claims: list[Claim], *forms: Form) -> set[tuple[str, str]]:
    """The names of the indicators that claims join."""
    names = {row.definition_id: row.name for each in forms for row in each.indicators}
    return {(names[c.a], names[c.b]) for c in claims if c.kind is INDICATOR}


def codes(claim: Claim) -> set[str]:
    return {reason.code for reason in claim.reasons}


def test_what_keeps_its_id_is_linked_by_it() -> None:
    forms = form(2022), form(2023)
    claims = linked(*forms)
    assert len(claims) == 1 + len(ROWS)
    assert {(c.a == c.b, c.method, c.score) for c in claims} == {(True, "key", 1.0)}


def test_one_name_in_two_projects_of_a_year_is_two_indicators() -> None:
    forms = (
        form(2022, "居民满意度", project="公园养护"),
        form(2022, "居民满意度", project="路灯养护"),
        form(2023, "居民满意度", project="公园养护"),
        form(2023, "居民满意度", project="路灯养护"),
    )
    claims = [c for c in linked(*forms) if c.kind is INDICATOR]
    assert len(claims) == 2
    assert all(c.a == c.b for c in claims)


def test_rows_are_linked_only_where_their_projects_are() -> None:
    forms = (
        form(2022, "居民满意度", project="公园养护"),
        form(2023, "居民满意度", project="禁毒宣传"),
    )
    assert linked(*forms) == []


def test_two_rows_with_other_content_are_not_linked_though_one_ends_and_one_begins() -> None:
    forms = form(2022, *ROWS, "新建道路里程"), form(2023, *ROWS, "维修道路里程")
    assert not [c for c in linked(*forms) if c.a != c.b]


def test_a_unit_moves_into_the_name_and_the_values_convert() -> None:
    forms = (
        form(2022, "产出指标/数量指标/参观人数/≥12000人"),
        form(2023, "产出指标/数量指标/参观人数（万人）/≥1.3"),
    )
    (claim,) = (c for c in linked(*forms) if c.kind is INDICATOR)
    assert claim.score > ACCEPTED
    assert codes(claim) >= {ReasonCode.UNIT_IN_NAME, ReasonCode.UNIT_CONVERTED}


def test_a_number_of_days_is_no_day_by_which_it_is_done() -> None:
    days = form(2022, "产出指标/数量指标/集训天数/≥7天")
    done = form(2023, "产出指标/时效指标/集训完成时间/10月底前")
    assert not named(linked(days, done), days, done)


def test_a_level_of_another_scheme_is_the_same_level() -> None:
    forms = (
        form(2020, "产出指标/成本指标/清淤单价/≤90元", "效益指标/可持续影响指标/水质/提升"),
        form(2022, "成本指标/经济成本指标/清淤单价/≤95元", "效益指标/社会效益指标/水质/提升"),
    )
    claims = [c for c in linked(*forms) if c.kind is INDICATOR]
    assert len(claims) == 2
    assert all(ReasonCode.LEVEL_RENAMED in codes(c) and is_accepted(c) for c in claims)


def test_words_of_the_projects_name_go_without_saying() -> None:
    rows = "产出指标/数量指标/巡查次数/≥5次", "产出指标/数量指标/河道养护巡查次数/≥5次"
    (claim,) = (c for c in linked(form(2022, rows[0]), form(2023, rows[1])) if c.kind is INDICATOR)
    assert ReasonCode.WORDS_OF_PROJECT in codes(claim)
    assert is_accepted(claim)


def test_every_reason_has_a_name_in_both_languages() -> None:
    assert all(code.names.zh and code.names.en for code in ReasonCode)


def test_one_name_at_two_levels_stays_at_its_own() -> None:
    rows = "产出指标/数量指标/培训人数/5人", "效益指标/社会效益指标/培训人数/5人"
    forms = form(2022, *rows), form(2023, *rows)
    assert all(c.a == c.b for c in linked(*forms))


def test_forms_of_one_project_and_year_are_one() -> None:
    forms = form(2022, kind="目标表"), form(2022, kind="自评表"), form(2023, kind="目标表")
    assert len(linked(*forms)) == 1 + len(ROWS)


def test_a_year_without_the_thing_is_bridged_and_three_years_at_most() -> None:
    forms = form(2020), form(2021, "河道测绘报告"), form(2022), form(2026)
    spans = {(c.year_a, c.year_b) for c in linked(*forms) if c.kind is INDICATOR}
    assert spans == {(2020, 2022)}


def test_a_link_goes_to_the_next_year_only() -> None:
    forms = form(2021), form(2022), form(2023)
    assert {(c.year_a, c.year_b) for c in linked(*forms)} == {(2021, 2022), (2022, 2023)}


def test_a_form_without_a_year_joins_nothing() -> None:
    undated = make_form(year=None)
    assert link_forms([undated, make_form(year=2024)], {}) == ()


def test_two_projects_merge_into_one() -> None:
    other = "种植行道树数量", "修剪绿篱长度", "苗木成活率", "绿地保洁人数"
    forms = (
        form(2022, project="河道养护"),
        form(2022, *other, project="绿地养护"),
        form(2023, *ROWS, *other, project="河道及绿地养护"),
    )
    claims = linked(*forms)
    projects = [c for c in claims if c.kind is PROJECT]
    assert {(c.a, c.b) for c in projects} == {(owner(f), owner(forms[2])) for f in forms[:2]}
    assert all(map(is_accepted, projects))
    assert [c for c in projects if c.method == "merged"]
    assert named(claims, *forms) == {(name, name) for name in (*ROWS, *other)}


def test_one_project_splits_in_two() -> None:
    other = "种植行道树数量", "修剪绿篱长度", "苗木成活率", "绿地保洁人数"
    forms = (
        form(2022, *ROWS, *other, project="河道及绿地养护"),
        form(2023, project="河道养护"),
        form(2023, *other, project="绿地养护"),
    )
    projects = [c for c in linked(*forms) if c.kind is PROJECT]
    assert {(c.a, c.b) for c in projects} == {(owner(forms[0]), owner(f)) for f in forms[1:]}
    assert [c for c in projects if c.method == "split"]


def test_a_likeness_that_stays_in_doubt_may_be_a_split() -> None:
    before = "不动产登记业务办件量", "登记业务差错率", "一般登记业务办结时间", "窗口服务外包费"
    after = "登记发证办理件数", "登记错误率", "登记平均办理时限", "窗口人员外包费用"
    asked = "办事便利化水平", "办事企业和群众满意度"
    asked_later = "群众办事便捷度", "办事群众满意度"
    scans = "档案扫描加工页数", "档案数据挂接条数", "扫描图像质检合格率"
    forms = (
        form(2022, *before, *asked, "档案数字化扫描页数", project="不动产登记服务经费"),
        form(2023, *after, *asked_later, project="不动产登记办证服务"),
        form(2023, *scans, project="不动产登记档案数字化"),
    )
    projects = [c for c in linked(*forms) if c.kind is PROJECT]
    assert {(c.a, c.b) for c in projects} == {(owner(forms[0]), owner(f)) for f in forms[1:]}
    assert all(map(is_accepted, projects))


def test_a_project_that_ends_beside_its_like_did_not_merge_with_it() -> None:
    forms = (
        form(2022, project="小学教师培训"),
        form(2022, project="中学教师培训"),
        form(2023, project="中学教师培训"),
    )
    projects = [c for c in linked(*forms) if c.kind is PROJECT]
    assert [(c.a == c.b) for c in projects] == [True]


def test_a_rejected_pair_leaves_room_for_the_next_best() -> None:
    forms = form(2022, *ROWS, "讲座场次"), form(2023, *ROWS, "讲座次数", "讲座场次数量")
    (before,) = (c for c in linked(*forms) if c.a != c.b)
    after = [c for c in linked(*forms, **{before.id: Status.REJECTED}) if c.a != c.b]
    assert before.id not in {c.id for c in after}
    assert [c.a for c in after] == [before.a]


def test_a_rejected_key_is_no_link() -> None:
    forms = form(2022), form(2023)
    claim = next(c for c in linked(*forms) if c.kind is INDICATOR)
    after = linked(*forms, **{claim.id: Status.REJECTED})
    assert claim.id not in {c.id for c in after}
    assert len(after) == len(ROWS)


def test_a_rejected_project_takes_its_rows_along() -> None:
    forms = form(2022), form(2023)
    claim = next(c for c in linked(*forms) if c.kind is PROJECT)
    assert linked(*forms, **{claim.id: Status.REJECTED}) == []


def test_a_confirmed_pair_comes_first_though_nothing_speaks_for_it() -> None:
    forms = form(2022, *ROWS, "讲座场次"), form(2023, *ROWS, "讲座次数", "印发手册")
    a, b = forms[0].indicators[-1].definition_id, forms[1].indicators[-1].definition_id
    id_ = claim_id(INDICATOR, a, b, 2022, 2023)
    (claim,) = (c for c in linked(*forms, **{id_: Status.CONFIRMED}) if c.a != c.b)
    assert (claim.id, claim.status, claim.method) == (id_, Status.CONFIRMED, "person")
    assert is_accepted(claim)


def test_projects_that_a_person_joins_join_their_rows() -> None:
    forms = form(2022, project="河道养护"), form(2023, project="水环境治理服务外包")
    id_ = claim_id(PROJECT, owner(forms[0]), owner(forms[1]), 2022, 2023)
    claims = linked(*forms, **{id_: Status.CONFIRMED})
    assert named(claims, *forms) == {(name, name) for name in ROWS}


def test_of_two_that_fit_alike_neither_is_accepted() -> None:
    forms = form(2022, *ROWS, "小学教师培训率", "中学教师培训率"), form(2023, *ROWS, "教师培训率")
    assert not [c for c in linked(*forms) if c.a != c.b and is_accepted(c)]


def test_a_project_of_a_new_name_is_known_by_its_rows_but_not_that_of_another_place() -> None:
    rows = ("巡查管网里程", "更换老旧管件数", "管网漏损率", "抢修及时率", "用水户满意度")

    def found(one: str, other: str) -> list[Claim]:
        claims = linked(form(2022, *rows, project=one), form(2023, *rows, project=other))
        return [claim for claim in claims if claim.kind is PROJECT and is_accepted(claim)]

    assert found("自来水管网运行", "供水保障提质")
    assert not found("沙河镇供水管网运行", "柳河镇供水管网运行")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50010822T000004000000-河道养护", "50010823T000000000012-河道养护"),
        ("河道养护（50010822T000004000000）", "河道养护（50010823T000000000012）"),
        ("T000012345：河道养护", "河道养护"),
        ("【2022】河道养护", "【2023】河道养护"),
        ("河道养护（某财水〔2022〕12号）", "河道养护（某财水〔2023〕35号）"),
    ],
)
def test_a_project_under_another_code_is_the_same(one: str, other: str) -> None:
    claims = linked(form(2022, project=one), form(2023, project=other))
    assert [claim.score >= SURE for claim in claims if claim.kind is PROJECT] == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("①清淤河道里程", "②清淤河道里程"),
        ("1.清淤河道里程", "（二）清淤河道里程"),
        ("指标1：清淤河道里程", "清淤河道里程"),
    ],
)
def test_a_row_under_another_number_is_the_same(one: str, other: str) -> None:
    claims = linked(form(2022, one), form(2023, other))
    assert [claim.score >= SURE for claim in claims if claim.kind is INDICATOR] == [True]


def test_parts_that_numbers_tell_apart_stay_two() -> None:
    claims = linked(form(2022, "第12期培训班人数"), form(2023, "第13期培训班人数"))
    assert INDICATOR not in {claim.kind for claim in claims}
