"""三级指标 with 指标值, under their levels, in any order of the text."""

import pytest

from corpus.model import Form, Indicator
from tests.corpus.forms.invariants import quoted
from tests.corpus.forms.layouts import LAYOUTS
from tests.corpus.forms.texts import COLUMNS, PAIRS, ROWS, form_text, pairs_of, read_form

BASE = read_form(form_text())


def with_rows(rows: str) -> Form:
    return read_form(form_text(table=f"{COLUMNS}\n{rows}"))


def key(row: Indicator) -> tuple[str | None, str | None, str, str | None]:
    return row.level1, row.level2, row.name, row.target.raw if row.target else None


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_form_says_the_same_in_every_layout(text: str) -> None:
    form = read_form(text)
    assert {key(row) for row in form.indicators} == {key(row) for row in BASE.indicators}
    assert {row.id for row in form.indicators} == {row.id for row in BASE.indicators}
    assert (form.id, form.budget, form.start, form.end) == (
        BASE.id,
        BASE.budget,
        BASE.start,
        BASE.end,
    )
    assert form.ledger.unplaced == 0


@pytest.mark.parametrize(
    "printed",
    ["≥12000.00(平方\n米)", "≥12000.00\n(平方米)", "≥12000.00(\n平方米)", "≥12000.00(平方米\n)"],
)
def test_a_value_that_wraps_inside_its_unit_is_one_value(printed: str) -> None:
    form = with_rows(ROWS.replace("≥12000.00(平方米)", printed))
    assert pairs_of(form) == PAIRS
    row = next(row for row in form.indicators if row.name == "养护绿地面积")
    assert row.target
    assert row.target.unit == "平方米"
    assert quoted(row.value_source) == "≥12000.00(平方米)"
    assert len(row.value_source.pieces) == 2


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("养护完成时间", "2025年11月\n底前"),
        ("绿道长度", "≥26.5公\n里"),
        ("养护单价", "≤31.5元/\n平方米"),
        ("养护费用", "≤348.05万\n元"),
        ("苗木规格", "优于 0.1 米"),
        ("苗木成活比例", "90%\n以上"),
    ],
)
def test_a_value_of_a_list_that_is_cut_is_one_value(name: str, printed: str) -> None:
    names, values = zip(*PAIRS.items(), strict=True)
    levels = [line for line in ROWS.split("\n") if line.endswith("指标")]
    lists = "\n\n".join([*levels, *names[:2], name, *names[2:], *values[:2], printed, *values[2:]])
    assert pairs_of(with_rows(lists))[name] == printed.replace("\n", "").replace(" ", "")


def test_a_name_that_wraps_before_its_value_is_one_name() -> None:
    form = with_rows(ROWS.replace("养护绿地面积 ≥", "全市主要街道和公园养护绿地\n面积 ≥"))
    assert pairs_of(form)["全市主要街道和公园养护绿地面积"] == "≥12000.00(平方米)"
    assert len(form.indicators) == len(PAIRS)


def test_names_and_values_in_two_lists_are_paired_by_what_they_count() -> None:
    rows = ROWS.replace("养护绿地面积 ≥12000.00(平方米)\n更换树木数量 ≥300(棵)\n", "")
    lists = "养护绿地面积\n更换树木数量\n\n≥300(棵)\n≥12000.00(平方米)\n"
    form = with_rows(rows.replace("数量指标\n", f"数量指标\n{lists}"))
    assert pairs_of(form) == PAIRS


def test_values_that_come_after_the_other_rows_go_to_their_names_in_order() -> None:
    names = ["补种草坪面积", "新建花坛数量", "修剪行道树数量", "清运枯枝重量", "设置宣传栏数量"]
    values = ["≥800(平方米)", "=6(个)", "≥450(棵)", "≤20(吨)", "≥6(个)"]
    rows = ROWS.replace("更换树木数量", "\n".join([*names, "更换树木数量"]))
    form = with_rows("\n".join([rows, *values]))
    assert pairs_of(form) == {**PAIRS, **dict(zip(names, values, strict=True))}


@pytest.mark.parametrize("name", ["无障碍设施管护制度", "不动产登记制度", "未成年人活动阵地"])
def test_a_name_may_begin_with_a_word_that_values_begin_with(name: str) -> None:
    form = with_rows(ROWS.replace("街道绿化水平 有所提升", f"{name}\n建立并落实"))
    assert pairs_of(form)[name] == "建立并落实"


