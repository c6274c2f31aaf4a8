"""Rows that names alone do not link: what stands around them must speak for it."""

import pytest

from corpus.model import Form
from corpus.values.target import parse_target
from graph.claims import Claim, ClaimKind
from graph.linking import ReasonCode, is_accepted, link_forms
from tests.builders import make_form, make_indicator

SAME = (
    "产出指标/数量指标/巡查河道次数/≥24次",
    "产出指标/数量指标/清淤河道里程/≥12公里",
    "产出指标/质量指标/河道保洁合格率/≥95%",
    "产出指标/时效指标/垃圾清运及时率/≥98%",
)
PUPILS = "满意度指标/服务对象满意度指标/{}满意度/≥90%"


def linked(a: tuple[str, ...], b: tuple[str, ...], project: str = "河道养护") -> list[Claim]:
    """Claims that join rows of two names; `project` is what 河道养护 is called a year later."""
    claims = link_forms([form_of(2022, a, "河道养护"), form_of(2023, b, project)], {})
    return [c for c in claims if c.kind is ClaimKind.SAME_INDICATOR and c.a != c.b]


def form_of(year: int, rows: tuple[str, ...], project: str) -> Form:
    cells = [row.split("/", 3) for row in rows]
    made = tuple(
        make_indicator(level1=one, level2=two, name=name, target=parse_target(value))
        for one, two, name, value in cells
    )
    return make_form(year=year, project=project, indicators=made, goals=())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("产出指标/数量指标/绿地补植苗木株数/≥800株", "产出指标/数量指标/栽植树苗/≥820株"),
        ("产出指标/质量指标/违规金额追回率/≥70%", "产出指标/质量指标/违规资金追缴率/≥70%"),
        ("效益指标/社会效益指标/受益居民户数/≥5200户", "效益指标/社会效益指标/惠及居民/≥5300户"),
        (
            "成本指标/经济成本指标/每公里养护成本/≤0.65万元",
            "成本指标/经济成本指标/养护单位成本/≤6500元/公里",
        ),
        (PUPILS.format("参训学员"), PUPILS.format("培训教师")),
        (PUPILS.format("沿线商户"), PUPILS.format("服务对象")),
        (PUPILS.format("补贴对象"), PUPILS.format("受益养护人员")),
        (PUPILS.format("受益群众"), PUPILS.format("船民")),
        (PUPILS.format("来访客商"), PUPILS.format("投资客商")),
        (PUPILS.format("参检夫妇"), PUPILS.format("受检对象")),
        (PUPILS.format("用水医院"), PUPILS.format("用水医疗机构")),
        (
            "产出指标/数量指标/加装护栏部数/≥12部",
            "产出指标/数量指标/河岸增设护栏台数/≥10台",
        ),
        ("效益指标/社会效益指标/防汛应对能力/提升", "效益指标/社会效益指标/汛情处置水平/提升"),
        ("产出指标/成本指标/养护费用总额/≤95万元", "产出指标/成本指标/项目总成本/≤130万元"),
        ("产出指标/数量指标/检查沿河企业户次/≥9户次", "产出指标/数量指标/沿河单位巡查数量/≥9家次"),
    ],
)
def test_a_row_in_other_words_is_linked_by_level_unit_amount_and_place(a: str, b: str) -> None:
    (claim,) = linked((*SAME, a), (*SAME, b))
    assert is_accepted(claim)
    assert claim.method == "context"
    assert codes(claim) & {ReasonCode.NEAR_WORDS, ReasonCode.OTHER_RESPONDENTS}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("产出指标/数量指标/新建微型泵站数量/≥12个", "产出指标/数量指标/维修微型泵站数量/≥10个"),
        ("产出指标/数量指标/采购帐篷数量/≥200顶", "产出指标/数量指标/购置水泵数量/≥15台"),
        ("产出指标/时效指标/项目按期完工率/100%", "产出指标/时效指标/补助发放及时率/100%"),
        ("产出指标/质量指标/工程验收合格率/100%", "产出指标/质量指标/水质抽检合格率/100%"),
        ("效益指标/社会效益指标/洪涝灾害损失/降低", "效益指标/社会效益指标/洪涝受灾人数/下降"),
        (PUPILS.format("公共服务"), PUPILS.format("就业服务")),
        (PUPILS.format("学生"), PUPILS.format("家长")),
        (PUPILS.format("补贴对象"), PUPILS.format("附近工厂")),
        (PUPILS.format("群众"), PUPILS.format("沿河企业")),
        (PUPILS.format("献血者"), PUPILS.format("用血医院")),
        (PUPILS.format("讲座环境"), PUPILS.format("讲座效果")),
        ("产出指标/数量指标/养护柳树株数/≥800株", "产出指标/数量指标/养护杨桃株数/≥800株"),
    ],
)
def test_a_row_that_took_the_place_of_another_is_not_that_one(a: str, b: str) -> None:
    assert not any(map(is_accepted, linked((*SAME, a), (*SAME, b))))


