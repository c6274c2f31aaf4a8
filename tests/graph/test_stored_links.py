"""The link table of a real workspace, as the walks see it."""

from pathlib import Path

from corpus.ids import project_id
from corpus.store.sqlite import SqliteRecordStore
from graph.build import form_rows
from graph.query import neighbourhood
from tests.builders import DEPARTMENT, PROJECT, make_document, make_form

ID = project_id(DEPARTMENT, PROJECT)


def store_of_two_years(folder: Path) -> SqliteRecordStore:
    store = SqliteRecordStore(folder, form_rows)
    for year in (2023, 2024):
        document = make_document(make_form(year=year), name=f"{year}.txt")
        store.put(document, document.name.encode(), f"/forms/{document.name}")
    return store


def test_ties_name_what_several_forms_state_once_by_the_first_of_them(tmp_path: Path) -> None:
    store = store_of_two_years(tmp_path)
    every = store.links_of(ID, 100)
    firsts = {(link.kind, link.source, link.target): link for link in reversed(every)}
    ties, nothing = store.ties_of_each([ID, "project-none"], 100)
    assert ties == [firsts[key] for key in sorted(firsts)]
    assert (len(ties) < len(every), nothing) == (True, [])
    assert store.ties_of_each([ID], 1) == [ties[:1]]


def test_the_center_shows_what_each_form_states(tmp_path: Path) -> None:
    store = store_of_two_years(tmp_path)
    found = neighbourhood(store, ID)
    assert set(store.links_of(ID, 100)) <= set(found.links)
    assert (found.more, found.and_more) == (0, False)
