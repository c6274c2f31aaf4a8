"""Readers while there is a writer."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

from corpus.store.sqlite import SqliteRecordStore
from tests.builders import make_document, make_form
from tests.corpus.store.conftest import OpenStore

ROUNDS = 40


def test_readers_never_see_half_a_document(open_store: OpenStore) -> None:
    """Each document has two forms; the count of forms is always twice that of documents."""
    store, done = open_store(), Event()

    def watch() -> set[bool]:
        seen = set()
        while not done.is_set():
            counts = store.counts()
            seen.add(counts.forms == 2 * counts.documents)
        return seen

    with ThreadPoolExecutor(4) as pool:
        watchers = [pool.submit(watch) for _ in range(4)]
        _write(open_store())
        done.set()
        assert {frozenset(watcher.result()) for watcher in watchers} == {frozenset({True})}
    assert store.counts().documents == ROUNDS


def _write(store: SqliteRecordStore) -> None:
    for year in range(ROUNDS):
        forms = (make_form(year=year), make_form(year=year, project="另一项目"))
        store.put(make_document(*forms, name=f"{year}.txt"), b"", f"/{year}.txt")


def test_a_reader_is_not_kept_waiting_by_an_open_transaction(
    open_store: OpenStore, folder: Path
) -> None:
    store, document = open_store(), make_document(name="a.txt")
    store.put(document, b"", "/a.txt")
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        writer.execute("UPDATE document SET title = 'half written'")
        started = time.monotonic()
        assert open_store().document(document.id) == document
        assert time.monotonic() - started < 1
        writer.rollback()


def test_what_another_opening_wrote_is_seen_at_once(open_store: OpenStore) -> None:
    writer, reader = open_store(), open_store()
    before = reader.generation
    writer.put(make_document(), b"", "/a.txt")
    assert reader.generation > before
    assert reader.counts().documents == 1


def test_forms_are_streamed_as_they_were_when_the_stream_began(open_store: OpenStore) -> None:
    store = open_store()
    store.put(make_document(make_form(year=2020), make_form(year=2021)), b"", "/a.txt")
    stream = store.forms()
    first = next(stream)
    store.put(make_document(make_form(year=2022), name="b.txt"), b"", "/b.txt")
    assert sorted(each.form.year or 0 for each in [first, *stream]) == [2020, 2021]
