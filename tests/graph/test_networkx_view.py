from graph.networkx_view import multidigraph
from graph.query import Neighbourhood, neighbourhood
from tests.builders import forms_from_gold
from tests.gold import DATA
from tests.graph.rows import link, node_of, rows_of

SEED = forms_from_gold(DATA / "gold/seed-2024.json")


def test_a_neighbourhood_becomes_a_graph_with_kinds_and_labels() -> None:
    found = neighbourhood(rows_of(SEED), SEED[0].id, limit=200)
    graph = multidigraph(found)
    assert graph.number_of_nodes() == len(found.nodes)
    assert graph.number_of_edges() == len(found.links)
    assert graph.nodes[SEED[0].id]["label"] == "2024 干部教育工作经费 申报表"
    assert all(graph.has_edge(*each[:2], key=each[2:]) for each in found.links)


def test_two_forms_that_state_one_link_give_two_edges() -> None:
    both = tuple(link("project-a", "department-a")._replace(form=f"form-{n}") for n in (1, 2))
    nodes = (node_of("project-a"), node_of("department-a"))
    graph = multidigraph(Neighbourhood(nodes[0], nodes, both, 0))
    assert graph.number_of_edges("project-a", "department-a") == 2
