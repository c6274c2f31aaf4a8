"""What an assistant gets: plain answers, each with its source."""

import json
import sys

import pytest
from typer.testing import CliRunner

from corpus.errors import RecordNotFound
from web.cli import app
from web.mcp_server import Tools, server
from web.questions.columns import NotComparable
from web.services import Services


@pytest.fixture
def tools(library: Services) -> Tools:
    return Tools(library)


def test_search_says_where_each_hit_stands_and_goes_on(tools: Tools) -> None:
    found = json.loads(json.dumps(tools.search("满意度", kind="indicator", limit=2)))
    assert [hit["source"]["name"] for hit in found["hits"]] == ["seed-2024.txt"] * 2
    assert all(hit["source"]["quote"] for hit in found["hits"])
    further = json.loads(json.dumps(tools.search("满意度", "indicator", 0, 2, found["after"])))
    assert not {hit["id"] for hit in found["hits"]} & {hit["id"] for hit in further["hits"]}


def test_every_tool_answers_with_documents_and_quotes(tools: Tools) -> None:
    hits = json.loads(json.dumps(tools.search("满意度", kind="indicator")))["hits"]
    row, other = hits[0], hits[1]
    for answer in (
        tools.show(row["id"]),
        tools.show(row["project_id"]),
        tools.series(row["definition_id"]),
        tools.coverage(row["form"]),
        tools.compare([row["form"], other["form"]]),
        tools.path(row["id"], other["id"], claims=True),
    ):
        text = json.dumps(answer, ensure_ascii=False)
        assert '"quote"' in text
        assert row["source"]["document"] in text


def test_what_makes_no_sense_is_told(tools: Tools) -> None:
    with pytest.raises(RecordNotFound):
        tools.show("indicator-nothing")
    with pytest.raises(ValueError, match="at most 300"):
        tools.search("长" * 301)
    with pytest.raises(ValueError, match="expected 1 to 50"):
        tools.search("", limit=51)
    with pytest.raises(NotComparable, match="at least 2"):
        tools.compare([])
    with pytest.raises(ValueError, match="place"):
        tools.search("", after="!!!")


def test_every_tool_is_described(tools: Tools) -> None:
    assert [tool.__name__ for tool in tools.all()] == [
        "search", "show", "series", "coverage", "compare", "path",
    ]  # fmt: skip
    assert all(tool.__doc__ for tool in tools.all())


def test_without_the_extra_the_command_says_so(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(ImportError):
        server(library)
    folder = str(library.index.folder)
    answer = CliRunner().invoke(app, ["mcp", "--workspace", folder])
    assert answer.exit_code == 1
    assert "pip install 'jixiao[mcp]'" in answer.stderr
