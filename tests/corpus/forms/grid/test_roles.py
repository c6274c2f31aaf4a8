"""What a box is: a title, a label, a label with its value, or free text."""

import pytest

from corpus.forms.cell_words import bare, is_title, label_in_cell, year_in
from corpus.forms.grid.roles import Kind, role_of
from corpus.terms import Part
from tests.corpus.forms.grid.tables import sheet

L, F = Kind.LABEL, Kind.FREE


def roles(text: str) -> list[tuple[Kind, Part | None, str]]:
    (row,) = sheet(f"{text} | ").rows
    return [(role.kind, role.part, role.text) for role in role_of(row.boxes[0])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(Kind.EMPTY, None, "")]),
        ("项目名称", [(L, Part.PROJECT, "项目名称")]),
        ("项 目⏎名 称", [(L, Part.PROJECT, "项目名称")]),
        ("项目名称：", [(L, Part.PROJECT, "项目名称：")]),
        ("一、项目名称", [(L, Part.PROJECT, "一、项目名称")]),
        ("*项目名称（全称）", [(L, Part.PROJECT, "*项目名称（全称）")]),
        ("河道清淤经费", [(F, None, "河道清淤经费")]),
        ("经常性项目", [(F, None, "经常性项目")]),
        ("项目支出绩效目标表", [(Kind.TITLE, None, "项目支出绩效目标表")]),
        ("项目名称：清淤经费", [(L, Part.PROJECT, "项目名称："), (F, None, "清淤经费")]),
        ("时间：8:30至9:00", [(L, Part.PERIOD, "时间："), (F, None, "8:30至9:00")]),
        ("请注明：无", [(F, None, "请注明：无")]),
    ],
)
def test_a_box_is_what_its_text_says(text: str, found: list[tuple[Kind, Part | None, str]]) -> None:
    assert roles(text) == found


def test_a_line_of_several_labels_gives_each_its_value() -> None:
    assert roles("填报单位：某市水务局 单位：万元 联系人：某甲") == [
        (L, Part.UNIT, "填报单位："),
        (F, None, "某市水务局"),
        (L, Part.MONEY_UNIT, "单位：万元"),
        (L, Part.ASIDE, "联系人："),
        (F, None, "某甲"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "项目支出绩效目标申报表", "2024年度项目支出绩效自评表", "附件2：项目支出绩效目标表",
        "部门整体支出绩效目标表", "（2024年度）", "(2024)年度", "某市2023年项目绩效目标批复表",
        "某局2022年度项目绩效自评结果", "2024年项目绩效目标申报文本", "部门预算项目绩效目标",
        "2024年项目绩效指标一览表",
    ],
)  # fmt: skip
def test_titles_are_titles(text: str) -> None:
    (row,) = sheet(f"{text} | ").rows
    assert is_title(row.boxes[0].key)


@pytest.mark.parametrize(
    "text",
    [
        "收入预算总表", "绩效目标", "2024", "详见单位的项目绩效目标表，共三份", "2024年",
        "项目绩效评价指标体系", "一般公共预算支出表",
    ],
)  # fmt: skip
def test_other_tables_and_sentences_are_no_titles(text: str) -> None:
    (row,) = sheet(f"{text} | ").rows
    assert not is_title(row.boxes[0].key)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("项目资金(万元)", "项目资金"), ("(一)项目资金(万元)(20分):", "项目资金"),
        ("3.备注", "备注"),
        ("★满意度", "满意度"), ("3.5", "3.5"), ("(元)", "(元)"), ("", ""),
    ],
)  # fmt: skip
def test_a_heading_is_compared_without_what_stands_around_its_name(printed: str, name: str) -> None:
    assert bare(printed) == name


def test_what_is_filled_in_is_no_label_in_a_cell() -> None:
    assert label_in_cell("特定目标类") is None
    assert label_in_cell("项目类别") == (Part.CATEGORY, "项目类别")
    assert label_in_cell("项目名称" * 9) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("（2024年度）", 2024),
        ("2023 年项目绩效目标表", 2023),
        ("项目绩效目标表", None),
        ("120245", None),
    ],
)
def test_the_year_of_a_title(text: str, year: int | None) -> None:
    assert year_in(text) == year


def test_english_behind_a_label_or_title_is_no_part_of_it() -> None:
    assert label_in_cell("项目名称ProjectName") == (Part.PROJECT, "项目名称")
    assert label_in_cell("年度资金总额(万元)AnnualBudget") == (Part.APPLIED, "年度资金总额")
    assert is_title("项目支出绩效目标表PerformanceTargets")
    assert bare("PM2.5") == "PM2.5"


def test_numbers_of_sections_stand_around_a_name() -> None:
    assert [bare(key) for key in ("1.1数量指标", "2.3.1质量指标", "4.项目名称")] == [
        "数量指标",
        "质量指标",
        "项目名称",
    ]
    assert bare("1.5") == "1.5"


def test_a_year_behind_a_value_in_a_line_is_none_of_it() -> None:
    assert roles("填报单位：某市水务局 （2024年度） 单位：万元")[1:3] == [
        (F, None, "某市水务局"),
        (Kind.TITLE, None, "（2024年度）"),
    ]
    assert roles("项目名称：清淤（2024年度）")[1] == (F, None, "清淤（2024年度）")


def test_a_code_before_a_name_is_no_part_of_a_label() -> None:
    assert roles("单位编码-单位名称") == [(L, Part.UNIT, "单位编码-单位名称")]


def test_the_unit_before_that_of_amounts_is_whose_form_it_is() -> None:
    assert roles("单位：某市档案馆 金额单位：万元") == [
        (L, Part.UNIT, "单位："),
        (F, None, "某市档案馆"),
        (L, Part.MONEY_UNIT, "金额单位：万元"),
    ]


def test_a_numbered_title_is_one() -> None:
    assert is_title("表12:2021年度项目支出绩效自评表")
    assert is_title("附件2-1:2021年度项目支出绩效自评表")
