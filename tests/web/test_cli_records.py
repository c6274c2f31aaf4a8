"""The command line over records, search and graph, as people and machines meet it."""

import os
import re
import subprocess
from pathlib import Path

import msgspec
import pytest
from typer.testing import Result

from tests.builders import seed_document
from tests.conftest import Run


def json_of(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.stderr
    return msgspec.json.decode(result.stdout, type=dict[str, object])


def ids_in(result: Result, kind: str) -> list[str]:
    return re.findall(rf"{kind}-[a-z0-9]+", result.stdout)


def test_list_and_stats_count_the_seed(seeded_run: Run) -> None:
    assert "seed-2024.txt" in seeded_run("list").stdout
    assert json_of(seeded_run("stats", "--json")) == {
        "documents": 1,
        "forms": 7,
        "projects": 7,
        "indicators": 108,
        "goals": 10,
        "years": [2024],
        "departments": 1,
    }


def test_search_finds_with_the_place_in_the_source(seeded_run: Run) -> None:
    row = seed_document().forms[0].indicators[0]
    line = row.source.pieces[0].line
    assert f"seed-2024.txt:{line}" in seeded_run("search", row.name).stdout


def test_search_gives_machines_the_promised_keys(seeded_run: Run) -> None:
    found = json_of(seeded_run("search", "培训", "--json", "--limit", "1"))
    assert {"total", "hits", "facets", "did_you_mean", "widened_by", "problem"} <= set(found)
    (hit,) = msgspec.convert(found["hits"], list[dict[str, object]])
    promised = {"kind", "id", "name", "value_text", "text", "project", "department", "year"}
    assert set(hit) >= promised | {"level1", "level2", "score", "marks"}
    facets = msgspec.convert(found["facets"], dict[str, list[dict[str, str | int]]])
    assert {"value": 2024, "count": found["total"]} in facets["year"]


def test_search_takes_every_filter_of_the_page(seeded_run: Run) -> None:
    narrow = (
        *("--kind", "indicator", "--year", "2024", "--department", "中共上海市委组织部"),
        *("--level", "产出指标", "--level", "数量指标", "--unit", "人", "--comparator", "≥"),
        *("--value-kind", "quantitative", "--form", "申报表", "--decided", "--reverse"),
        *("--min", "100", "--max", "1000", "--sort", "value", "--group-by", "project"),
    )
    every, some = (json_of(seeded_run("search", "培训", "--json", *o)) for o in ((), narrow))
    assert 0 < msgspec.convert(some["total"], int) < msgspec.convert(every["total"], int)


def test_search_goes_on_after_an_answer(seeded_run: Run) -> None:
    def ids(*options: str) -> tuple[list[str], str | None]:
        found = json_of(seeded_run("search", "培训", "--json", *options))
        hits = msgspec.convert(found["hits"], list[dict[str, object]])
        return [str(hit["id"]) for hit in hits], msgspec.convert(found["after"], str | None)

    first, after = ids("--limit", "3")
    second, _ = ids("--limit", "3", "--after", str(after))
    assert first + second == ids("--limit", "6")[0]
    assert ids("--limit", "1000")[1] is None
    refused = seeded_run("search", "培训", "--after", "nonsense")
    assert refused.exit_code == 2
    assert "nonsense: no place in a list of hits" in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    "kind", ["document", "form", "project", "goal", "indicator", "definition", "department"]
)
def test_show_takes_ids_of_every_kind(seeded_run: Run, kind: str) -> None:
    known = (
        seeded_run("search", "培训", "--json", "--limit", "100").stdout + seeded_run("list").stdout
    )
    id_ = re.findall(rf"{kind}-[a-z0-9]{{16}}", known)[0]
    people = seeded_run("show", id_)
    assert (people.exit_code, id_ in people.stdout) == (0, True)
    assert "seed-2024.txt:" in people.stdout
    shown = json_of(seeded_run("show", id_, "--json"))
    assert (shown["id"], shown["kind"]) == (id_, kind)


