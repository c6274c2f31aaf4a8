import pytest

from graph.linking.comparison import compared, in_project
from graph.linking.reasons import ACCEPTED, Evidence, ReasonCode
from graph.linking.respondents import respondents
from graph.linking.wording import wording_of


def names(a: str, b: str) -> Evidence | None:
    return compared(wording_of(a, 2022), wording_of(b, 2023), 1)


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("读者满意度", "读 者满意度", ReasonCode.SAME_NAME),
        ("扶持企业数", "扶持企业数（家）", ReasonCode.SAME_BUT_FORMAT),
        ("“三公”经费控制率", "三公经费控制率", ReasonCode.SAME_BUT_FORMAT),
        ("2022年参训人数", "2023年参训人数", ReasonCode.SAME_BUT_YEAR),
        ("扶持企业数", "扶持企业个数", ReasonCode.SUFFIX_CHANGED),
        ("读者满意度", "读者满意率", ReasonCode.SUFFIX_CHANGED),
        ("设备采购数量", "设备购置数量", ReasonCode.SYNONYM),
        ("发放补贴人数", "补贴发放人数", ReasonCode.TURNED_ROUND),
        ("贫困人员就业人数", "解决贫困人员就业人数（人）", ReasonCode.GENERIC_WORDS),
        ("旅游收入增长率", "旅游收入增长", ReasonCode.GENERIC_WORDS),
        ("工程质量合格率", "工程竣工验收合格率", ReasonCode.SYNONYM),
        ("采购成本", "采购总成本", ReasonCode.SUFFIX_CHANGED),
        ("项目完成率", "任务完成率", ReasonCode.GENERIC_WORDS),
        ("推广活动场次", "全民推广活动场次", ReasonCode.WORDS_ADDED),
        ("开展讲座300场", "开展讲座320场", ReasonCode.NUMBER_CHANGED),
        ("第三届运动会人数", "第四届运动会人数", ReasonCode.COUNTS_ON),
        ("Ⅱ型糖尿病患者管理率", "2型糖尿病患者管理率", ReasonCode.SAME_BUT_FORMAT),
    ],
)
def test_a_name_that_drifted_says_how(a: str, b: str, code: ReasonCode) -> None:
    evidence = names(a, b)
    assert evidence
    assert code in [reason.code for reason in evidence.reasons]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("公共服务满意度", "就业服务满意度"),
        ("第12期培训班人数", "第13期培训班人数"),
        ("新建道路里程", "维修道路里程"),
        ("培训人数", "培训人次"),
        ("培训人数", "培训次数"),
        ("道路养护里程", "道路养护面积"),
        ("参保人数", "新增参保人数"),
        ("培训完成率", "培训完成及时率"),
        ("65岁以上老年人管理率", "80岁以上老年人管理率"),
        ("市级文物保护单位数", "县级文物保护单位数"),
        ("一季度检查次数", "二季度检查次数"),
        ("A区改造面积", "B区改造面积"),
        ("2020年结转项目数", "2022年结转项目数"),
        ("单位成本", "总成本"),
        ("活动数量", "项目数量"),
        ("水质达到Ⅲ类断面数", "水质达到2类断面数"),
        ("一三级医院数", "三一级医院数"),
        ("农业保险投保农户数", "林业保险投保农户数"),
    ],
)
def test_other_content_is_another_thing(a: str, b: str) -> None:
    assert names(a, b) is None


def test_words_of_scope_stand_for_those_of_the_project() -> None:
    a, b = (wording_of(name, 2022) for name in ("路灯完好率", "设备完好率"))
    assert in_project(a, b, "路灯养护", 1)
    assert in_project(a, b, "公园养护", 1) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("使用部门满意度", "使用人员满意度", True),
        ("家长满意度", "学生满意度", False),
        ("公共服务满意度", "就业服务满意度", False),
        ("低保对象满意度", "救助对象满意度", False),
        ("门诊患者满意度", "急诊患者满意度", False),
    ],
)
def test_those_who_are_asked_share_a_word_beside_what_they_are(a: str, b: str, same: bool) -> None:
    found = respondents(wording_of(a, 2022), wording_of(b, 2023))
    assert (found is not None) is same


def test_what_lies_as_far_from_the_forms_year_is_the_same() -> None:
    assert names("2021年结转项目数", "2022年结转项目数")


def test_an_ordinal_that_counts_the_years_is_left_to_a_person() -> None:
    evidence = names("第三届运动会人数", "第四届运动会人数")
    assert evidence
    assert evidence.and_(30, ReasonCode.SAME_PLACE).score < ACCEPTED
    assert names("第三届运动会人数", "第五届运动会人数") is None
