import pytest

from corpus.errors import RecordNotFound
from corpus.ids import department_id
from corpus.store.base import StoredLink
from graph.model import NodeKind, kind_of
from graph.query import FANOUT, MOST_COUNTED, Step, neighbourhood, path
from tests.builders import DEPARTMENT, forms_from_gold, make_form, make_indicator
from tests.gold import DATA
from tests.graph.rows import chain, link, plain_rows, rows_of

SEED = forms_from_gold(DATA / "gold/seed-2024.json")


def test_an_indicator_is_near_its_form_definition_project_and_category() -> None:
    found = neighbourhood(rows_of(SEED), SEED[0].indicators[2].id, limit=200)
    assert found.nodes[0] == found.center
    assert {node.kind for node in found.nodes} == set(NodeKind)
    assert found.more == 0


def test_nearer_nodes_come_first() -> None:
    rows = chain("goal-a", "form-a", "goal-b", "form-b")
    found = neighbourhood(rows, "goal-a", limit=10, steps=3)
    assert [node.id for node in found.nodes] == ["goal-a", "form-a", "goal-b", "form-b"]
    assert [node.id for node in neighbourhood(rows, "goal-a", limit=10, steps=1).nodes] == [
        "goal-a",
        "form-a",
    ]


def test_no_more_nodes_than_the_limit_and_the_rest_is_counted() -> None:
    rows = plain_rows(link("form-a", f"goal-{n:03}") for n in range(30))
    found = neighbourhood(rows, "form-a", limit=11)
    assert len(found.nodes) == 11
    assert len(found.links) == 10
    assert found.more == 20


def test_the_links_of_a_hub_are_counted_only_so_far() -> None:
    rows = plain_rows(link(f"form-{n:05}", "year-2024") for n in range(MOST_COUNTED + 50))
    found = neighbourhood(rows, "year-2024", limit=11)
    assert (found.more, found.and_more) == (MOST_COUNTED - 10, True)


def test_a_ring_is_walked_only_until_there_are_nodes_enough() -> None:
    spokes = [link(f"project-{n:03}", "unit-a") for n in range(60)]
    tips = [link(f"form-{n:03}-{k}", f"project-{n:03}") for n in range(60) for k in range(8)]
    rows = plain_rows([*spokes, *tips])
    assert len(neighbourhood(rows, "unit-a", limit=100).nodes) == 100
    assert rows.asked < 20


def test_a_walk_takes_what_several_forms_state_once_by_the_first_of_them() -> None:
    again = [StoredLink("unit-a", "project-a", "about", f"form-{n}") for n in (2, 1, 3)]
    rows = plain_rows([link("form-a", "unit-a"), *again])
    assert [each for each in neighbourhood(rows, "form-a", limit=9).links if each in again] == [
        again[1]
    ]


def test_links_join_only_nodes_that_are_shown() -> None:
    found = neighbourhood(rows_of(SEED), SEED[1].id, limit=12)
    ids = {node.id for node in found.nodes}
    assert all(each.source in ids and each.target in ids for each in found.links)


def test_the_few_kinds_are_not_crowded_out_by_the_many() -> None:
    names = [f"指标{n}" for n in range(40)]
    form = make_form(indicators=tuple(make_indicator(name=name) for name in names))
    found = neighbourhood(rows_of([form]), form.id, limit=12)
    kinds = {node.kind for node in found.nodes}
    assert {NodeKind.PROJECT, NodeKind.DEPARTMENT, NodeKind.UNIT, NodeKind.YEAR} <= kinds


def test_a_hub_is_shown_but_not_walked_through() -> None:
    rows = plain_rows([link("goal-a", "year-2024"), link("goal-b", "year-2024")])
    ids = [node.id for node in neighbourhood(rows, "goal-a", limit=10, steps=4).nodes]
    assert ids == ["goal-a", "year-2024"]


def test_what_hangs_on_a_hub_is_shown_when_it_is_asked_for() -> None:
    found = neighbourhood(rows_of(SEED), department_id(SEED[0].department or ""), limit=200)
    assert sum(node.kind == NodeKind.PROJECT for node in found.nodes) == 7


def test_an_unknown_id_has_no_neighbourhood_and_no_path() -> None:
    rows = chain("form-a", "goal-a")
    with pytest.raises(RecordNotFound):
        neighbourhood(rows, "form-x", limit=5)
    with pytest.raises(RecordNotFound):
        path(rows, "form-a", "form-x")


