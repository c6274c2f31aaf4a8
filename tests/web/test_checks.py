"""`jixiao check`: findings for people and machines."""

import csv
import io

import msgspec
from typer.testing import Result

from corpus.ids import project_id
from graph.checks import Outcome
from tests.builders import seed_document
from tests.conftest import Run


class Found(msgspec.Struct):
    rule: str
    outcome: Outcome
    severity: str
    text: str
    where: str
    project: str | None
    year: int | None
    about: str
    profile: str
    reference: bool
    verified: bool


class Answer(msgspec.Struct):
    findings: tuple[Found, ...]
    counts: dict[str, dict[Outcome, int]]


def answer_of(result: Result) -> Answer:
    assert result.exit_code == 0, result.stderr
    return msgspec.json.decode(result.stdout, type=Answer)


def test_machines_get_every_finding_and_all_six_counts(seeded_run: Run) -> None:
    answer = answer_of(seeded_run("check", "--json"))
    counted = {outcome: answer.counts["all"][outcome] for outcome in Outcome}
    assert counted == {
        outcome: sum(found.outcome is outcome for found in answer.findings) for outcome in Outcome
    }
    assert counted[Outcome.EXECUTION_ERROR] == 0
    assert all(found.text for found in answer.findings)


def test_a_rule_tells_what_it_found_and_where(seeded_run: Run) -> None:
    answer = answer_of(seeded_run("check", "--json", "--rule", "B-04", "--outcome", "fail"))
    (found,) = answer.findings
    row = next(r for r in seed_document().forms[4].indicators if r.name == "驻场人员数量")
    assert found.where == f"seed-2024.txt:{row.name_source.pieces[0].line}"
    assert (found.severity, found.project, found.year) == ("W", "信息化运维项目", 2024)
    assert (found.profile, found.reference, found.verified) == ("default", True, False)


def test_people_see_what_is_worth_a_look_and_that_it_is_no_grade(seeded_run: Run) -> None:
    shown = seeded_run("check", "--rule", "C-05").stdout
    assert "C-05" in shown
    assert "建议核对 1" in shown
    assert "不是评定等级" in shown


def test_one_project_is_checked_by_its_id(seeded_run: Run) -> None:
    form = seed_document().forms[6]
    id_ = project_id(form.department, form.project or "")
    answer = answer_of(seeded_run("check", id_, "--json", "--outcome", "fail"))
    assert {found.project for found in answer.findings} == {form.project}
    assert {"B-03", "C-03"} <= {found.rule for found in answer.findings}


def test_one_row_is_checked_by_its_id(seeded_run: Run) -> None:
    row = next(r for r in seed_document().forms[4].indicators if r.name == "驻场人员数量")
    answer = answer_of(seeded_run("check", row.id, "--json"))
    assert {found.about for found in answer.findings} == {row.id}


def test_year_department_and_severity_narrow(seeded_run: Run) -> None:
    assert answer_of(seeded_run("check", "--json", "--year", "2019")).findings == ()
    assert answer_of(seeded_run("check", "--json", "--department", "别处")).findings == ()
    some = answer_of(seeded_run("check", "--json", "--department", "组织部", "--severity", "E"))
    assert {found.severity for found in some.findings} == {"E"}


def test_another_profile_judges_anew(seeded_run: Run) -> None:
    answer = answer_of(seeded_run("check", "--json", "--profile", "SH-ZY", "--rule", "A-04"))
    assert answer.counts["A-04"][Outcome.FAIL] == 4
    assert {found.profile for found in answer.findings} == {"SH-ZY"}
    assert not any(found.reference for found in answer.findings)


def test_what_is_no_rule_and_no_profile_is_refused(seeded_run: Run) -> None:
    assert seeded_run("check", "--rule", "Z-99").exit_code == 2
    assert seeded_run("check", "--profile", "M999").exit_code == 2
    assert seeded_run("check", "project-nothing").exit_code == 1


def test_findings_are_exported_as_a_table(seeded_run: Run) -> None:
    text = seeded_run("check", "--format", "csv", "--rule", "B-03", "--outcome", "fail").stdout
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["rule"] for row in rows] == ["B-03"] * 3
    assert all(row["where"].startswith("seed-2024.txt:") for row in rows)


def test_an_empty_workspace_has_nothing_to_check(seeded_run: Run) -> None:
    assert seeded_run("remove", seed_document().id).exit_code == 0
    answer = answer_of(seeded_run("check", "--json"))
    assert answer.findings == ()
    assert set(answer.counts["all"].values()) == {0}