def test_a_value_goes_on_where_it_ends_with_a_comma_or_a_sign() -> None:
    cut = "持续推进，\n培养技师\n不少于 4名"
    form = with_rows(ROWS.replace("街道绿化水平 有所提升", f"养护人才梯队建设\n{cut}"))
    assert pairs_of(form)["养护人才梯队建设"] == "持续推进，培养技师不少于4名"


@pytest.mark.parametrize(("name", "value"), [("青年技师不少", "于4名"), ("培养技师不少于", "4名")])
def test_a_row_that_cuts_the_sign_of_a_value_is_told(name: str, value: str) -> None:
    lines = f"养护人才梯队建设\n持续推进，培养\n{name}\n{value}"
    form = with_rows(ROWS.replace("街道绿化水平 有所提升", lines))
    (row,) = [row for row in form.indicators if row.name == "养护人才梯队建设"]
    assert row.ambiguities or (row.target and row.target.raw.endswith(value))


def test_a_row_without_value_is_kept_and_told() -> None:
    form = with_rows(ROWS.replace("养护完成及时性 及时", "养护完成及时性"))
    assert pairs_of(form) == {**PAIRS, "养护完成及时性": None}
    assert [finding.rule for finding in form.findings] == ["A-06"]


def test_two_rows_of_one_name_have_two_ids_and_one_definition() -> None:
    form = with_rows(ROWS.replace("≥300(棵)", "≥300(棵)\n更换树木数量 ≥20(种)"))
    rows = [row for row in form.indicators if row.name == "更换树木数量"]
    assert len({row.id for row in rows}) == 2
    assert len({row.definition_id for row in rows}) == 1


def test_the_order_of_rows_and_levels_changes_no_id() -> None:
    swapped = ROWS.replace(
        "养护绿地面积 ≥12000.00(平方米)\n更换树木数量 ≥300(棵)",
        "更换树木数量 ≥300(棵)\n养护绿地面积 ≥12000.00(平方米)",
    )
    cut = ROWS.index("效益指标")
    for rows in (swapped, f"{ROWS[cut:]}\n{ROWS[:cut].rstrip()}"):
        form = with_rows(rows)
        assert {row.id for row in form.indicators} == {row.id for row in BASE.indicators}
        assert form.id == BASE.id


def test_another_value_changes_no_id() -> None:
    form = with_rows(ROWS.replace("≥300(棵)", "≥350(棵)"))
    assert [row.id for row in form.indicators] == [row.id for row in BASE.indicators]


def test_an_indicator_of_the_next_year_is_of_the_same_definition() -> None:
    later = read_form(form_text().replace("2025", "2026"))
    assert later.id != BASE.id
    assert [r.definition_id for r in later.indicators] == [r.definition_id for r in BASE.indicators]
    assert {r.id for r in later.indicators}.isdisjoint({r.id for r in BASE.indicators})


def test_a_dated_value_is_dated_in_the_year_of_the_form() -> None:
    form = with_rows(ROWS.replace("养护完成及时性 及时", "养护完成时间 11月底前"))
    row = next(row for row in form.indicators if row.name == "养护完成时间")
    assert row.target
    assert str(row.target.deadline) == "2025-11-30"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("成本指标\n经济成本指标", ("成本指标", "经济成本指标")),
        ("成本指标\n生态环境成本指标", ("成本指标", "生态环境成本指标")),
        ("成本指标", ("产出指标", "成本指标")),
    ],
)
def test_costs_stand_by_themselves_or_under_output(levels: str, expected: tuple[str, str]) -> None:
    value = "绿地养护成本 ≤40.00(元/平方米)" if "经济" in levels else "绿地养护成本控制情况 合理"
    rows = ROWS.replace("效益指标\n社会", f"{levels}\n{value}\n效益指标\n社会")
    row = next(row for row in with_rows(rows).indicators if row.name.startswith("绿地养护成本"))
    assert (row.level1, row.level2) == expected


def test_level_labels_know_where_they_stand() -> None:
    form = with_rows(ROWS.replace("服务对象满意度指标", "服务对象满意度\n指标"))
    row = form.indicators[-1]
    assert quoted(row.level1_source) == "满意度指标"
    assert quoted(row.level2_source) == "服务对象满意度指标"
    assert len(row.level2_source.pieces) == 2
