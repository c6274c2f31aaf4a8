"""The command line as people and machines meet it."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest
from typer.testing import CliRunner, Result

import web.bootstrap
from corpus.store.lock import FileLock
from tests.builders import seed_document
from tests.fakes import FakeReader
from tests.gold import DATA
from web.cli import app

SEED = DATA / "seed-2024.txt"
COMMANDS = sorted(command.name or "" for command in app.registered_commands)

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command over a workspace of the test's own."""
    monkeypatch.setattr(web.bootstrap, "default_reader", FakeReader)
    monkeypatch.setenv("JIXIAO_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setenv("JIXIAO_PATIENCE", "0.1")
    monkeypatch.delenv("JIXIAO_ENGINE", raising=False)

    def run(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


@pytest.fixture
def seeded(run: Run) -> Run:
    assert run("add", "--examples").exit_code == 0
    return run


def json_of(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.stderr
    return msgspec.json.decode(result.stdout, type=dict[str, object])


def ids_in(result: Result, kind: str) -> list[str]:
    return re.findall(rf"{kind}-[a-z0-9]+", result.stdout)


def test_help_names_every_command(run: Run) -> None:
    text = run("--help").stdout
    assert len(COMMANDS) == 14
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
    read = json_of(run("read", SEED, "--format", "json"))
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
    assert "未归位" in run("read", SEED, "--ledger").stdout


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
    assert set(report) == {"added", "unchanged", "replaced", "failed"}
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


def test_list_and_stats_count_the_seed(seeded: Run) -> None:
    assert "seed-2024.txt" in seeded("list").stdout
    assert json_of(seeded("stats", "--json")) == {
        "documents": 1,
        "forms": 7,
        "projects": 7,
        "indicators": 108,
        "goals": 10,
        "years": [2024],
        "departments": 1,
    }


def test_search_finds_with_the_place_in_the_source(seeded: Run) -> None:
    row = seed_document().forms[0].indicators[0]
    line = row.source.pieces[0].line
    assert f"seed-2024.txt:{line}" in seeded("search", row.name).stdout


def test_search_gives_machines_the_promised_keys(seeded: Run) -> None:
    found = json_of(seeded("search", "培训", "--json", "--limit", "1"))
    assert {"total", "hits", "facets", "did_you_mean", "widened_by", "problem"} <= set(found)
    (hit,) = msgspec.convert(found["hits"], list[dict[str, object]])
    promised = {"kind", "id", "name", "value_text", "text", "project", "department", "year"}
    assert set(hit) >= promised | {"level1", "level2", "score", "marks"}
    facets = msgspec.convert(found["facets"], dict[str, list[dict[str, str | int]]])
    assert {"value": 2024, "count": found["total"]} in facets["year"]


def test_search_takes_every_filter_of_the_page(seeded: Run) -> None:
    narrow = (
        *("--kind", "indicator", "--year", "2024", "--department", "中共上海市委组织部"),
        *("--level", "产出指标", "--level", "数量指标", "--unit", "人"),
        *("--min", "100", "--max", "1000", "--sort", "value", "--group-by", "project"),
    )
    every, some = (json_of(seeded("search", "培训", "--json", *o)) for o in ((), narrow))
    assert 0 < msgspec.convert(some["total"], int) < msgspec.convert(every["total"], int)


@pytest.mark.parametrize(
    "kind", ["document", "form", "project", "goal", "indicator", "definition", "department"]
)
def test_show_takes_ids_of_every_kind(seeded: Run, kind: str) -> None:
    known = seeded("search", "培训", "--json", "--limit", "100").stdout + seeded("list").stdout
    id_ = re.findall(rf"{kind}-[a-z0-9]{{16}}", known)[0]
    people = seeded("show", id_)
    assert (people.exit_code, id_ in people.stdout) == (0, True)
    assert "seed-2024.txt:" in people.stdout
    shown = json_of(seeded("show", id_, "--json"))
    assert (shown["id"], shown["kind"]) == (id_, kind)


@pytest.mark.parametrize("id_", ["year-2024", "category-output-quantity"])
def test_show_takes_years_and_categories(seeded: Run, id_: str) -> None:
    assert json_of(seeded("show", id_, "--json"))["id"] == id_
    assert len(set(ids_in(seeded("show", id_, "--limit", "2"), "form"))) == 2


@pytest.mark.parametrize(
    "command", ["show ID", "neighbours ID", "path ID year-2024", "remove ID", "export --id ID"]
)
def test_an_unknown_id_is_one_line_on_stderr(seeded: Run, command: str) -> None:
    result = seeded(*command.replace("ID", "form-none").split())
    assert result.exit_code == 1
    assert result.stderr.startswith("error: form-none: nothing")
    assert result.stderr.count("\n") == 1


def test_neighbours_and_path_name_the_source_of_every_link(seeded: Run) -> None:
    row = seed_document().forms[0].indicators[0]
    near = json_of(seeded("neighbours", row.id, "--json"))
    links = msgspec.convert(near["links"], list[dict[str, object]])
    assert links
    assert all({"from", "to", "kind", "source"} <= set(link) for link in links)
    sources = [msgspec.convert(link["source"], dict[str, object]) for link in links]
    assert all(source["line"] for source in sources)
    steps = json_of(seeded("path", row.id, "year-2024", "--json"))["steps"]
    assert len(msgspec.convert(steps, list[dict[str, object]])) == 2
    assert "seed-2024.txt:" in seeded("neighbours", row.id).stdout
    assert "seed-2024.txt:" in seeded("path", row.id, "year-2024").stdout


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "jsonld"])
def test_export_writes_a_file_whole(seeded: Run, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "all.rdf"
    assert seeded("export", "--format", format_, "-o", target).exit_code == 0
    assert target.read_text("utf-8") == seeded("export", "--format", format_).stdout
    assert {path.name for path in tmp_path.iterdir()} == {"workspace", "all.rdf"}


def test_export_into_no_folder_is_one_line_on_stderr(seeded: Run, tmp_path: Path) -> None:
    result = seeded("export", "-o", tmp_path / "none" / "all.ttl")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_sparql_answers_with_a_table_or_json(seeded: Run) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?f a <https://w3id.org/jixiao/ns#Form> }"
    assert "7" in seeded("sparql", query).stdout
    assert json_of(seeded("sparql", query, "--json"))["columns"] == ["n"]
    assert seeded("sparql", "ASK { ?s ?p ?o }").stdout == "yes\n"


@pytest.mark.parametrize("query", ["nonsense", "DELETE WHERE { ?s ?p ?o }"])
def test_a_query_that_gets_no_answer_is_one_line_on_stderr(seeded: Run, query: str) -> None:
    result = seeded("sparql", query)
    assert (result.exit_code, result.stderr.startswith("error: ")) == (1, True)


def test_remove_rebuild_and_verify_keep_the_workspace_whole(seeded: Run) -> None:
    assert seeded("rebuild").stdout == "rebuilt\n"
    assert seeded("rebuild", "--read-again").exit_code == 0
    assert seeded("verify").stdout == "ok\n"
    assert seeded("remove", seed_document().id).stdout == "removed 1\n"
    assert json_of(seeded("stats", "--json"))["documents"] == 0
    assert seeded("verify").stdout == "ok\n"


def test_verify_fails_on_a_lost_original(seeded: Run, tmp_path: Path) -> None:
    for original in (tmp_path / "workspace" / "originals").iterdir():
        original.unlink()
    result = seeded("verify")
    assert result.exit_code == 1
    assert "add the file again" in result.stderr


def test_a_damaged_workspace_is_one_line_on_stderr(seeded: Run, tmp_path: Path) -> None:
    for file in (tmp_path / "workspace").glob("corpus.sqlite*"):
        file.write_bytes(b"damaged" * 1_000)
    for command in ("list", "add --examples", "search 培训", "verify"):
        result = seeded(*command.split())
        assert result.exit_code == 1
        assert result.stderr.startswith("error: ")
        assert result.stderr.count("\n") == 1


def test_a_writer_that_waits_in_vain_says_why_while_readers_go_on(
    seeded: Run, tmp_path: Path
) -> None:
    with FileLock(tmp_path / "workspace" / "writer.lock").held(1):
        waiting = seeded("add", SEED)
        assert seeded("stats").exit_code == 0
    assert waiting.exit_code == 1
    assert re.fullmatch(r"error: .*: another process has been writing.*\n", waiting.stderr)


def test_brackets_in_a_form_are_not_taken_for_markup(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("form [red]项目[/red] 2024\n[bold]指标 ≥1(次)\n", "utf-8")
    text = run("read", path).stdout
    assert "[red]项目[/red]" in text
    assert "[bold]指标" in text
