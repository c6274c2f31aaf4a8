import math
import time
from itertools import combinations

from graph.balloons import layout
from graph.query import Neighbourhood, neighbourhood
from tests.builders import forms_from_gold, make_form, make_indicator
from tests.gold import DATA
from tests.graph.rows import node_of, rows_of

SEED = forms_from_gold(DATA / "gold/seed-2024.json")


def test_every_node_has_a_place_of_its_own_within_the_frame() -> None:
    places = layout(neighbourhood(rows_of(SEED), SEED[1].id, limit=200))
    assert len(places) == len(set(places.values())) > 50
    assert all(-1 <= axis <= 1 for place in places.values() for axis in place)
    assert places[SEED[1].id] == (0.0, 0.0)


def test_the_same_neighbourhood_is_drawn_the_same_way() -> None:
    found = neighbourhood(rows_of(SEED), SEED[1].id, limit=200)
    turned = Neighbourhood(found.center, found.nodes, found.links[::-1], 0)
    assert layout(found) == layout(turned)


def test_two_hundred_nodes_are_placed_apart_in_a_moment() -> None:
    rows = tuple(make_indicator(name=f"指标{n}") for n in range(250))
    form = make_form(indicators=rows)
    found = neighbourhood(rows_of([form]), form.id, limit=200)
    started = time.perf_counter()
    places = layout(found)
    assert time.perf_counter() - started < 0.5
    assert len(places) == 200
    assert min(math.dist(a, b) for a, b in combinations(places.values(), 2)) > 0.02


def test_a_node_without_a_link_is_placed_too() -> None:
    nodes = (node_of("form-a"), node_of("goal-a"))
    assert len(layout(Neighbourhood(nodes[0], nodes, (), 0))) == 2


def test_a_node_alone_stands_in_the_middle() -> None:
    node = node_of("form-a")
    assert layout(Neighbourhood(node, (node,), (), 0)) == {"form-a": (0.0, 0.0)}
