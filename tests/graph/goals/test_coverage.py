"""Which clause an indicator measures, and what a person says of it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Form
from graph.claims import ClaimKind, Status, claim_id
from graph.goals import Coverage, coverage_of
from graph.goals.asking import asked_of
from tests.builders import make_form, make_goal, make_indicator, make_target, seed_document
from tests.gold import DATA

GOALS = (
    "免费开放全部场馆，每周开放不少于56小时；",
    "开展阅读推广活动30场以上；",
    "推进古籍保护与修复。",
)


def form_with(*names: str, goals: tuple[str, ...] = GOALS, **levels: str) -> Form:
    return make_form(
        goals=tuple(make_goal(text, number) for number, text in enumerate(goals, 1)),
        indicators=tuple(make_indicator(name=name, **levels) for name in names),  # type: ignore[arg-type]
    )


def primary(coverage: Coverage) -> dict[str, int]:
    return {link.indicator.name: link.clause.number for link in coverage.links if link.primary}


def test_an_indicator_measures_the_clause_that_says_its_words() -> None:
    coverage = coverage_of(form_with("阅读推广活动场次", "古籍修复册数"), {})
    assert primary(coverage) == {"阅读推广活动场次": 2, "古籍修复册数": 3}
    (link,) = [link for link in coverage.links if link.indicator.name == "古籍修复册数"]
    assert set(link.words) >= {"古籍", "修复"}
    assert {reason.code for reason in link.claim.reasons} == {"same_word"}
    assert 0 < link.claim.score <= 1


def test_clauses_without_an_indicator_and_indicators_without_a_clause_are_told() -> None:
    coverage = coverage_of(form_with("古籍修复册数", "预算执行率", "群众满意度"), {})
    assert [clause.number for clause in coverage.uncovered] == [1, 2]
    assert [row.name for row in coverage.unattached] == ["预算执行率", "群众满意度"]


def test_a_name_that_tells_little_is_doubtful_and_one_of_something_else_is_not() -> None:
    coverage = coverage_of(form_with("古籍修复册数", "培训班次", "污水管网疏通"), {})
    little, other = coverage.unattached
    assert coverage.doubtful >= {little.id}
    assert other.id not in coverage.doubtful
    clauses = {clause.id for clause in coverage.uncovered}
    assert coverage.doubtful <= clauses | {row.id for row in coverage.unattached}


def test_a_word_of_the_same_task_counts_where_the_word_itself_is_not_said() -> None:
    form = form_with("志愿者注册人数", goals=("修缮全部危房。", "扩大志愿服务队伍。"))
    assert primary(coverage_of(form, {})) == {"志愿者注册人数": 2}


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("尿检覆盖人数", "强化吸毒人员管控。"),
        ("期刊订阅", "丰富馆藏资源。"),
        ("疫木除治", "遏制松材线虫。"),
        ("拓片制作", "保护石刻文物。"),
    ],
)
def test_what_no_word_joins_a_theme_of_the_field_may(name: str, clause: str) -> None:
    coverage = coverage_of(form_with(name, goals=("修缮全部危房。", clause)), {})
    assert primary(coverage) == {name: 2}


def test_a_word_that_shares_rare_characters_with_one_of_a_theme_goes_with_it() -> None:
    goals = ("慰问留守儿童。", "加固堤防。", "培训医师。")
    coverage = coverage_of(form_with("河堤填筑长度", "檐口翻修", goals=goals), {})
    assert primary(coverage) == {"河堤填筑长度": 2}
    (link,) = coverage.links
    assert link.words == ("河堤",)
    assert ("like_word", "堤防") in link.claim.reasons


def test_a_theme_that_all_clauses_speak_of_sets_none_apart() -> None:
    goals = ("一季度修剪行道树。", "二季度修剪行道树。")
    assert coverage_of(form_with("苗木", goals=goals), {}).links == ()


@pytest.mark.parametrize(
    ("name", "asked_more"),
    [("堤坡绿化", False), ("堤坡满意度", True), ("堤坡机制", True), ("堤坡资金", True),
     ("堤坡招标合规率", True), ("堤坡资料归档率", True)],
)  # fmt: skip
def test_more_is_asked_of_what_is_often_of_the_project_as_a_whole(
    name: str, asked_more: bool
) -> None:
    asked, plain = (asked_of(make_indicator(name=of), [0.1], "") for of in (name, "堤坡"))
    assert (asked - plain > 0.3) is asked_more


def test_less_is_asked_where_one_clause_is_far_the_nearest() -> None:
    row = make_indicator(name="堤坡")
    assert asked_of(row, [0.3, -0.5, -0.5], "") < 0.1 < 0.3 < asked_of(row, [0.3, 0.3, 0.3], "")


def test_a_satisfaction_of_just_anybody_is_asked_as_much_though_one_clause_is_nearest() -> None:
    row = make_indicator(name="群众满意度")
    assert asked_of(row, [0.8, -0.5, -0.5], "") == asked_of(row, [0.8, 0.8, 0.8], "")


def test_less_is_asked_of_a_satisfaction_that_says_whose_it_is() -> None:
    whose, anybody = (make_indicator(name=name) for name in ("受援人满意度", "群众满意度"))
    assert asked_of(whose, [0.1], "") < asked_of(anybody, [0.1], "")
    assert asked_of(whose, [0.1], "受援人") == asked_of(anybody, [0.1], "受援人")


def test_an_honour_that_says_satisfied_is_no_satisfaction() -> None:
    goals = ("表彰人民满意的公务员。", "修缮危房。")
    form = form_with("人民满意的公务员表彰人数", "公务员表彰满意度", goals=goals)
    honour, feeling = (link.claim.score for link in coverage_of(form, {}).links)
    assert honour > feeling


def test_the_target_itself_in_a_clause_tells_which_one_it_is() -> None:
    goals = ("举办展览12场；", "举办展览讲座36场。")
    row = make_indicator(name="展览数", target=make_target("≥36(场)"))
    form = make_form(goals=tuple(map(make_goal, goals, (1, 2))), indicators=(row,))
    (link, *_) = coverage_of(form, {}).links
    assert link.clause.number == 2
    assert ("same_number", "36场") in link.claim.reasons


def test_a_target_in_ten_thousands_is_the_number_that_a_clause_writes_out() -> None:
    goals = ("养护甲类绿地1200000平方米；", "养护乙类绿地3260000平方米。")
    row = make_indicator(name="绿地面积", target=make_target("=326(万平方米)"))
    form = make_form(goals=tuple(map(make_goal, goals, (1, 2))), indicators=(row,))
    (link, *_) = coverage_of(form, {}).links
    assert link.clause.number == 2
    assert ("same_number", "3260000平方米") in link.claim.reasons


def test_a_satisfaction_with_the_whole_project_measures_no_clause() -> None:
    goals = ("发放乡村教师补助。", "稳定乡村教师队伍。")
    form = form_with("乡村教师满意度", "乡村教师流失率", goals=goals)
    project = replace(form, project="乡村教师生活补助")
    assert [row.name for row in coverage_of(project, {}).unattached] == ["乡村教师满意度"]


def test_a_payment_measures_no_clause_though_its_object_is_said() -> None:
    form = form_with("古籍修复资金拨付及时性", "古籍修复册数")
    assert primary(coverage_of(form, {})) == {"古籍修复册数": 3}


def test_what_lists_several_things_measures_the_clause_of_each_and_the_first_first() -> None:
    goals = ("组织公务员招录。", "组织干部培训、干部轮训。", "修缮危房。")
    coverage = coverage_of(form_with("干部培训、轮训、招录人数", goals=goals), {})
    assert [link.clause.number for link in coverage.links] == [1, 2]
    assert primary(coverage) == {"干部培训、轮训、招录人数": 1}


def test_a_row_that_fits_no_clause_leans_on_a_row_of_the_same_subject() -> None:
    goals = ("落实养老待遇。", "完成蓝天百日专项执法。")
    names = ("蓝天百日专项执法次数", "蓝天百日队伍到岗天数")
    assert primary(coverage_of(form_with(*names, goals=goals), {}))[names[1]] == 2


def test_an_output_goes_with_the_only_clause() -> None:
    form = form_with("驻场人员", "群众满意度", "资金到位率", goals=("保养全部机组。",))
    assert primary(coverage_of(form, {})) == {"驻场人员": 1}


@pytest.mark.parametrize(
    "name", ["预算执行率", "资金到位及时率", "群众满意度", "成本控制率", "绩效自评完成"]
)
def test_what_every_project_has_measures_no_clause(name: str) -> None:
    assert coverage_of(form_with(name), {}).links == ()


def test_what_a_person_rejects_is_no_link_and_what_one_confirms_is() -> None:
    form = form_with("古籍修复册数", "预算执行率")
    before = coverage_of(form, {})
    (link,) = before.links
    loose = before.unattached[0]
    wanted = claim_id(ClaimKind.MEASURES, loose.id, before.clauses[0].id)
    after = coverage_of(form, {link.claim.id: Status.REJECTED, wanted: Status.CONFIRMED})
    (confirmed,) = after.links
    assert (confirmed.indicator, confirmed.clause) == (loose, before.clauses[0])
    assert confirmed.claim.status is Status.CONFIRMED
    assert link.clause in after.uncovered
    assert after.denied == {link.indicator.id}
    assert before.denied == frozenset()


def test_what_one_confirms_has_a_score_though_nothing_is_alike() -> None:
    form = form_with("古籍修复册数", goals=("推进古籍保护与修复。", "慰问留守儿童。"))
    other = coverage_of(form, {}).clauses[1]
    wanted = claim_id(ClaimKind.MEASURES, form.indicators[0].id, other.id)
    links = coverage_of(form, {wanted: Status.CONFIRMED}).links
    assert [link.claim.score for link in links if link.clause == other] == [0.0]


def test_a_form_without_a_goal_leaves_every_indicator_unattached() -> None:
    form = make_form(goals=())
    coverage = coverage_of(form, {})
    assert coverage.clauses == ()
    assert coverage.links == ()
    assert coverage.unattached == form.indicators


@given(st.permutations(["阅读推广活动场次", "古籍修复册数", "每周开放时间", "预算执行率"]))
def test_the_order_of_rows_does_not_matter(names: list[str]) -> None:
    assert primary(coverage_of(form_with(*names), {})) == {
        "阅读推广活动场次": 2,
        "古籍修复册数": 3,
        "每周开放时间": 1,
    }


def gold_links(path: Path) -> dict[str, list[int]]:
    (document,) = json.loads(path.read_text("utf-8"))["documents"]
    links: dict[str, list[int]] = document["links"]
    return links


def test_the_form_whose_links_are_labelled_by_hand() -> None:
    gold = gold_links(DATA / "goals" / "seed-2024.json")
    form = next(f for f in seed_document().forms if f.project == "公务员管理工作经费")
    coverage = coverage_of(form, {})
    found = primary(coverage)
    right = [name for name, numbers in gold.items() if found.get(name) == numbers[0]]
    assert len(gold) == 28
    assert len(right) >= 27
    assert coverage.uncovered == ()


def test_likeness_in_meaning_finds_what_no_word_tells() -> None:
    form = form_with("驻场人员", goals=("保养全部机组。", "慰问留守儿童。"))

    def alike(names: Sequence[str], clauses: Sequence[str]) -> list[list[float]]:
        return [[0.9 if "机组" in clause else 0.1 for clause in clauses] for _ in names]

    assert coverage_of(form, {}).links == ()
    (link,) = coverage_of(form, {}, alike).links
    assert link.clause.number == 1
    assert ("like_meaning", "0.90") in link.claim.reasons


def test_meaning_has_no_say_where_words_tell() -> None:
    def alike(names: Sequence[str], clauses: Sequence[str]) -> list[list[float]]:
        return [[1.0 if "开放" in clause else -1.0 for clause in clauses] for _ in names]

    form = form_with("古籍修复册数", "驻场人员")
    found = primary(coverage_of(form, {}, alike))
    assert found == {"古籍修复册数": 3, "驻场人员": 1}
