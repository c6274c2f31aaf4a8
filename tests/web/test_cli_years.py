"""`jixiao series`, `changes`, `claims` and people's decisions, as machines see them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import Result

from tests.web.yearly import two_years

Run = Callable[..., Result]
SAID = ("--by", "张三", "--at", "2024-05-31")


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    assert run("add", two_years(tmp_path / "forms")).exit_code == 0
    return run


def told(run: Run, *arguments: str | Path) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def definition(run: Run, name: str) -> str:
    hits = told(run, "search", name)["hits"]
    row = next(hit["id"] for hit in hits if hit["kind"] == "indicator" and hit["name"] == name)
    return str(told(run, "series", row)["id"])


def first_claim(run: Run, name: str) -> str:
    return str(told(run, "series", definition(run, name))["claims"][0]["id"])


def changes(run: Run, name: str) -> list[tuple[int, str | None]]:
    points = told(run, "series", definition(run, name))["points"]
    return [(point["year"], point["change"]) for point in points]


def test_a_series_says_each_year_with_its_source_and_claims(filled: Run) -> None:
    found = told(filled, "series", definition(filled, "开放天数"))
    assert {"id", "name", "project", "points", "claims"} <= found.keys()
    first, second = found["points"]
    assert (first["year"], first["target"]["raw"], first["actual"]) == (2022, "≥300(天)", None)
    assert (second["change"], second["effect"]) == ("raised", "tightened")
    assert second["target"]["source"]["file"] == "2023.txt"
    (claim,) = found["claims"]
    assert {"id", "a", "b", "score", "reasons", "status"} <= claim.keys()
    assert (claim["status"], claim["followed"]) == ("proposed", True)
    assert claim["reasons"][0]["code"] == "same_name"


def test_changes_are_in_six_buckets(filled: Run) -> None:
    found = told(filled, "changes", "--from", "2022", "--to", "2023")
    names = {
        bucket: [entry["name"] for entry in found[bucket]]
        for bucket in ("added", "dropped", "raised", "lowered", "same", "changed")
    }
    assert names == {
        "added": ["新办活动"],
        "dropped": ["停办活动"],
        "raised": ["开放天数"],
        "lowered": [],
        "same": ["读者人数"],
        "changed": [],
    }
    (same,) = found["same"]
    assert (same["change"], same["converted"], same["unit"]) == ("unit_changed", "2", "万人")
    assert found["departments"] == {"compared": 1, "one_year_only": 0, "not_computed": 0}


def test_changes_of_a_project_and_of_a_department(filled: Run) -> None:
    hit = told(filled, "search", "开放天数", "--kind", "indicator")["hits"][0]
    shown = told(filled, "neighbours", hit["id"])
    definition_ = next(node["id"] for node in shown["nodes"] if node["kind"] == "definition")
    nodes = told(filled, "neighbours", definition_)["nodes"]
    project = next(node["id"] for node in nodes if node["kind"] == "project")
    years = ("changes", "--from", "2022", "--to", "2023")
    assert told(filled, *years, "--project", project)["counts"]["raised"] == 1
    assert filled(*years, "--department", "department-nowhere").exit_code == 1


def test_years_in_the_wrong_order_are_a_usage_error(filled: Run) -> None:
    assert filled("changes", "--from", "2023", "--to", "2022").exit_code == 2


def test_a_decision_is_followed_shown_and_taken_back(filled: Run) -> None:
    claim = first_claim(filled, "开放天数")
    rejected = told(filled, "reject", claim, *SAID, "--note", "两回事")
    assert (rejected["verdict"], rejected["by"], rejected["at"]) == (
        "rejected",
        "张三",
        "2024-05-31",
    )
    assert changes(filled, "开放天数") == [(2022, None), (2023, "new")]
    (shown,) = told(filled, "series", definition(filled, "开放天数"))["claims"]
    assert (shown["id"], shown["status"], shown["followed"]) == (claim, "rejected", False)
    told(filled, "undo", claim, *SAID)
    assert changes(filled, "开放天数") == [(2022, None), (2023, "raised")]
    told(filled, "confirm", claim, *SAID)
    (shown,) = told(filled, "series", definition(filled, "开放天数"))["claims"]
    assert shown["status"] == "confirmed"


def test_decisions_survive_a_rebuild_and_a_second_import(filled: Run, tmp_path: Path) -> None:
    claim = first_claim(filled, "开放天数")
    told(filled, "reject", claim, *SAID)
    documents = [each["id"] for each in told(filled, "list")["documents"]]
    assert filled("remove", *documents).exit_code == 0
    (waiting,) = told(filled, "claims")["waiting"]
    assert waiting["claim"] == claim
    assert filled("add", tmp_path / "forms").exit_code == 0
    assert filled("rebuild").exit_code == 0
    assert changes(filled, "开放天数") == [(2022, None), (2023, "new")]
    assert told(filled, "claims")["waiting"] == []


def test_decisions_go_into_another_workspace_once(filled: Run, tmp_path: Path) -> None:
    claim, file = first_claim(filled, "开放天数"), tmp_path / "decisions.jsonl"
    told(filled, "confirm", claim, *SAID)
    told(filled, "undo", claim, *SAID)
    told(filled, "reject", claim, *SAID)
    assert filled("decisions", "export", file).exit_code == 0
    other = ("--workspace", tmp_path / "other")
    assert filled("add", tmp_path / "forms", *other).exit_code == 0
    report = told(filled, "decisions", "import", file, *other)
    assert (report["added"], report["known"], report["failed"]) == (3, 0, [])
    report = told(filled, "decisions", "import", file, *other)
    assert (report["added"], report["known"]) == (0, 3)
    statuses = {each["id"]: each["status"] for each in told(filled, "claims", *other)["claims"]}
    assert statuses[claim] == "rejected"


def test_a_broken_line_is_named_and_loses_no_other(filled: Run, tmp_path: Path) -> None:
    claim, file = first_claim(filled, "开放天数"), tmp_path / "decisions.jsonl"
    told(filled, "reject", claim, *SAID)
    told(filled, "undo", claim, *SAID)
    good = filled("decisions", "export").stdout_bytes.splitlines()
    other_end = json.loads(good[0]) | {"b": "definition-x"}
    lines = [b"{", good[0], b"", json.dumps(other_end).encode(), b"\xff", good[1]]
    file.write_bytes(b"\n".join(lines))
    result = filled("decisions", "import", file, "--workspace", tmp_path / "other")
    assert result.exit_code == 1
    assert "added 2, known 0, failed 3" in result.stdout
    assert [number for number in range(1, 7) if f"decisions.jsonl:{number}:" in result.stderr] == [
        1,
        4,
        5,
    ]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 2),
        (("--by", "", "--at", "2024-05-31"), 1),
        (("--by", "张三", "--at", "gestern"), 1),
        (("--by", "张三", "--at", "today"), 0),
    ],
)
def test_who_and_when_are_given_by_the_person(
    filled: Run, options: tuple[str, ...], code: int
) -> None:
    claim = first_claim(filled, "开放天数")
    assert filled("confirm", claim, *options).exit_code == code


def test_a_claim_that_nobody_made_cannot_be_decided(filled: Run) -> None:
    result = filled("confirm", "claim-nowhere", *SAID)
    assert result.exit_code == 1
    assert "claim-nowhere" in result.stderr


def test_tables_are_whole_and_harmless(filled: Run, tmp_path: Path) -> None:
    id_, file = definition(filled, "开放天数"), tmp_path / "a.csv"
    assert filled("series", id_, "--format", "csv", "-o", file).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    assert [(row["year"], row["target"], row["change"]) for row in rows] == [
        ("2022", "≥300(天)", ""),
        ("2023", "≥310(天)", "raised"),
    ]
    book = tmp_path / "a.xlsx"
    years = ("changes", "--from", "2022", "--to", "2023")
    assert filled(*years, "--format", "xlsx", "-o", book).exit_code == 0
    sheet, explained = load_workbook(book).worksheets
    assert sheet.max_row == 5
    heads = [str(cell.value) for cell in sheet[1]]
    told = {row[1]: row[0] for row in explained.iter_rows(values_only=True)}
    assert "from=2022; to=2023" in told
    assert [told[head] for head in heads[:2]] == ["变动类别", "变动"]
    assert told.keys() > set(heads)
    lines = filled(*years, "--format", "jsonl").stdout_bytes.splitlines()
    assert {json.loads(line)["bucket"] for line in lines} == {"added", "dropped", "raised", "same"}


def test_people_get_tables(filled: Run) -> None:
    series = filled("series", definition(filled, "停办活动")).stdout
    assert "取消" in series
    shown = filled("changes", "--from", "2022", "--to", "2023").stdout
    assert "仅换单位" in shown
    assert "原值合 2 万人" in shown
    assert "名称相同" in filled("claims").stdout


def test_what_is_inferred_can_be_made_ahead_and_verified(filled: Run) -> None:
    assert filled("derive").stdout == "derived 1\n"
    assert filled("derive").stdout == "derived 0\n"
    assert filled("verify", "--all").stdout == "ok\n"
