from itertools import pairwise

import networkx as nx
import pytest

from graph import measures
from graph.measures import Measure, centrality, components, sampled
from graph.selection import Selection
from tests.graph.rows import SEED_SELECTION, link, node_of


def selection_of(*ways: str) -> Selection:
    """Each way such as `a b c` links a to b to c."""
    links = {link(a, b) for way in ways for a, b in pairwise(way.split())}
    ids = sorted({id_ for way in ways for id_ in way.split()})
    return Selection(tuple(map(node_of, ids)), tuple(sorted(links)))


def values(selection: Selection, measure: Measure) -> dict[str, float]:
    return {each.node.id: each.value for each in centrality(selection, measure)}


def test_what_hangs_together_is_one_component_whatever_the_direction() -> None:
    found = components(selection_of("form-a goal-a", "form-b goal-a", "form-c goal-c", "unit-z"))
    assert [[node.id for node in part] for part in found] == [
        ["form-a", "form-b", "goal-a"],
        ["form-c", "goal-c"],
        ["unit-z"],
    ]


def test_who_stands_between_all_others_has_all_of_betweenness() -> None:
    star = selection_of("form-a unit-m", "form-b unit-m", "form-c unit-m")
    assert values(star, Measure.BETWEENNESS) == {
        "unit-m": 1.0,
        "form-a": 0.0,
        "form-b": 0.0,
        "form-c": 0.0,
    }
    assert centrality(star, Measure.BETWEENNESS)[0].node.id == "unit-m"


def test_several_links_of_two_nodes_and_one_to_itself_count_once() -> None:
    twice = Selection(
        (node_of("form-a"), node_of("goal-a")),
        (link("form-a", "goal-a"), link("form-a", "goal-a", "about"), link("goal-a", "goal-a")),
    )
    assert values(twice, Measure.DEGREE) == {"form-a": 1.0, "goal-a": 1.0}


def test_what_is_pointed_at_ranks_above_what_points() -> None:
    found = values(selection_of("form-a unit-m", "form-b unit-m"), Measure.PAGERANK)
    assert found["unit-m"] > found["form-a"] == found["form-b"]
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize("measure", Measure)
def test_the_order_of_nodes_and_links_does_not_show_in_exact_figures(measure: Measure) -> None:
    turned = Selection(SEED_SELECTION.nodes[::-1], SEED_SELECTION.links[::-1])
    assert values(turned, measure) == pytest.approx(values(SEED_SELECTION, measure))
    assert centrality(SEED_SELECTION, measure) == centrality(SEED_SELECTION, measure)


@pytest.mark.parametrize("measure", Measure)
def test_nothing_selected_has_no_figures(measure: Measure) -> None:
    assert centrality(Selection((), ()), measure) == ()
    assert components(Selection((), ())) == ()


def test_betweenness_of_many_nodes_is_an_estimate_that_is_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exact = values(SEED_SELECTION, Measure.BETWEENNESS)
    monkeypatch.setattr(measures, "EXACT", 100)
    assert sampled(SEED_SELECTION, Measure.BETWEENNESS)
    assert not sampled(SEED_SELECTION, Measure.DEGREE)
    guessed = values(SEED_SELECTION, Measure.BETWEENNESS)
    assert guessed == values(SEED_SELECTION, Measure.BETWEENNESS) != exact
    best = max(exact, key=exact.__getitem__)
    assert guessed[best] == pytest.approx(exact[best], rel=0.3)


def test_the_figures_are_those_of_networkx() -> None:
    graph = nx.Graph([(each.source, each.target) for each in SEED_SELECTION.links])
    expected = nx.betweenness_centrality(graph)
    assert values(SEED_SELECTION, Measure.BETWEENNESS) == pytest.approx(expected, abs=1e-8)
