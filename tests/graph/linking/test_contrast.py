import pytest

from graph.linking.contrast import say_two_things
from graph.linking.wording import wording_of


def contrasted(a: str, b: str, project: str = "", *, rewritten: bool = False) -> bool:
    return say_two_things(wording_of(a, 2022), wording_of(b, 2023), project, rewritten)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("小麦机收作业面积", "玉米机收作业面积"),
        ("开设公益美术班数量", "开设公益声乐班数量"),
        ("更换启闭机台数", "更换水位计台数"),
        ("抽查拖拉机台数", "抽查联合收割机台数"),
        ("受训教师人数", "受训学生人数"),
        ("监测鸟类种数", "监测兽类种数"),  # the last character says of which kind both are
        ("抵押贷款不良率", "信用贷款不良率"),  # cut as 抵押|贷款 and 信用贷款
        ("新增献血屋数量", "新增献血车数量"),  # one character
        ("购置数控机床台数", "购置新能源汽车台架数"),  # 数 of 台架数 says nothing of 数控
    ],
)
def test_two_words_that_tell_things_apart_in_one_place_are_two_things(a: str, b: str) -> None:
    assert contrasted(a, b)
    assert contrasted(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("宣传品内容准确率", "宣传品核对准确率"),  # a word that says little
        ("流行病学调查人数", "流调人数"),  # the same characters
        ("国家免疫规划疫苗接种率", "免疫规划疫苗报告接种率"),  # in two places
        ("亩均治理成本", "每亩治理成本"),
        ("普惠性幼儿园覆盖率", "普惠园覆盖率"),  # what is before the last character is in both
        ("购置图书册数", "采购书籍数量"),  # near words
        ("加油站检查家次", "检查加油站设施"),  # a word that counts
        ("培训干部人数", "参训干部人数"),  # one character, of near words
        ("每台设备费用", "单台设备费用"),
    ],
)
def test_names_that_may_be_of_one_thing_are_not_contrasted(a: str, b: str) -> None:
    assert not contrasted(a, b)


def test_a_word_of_the_project_goes_without_saying() -> None:
    assert contrasted("退耕户均增收", "茶叶户均增收")
    assert not contrasted("退耕户均增收", "茶叶户均增收", "退耕还林")


def test_in_a_rewritten_form_a_name_that_changed_in_several_places_is_reworded() -> None:
    assert contrasted("坑槽修补时限", "路面病害修复时间")
    assert not contrasted("坑槽修补时限", "路面病害修复时间", rewritten=True)
    assert contrasted("布病人间发病率", "包虫病人间发病率", rewritten=True)
    assert contrasted("乡道坑槽修补时限", "省道病害修复时间", rewritten=True)
