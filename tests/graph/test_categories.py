import pytest

from graph.categories import OFFICIAL, category_of, with_parents


@pytest.mark.parametrize(
    ("level1", "level2", "expected"),
    [
        ("产出指标", "数量指标", "category-output-quantity"),
        ("产出指标", "成本指标", "category-output-cost"),
        ("成本指标", "经济成本指标", "category-cost-economic"),
        ("效益指标", "可持续影响指标", "category-benefit-sustainability"),
        ("满意度指标", "服务对象满意度指标", "category-satisfaction-beneficiary"),
        ("满意度指标", "满意度指标", "category-satisfaction-beneficiary"),
        ("产出指标", None, "category-output"),
        (None, "质量指标", "category-output-quality"),
        ("产出 指标", "数量", "category-output-quantity"),
        ("项目完成指标", "时效指标", "category-output-timeliness"),
        ("履职效能", None, "category-duty"),
    ],
)
def test_printed_levels_find_their_category(
    level1: str | None, level2: str | None, expected: str
) -> None:
    category = category_of(level1, level2)
    assert category is not None
    assert category.id == expected


def test_a_row_without_levels_has_no_category() -> None:
    assert category_of(None, None) is None


def test_an_unknown_level_gets_an_ascii_id_of_its_own_under_the_known_one() -> None:
    category = category_of("产出指标", "示范指标")
    other = category_of("效益指标", "示范指标")
    assert category is not None
    assert other is not None
    assert category.id.isascii()
    assert category.parent == "category-output"
    assert (category.zh, category.en) == ("示范指标", None)
    assert category.id != other.id


def test_two_spellings_of_an_unknown_level_are_one_category() -> None:
    assert _id("投入（万元）") == _id("投入(万元)")


def test_a_level_under_another_than_its_official_parent_is_not_taken_for_the_official_one() -> None:
    category = category_of("效益指标", "数量指标")
    assert category is not None
    assert category.id != "category-output-quantity"
    assert category.parent == "category-benefit"


def test_every_category_but_the_top_names_an_official_parent() -> None:
    ids = {category.id for category in OFFICIAL}
    assert len(ids) == len(OFFICIAL)
    assert all(category.parent in ids for category in OFFICIAL if category.id.count("-") > 1)
    assert all(category.close in ids for category in OFFICIAL if category.close)


def test_what_is_above_a_category_follows_it() -> None:
    category = category_of("自定", "示范")
    assert category is not None
    assert [each.zh for each in with_parents(category, "自定")] == ["示范", "自定"]


def _id(level1: str) -> str:
    category = category_of(level1, None)
    assert category is not None
    return category.id
