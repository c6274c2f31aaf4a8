"""Look-alike radicals are mended, nothing else; two spellings of one name share their key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.values.text import fold, squeezed, visible

PLAIN = "绩效指标主管部门户青黄（）()≥％%ＡＢab０1２ 　\t\n，。·"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("主管部⻔", "主管部门"),
        ("项⽬总⽬标", "项目总目标"),
        ("⽂化", "文化"),
        ("⻋辆", "车辆"),
        ("⻚数", "页数"),
        ("⺠生", "民生"),
        ("⻓效机制", "长效机制"),
        ("⼾籍", "户籍"),
        ("⻘年", "青年"),
        ("⻩浦", "黄浦"),
        ("2021―2023年", "2021—2023年"),
    ],
)
def test_a_radical_becomes_the_character_it_looks_like(printed: str, meant: str) -> None:
    assert fold(printed) == meant


@given(st.text())
def test_folding_keeps_every_place_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(st.text(PLAIN))
def test_common_characters_are_left_as_they_are(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("主管 部门（单位）", "主管部门(单位)"),
        ("满意度\n指标", "满意度指标"),
        ("２０２４年度", "2024年度"),
        ("主管部⻔", "主管部门"),
        ("　其中：财政资金　", "其中:财政资金"),
    ],
)
def test_two_spellings_of_one_label_are_the_same_squeezed(one: str, other: str) -> None:
    assert squeezed(one) == squeezed(other) == other


@given(st.text(PLAIN))
def test_squeezing_is_done_once_and_leaves_no_blank(text: str) -> None:
    once = squeezed(text)
    assert squeezed(once) == once
    assert not any(character.isspace() for character in once)


def test_characters_that_print_nothing_are_not_visible() -> None:
    assert visible("\u200b项目\u00ad名\u2060称\ufeff☑\ufe0f") == "项目名称☑"
    assert visible("Plain text 1") == "Plain text 1"


def test_labels_in_traditional_characters_are_the_same_labels() -> None:
    assert squeezed("項目 績效目標 總額（萬元）") == "项目绩效目标总额(万元)"
    assert fold("項目") == "項目"
