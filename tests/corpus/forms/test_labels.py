"""Labels are found however they are printed; what is no label is left alone."""

import pytest

from corpus.forms.cell_words import label_in_cell
from corpus.forms.labels import glued_ends
from corpus.model import Form
from corpus.terms import Part
from tests.corpus.forms.texts import (
    COLUMNS,
    HEAD,
    MONEY,
    PAIRS,
    ROWS,
    form_text,
    pairs_of,
    read_form,
)

LEVELS = [
    ("产出指标", "数量指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
]


def head_of(form: Form) -> tuple[str | None, ...]:
    return form.project, form.department, form.implementing_unit, form.nature, form.category


BASE = read_form(form_text())


def test_the_form_that_these_tests_change_is_read_whole() -> None:
    assert head_of(BASE) == (
        "街道绿化养护经费", "某市绿化管理局", "某市绿化养护所", "经常性专项业务费", "特定目标类",
    )  # fmt: skip
    assert pairs_of(BASE) == PAIRS
    assert [(row.level1, row.level2) for row in BASE.indicators] == LEVELS
    assert BASE.ledger.unplaced == 0


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("服务对象满意度指标", "服务对象满意\n度指标"),
        ("服务对象满意度指标", "服务对象\n满意度\n指标"),
        ("社会效益指标", "社会效\n益指标"),
        ("时效指标", "时效\n指标"),
        ("产出指标", "产出指标(50分)"),
        ("数量指标", "数量指标（20 分）"),
        ("产出指标", "产出类指标"),
        ("满意度指标\n", "满意度\n指标\n"),
        ("三级指标 年度(/项目)指标值", "三级指标 年度(/项目)指\n标值"),
        ("三级指标 年度(/项目)指标值", "指标名称 年度指标值"),
        ("服务对象满意度指标", "服务对象满意度指标："),
        ("服务对象满意度指标", "社会公众满意度指标"),
    ],
)
def test_a_level_is_the_same_however_its_label_is_printed(label: str, printed: str) -> None:
    form = read_form(form_text(table=f"{COLUMNS}\n{ROWS}".replace(label, printed)))
    assert pairs_of(form) == PAIRS
    level2 = "社会公众满意度指标" if "公众" in printed else "服务对象满意度指标"
    assert [(r.level1, r.level2) for r in form.indicators] == [*LEVELS[:5], ("满意度指标", level2)]
    assert form.ledger.unplaced == 0


@pytest.mark.parametrize("colon", [":", "：", "： "])
def test_a_colon_parts_a_label_from_its_value(colon: str) -> None:
    lines = (part for line in HEAD.splitlines() for part in line.replace(" 项", "\n项").split("\n"))
    form = read_form(form_text(head="\n".join(line.replace(" ", colon, 1) for line in lines)))
    assert head_of(form) == head_of(BASE)
    assert (form.start, form.end) == (BASE.start, BASE.end)
    assert form.ledger.unplaced == 0


def test_labels_that_grew_together_with_known_values_come_apart() -> None:
    head = HEAD.replace("业务费 项目类别", "业务费项目类别").replace("日期 ", "日期")
    money = MONEY.replace("20,000.00\n年度资金", "20,000.00年度资金")
    form = read_form(form_text(head=head, money=money))
    assert (head_of(form), form.start, form.end) == (head_of(BASE), BASE.start, BASE.end)
    assert form.budget == BASE.budget
    assert form.ledger.unplaced == 0


def test_a_label_amid_a_name_and_its_value_comes_apart() -> None:
    head = HEAD.replace(
        "街道绿化养护经费\n项目性质 经常性专项业务费",
        "街道绿化\n养护经费项目性质经常性专\n项业务费",
    )
    form = read_form(form_text(head=head))
    assert (form.project, form.nature) == (BASE.project, BASE.nature)
    assert form.ledger.unplaced == 0


def test_look_alike_radicals_hide_no_label() -> None:
    text = form_text().replace("目", "⽬").replace("门", "⻔").replace("户", "⼾")
    form = read_form(text)
    assert head_of(form) == head_of(BASE)
    assert form.id == BASE.id
    assert [row.id for row in form.indicators] == [row.id for row in BASE.indicators]


def test_words_of_a_label_inside_a_name_are_no_label() -> None:
    rows = ROWS.replace("街道绿化水平 有所提升", "绩效目标完成情况知晓率 ≥80(%)")
    form = read_form(form_text(table=f"{COLUMNS}\n{rows}"))
    assert pairs_of(form)["绩效目标完成情况知晓率"] == "≥80(%)"


def test_a_heading_made_of_words_that_are_labels_too_is_not_cut() -> None:
    assert glued_ends("实施周期目标值") == []
    assert glued_ends("实施周期总体目标") == []
    assert glued_ends("项目类别其他运转类") != []


def test_a_project_may_be_named_as_one_of_a_fund() -> None:
    assert label_in_cell("项目(专项)名称") == (Part.PROJECT, "项目(专项)名称")
