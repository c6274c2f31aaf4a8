"""A whole form: every character has its place, every statement its source."""

import pytest

from corpus.forms.record import form_of
from corpus.model import Form, GoalScope
from tests.corpus.forms.grid.tables import form, forms, parts, sheet
from tests.corpus.forms.grid.texts import GOAL, HEAD, MONEY, ROW, TABLE, TITLE
from tests.corpus.forms.invariants import quoted, sources_of

NOTES = "备注 | 无 | < | <\n填报人 | 某甲 | 联系电话 | 12345\n"
WHOLE = TITLE + HEAD + MONEY + GOAL + TABLE + "^ | 质量指标 | 合格率 | 100%\n" + NOTES


@pytest.mark.parametrize("points", [False, True])
def test_every_character_of_a_form_has_its_place(points: bool) -> None:
    ledger = form(WHOLE, points=points).ledger
    assert ledger.unplaced_text == ()
    assert ledger.placed + ledger.label + ledger.repeated == ledger.characters
    marks = str.maketrans("", "", "|<^⏎ \n")
    assert ledger.characters == len(WHOLE.translate(marks))


def test_what_no_rule_knows_is_unplaced_and_named() -> None:
    read = form(f"{TITLE}某种说不清的话\n{HEAD}{TABLE}")
    assert read.ledger.unplaced_text == ("某种说不清的话",)


@pytest.mark.parametrize("points", [False, True])
def test_every_statement_quotes_its_cells(points: bool) -> None:
    read = form(WHOLE, points=points)
    assert quoted(read.source_of("project")) == "河道清淤经费"
    assert quoted(read.source_of("budget.applied")) == "120"
    assert [quoted(goal.source) for goal in read.goals] == ["1.清理淤泥；", "2.加固堤岸。"]
    for row in read.indicators:
        assert quoted(row.name_source) == row.name
        assert row.target
        assert quoted(row.value_source) == row.target.raw
        assert quoted(row.level2_source) == row.level2
    places = [p.box if points else p.cell for s in sources_of(read) for p in s.pieces]
    assert places
    assert all(places)


def test_the_last_title_is_the_forms_own() -> None:
    read = form(f"2025年项目绩效目标汇总表\n{TITLE}{HEAD}{TABLE}")
    assert (read.title, read.year) == ("项目支出绩效目标表", 2025)


@pytest.mark.parametrize(
    ("labels", "unit"),
    [
        ("填报单位 | 某市水务局 | 实施单位 | 某管理所", "某管理所"),
        ("实施单位 | 某管理所 | 填报单位 | 某市水务局", "某管理所"),
        ("填报单位 | 某市水务局 | 联系人 | 某甲", "某市水务局"),
    ],
)
def test_a_field_is_read_where_its_own_label_stands(labels: str, unit: str) -> None:
    read = form(f"{TITLE}项目名称 | 河道清淤经费 | < | <\n{labels}\n{TABLE}")
    assert read.implementing_unit == unit
    assert read.ledger.unplaced == 0


def test_a_goal_without_years_counts_only_where_no_other_is() -> None:
    alone = form(f"{TITLE}{HEAD}项目绩效目标 | 完成清淤。 | < | <\n{TABLE}")
    assert [goal.scope for goal in alone.goals] == [GoalScope.UNCLEAR]
    both = form(f"{TITLE}{HEAD}项目绩效目标 | 完成清淤。 | < | <\n{GOAL}{TABLE}")
    assert {goal.scope for goal in both.goals} == {GoalScope.ANNUAL}
    assert both.ledger.unplaced == 0


def test_parts_without_a_value_or_level_are_no_form() -> None:
    assert not parts(TITLE + HEAD + "一级指标 | 三级指标 | 指标值\n产出指标 | 清淤长度 |").is_form
    assert parts(TITLE + HEAD + TABLE).is_form
    assert forms(TITLE + HEAD) == ()


def test_ids_of_equal_forms_in_one_file_differ() -> None:
    text = TITLE + HEAD + TABLE
    one, other = forms(text, text)
    assert one.id != other.id
    assert one.indicators[0].id != other.indicators[0].id
    assert one.indicators[0].definition_id == other.indicators[0].definition_id


def test_reading_again_gives_the_same_record() -> None:
    def read() -> Form:
        return form_of(parts(WHOLE), sheet(WHOLE).printed, frozenset())

    assert read() == read() == form(WHOLE)
    assert ROW.split(" | ")[2] in {row.name for row in read().indicators}


NO_LEVELS = """\
指标名称 | 指标性质 | 指标值 | 计量单位
清淤长度 | ≥ | 12 | 公里
验收合格率 | ＝ | 100 | %
"""


def test_rows_without_levels_are_a_form_below_headings_beside_goals() -> None:
    read = form(f"项目支出绩效自评表（2022年度）\n{HEAD}{GOAL}{NO_LEVELS}")
    assert [row.name for row in read.indicators] == ["清淤长度", "验收合格率"]
    assert {row.level1 for row in read.indicators} == {None}


@pytest.mark.parametrize(
    "beside",
    ["填报日期：2022年10月18日　（2023年度）", "附件2 （2023年度）", "（2023年度，截至8月31日）"],
)
def test_a_year_may_stand_in_brackets_behind_other_words(beside: str) -> None:
    assert form(f"项目支出绩效目标申报表\n{beside}\n{HEAD}{TABLE}").year == 2023


def test_each_of_several_goals_stands_above_its_own_table() -> None:
    one = "绩效目标1 | 清理淤泥。 | < | <\n" + TABLE
    read = form(TITLE + HEAD + one + "绩效目标2 | 加固堤岸。 | < | <\n" + TABLE)
    assert [goal.text for goal in read.goals] == ["清理淤泥。", "加固堤岸。"]
    assert len(read.indicators) == 2