def test_nothing_is_guessed_where_projects_merged() -> None:
    """Of 河道养护 and 湖泊养护 came 河湖养护: whose the row in other words is, nobody can say."""
    a, b = "产出指标/数量指标/{}补植苗木株数/≥800株", "产出指标/数量指标/栽植树苗/≥820株"
    lake = tuple(row.replace("河道", "湖泊").replace("垃圾", "水草") for row in SAME)
    forms = [
        form_of(2022, (*SAME, a.format("河道")), "河道养护"),
        form_of(2022, (*lake, a.format("湖泊")), "湖泊养护"),
        form_of(2023, (*SAME, *lake, b), "河道及湖泊养护"),
    ]
    claims = link_forms(forms, {})
    assert sum(c.kind is ClaimKind.SAME_PROJECT and is_accepted(c) for c in claims) == 2
    assert "context" not in {claim.method for claim in claims}


def test_rows_of_merged_projects_are_compared_together() -> None:
    a, b = "产出指标/数量指标/湖泊补植苗木株数/≥800株", "产出指标/数量指标/栽植树苗/≥820株"
    lake = tuple(row.replace("河道", "湖泊").replace("垃圾", "水草") for row in SAME)
    forms = [
        form_of(2022, SAME, "河道养护"),
        form_of(2022, (*lake, a), "湖泊养护"),
        form_of(2023, (*SAME, *lake, b), "河道及湖泊养护"),
    ]
    (claim,) = (claim for claim in link_forms(forms, {}) if claim.method == "context")
    assert is_accepted(claim)
    assert "湖泊养护 → 河道及湖泊养护" in {reason.text for reason in claim.reasons}


NAMED = (
    "产出指标/质量指标/河道保洁合格率/≥95%",
    "产出指标/时效指标/垃圾清运及时率/≥98%",
    "成本指标/经济成本指标/每公里管护成本/≤2万元",
    "效益指标/生态效益指标/河道水质达标率/≥90%",
)
RENAMED = (
    "产出指标/质量指标/河道保洁质量合格率/≥95%",
    "产出指标/时效指标/垃圾及时清运率/≥98%",
    "成本指标/经济成本指标/管护单位成本/≤2万元/公里",
    "效益指标/生态效益指标/河道水质合格率/≥90%",
)
CLOSED = "产出指标/数量指标/取缔黑诊所数量/≥15家"
FOUND = "产出指标/数量指标/查处无证行医窝点数/≥13家"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (CLOSED, FOUND),
        ("效益指标/社会效益指标/镇容镇貌/改善", "效益指标/社会效益指标/街道面貌/明显改善"),
        ("满意度指标/服务对象满意度指标/劳动者满意度/≥86%", PUPILS.format("企业职工")),
    ],
)
def test_a_row_is_known_by_its_place_where_all_around_it_got_another_name(a: str, b: str) -> None:
    claims = linked((*NAMED[:3], a, NAMED[3]), (*RENAMED[:3], b, RENAMED[3]))
    assert len(claims) == 5
    by_place = [c for c in claims if ReasonCode.SAME_NEIGHBOURS in codes(c)]
    (found,) = (c for c in by_place if ReasonCode.NEAR_WORDS not in codes(c))
    assert is_accepted(found)


@pytest.mark.parametrize("named", [(*NAMED[:3],), (*NAMED[:2], RENAMED[2], NAMED[3])])
def test_its_place_is_not_enough_where_a_name_stayed_or_few_changed(named: tuple[str, ...]) -> None:
    assert len(linked((CLOSED, *named), (FOUND, *RENAMED[: len(named)]))) == 3


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (CLOSED, "产出指标/数量指标/查处无证行医窝点数/≥30家"),
        (CLOSED, "产出指标/质量指标/查处无证行医窝点数/≥13家"),
        ("产出指标/数量指标/储备化肥/≥60吨", "产出指标/数量指标/储备农药/≥60吨"),
        ("产出指标/数量指标/水表安装完好率/≥98%", "产出指标/数量指标/消毒设备安装完好率/≥98%"),
        ("产出指标/数量指标/网点改造/10月底前", "产出指标/数量指标/中心投运/10月底前"),
        (PUPILS.format("幼儿家长"), PUPILS.format("学生家长")),
    ],
)
def test_its_place_is_not_enough_where_anything_speaks_against_it(a: str, b: str) -> None:
    assert len(linked((a, *NAMED), (b, *RENAMED))) == 4


def codes(claim: Claim) -> set[str]:
    return {reason.code for reason in claim.reasons}
