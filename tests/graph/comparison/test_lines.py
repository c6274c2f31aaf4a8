"""Columns side by side: what stands in one line, and how its cells differ."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.model import Budget, Execution, Form, FormKind, Goal
from graph.claims import Claim, ClaimKind, Status, claim_id
from graph.comparison import Column, Comparison, Line, Part, comparison_of
from graph.goals import coverage_of
from graph.linking import link_forms
from graph.years import Change, Descent, outline_of
from graph.years.statements import owner_of
from tests.builders import PROJECT, make_form, make_goal, make_indicator, make_target


def form(
    year: int,
    *values: tuple[str, str],
    project: str | None = PROJECT,
    goals: tuple[Goal, ...] = (),
) -> Form:
    rows = tuple(make_indicator(name=name, target=make_target(raw)) for name, raw in values)
    return make_form(year=year, indicators=rows, project=project, goals=goals)


def column(*forms: Form) -> Column:
    of_department = (
        all(each.project is None for each in forms) or len({each.project for each in forms}) > 1
    )
    return Column(owner_of(forms[0])[0], forms[0].year, forms, of_department)


def side_by_side(
    *columns: Column, claims: tuple[Claim, ...] | None = None, over_years: bool = False
) -> Comparison:
    forms = tuple(form for column in columns for form in column.forms)
    kin = Descent(outline_of(forms), link_forms(forms, {}) if claims is None else claims)
    coverages = {form.id: coverage_of(form, {}) for form in forms}
    return comparison_of(columns, [kin], coverages, over_years=over_years)


def lines(found: Comparison, part: Part) -> list[Line]:
    return [line for line in found.lines if line.part is part]


def texts(line: Line) -> list[str | None]:
    return [cell.said.text if cell.said else None for cell in line.cells]


def changes(line: Line) -> list[Change | None]:
    return [cell.difference.change if cell.difference else None for cell in line.cells]


def test_a_row_that_is_the_same_over_the_years_is_one_line_and_says_what_changed() -> None:
    found = side_by_side(
        column(form(2022, ("读者人次", "≥20000(人次)"))),
        column(form(2023, ("读者人次", "≥2.5(万人次)"))),
        column(form(2024, ("读者人次", "≥2.5(万人次)"))),
        over_years=True,
    )
    (line,) = lines(found, Part.INDICATORS)
    assert changes(line) == [None, Change.RAISED, Change.SAME]
    assert line.cells[1].difference
    assert line.cells[1].difference.converted == "2"


def test_other_things_are_held_against_the_first_column() -> None:
    found = side_by_side(
        column(form(2023, ("满意度", "≥90(%)"), project="甲项目")),
        column(form(2023, ("满意度", "≥95(%)"), project="乙项目")),
        column(form(2023, ("满意度", "≥92(%)"), project="丙项目")),
    )
    (line,) = lines(found, Part.INDICATORS)
    assert changes(line) == [None, Change.RAISED, Change.RAISED]


def test_a_claim_joins_rows_of_other_names() -> None:
    forms = (form(2022, ("读者满意度", "≥90(%)")), form(2023, ("公众评价", "≥92(%)")))
    a, b = (each.indicators[0].definition_id for each in forms)
    ends = (ClaimKind.SAME_INDICATOR, a, b, 2022, 2023)
    claim = Claim(claim_id(*ends), *ends, 1.0, "decision", (), Status.CONFIRMED)
    apart = side_by_side(*map(column, forms), claims=())
    joined = side_by_side(*map(column, forms), claims=(claim,))
    assert len(lines(apart, Part.INDICATORS)) == 2
    (line,) = lines(joined, Part.INDICATORS)
    assert line.name == "读者满意度"
    assert [cell.said.name for cell in line.cells if cell.said] == ["读者满意度", "公众评价"]


def test_what_a_person_told_apart_is_not_joined_by_its_name() -> None:
    forms = (
        form(2022, ("满意度", "≥90(%)"), project="甲项目"),
        form(2023, ("满意度", "≥92(%)"), project="乙项目"),
    )
    a, b = (each.indicators[0].definition_id for each in forms)
    ends = (ClaimKind.SAME_INDICATOR, a, b, 2022, 2023)
    claim = Claim(claim_id(*ends), *ends, 0.0, "decision", (), Status.REJECTED)
    found = side_by_side(*map(column, forms), claims=(claim,))
    assert [texts(line) for line in lines(found, Part.INDICATORS)] == [
        ["≥90(%)", None],
        [None, "≥92(%)"],
    ]


def test_a_row_of_one_column_only_says_so() -> None:
    found = side_by_side(
        column(form(2023, ("满意度", "≥90(%)"), ("场次", "≥5(场)"), project="甲项目")),
        column(form(2023, ("满意度", "≥90(%)"), project="乙项目")),
    )
    same, alone = lines(found, Part.INDICATORS)
    assert (same.alone, same.differs) == (False, False)
    assert (alone.alone, alone.differs) == (True, True)


def test_two_rows_of_one_name_in_one_form_stay_two_lines() -> None:
    found = side_by_side(
        column(form(2023, ("满意度", "≥90(%)"), ("满意度", "≥80(%)"), project="甲项目")),
        column(form(2023, ("满意度", "≥91(%)"), project="乙项目")),
    )
    assert [texts(line) for line in lines(found, Part.INDICATORS)] == [
        ["≥90(%)", "≥91(%)"],
        ["≥80(%)", None],
    ]


def test_the_actual_of_a_self_evaluation_stands_beside_the_target_of_the_declaration() -> None:
    declared = form(2023, ("场次", "≥5(场)"))
    row = replace(
        make_indicator(name="场次", target=make_target("≥5(场)")), actual=make_target("=7")
    )
    evaluated = make_form(year=2023, kind=FormKind.SELF_EVALUATION, indicators=(row,), goals=())
    found = side_by_side(
        column(declared, evaluated), column(form(2023, ("场次", "≥6(场)"), project="乙项目"))
    )
    (line,) = lines(found, Part.INDICATORS)
    assert line.cells[0].said
    assert line.cells[0].said.form == declared.id
    assert line.cells[0].actual
    assert line.cells[0].actual.form == evaluated.id


def test_clauses_stand_together_by_their_words_whatever_their_numbers() -> None:
    def goals(*said: str) -> tuple[Goal, ...]:
        return tuple(make_goal(text, number) for number, text in enumerate(said, 1))

    found = side_by_side(
        column(form(2022, goals=goals("举办阅读活动50场以上", "更新图书设备"))),
        column(form(2023, goals=goals("更新图书设备", "举办阅读活动60场以上", "开展古籍修复"))),
        over_years=True,
    )
    assert [texts(line) for line in lines(found, Part.GOALS)] == [
        ["举办阅读活动50场以上", "举办阅读活动60场以上"],
        ["更新图书设备", "更新图书设备"],
        [None, "开展古籍修复"],
    ]
    assert changes(lines(found, Part.GOALS)[1]) == [None, Change.SAME]


def test_money_of_the_year_and_its_execution_are_lines_with_their_places() -> None:
    evaluated = make_form(year=2023, kind=FormKind.SELF_EVALUATION, budget=Budget())
    row = Execution("年度资金总额", spent=Decimal(90), rate=Decimal("97.5"))
    found = side_by_side(
        column(make_form(year=2022, budget=Budget(applied=Decimal(80)))),
        column(
            make_form(year=2023, budget=Budget(applied=Decimal(100))),
            replace(evaluated, executions=(row,)),
        ),
        over_years=True,
    )
    money = {line.key: line for line in lines(found, Part.MONEY)}
    assert changes(money["budget.applied"]) == [None, Change.RAISED]
    assert texts(money["execution.rate"]) == [None, "97.5"]


def test_the_first_day_of_the_year_is_the_same_day_in_every_year() -> None:
    def begun(year: int) -> Form:
        made = make_form(year=year)
        assert made.start
        return replace(made, start=made.start.replace(year=year))

    found = side_by_side(column(begun(2022)), column(begun(2023)), over_years=True)
    start = next(line for line in found.lines if line.key == "start")
    assert changes(start) == [None, Change.SAME]


def test_a_department_is_summed_over_its_projects_once_each() -> None:
    def year(number: int, *amounts: int | None) -> Column:
        budgets = (Budget(applied=None if yuan is None else Decimal(yuan)) for yuan in amounts)
        declared = tuple(
            make_form(year=number, project=f"项目{at}", budget=budget)
            for at, budget in enumerate(budgets)
        )
        again = replace(declared[0], kind=FormKind.SELF_EVALUATION)
        return Column("department-x", number, (*declared, again), of_department=True)

    found = side_by_side(year(2022, 100, 50), year(2023, 100, None), over_years=True)
    by_key = {line.key: line for line in found.lines if line.key}
    assert texts(by_key["sum.applied"]) == ["150", "100"]
    said = by_key["sum.applied"].cells[1].said
    assert said
    assert said.given == (1, 2)
    assert texts(by_key["projects"]) == ["2", "2"]
    assert [texts(line) for line in lines(found, Part.PROJECTS)] == [["100", "100"], ["50", ""]]


def test_self_evaluations_do_not_double_what_is_counted() -> None:
    declared = make_form(year=2022, project="甲项目")
    later = make_form(year=2023, project="甲项目")
    evaluated = make_form(year=2022, project="甲项目", kind=FormKind.SELF_EVALUATION)
    columns = (
        Column("department-x", 2022, (declared, evaluated), of_department=True),
        Column("department-x", 2023, (later,), of_department=True),
    )
    counts = {line.key: texts(line) for line in side_by_side(*columns).lines}
    assert counts["indicators"] == ["1", "1"]
    assert counts["forms"] == ["2", "1"]


@pytest.mark.parametrize(
    ("rows", "spent"),
    [
        ((("年度资金总额", 12), ("其中：当年财政拨款", 10)), "12"),
        ((("其中：当年财政拨款", 10), ("上年结转资金", 2)), None),
        ((("当年财政拨款", 2), ("上年结转资金", 10)), None),
        ((("年度资金总额", None), ("其中：当年财政拨款", 10)), None),
    ],
)
def test_only_the_row_of_all_money_is_what_was_spent(
    rows: tuple[tuple[str, int | None], ...], spent: str | None
) -> None:
    paid = tuple(
        Execution(label, spent=None if yuan is None else Decimal(yuan)) for label, yuan in rows
    )
    found = side_by_side(column(replace(form(2023), executions=paid)), column(form(2024)))
    money = {line.key: texts(line)[0] for line in lines(found, Part.MONEY)}
    assert money.get("execution.spent") == spent
