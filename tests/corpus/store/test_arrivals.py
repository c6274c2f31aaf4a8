"""When documents came, and what each thing is since."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.ids import project_id
from corpus.store.arrivals import Arrival
from corpus.store.sqlite import SqliteRecordStore
from tests.builders import DEPARTMENT, PROJECT, make_document, make_form
from tests.corpus.store.conftest import OpenStore
from tests.corpus.store.test_damage import forget_dates

OLD, NEW = "2024-05-31T08:00:00Z", "2025-01-02T08:00:00Z"
PROJECT_ID = project_id(DEPARTMENT, PROJECT)


def add(store: SqliteRecordStore, name: str, year: int) -> str:
    document = make_document(make_form(year=year), name=name)
    store.put(document, name.encode(), f"/{name}")
    return document.id


def date(folder: Path, id_: str, added: str) -> None:
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection, connection:
        connection.execute("UPDATE document SET added = ? WHERE id = ?", (added, id_))


def test_a_document_is_dated_when_it_first_comes(folder: Path, open_store: OpenStore) -> None:
    store = open_store()
    id_ = add(store, "a.txt", 2023)
    came = datetime.fromisoformat(store.added(id_))
    assert abs(datetime.now(UTC) - came) < timedelta(minutes=1)
    date(folder, id_, OLD)
    add(store, "a.txt", 2024)  # read otherwise
    assert store.added(id_) == OLD
    assert store.added("document-unknown") == ""


def test_the_newest_document_comes_first(folder: Path, open_store: OpenStore) -> None:
    store = open_store()
    old, new = add(store, "a.txt", 2023), add(store, "b.txt", 2024)
    date(folder, old, OLD)
    date(folder, new, NEW)
    assert store.newest() == [Arrival(new, NEW), Arrival(old, OLD)]
    assert store.newest(1) == [Arrival(new, NEW)]
    assert store.last() == NEW
    date(folder, new, "2020-01-01T08:00:00Z")
    assert store.last() == OLD


def test_a_thing_is_as_new_as_its_newest_document(folder: Path, open_store: OpenStore) -> None:
    store = open_store()
    for name, year, added in (("a.txt", 2023, OLD), ("b.txt", 2024, NEW)):
        date(folder, add(store, name, year), added)
    assert store.count_of_kind("project") == 1
    assert list(store.of_kind("project", 0, 9)) == [Arrival(PROJECT_ID, NEW)]
    assert (store.since(PROJECT_ID), store.since("project-unknown")) == (NEW, "")
    forms = list(store.of_kind("form", 0, 9))
    assert sorted(added for _, added in forms) == [OLD, NEW]
    assert list(store.of_kind("form", 1, 1)) == forms[1:]


def test_documents_of_an_older_workspace_are_as_old_as_their_originals(
    folder: Path, open_store: OpenStore
) -> None:
    store = open_store()
    id_, without = add(store, "a.txt", 2023), make_document(make_form(year=2024), name="b.txt")
    store.put(without, None, "/b.txt")
    original = folder / "originals" / store.summary(id_).sha256
    store.close()
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        forget_dates(connection)
        connection.execute("PRAGMA user_version = 3")
    then = datetime.fromisoformat(OLD).timestamp()
    os.utime(original, (then, then))
    after = open_store()
    assert (after.added(id_), after.added(without.id)) == (OLD, "")
