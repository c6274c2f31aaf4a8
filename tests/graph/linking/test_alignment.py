"""Rows between the same linked rows of both years' forms."""

import pytest

from graph.claims import Claim, ClaimKind
from graph.linking import ReasonCode, is_accepted
from graph.linking.alignment import aligned
from graph.linking.subjects import Subject, subjects_of
from tests.graph.linking.test_leftovers import SAME, form_of, linked

SOCIAL = "效益指标/社会效益指标"
BEFORE, AFTER = SAME[:2], SAME[2:]


def subject(year: int, *rows: str) -> Subject:
    return subjects_of([form_of(year, rows, "河道养护")])[year][0]


def between(a: tuple[str, ...], b: tuple[str, ...]) -> set[tuple[str, str]]:
    """Names of rows that stand alone between those that have the same id."""
    one, other = subject(2022, *a), subject(2023, *b)
    free = one.rows.keys() ^ other.rows.keys()
    same = {id_: id_ for id_ in one.rows if id_ in other.rows}
    pairs = aligned(one, other, same, free)
    return {(one.rows[x].name, other.rows[y].name) for x, y in pairs}


def test_the_only_rows_of_their_level_between_the_same_rows_stand_alone() -> None:
    one = "产出指标/质量指标/道路完好率/≥95%", "产出指标/数量指标/栽树株数/≥9株"
    other = "产出指标/质量指标/设施完好率/≥95%", "产出指标/数量指标/绿化面积/≥7亩"
    names = {("道路完好率", "设施完好率"), ("栽树株数", "绿化面积")}
    assert between((*BEFORE, *one, *AFTER), (*BEFORE, *other, *AFTER)) == names
    assert between((*BEFORE, *one, *AFTER), (*BEFORE, *AFTER, *other)) == set()
    two = (*one, "产出指标/数量指标/补种株数/≥9株")
    assert between((*BEFORE, *two, *AFTER), (*BEFORE, *other, *AFTER)) == {
        ("道路完好率", "设施完好率")
    }


def test_cost_has_one_level_in_both_schemes() -> None:
    one, other = "产出指标/成本指标/保洁费/≤9元", "成本指标/经济成本指标/总支出/≤9元"
    assert between((*SAME, one), (*SAME, other)) == {("保洁费", "总支出")}


def accepted(a: str, b: str) -> list[Claim]:
    claims = linked((*BEFORE, a, *AFTER), (*BEFORE, b, *AFTER))
    assert all(claim.kind is ClaimKind.SAME_INDICATOR for claim in claims)
    return [claim for claim in claims if is_accepted(claim)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("产出指标/时效指标/关停任务完成时间/11月底前", "产出指标/时效指标/设备退出时间/11月底前"),
        ("效益指标/生态效益指标/水土流失面积/减少", "效益指标/生态效益指标/水土流失状况/改善"),
        (
            "效益指标/社会效益指标/路产路权受损状况/减轻",
            "效益指标/社会效益指标/公路路产损坏情况/减轻",
        ),
        ("产出指标/质量指标/申报审核合格率/100%", "产出指标/质量指标/补助审核准确率/100%"),
        (
            "效益指标/经济效益指标/船民家庭年增收/≥3000元",
            "效益指标/经济效益指标/船民户均增收/≥3200元",
        ),
    ],
)
def test_what_stands_around_carries_a_row_in_other_words(a: str, b: str) -> None:
    (claim,) = accepted(a, b)
    assert ReasonCode.SAME_NEIGHBOURS in {reason.code for reason in claim.reasons}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "产出指标/时效指标/汛前检修完成时间/3月底前",
            "产出指标/时效指标/汛后检修完成时间/10月底前",
        ),
        ("产出指标/时效指标/护栏安装完成时间/3月底前", "产出指标/时效指标/展板更新时间/10月底前"),
        ("产出指标/数量指标/储备农膜数量/≥500吨", "产出指标/数量指标/储备农药数量/≥480吨"),
        ("产出指标/数量指标/新增献血屋数量/2个", "产出指标/数量指标/新增献血车数量/2辆"),
        ("产出指标/数量指标/购置救生艇艘数/3艘", "产出指标/数量指标/购置无人机架数/2架"),
        ("产出指标/质量指标/培训合格率/≥95%", "产出指标/质量指标/布展合格率/≥95%"),
        ("产出指标/质量指标/审核准确率/100%", "产出指标/质量指标/审核知晓率/100%"),
    ],
)
def test_another_thing_at_the_same_place_stays_apart(a: str, b: str) -> None:
    assert accepted(a, b) == []


def test_what_is_linked_shows_where_the_rows_beside_it_belong() -> None:
    a = f"{SOCIAL}/群众护河意识/增强", f"{SOCIAL}/路产路权受损状况/减轻"
    b = f"{SOCIAL}/居民护河观念/提高", f"{SOCIAL}/公路路产损坏情况/减轻"
    claims = [c for c in linked((*SAME, *a), (*SAME, *b)) if is_accepted(c)]
    codes = [{reason.code for reason in claim.reasons} for claim in claims]
    assert sorted(ReasonCode.SAME_NEIGHBOURS in each for each in codes) == [False, True]