@pytest.mark.parametrize("id_", ["year-2024", "category-output-quantity"])
def test_show_takes_years_and_categories(seeded_run: Run, id_: str) -> None:
    assert json_of(seeded_run("show", id_, "--json"))["id"] == id_
    assert len(set(ids_in(seeded_run("show", id_, "--limit", "2"), "form"))) == 2


@pytest.mark.parametrize(
    "command", ["show ID", "neighbours ID", "path ID year-2024", "remove ID", "export --id ID"]
)
def test_an_unknown_id_is_one_line_on_stderr(seeded_run: Run, command: str) -> None:
    result = seeded_run(*command.replace("ID", "form-none").split())
    assert result.exit_code == 1
    assert result.stderr.startswith("error: form-none: nothing")
    assert result.stderr.count("\n") == 1


def test_neighbours_and_path_name_the_source_of_every_link(seeded_run: Run) -> None:
    row = seed_document().forms[0].indicators[0]
    near = json_of(seeded_run("neighbours", row.id, "--json"))
    links = msgspec.convert(near["links"], list[dict[str, object]])
    assert links
    assert all({"from", "to", "kind", "source"} <= set(link) for link in links)
    sources = [msgspec.convert(link["source"], dict[str, object]) for link in links]
    assert all(source["line"] for source in sources)
    steps = json_of(seeded_run("path", row.id, "year-2024", "--json"))["steps"]
    assert len(msgspec.convert(steps, list[dict[str, object]])) == 2
    assert "seed-2024.txt:" in seeded_run("neighbours", row.id).stdout
    assert "seed-2024.txt:" in seeded_run("path", row.id, "year-2024").stdout


@pytest.mark.parametrize("format_", ["turtle", "ntriples", "jsonld"])
def test_export_writes_a_file_whole(seeded_run: Run, tmp_path: Path, format_: str) -> None:
    target = tmp_path / "all.rdf"
    assert seeded_run("export", "--format", format_, "-o", target).exit_code == 0
    assert target.read_text("utf-8") == seeded_run("export", "--format", format_).stdout
    assert {path.name for path in tmp_path.iterdir()} == {"workspace", "all.rdf"}


def test_export_into_no_folder_is_one_line_on_stderr(seeded_run: Run, tmp_path: Path) -> None:
    result = seeded_run("export", "-o", tmp_path / "none" / "all.ttl")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_export_writes_into_a_pipe_and_leaves_it_there(seeded_run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    copy = tmp_path / "copy"
    with copy.open("wb") as file, subprocess.Popen(["cat", pipe], stdout=file) as reader:
        try:
            assert seeded_run("export", "-o", pipe).exit_code == 0
            reader.wait(timeout=5)
        finally:
            reader.kill()
    assert copy.read_text("utf-8") == seeded_run("export").stdout
    assert pipe.is_fifo()


def test_export_refuses_a_folder_as_its_file(seeded_run: Run, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    assert seeded_run("export", "-o", tmp_path).exit_code == 2
    assert set(tmp_path.iterdir()) == before


def test_sparql_answers_with_a_table_or_json(seeded_run: Run) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?f a <https://w3id.org/jixiao/ns#Form> }"
    assert "7" in seeded_run("sparql", query).stdout
    assert json_of(seeded_run("sparql", query, "--json"))["columns"] == ["n"]
    assert seeded_run("sparql", "ASK { ?s ?p ?o }").stdout == "yes\n"


@pytest.mark.parametrize("query", ["nonsense", "DELETE WHERE { ?s ?p ?o }"])
def test_a_query_that_gets_no_answer_is_one_line_on_stderr(seeded_run: Run, query: str) -> None:
    result = seeded_run("sparql", query)
    assert (result.exit_code, result.stderr.startswith("error: ")) == (1, True)
