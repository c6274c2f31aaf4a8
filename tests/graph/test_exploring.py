import pytest

from corpus.errors import RecordNotFound
from graph.exploring import Wish, explore
from tests.graph.rows import MemoryRows, chain, link, plain_rows


def hub(forms: int) -> MemoryRows:
    """A year with forms, each with a goal of its own."""
    years = [link(f"form-{n:04}", "year-2024", "of_year") for n in range(forms)]
    return plain_rows([*years, *(link(f"form-{n:04}", f"goal-{n:04}") for n in range(forms))])


def drawn(rows: MemoryRows, wish: Wish) -> list[str]:
    return [node.id for node in explore(rows, wish).found.nodes]


def test_a_closed_node_is_drawn_and_what_hangs_on_it_is_counted() -> None:
    rows = chain("form-a", "goal-b", "indicator-c", "definition-d")
    seen = explore(rows, Wish("form-a", opened=()))
    assert [node.id for node in seen.found.nodes] == ["form-a", "goal-b"]
    assert seen.hidden == {"goal-b": 1}


def test_nodes_are_opened_one_after_another_and_closing_one_hides_what_only_it_shows() -> None:
    rows = chain("form-a", "goal-b", "indicator-c", "definition-d")
    both = Wish("form-a", opened=("goal-b", "indicator-c"))
    assert drawn(rows, both) == ["form-a", "goal-b", "indicator-c", "definition-d"]
    assert explore(rows, both).hidden == {}
    closed = explore(rows, Wish("form-a", opened=("indicator-c",)))
    assert len(closed.found.nodes) == 2
    assert closed.opened == ()


def test_of_a_hub_some_nodes_are_drawn_and_the_links_to_others_counted() -> None:
    seen = explore(hub(1_263), Wish("year-2024", opened=()))
    assert len(seen.found.nodes) == 61
    assert seen.hidden["year-2024"] == 1_203
    assert seen.found.more == 1_203
    assert seen.hidden["form-0000"] == 1


def test_hubs_are_not_opened_unless_a_person_does() -> None:
    rows = hub(50)
    first = explore(rows, Wish("form-0000"))
    assert first.opened == ("goal-0000",)
    assert first.hidden["year-2024"] == 49
    wider = explore(rows, Wish("form-0000", opened=("year-2024",)))
    assert len(wider.found.nodes) == 52
    assert "year-2024" not in wider.hidden


def test_only_nodes_of_the_kinds_asked_for_are_brought_in() -> None:
    kinds = {
        id_.partition("-")[0] for id_ in drawn(hub(9), Wish("form-0000", None, frozenset({"goal"})))
    }
    assert kinds == {"form", "goal"}


@pytest.mark.parametrize("most", [1, 2, 50])
def test_no_more_nodes_are_drawn_than_asked_for(most: int) -> None:
    assert len(drawn(hub(400), Wish("year-2024", most=most))) == most


def test_links_join_only_what_is_drawn_whichever_node_was_opened() -> None:
    rows = plain_rows(
        [link("form-a", "goal-b"), link("form-a", "goal-c"), link("goal-b", "goal-c")]
    )
    links = explore(rows, Wish("form-a", opened=())).found.links
    assert [each[:2] for each in links] == [
        ("form-a", "goal-b"),
        ("form-a", "goal-c"),
        ("goal-b", "goal-c"),
    ]


def test_an_unknown_center_is_refused() -> None:
    with pytest.raises(RecordNotFound):
        explore(chain("form-a", "goal-b"), Wish("form-x"))


def test_the_way_is_drawn_whatever_else_is_not() -> None:
    rows = chain("form-a", "goal-b", "indicator-c", "definition-d")
    way = [link("goal-b", "indicator-c"), link("form-a", "goal-b")]
    wish = Wish("form-a", opened=(), kinds=frozenset({"year"}), way=frozenset(way))
    seen = explore(rows, wish)
    assert (
        {node.id for node in seen.found.nodes} == seen.on_way == {"form-a", "goal-b", "indicator-c"}
    )
    assert set(way) <= set(seen.found.links)
