import pytest

from corpus.model import Form
from graph.claims import ClaimKind
from graph.linking import link_forms
from graph.linking.opposites import are_opposed
from graph.linking.wording import wording_of
from tests.builders import make_form


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("干渠衬砌长度", "支渠衬砌长度"),
        ("门诊患者满意度", "急诊患者满意度"),
        ("举办春季招聘会场次", "秋季招聘会举办场次"),
        ("档案转入手续合规率", "档案转出手续合规率"),
        ("新增灌溉面积", "改善灌溉面积"),
        ("农业保险投保农户数", "林业保险投保农户数"),
        ("足球培训班期数", "游泳培训班期数"),
        ("布病人间发病率", "包虫病人间发病率"),
        ("项目开工及时率", "项目竣工及时率"),
    ],
)
def test_words_that_exclude_each_other_are_of_two_things(a: str, b: str) -> None:
    assert opposed(a, b)
    assert opposed(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("中小学校舍改造面积", "小学及初中校舍改造面积"),  # one of them is in both
        ("东区路灯维修数", "路灯维修数"),  # only one says which
        ("上半年培训人数", "培训学员人次"),
        ("大气监测站数量", "空气监测站个数"),
        ("化肥减量面积", "化肥农药减量面积"),
    ],
)
def test_a_word_that_only_one_name_has_opposes_nothing(a: str, b: str) -> None:
    assert not opposed(a, b)


def opposed(a: str, b: str) -> bool:
    return are_opposed(wording_of(a, 2022), wording_of(b, 2023))


@pytest.mark.parametrize("later", ["支渠防渗改造工程", "干渠防渗整治工程"])
def test_a_project_with_the_opposite_word_is_another_one_whatever_its_rows(later: str) -> None:
    forms = [_form(2022, "干渠防渗改造工程"), _form(2023, later)]
    linked = [c for c in link_forms(forms, {}) if c.kind is ClaimKind.SAME_PROJECT]
    assert bool(linked) == ("干渠" in later)


def _form(year: int, project: str) -> Form:
    return make_form(year=year, project=project)
