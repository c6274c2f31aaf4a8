"""What the seed and the two invented years say of each rule that the field's notes name."""

import pytest

from corpus.model import Form
from corpus.reading import read_path
from graph.checks import Context, Finding, Outcome, check_form
from graph.checks.figures import measured
from graph.goals import coverage_of
from tests.gold import DATA

SEED = read_path(DATA / "seed-2024.txt").forms
WENLV = tuple(
    form for year in (2022, 2023) for form in read_path(DATA / "forms" / f"wenlv-{year}.xlsx").forms
)


def hits(forms: tuple[Form, ...], rule: str) -> list[tuple[int, str]]:
    """Number of the form, from 1, and name of the row, of everything worth a look."""
    found = []
    for number, form in enumerate(forms, 1):
        names = {row.id: row.name for row in form.indicators}
        found += [
            (number, names.get(finding.about, ""))
            for finding in findings(form)
            if finding.rule == rule and finding.outcome is Outcome.FAIL
        ]
    return found


def findings(form: Form) -> tuple[Finding, ...]:
    return check_form(form, Context(coverage=coverage_of(form, {})))


SEED_HITS = {
    "A-01": [],
    "A-02": [],
    "A-03": [],
    "A-04": [],
    "A-06": [],
    "B-03": [(6, "项目绩效自评完成"), (6, "绩效管理覆盖率"), (7, "合同拨付及时性")],
    "B-04": [(5, "驻场人员数量")],
    "B-05": [],
    "B-06": [],
    "C-01": [(2, ""), (4, "")],
    "C-03": [
        (3, "《组织人事报》订阅完成率"),
        (6, "各类会议及培训完成率"),
        (6, "各类印刷计划完成率"),
        (7, "后勤工作计划完成率"),
    ],
    "C-05": [(5, "非工作日故障响应及抵达现场时间")],
    "C-06": [(2, "人民满意的公务员疗休养活动")],
    "D-01": [],
    "D-03": [],
    "D-04": [],
    "D-07": [],
    "D-08": [],
    "E-01": [],
    "E-02": [],
    "T-01": [],
}
WENLV_HITS = {
    "A-02": [],
    "B-03": [],
    "B-05": [],
    "C-02": [
        (1, "公众阅读素养"),
        (1, "公共阅读服务体系"),
        (2, "公众阅读素养"),
        (2, "公共阅读服务体系"),
    ],
    "C-05": [(2, "系统故障响应时间")],
    "D-01": [],
    "D-03": [],
}


@pytest.mark.parametrize("rule", SEED_HITS)
def test_the_seed_is_remarked_on_where_its_notes_say(rule: str) -> None:
    assert sorted(hits(SEED, rule)) == sorted(SEED_HITS[rule])


@pytest.mark.parametrize("rule", WENLV_HITS)
def test_the_invented_years_are_remarked_on_where_worked_out(rule: str) -> None:
    assert sorted(hits(WENLV, rule)) == sorted(WENLV_HITS[rule])


def test_the_quantified_share_of_the_seed_is_the_hand_count() -> None:
    whole = measured([row for form in SEED for row in form.indicators])
    assert (whole.rows, whole.quantified, whole.dated) == (108, 67, 3)
    assert (str(whole.share), str(whole.share_with_dates)) == ("62.0", "64.8")


def test_the_days_of_a_leap_year_pass_in_it_with_a_word_on_that() -> None:
    (said,) = (f for f in findings(SEED[4]) if f.rule == "D-08")
    assert said.outcome is Outcome.PASS
    assert "闰年" in said.zh


def test_three_deadlines_of_the_sixth_form_are_read() -> None:
    (said,) = (f for f in findings(SEED[5]) if f.rule == "C-07")
    assert said.outcome is Outcome.PASS
    assert all(day in said.zh for day in ("2024-03-31", "2024-06-30", "2024-09-30"))


def test_every_finding_that_is_worth_a_look_has_its_place_in_the_source() -> None:
    for form in SEED:
        for finding in findings(form):
            if finding.outcome is Outcome.FAIL:
                assert finding.source.pieces, finding.zh


def test_a_form_of_2024_in_shanghai_gets_the_later_guidance_as_reference_only() -> None:
    assert all(f.reference for form in SEED for f in findings(form) if f.rule == "A-03")
    assert not any(f.reference for form in SEED for f in findings(form) if f.rule == "D-01")


def test_under_the_shanghai_guidance_each_project_is_asked_for_a_cost() -> None:
    failed = [
        number
        for number, form in enumerate(SEED, 1)
        for f in check_form(form, Context(profile="SH-ZY"))
        if f.rule == "A-04" and f.outcome is Outcome.FAIL
    ]
    assert failed == [2, 3, 5, 7]
