from pathlib import Path

import pytest

from corpus.ids import department_id, project_id
from corpus.store.base import FormInDocument, NodeRow, StoredLink
from corpus.store.sqlite import SqliteRecordStore
from graph.build import form_rows
from graph.errors import SelectionTooLarge
from graph.query import neighbourhood
from graph.selection import Selection, of_forms, of_neighbourhood, of_rows
from tests.builders import DEPARTMENT, PROJECT, make_document, make_form
from tests.graph.rows import SEED_SELECTION, chain, link, node_of


def test_the_forms_of_a_workspace_select_what_its_whole_graph_holds(tmp_path: Path) -> None:
    store = SqliteRecordStore(tmp_path, form_rows)
    for name, year in (("a.txt", 2023), ("b.txt", 2024), ("c.txt", 2024)):
        document = make_document(make_form(year=year), name=name, title=f"汇总 {name}")
        store.put(document, document.name.encode(), f"/forms/{name}")
    whole = of_rows(store.whole_graph())
    documents = store.nodes([summary.id for summary in store.summaries()])
    assert of_forms(store.forms()).with_nodes(documents) == whole
    assert {row.label for row in documents.values()} == {"汇总 a.txt", "汇总 b.txt", "汇总 c.txt"}
    assert sum(row.kind == "document" for row in whole.nodes) == 3
    assert {node.id: node for node in whole.nodes} == store.nodes([n.id for n in whole.nodes])


def test_the_whole_graph_comes_in_order_nodes_before_links(tmp_path: Path) -> None:
    store = SqliteRecordStore(tmp_path, form_rows)
    document = make_document(make_form())
    store.put(document, b"", "/forms/a.txt")
    rows = list(store.whole_graph())
    nodes = [row for row in rows if isinstance(row, NodeRow)]
    links = [row for row in rows if isinstance(row, StoredLink)]
    assert rows == [*sorted(nodes), *links]
    assert links == sorted(links, key=lambda each: (each.source, each.kind, each.target))
    assert {end for each in links for end in each[:2]} == {node.id for node in nodes}


def test_a_neighbourhood_is_a_selection() -> None:
    rows = chain("form-a", "goal-a", "form-b")
    selection = of_neighbourhood(neighbourhood(rows, "goal-a", limit=9))
    assert [node.id for node in selection.nodes] == ["form-a", "form-b", "goal-a"]
    assert len(selection.links) == 2


def test_more_nodes_than_can_be_held_are_refused() -> None:
    form = FormInDocument(make_form(), "document-a")
    count = len(of_forms([form]).nodes)
    assert len(of_forms([form], most=count).nodes) == count
    with pytest.raises(SelectionTooLarge, match=f"more than {count - 1} nodes"):
        of_forms([form], most=count - 1)
    with pytest.raises(SelectionTooLarge):
        of_rows((node_of(f"form-{n}") for n in range(5)), most=4)


def test_no_more_than_is_allowed_is_read_of_a_whole_graph() -> None:
    rows = (node_of(f"form-{n:02}") for n in range(99))
    with pytest.raises(SelectionTooLarge):
        of_rows(rows, most=4)
    assert next(rows).id == "form-05"


def test_without_hubs_there_is_no_link_to_them() -> None:
    nodes = tuple(map(node_of, ("category-a", "definition-a", "project-a", "year-2024")))
    ends = (("definition-a", "category-a"), ("definition-a", "project-a"))
    selection = Selection(nodes, tuple(link(*each) for each in ends))
    bare = selection.without_hubs()
    assert [node.id for node in bare.nodes] == ["definition-a", "project-a"]
    assert bare.links == (link("definition-a", "project-a"),)


def test_forms_join_their_project_and_department() -> None:
    ids = {node.id for node in of_forms([FormInDocument(make_form(), "document-a")]).nodes}
    assert {project_id(DEPARTMENT, PROJECT), department_id(DEPARTMENT), "document-a"} <= ids
    assert len(SEED_SELECTION.nodes) == len({node.id for node in SEED_SELECTION.nodes})
