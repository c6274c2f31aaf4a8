"""`components`, `centrality` and `export` of a graph, over the seed's workspace."""

from pathlib import Path

import msgspec
import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from graph.errors import SelectionTooLarge
from tests.builders import seed_document
from web.bootstrap import open_services
from web.cli import app
from web.config import Config
from web.questions.selections import Chosen, selection

SEED = seed_document()
FORM = SEED.forms[0]


@pytest.fixture(autouse=True, scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("selections")
    result = CliRunner().invoke(app, ["add", "--examples", "--workspace", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def run(workspace: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--workspace", str(workspace)])


def json_of(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.output
    return msgspec.convert(msgspec.json.decode(result.stdout), dict[str, object])


def graph_of(workspace: Path, *arguments: str) -> "nx.MultiDiGraph[str]":
    path = workspace / "a.graphml"
    result = run(workspace, "export", "--format", "graphml", "--output", str(path), *arguments)
    assert result.exit_code == 0, result.output
    return nx.MultiDiGraph(nx.read_graphml(path))


def test_components_of_everything_leave_hubs_out_unless_asked(workspace: Path) -> None:
    bare = json_of(run(workspace, "components", "--json"))
    whole = json_of(run(workspace, "components", "--json", "--hubs"))
    assert msgspec.convert(bare["sizes"], list[int])[0] < graph_of(workspace).number_of_nodes()
    assert whole["sizes"] == [graph_of(workspace).number_of_nodes()]


def test_components_are_shown_to_people(workspace: Path) -> None:
    result = run(workspace, "components", "--id", FORM.id)
    assert "1 个互不相连的部分" in result.stdout


def test_centrality_names_the_nodes_in_the_middle(workspace: Path) -> None:
    found = json_of(run(workspace, "centrality", "--id", FORM.id, "--limit", "1", "--json"))
    assert found["estimate"] is False
    assert msgspec.convert(found["nodes"], list[dict[str, object]])[0]["id"] == FORM.id
    shown = run(workspace, "centrality", "--measure", "degree", "--limit", "3")
    assert "绩效表" in shown.stdout


def test_the_graph_of_everything_of_a_node_of_a_search_and_around_a_node(workspace: Path) -> None:
    everything = graph_of(workspace)
    of_form = graph_of(workspace, "--id", FORM.id)
    found = graph_of(workspace, "--query", FORM.indicators[2].name)
    around = graph_of(workspace, "--around", FORM.indicators[2].id)
    assert {row.id for row in FORM.indicators} <= set(of_form)
    assert FORM.indicators[2].id in found
    assert FORM.indicators[2].id in around
    for part in (of_form, found, around):
        assert 0 < len(part) < len(everything)
        assert set(part) <= set(everything)
    labels = nx.get_node_attributes(everything, "label")
    assert nx.get_node_attributes(of_form, "label").items() <= labels.items()


def test_the_tables_go_to_standard_output_too(workspace: Path) -> None:
    result = run(workspace, "export", "--format", "graphcsv", "--id", FORM.id)
    assert result.stdout_bytes.startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("components", "--id", "form-a", "--around", "form-a"), "do not go together"),
        (("export", "--format", "turtle", "--around", "form-a"), "--around goes with graphml"),
        (("centrality", "--around", "form-none"), "form-none"),
        (("export", "--format", "gexf", "--id", "form-none"), "form-none"),
    ],
)
def test_what_cannot_be_chosen_is_said(
    workspace: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run(workspace, *arguments)
    assert result.exit_code in {1, 2}
    assert said in result.stderr


def test_a_selection_with_too_many_nodes_is_refused(workspace: Path) -> None:
    services = open_services(Config(workspace))
    try:
        for chosen in (Chosen(), Chosen(id="year-2024"), Chosen(query="培训")):
            with pytest.raises(SelectionTooLarge):
                selection(services, chosen, most=6)
        assert len(selection(services, Chosen(around=FORM.id, limit=6), most=6).nodes) == 6
    finally:
        services.close()
