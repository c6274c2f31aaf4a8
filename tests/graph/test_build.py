from collections import Counter

import pytest

from corpus.ids import department_id
from corpus.model import FormKind
from corpus.store.base import FormRows
from graph.build import form_rows
from graph.model import LinkKind, NodeKind
from tests.builders import forms_from_gold, make_form, make_goal, make_indicator
from tests.gold import DATA
from tests.graph.rows import DOCUMENT


def test_the_seven_forms_give_a_node_for_each_thing_they_state() -> None:
    rows = [form_rows(form, DOCUMENT) for form in forms_from_gold(DATA / "gold/seed-2024.json")]
    kinds = Counter(node.kind for node in {n.id: n for row in rows for n in row.nodes}.values())
    assert kinds[NodeKind.FORM] == 7
    assert kinds[NodeKind.PROJECT] == 7
    assert kinds[NodeKind.GOAL] == 10
    assert kinds[NodeKind.INDICATOR] == 108
    assert kinds[NodeKind.DEFINITION] == 108
    assert kinds[NodeKind.DOCUMENT] == kinds[NodeKind.DEPARTMENT] == kinds[NodeKind.YEAR] == 1


def test_each_link_joins_two_nodes_of_the_same_form() -> None:
    for form in forms_from_gold(DATA / "gold/seed-2024.json"):
        rows = form_rows(form, DOCUMENT)
        ids = {node.id for node in rows.nodes}
        assert all(link.source in ids and link.target in ids for link in rows.links)


def test_rows_are_sorted_and_stated_once() -> None:
    twice = make_indicator(name="满意度")
    rows = form_rows(make_form(indicators=(twice, twice)), DOCUMENT)
    assert list(rows.nodes) == sorted(rows.nodes)
    assert list(rows.links) == sorted(set(rows.links))
    assert len({node.id for node in rows.nodes}) == len(rows.nodes)
    assert len(_targets(rows, LinkKind.STATES_INDICATOR)) == 2
    assert len(_targets(rows, LinkKind.MEASURES)) == 1


def test_indicators_of_a_whole_department_hang_on_the_department() -> None:
    form = make_form(kind=FormKind.DEPARTMENT_GOALS, project=None, department="某市文化局")
    rows = form_rows(form, DOCUMENT)
    assert _targets(rows, LinkKind.MEASURES) == [department_id("某市文化局")]
    assert not any(node.kind == NodeKind.PROJECT for node in rows.nodes)


def test_an_indicator_over_the_years_is_classified_on_both_levels() -> None:
    rows = form_rows(make_form(), DOCUMENT)
    assert _targets(rows, LinkKind.CLASSIFIED_AS) == ["category-output", "category-output-quantity"]


def test_a_form_without_head_still_states_its_rows() -> None:
    form = make_form(project=None, department=None, implementing_unit=None, year=None)
    rows = form_rows(form, DOCUMENT)
    assert {link.kind for link in rows.links} == {
        "contains", "states_goal", "states_indicator", "row_of", "classified_as",
    }  # fmt: skip


def test_a_long_goal_is_shortened_in_its_label() -> None:
    rows = form_rows(make_form(goals=(make_goal("目" * 300),)), DOCUMENT)
    (goal,) = [node for node in rows.nodes if node.kind == NodeKind.GOAL]
    assert len(goal.label) == 80
    assert goal.label.endswith("…")


@pytest.mark.parametrize("kind", [NodeKind.FORM, NodeKind.GOAL, NodeKind.INDICATOR])
def test_what_one_form_states_carries_its_year(kind: NodeKind) -> None:
    rows = form_rows(make_form(year=2023), DOCUMENT)
    assert {node.year for node in rows.nodes if node.kind == kind} == {2023}


def _targets(rows: FormRows, kind: LinkKind) -> list[str]:
    return [link.target for link in rows.links if link.kind == kind]
