"""The command line as people and machines meet it."""

import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest

from corpus.store.lock import FileLock
from tests.builders import seed_document
from tests.conftest import Run
from tests.gold import DATA
from web.cli import app

SEED = DATA / "seed-2024.txt"
COMMANDS = sorted(command.name or "" for command in app.registered_commands)


def test_help_names_every_command(run: Run) -> None:
    text = run("--help").stdout
    assert len(COMMANDS) > 20
    assert [name for name in COMMANDS if f"\n  {name} " not in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.startswith("jixiao")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from web.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'whoosh', 'rdflib', 'networkx', 'scipy', 'rjieba', 'flask', 'numpy', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=DATA.parent.parent)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", ["nonsense", "add", "show", "path", "search --kind none"])
def test_wrong_usage_exits_with_2(run: Run, command: str) -> None:
    result = run(*command.split())
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_an_environment_that_makes_no_sense_exits_with_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIXIAO_PATIENCE", "soon")
    result = run("stats")
    assert (result.exit_code, "JIXIAO_PATIENCE: 'soon'" in result.stderr) == (2, True)


def test_read_prints_json_by_the_published_schema(run: Run) -> None:
    schema = msgspec.json.decode((DATA / "record.schema.json").read_bytes())
    read = msgspec.json.decode(run("read", SEED, "--format", "json").stdout)
    jsonschema.validate(read, schema)
    assert msgspec.json.encode(read).count(b'"ledger"') == 7


def test_read_prints_tables_with_the_place_of_every_row(run: Run) -> None:
    lines = run("read", SEED).stdout.splitlines()
    form = seed_document().forms[0]
    row = form.indicators[0]
    place = f"seed-2024.txt:{row.source.pieces[0].line}"
    assert [line for line in lines if row.name in line and place in line]


def test_read_needs_and_makes_no_workspace(run: Run, tmp_path: Path) -> None:
    assert run("read", SEED).exit_code == 0
    assert not (tmp_path / "workspace").exists()


def test_the_ledger_says_what_became_of_every_character(run: Run) -> None:
    assert "字符账" in run("read", SEED, "--ledger").stdout


def test_a_file_that_fails_is_named_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("no form")
    result = run("read", bad, SEED, "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == f"error: {bad}: no form in it; expected a performance form\n"
    assert result.stdout.count('"ledger"') == 7
    assert str(bad) in result.stdout


def test_add_tells_what_it_did(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "added 1, " in run("add", SEED).stdout
    again = run("add", SEED, tmp_path / "empty", "--json")
    assert again.exit_code == 1
    report = msgspec.json.decode(again.stdout, type=dict[str, list[object]])
    assert set(report) == {"added", "unchanged", "replaced", "failed", "files"}
    assert report["unchanged"] == [seed_document().id]
    assert report["failed"] == [
        {
            "path": str(tmp_path / "empty"),
            "reason": "a folder without files; expected forms in it",
        }
    ]


def test_a_command_over_no_workspace_says_how_to_make_one(run: Run) -> None:
    for command in ("list", "stats", "rebuild", "verify"):
        result = run(command)
        assert result.exit_code == 1
        assert "`jixiao add PATH` makes it" in result.stderr


def test_the_option_for_the_workspace_works_on_both_sides_of_the_command(
    run: Run, tmp_path: Path
) -> None:
    assert run("--workspace", tmp_path / "other", "add", "--examples").exit_code == 0
    assert run("list", "--workspace", tmp_path / "other").exit_code == 0
    assert run("list").exit_code == 1


def test_remove_rebuild_and_verify_keep_the_workspace_whole(seeded_run: Run) -> None:
    assert seeded_run("rebuild").stdout == "rebuilt\n"
    assert seeded_run("rebuild", "--read-again").exit_code == 0
    assert seeded_run("verify").stdout == "ok\n"
    assert seeded_run("remove", seed_document().id).stdout == "removed 1\n"
    assert '"documents": 0' in seeded_run("stats", "--json").stdout
    assert seeded_run("verify").stdout == "ok\n"


def test_verify_fails_on_a_lost_original(seeded_run: Run, tmp_path: Path) -> None:
    for original in (tmp_path / "workspace" / "originals").iterdir():
        original.unlink()
    result = seeded_run("verify")
    assert result.exit_code == 1
    assert "add the file again" in result.stderr


def test_a_damaged_workspace_is_one_line_on_stderr(seeded_run: Run, tmp_path: Path) -> None:
    for file in (tmp_path / "workspace").glob("corpus.sqlite*"):
        file.write_bytes(b"damaged" * 1_000)
    for command in ("list", "add --examples", "search 培训", "verify"):
        result = seeded_run(*command.split())
        assert result.exit_code == 1
        assert result.stderr.startswith("error: ")
        assert result.stderr.count("\n") == 1


def test_a_writer_that_waits_in_vain_says_why_while_readers_go_on(
    seeded_run: Run, tmp_path: Path
) -> None:
    with FileLock(tmp_path / "workspace" / "writer.lock").held(1):
        waiting = seeded_run("add", SEED)
        assert seeded_run("stats").exit_code == 0
    assert waiting.exit_code == 1
    assert re.fullmatch(r"error: .*: another process has been writing.*\n", waiting.stderr)


def test_brackets_in_a_form_are_not_taken_for_markup(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("form [red]项目[/red] 2024\n[bold]指标 ≥1(次)\n", "utf-8")
    text = run("read", path).stdout
    assert "[red]项目[/red]" in text
    assert "[bold]指标" in text


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_name_that_would_steer_the_terminal_is_written_out(
    run: Run, tmp_path: Path, command: str
) -> None:
    bad = tmp_path / "red\x1b[31m\nerror: x.txt"
    bad.write_bytes(b"")
    result = run(command, bad)
    assert result.exit_code == 1
    assert r"red\x1b[31m\nerror: x.txt: " in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_text_that_would_steer_the_terminal_is_written_out(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    form.write_text("form 项目\x1b]0;x\x07 2024\n名\x9b31m ≥1(次)\n", "utf-8")
    assert run("add", form).exit_code == 0
    for command in ("read", "search"):
        output = run(command, *([form] if command == "read" else [])).stdout
        assert r"项目\x1b]0;x\x07" in output
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", output)
