from dataclasses import replace
from pathlib import Path

import pytest

from corpus.store.sqlite import SqliteRecordStore
from graph.build import form_rows
from search.engine import Query
from search.errors import IndexDamaged
from tests.builders import make_document, make_form, make_indicator
from tests.fakes import FakeEngine
from web.text_index import TextIndex


class Workspace:
    """A store and its index, over an engine that writes down what it is told."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteRecordStore(folder, form_rows)
        self.engine = FakeEngine()
        self.index = TextIndex(self.store, lambda: self.engine, folder)

    def put(self, *years: int) -> None:
        forms = [make_form(year=year) for year in years]
        document = make_document(*forms, name=f"{years}.txt")
        self.store.put(document, b"", f"/{years}.txt")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def test_a_first_filling_replaces_all(workspace: Workspace) -> None:
    workspace.put(2020, 2021)
    workspace.index.catch_up()
    assert workspace.engine.calls == ["replace_all"]
    assert workspace.engine.written == workspace.store.generation


def test_few_changes_are_brought_in_one_by_one(workspace: Workspace) -> None:
    workspace.put(2020)
    workspace.index.catch_up()
    workspace.put(2021)
    (id_, *_) = sorted(summary.id for summary in workspace.store.summaries())
    workspace.store.remove(id_)
    workspace.index.catch_up()
    assert workspace.engine.calls == ["replace_all", "update"]
    forms = {found.form.id for found in workspace.store.forms()}
    assert {document.form for document in workspace.engine.documents.values()} == forms


def test_many_changes_replace_all(workspace: Workspace) -> None:
    workspace.put(1900)
    workspace.index.catch_up()
    workspace.put(*range(2000, 2100))
    workspace.index.catch_up()
    assert workspace.engine.calls == ["replace_all", "replace_all"]


def test_an_index_that_is_up_to_date_is_left_alone(workspace: Workspace) -> None:
    workspace.put(2020)
    for _ in range(3):
        workspace.index.search(Query("开放"))
    assert workspace.engine.calls == ["replace_all"]


def test_one_by_one_gives_what_a_rebuild_gives(workspace: Workspace) -> None:
    workspace.put(2020)
    workspace.index.catch_up()
    other = make_form(year=2020, indicators=(make_indicator(name="另一指标"),))
    shown = replace(other, ledger=replace(other.ledger, placed=80, unplaced=0))
    workspace.store.put(make_document(shown, name="b.txt"), b"", "/b.txt")
    workspace.put(2021)
    workspace.index.catch_up()
    before = workspace.engine.documents
    workspace.index.rebuild()
    assert workspace.engine.documents == before


def test_an_engine_that_stays_damaged_is_an_error(workspace: Workspace) -> None:
    def damaged(query: Query) -> None:
        raise IndexDamaged("index", "rubbish")

    workspace.put(2020)
    setattr(workspace.engine, "search", damaged)  # noqa: B010
    with pytest.raises(IndexDamaged):
        workspace.index.search(Query("开放"))
