"""`jixiao path`: over what forms print, and over what is inferred of them."""

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

import web.bootstrap
from tests.fakes import FakeReader
from web.cli import app

BEFORE = """\
form 公共图书馆免费开放经费 2022
全年开放天数 ≥300(天)
读者满意度 ≥85(%)
"""
AFTER = """\
form 公共图书馆免费开放运行经费 2023
全年开放天数 ≥310(天)
读者满意度 ≥88(%)
"""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Ids of the rows 读者满意度 of both years, whose project was renamed between them."""
    monkeypatch.setenv("JIXIAO_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setattr(web.bootstrap, "default_reader", FakeReader)
    for name, text in (("a.txt", BEFORE), ("b.txt", AFTER)):
        (tmp_path / name).write_text(text, "utf-8")
        assert run("add", str(tmp_path / name)).exit_code == 0
    hits = msgspec.json.decode(run("search", "name:读者满意度", "--json").stdout)["hits"]
    early, late = sorted(
        msgspec.convert(hits, list[dict[str, object]]), key=lambda hit: str(hit["year"])
    )
    return str(early["id"]), str(late["id"])


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def steps_of(*arguments: str) -> list[dict[str, object]]:
    result = run("path", *arguments, "--json")
    assert result.exit_code == 0, result.output
    steps = msgspec.json.decode(result.stdout)["steps"]
    return msgspec.convert(steps, list[dict[str, object]])


def test_each_printed_step_has_its_form_document_place_and_quote(rows: tuple[str, str]) -> None:
    steps = steps_of(*rows)
    assert "same_indicator" not in {step["kind"] for step in steps}
    for step in steps:
        assert "claim" not in step
        source = msgspec.convert(step["source"], dict[str, object])
        assert {"form", "document", "name", "page", "line", "quote"} <= source.keys()
    assert "“" in run("path", *rows).stdout


def test_a_step_over_a_claim_says_its_score_and_reasons(rows: tuple[str, str]) -> None:
    steps = steps_of(*rows, "--claims")
    (inferred,) = (step for step in steps if "claim" in step)
    claim = msgspec.convert(inferred["claim"], dict[str, object])
    assert (inferred["kind"], inferred["source"]) == ("same_indicator", None)
    assert claim["status"] == "proposed"
    assert claim["reasons"]
    assert len(steps) < len(steps_of(*rows))
    assert "推断" in run("path", *rows, "--claims").stdout


def test_a_rejected_claim_is_no_step(rows: tuple[str, str]) -> None:
    (claim,) = (step["claim"] for step in steps_of(*rows, "--claims") if "claim" in step)
    id_ = str(msgspec.convert(claim, dict[str, object])["id"])
    said = ("--by", "某人", "--at", "2024-05-31")
    assert run("reject", id_, *said).exit_code == 0
    assert id_ not in str(steps_of(*rows, "--claims"))


def test_a_year_makes_no_departments_claims(rows: tuple[str, str]) -> None:
    assert steps_of(rows[0], "year-2022", "--claims") == steps_of(rows[0], "year-2022")


def test_an_unknown_id_is_said(rows: tuple[str, str]) -> None:
    for claims in ((), ("--claims",)):
        result = run("path", rows[0], "form-none", *claims)
        assert (result.exit_code, "form-none" in result.stderr) == (1, True)
