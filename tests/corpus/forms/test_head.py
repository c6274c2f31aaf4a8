"""The head of a form: who does what, from when to when."""

from datetime import date

import pytest

from corpus.model import FormKind
from tests.corpus.forms.invariants import quoted
from tests.corpus.forms.texts import HEAD, form_text, read_form


@pytest.mark.parametrize(
    "printed",
    ["某市街道绿化养护\n和树木更换经费", "某市街道绿化养护和树木更换\n经费"],
)
def test_a_name_that_wraps_is_one_name(printed: str) -> None:
    form = read_form(form_text(head=HEAD.replace("街道绿化养护经费", printed)))
    assert form.project == "某市街道绿化养护和树木更换经费"
    assert quoted(form.source_of("project")) == form.project
    assert len(form.source_of("project").pieces) == 2


@pytest.mark.parametrize(
    ("row", "category"),
    [
        ("项目名称\n街道绿化养护经费项目类\n别\n特定目标类", "特定目标类"),
        ("项目名称\n街道绿化养护经费项目类别\n特定目标类", "特定目标类"),
    ],
)
def test_a_label_at_the_end_of_a_name_is_no_part_of_it(row: str, category: str) -> None:
    first, _, *others = HEAD.split("\n")
    assert first == "项目名称 街道绿化养护经费"
    form = read_form(form_text(head="\n".join([row, *others])))
    assert (form.project, form.category) == ("街道绿化养护经费", category)
    assert quoted(form.source_of("project")) == form.project


@pytest.mark.parametrize(
    "row",
    [
        "某市住房和城乡\n某市房屋安全和更\n主管部门\n实施单位\n建设局\n新中心",
        "某市房屋安全和更\n主管部门\n某市住房和城乡建设局\n实施单位\n新中心",
        "某市住房和城乡\n主管部门\n实施单位\n某市房屋安全和更新中心\n建设局",
        "主管部门\n（2025年度）\n某市住房和城乡\n某市房屋安全和更\n实施单位\n建设局\n新中心",
        "主管部门\n某市住房和城乡\n建设局\n实施单位\n某市房屋安全和更\n新中心",
        "主管部门\n某市住房和城乡建设局\n实施单位\n某市房屋安全和更新中心",
    ],
)
def test_names_beside_each_other_whose_lines_stand_by_turns(row: str) -> None:
    form = read_form(form_text(head=f"项目名称\n行道树养护及病害处治\n{row}\n项目资金（元）"))
    assert (form.project, form.department, form.implementing_unit) == (
        "行道树养护及病害处治", "某市住房和城乡建设局", "某市房屋安全和更新中心",
    )  # fmt: skip


def test_the_rest_of_a_name_before_the_next_label_is_no_part_of_that() -> None:
    row = "公共绿地及行道树养护补助 项目性质 经常性项目\n项目名称\n资金\n主管部门"
    form = read_form(form_text(head=row + HEAD.partition("主管部门")[2]))
    assert (form.project, form.department) == ("公共绿地及行道树养护补助资金", "某市绿化管理局")


def test_lines_before_and_behind_a_label_in_runs_of_their_own_are_no_name() -> None:
    name, department, unit = "市政道路桥梁养护及病害\n处治", "某市绿化管理局", "某市绿化养护所"
    runs = ["项目名称", name, "主管部门", department, "项目性\n实施单\n质\n位", unit, ""]
    form = read_form(form_text(head="\n\n".join(runs)))
    assert (form.department, form.implementing_unit) == (department, unit)


def test_a_project_away_from_its_label_stands_before_its_department() -> None:
    labels = "项目名称\n项目性质\n主管部门\n实施单位\n计划开始日期\n计划完成日期"
    values = "全市树木普查\n经常性专项业务费\n某市绿化管理局\n2025-01-01\n2025-12-31"
    form = read_form(form_text(head=labels) + "\n" + values)
    assert (form.project, form.department) == ("全市树木普查", "某市绿化管理局")


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("计划开始日期 2025-01-01\n计划完成日期 2025-12-31", (2025, 1, 1), (2025, 12, 31)),
        ("计划开始日期 2025/3/1\n计划完成日期 2026/2/28", (2025, 3, 1), (2026, 2, 28)),
        ("计划开始日期\n2025年3月1日\n计划完成日期\n2025年9月30日", (2025, 3, 1), (2025, 9, 30)),
        ("计划开始日期\n计划完成日期\n2025-01-01 2025-12-31", (2025, 1, 1), (2025, 12, 31)),
        ("计划完成日期\n计划开始日期 2025-01-01 2025-12-31", (2025, 1, 1), (2025, 12, 31)),
        ("计划开始日期 2025-01-01\n计划完成日期", (2025, 1, 1), None),
        ("计划开始日期\n计划完成日期 2025-12-31", None, (2025, 12, 31)),
    ],
)
def test_two_dates_are_read_as_printed(
    printed: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None
) -> None:
    head = HEAD[: HEAD.index("计划开始日期")] + printed
    form = read_form(form_text(head=head))
    assert form.start == (date(*start) if start else None)
    assert form.end == (date(*end) if end else None)


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    form = read_form(form_text(head=HEAD.replace("2025-01-01", "2025-13-01")))
    assert (form.start, form.end) == (None, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("title", "kind", "year"),
    [
        ("财政项目支出绩效目标申报表\n（2025年度）", FormKind.GOAL_DECLARATION, 2025),
        ("财政项目支出绩效目标填报表\n(2023年度)", FormKind.GOAL_DECLARATION, 2023),
        ("2024年度项目支出绩效目标申报表", FormKind.GOAL_DECLARATION, 2024),
        ("2024年项目绩效目标表", FormKind.GOAL_TABLE, 2024),
        ("项目支出绩效目标批复表\n（2022年度）", FormKind.GOAL_TABLE, 2022),
        ("项目支出绩效自评表\n（2023年度）", FormKind.SELF_EVALUATION, 2023),
        ("部门整体支出绩效目标表\n（2021年度）", FormKind.DEPARTMENT_GOALS, 2021),
        ("某专项资金整体绩效目标表\n（2021年度）", FormKind.GOAL_TABLE, 2021),
        ("部门整体支出绩效自评表\n（2021年度）", FormKind.DEPARTMENT_SELF_EVALUATION, 2021),
        ("财政项目支出绩效目标申报表", FormKind.GOAL_DECLARATION, 2025),
    ],
)
def test_the_title_tells_the_kind_and_the_year_else_the_start(
    title: str, kind: FormKind, year: int
) -> None:
    form = read_form(form_text(title=title))
    assert (form.kind, form.year) == (kind, year)
    assert form.title
    assert title.startswith(form.title)


def test_a_form_without_title_is_still_a_form() -> None:
    form = read_form(form_text(title=""))
    assert (form.kind, form.title, form.year) == (FormKind.OTHER, None, 2025)


def test_every_field_of_the_head_knows_its_place() -> None:
    form = read_form(form_text())
    said = {source.field: quoted(source.source) for source in form.sources}
    assert {name: said[name] for name in ("project", "department", "start", "budget.total")} == {
        "project": "街道绿化养护经费",
        "department": "某市绿化管理局",
        "start": "2025-01-01",
        "budget.total": "500,000.00",
    }


def test_a_heading_or_a_person_beside_the_label_is_not_the_project() -> None:
    row = "项目名称\n全年预算数（A）\n李某某13900001234\n街道绿化养护经费"
    form = read_form(form_text(head=HEAD.replace("项目名称 街道绿化养护经费", row)))
    assert form.project == "街道绿化养护经费"