def test_a_path_names_each_link_its_direction_and_the_node_reached() -> None:
    rows = plain_rows([link("form-a", "goal-a"), link("form-a", "goal-b")])
    first, second = path(rows, "goal-a", "goal-b")
    assert (first.forward, first.node.id) == (False, "form-a")
    assert (second.forward, second.node.id) == (True, "goal-b")


def test_the_shortest_of_several_ways_is_taken() -> None:
    rows = plain_rows([
        *(link(f"form-{n}", f"form-{n + 1}") for n in range(4)),
        link("form-0", "goal-x"),
        link("goal-x", "form-4"),
    ])  # fmt: skip
    assert [step.node.id for step in path(rows, "form-0", "form-4")] == ["goal-x", "form-4"]


def test_no_path_leads_through_a_hub() -> None:
    rows = plain_rows([link("goal-a", "category-output"), link("goal-b", "category-output")])
    assert path(rows, "goal-a", "goal-b") == ()


def test_no_path_leads_through_a_node_that_joins_too_much() -> None:
    many = (link("unit-a", f"form-{n}") for n in range(FANOUT + 1))
    rows = plain_rows([*many])
    assert path(rows, "form-1", "form-2") == ()


@pytest.mark.parametrize(("a", "b"), [("goal-a", "year-2024"), ("year-2024", "goal-a")])
def test_a_hub_may_be_an_end(a: str, b: str) -> None:
    many = [link(f"form-{n:05}", "year-2024") for n in range(3 * FANOUT)]
    last = f"form-{3 * FANOUT - 1:05}"
    rows = plain_rows([*many, link(last, "goal-a")])
    assert [step.node.id for step in path(rows, a, b)] == [last, b]
    assert rows.asked < 10


def test_a_path_longer_than_allowed_is_not_found() -> None:
    rows = chain(*(f"form-{n}" for n in range(8)))
    assert len(path(rows, "form-0", "form-6")) == 6
    assert path(rows, "form-0", "form-7") == ()


def test_of_a_hub_with_very_many_links_as_many_nodes_are_shown_as_fit() -> None:
    hub = "category-output"
    links = [
        StoredLink(f"definition-{n:04}", hub, "in_category", f"form-{year}")
        for n in range(500)
        for year in range(5)
    ]
    rows = plain_rows(links)
    found = neighbourhood(rows, hub, limit=200)
    assert len(found.nodes) == 200
    assert {kind_of(node.id) for node in found.nodes} == {"category", "definition"}
    assert found.and_more
    assert rows.asked == 1  # no ring around it is walked


def test_a_node_is_no_steps_from_itself() -> None:
    assert path(chain("form-a", "goal-a"), "form-a", "form-a") == ()


def test_indicators_of_two_forms_hang_together_by_their_document() -> None:
    steps = path(rows_of(SEED), SEED[0].indicators[0].id, SEED[1].indicators[0].id)
    assert 0 < len(steps) <= 6
    assert _ends_meet(steps, SEED[0].indicators[0].id)


def test_projects_of_one_department_meet_in_it_when_it_is_an_end() -> None:
    rows = rows_of(SEED)
    (step,) = path(rows, SEED[0].indicators[0].definition_id, _project_of(SEED[0].id))
    assert step.forward
    (step,) = path(rows, step.node.id, department_id(SEED[0].department or DEPARTMENT))
    assert step.node.kind == NodeKind.DEPARTMENT


def test_a_search_that_finds_nothing_ends_soon() -> None:
    bush = [link(f"form-{n}", f"form-{3 * n + k}") for n in range(5_000) for k in (1, 2, 3)]
    rows = plain_rows([*bush, link("goal-x", "goal-y")])
    assert path(rows, "form-0", "goal-x") == ()
    assert rows.asked < 5_000


def _ends_meet(steps: tuple[Step, ...], start: str) -> bool:
    at = start
    for step in steps:
        ends = (step.link.source, step.link.target)
        if (ends if step.forward else ends[::-1]) != (at, step.node.id):
            return False
        at = step.node.id
    return True


def _project_of(form: str) -> str:
    return next(each.target for each in rows_of(SEED).links_of(form, 99) if each.kind == "about")
