import math
import time
from itertools import combinations

from graph.balloons import layout
from graph.query import Neighbourhood, neighbourhood
from tests.builders import forms_from_gold, make_form, make_indicator
from tests.gold import DATA
from tests.graph.rows import link, node_of, plain_rows, rows_of

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


def test_what_hangs_on_one_node_lies_apart_from_what_hangs_on_another() -> None:
    forms = [f"form-{n}" for n in range(12)]
    links = [link(form, "year-2024", "of_year") for form in forms]
    links += [link(form, f"goal-{form}-{n}") for form in forms for n in range(8 + int(form[5:]))]
    places = layout(neighbourhood(plain_rows(links), "year-2024", limit=500))
    assert len(places) == len(links) + 1
    for a, b in combinations(forms, 2):
        apart = math.dist(places[a], places[b])
        own = [each for each in links if each.source in (a, b) and each.kind != "of_year"]
        assert apart > 1.5 * max(math.dist(places[f], places[goal]) for f, goal, *_ in own)
