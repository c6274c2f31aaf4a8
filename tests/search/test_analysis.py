import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import folded, folded_with_places, spans


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("≥９０（％）", "≥90(%)"),
        ("領導幹部", "领导干部"),
        ("主管部⻔", "主管部门"),
        ("⽬标", "目标"),
        ("2＋Ｘ", "2+x"),
        ("培训 \n成本", "培训成本"),
        ("Open  Day 2 天", "open day 2天"),
        ("市\u200b级", "市级"),
        ("㎡", "m2"),
        (" 一 ", "一"),
        ("", ""),
    ],
)
def test_spellings_of_one_text_fold_alike(printed: str, compared: str) -> None:
    assert folded(printed) == compared


@given(st.text(), st.text(), st.text())
def test_a_part_of_a_text_folds_to_a_part_of_it(before: str, part: str, after: str) -> None:
    assert folded(part) in folded(before + part + after)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_every_folded_character_knows_its_place(text: str) -> None:
    plain, places = folded_with_places(text)
    assert plain == folded(text)
    assert len(places) == len(plain)
    assert places == sorted(places)
    assert all(
        character in folded(text[place]) or character == " "
        for character, place in zip(plain, places, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "needle", "marked"),
    [
        ("市委党校主体班培训质量", "培训", ["培训"]),
        ("各类培训、培训班", "培训", ["培训", "培训"]),
        ("培训 成本", "训成", ["训 成"]),
        ("≥９０（％）", "(%", ["（％"]),
        ("哈哈哈", "哈哈", ["哈哈哈"]),
        ("面积㎡", "m", ["㎡"]),
        ("及时", "完成", []),
    ],
)
def test_marks_stand_on_the_text_as_printed(text: str, needle: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, [folded(needle)])] == marked


def test_marks_that_overlap_are_one() -> None:
    assert spans("主体班培训", ["主体班", "班培训"]) == ((0, 5),)
