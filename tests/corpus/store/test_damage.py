"""Workspaces that are not whole, and disks that take nothing."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import StoreError, WorkspaceBusy, WorkspaceDamaged
from corpus.store.sqlite import SqliteRecordStore
from tests.builders import make_decision, make_document, make_form
from tests.corpus.store.conftest import OpenStore
from tests.corpus.store.rows import rows_of


def forget_dates(connection: sqlite3.Connection) -> None:
    """As before the fourth schema."""
    connection.execute("DROP INDEX document_added")
    connection.execute("ALTER TABLE document DROP COLUMN added")


def filled(open_store: OpenStore) -> SqliteRecordStore:
    store = open_store()
    document = make_document()
    store.put(document, document.name.encode(), "/forms.txt")
    return store


def test_a_database_of_random_bytes_is_a_damaged_workspace(
    folder: Path, open_store: OpenStore
) -> None:
    folder.mkdir()
    (folder / "corpus.sqlite").write_bytes(b"no database, " * 1_000)
    with pytest.raises(WorkspaceDamaged, match=r"corpus\.sqlite.*expected"):
        open_store()


def test_a_database_of_another_program_is_left_alone(folder: Path, open_store: OpenStore) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("CREATE TABLE theirs (value)")
    with pytest.raises(WorkspaceDamaged, match="another program"):
        open_store()


def test_a_later_schema_is_refused_by_its_number(folder: Path, open_store: OpenStore) -> None:
    filled(open_store).close()
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"schema 99.*expected schema 4"):
        open_store()


def test_a_workspace_of_the_first_schema_is_brought_up_to_date(
    folder: Path, open_store: OpenStore
) -> None:
    before = filled(open_store)
    documents = list(before.documents())
    before.close()
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("ALTER TABLE document DROP COLUMN format")
        connection.execute("ALTER TABLE document DROP COLUMN pages")
        connection.execute("ALTER TABLE copy DROP COLUMN first_page")
        connection.execute("ALTER TABLE copy DROP COLUMN last_page")
        connection.execute("DROP TABLE decision")
        forget_dates(connection)
        connection.execute("PRAGMA user_version = 1")
    assert list(open_store().documents()) == documents
    assert open_store().summaries()[0].format == "text"


def test_a_workspace_of_the_second_schema_is_brought_up_to_date(
    folder: Path, open_store: OpenStore
) -> None:
    before = filled(open_store)
    documents = list(before.documents())
    before.close()
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("DROP TABLE decision")
        forget_dates(connection)
        connection.execute("PRAGMA user_version = 2")
    after = open_store()
    assert list(after.documents()) == documents
    assert after.decisions.standing() == {}
    after.decisions.decide(make_decision())
    assert open_store().decisions.history() == [make_decision()]


def test_an_emptied_database_beside_originals_is_not_taken_for_a_new_one(
    folder: Path, open_store: OpenStore
) -> None:
    filled(open_store).close()
    (folder / "corpus.sqlite").write_bytes(b"")
    with pytest.raises(WorkspaceDamaged, match="emptied"):
        open_store()


def test_an_interrupted_first_opening_is_simply_done_again(
    folder: Path, open_store: OpenStore
) -> None:
    folder.mkdir()
    (folder / "corpus.sqlite").touch()
    assert open_store().summaries() == []


def test_a_making_that_a_full_disk_broke_off_is_done_again(
    folder: Path, open_store: OpenStore
) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert (folder / "corpus.sqlite").stat().st_size == 4096
    store = open_store()
    assert store.summaries() == []
    store.close()
    filled(open_store).close()
    assert open_store().summaries() != []


def test_where_nothing_may_be_made_a_missing_workspace_is_named(folder: Path) -> None:
    with pytest.raises(StoreError, match="no workspace"):
        SqliteRecordStore(folder, rows_of, create=False)
    assert not folder.exists()


def test_a_file_where_the_workspace_should_be_is_named(folder: Path, open_store: OpenStore) -> None:
    folder.write_text("a file")
    with pytest.raises(StoreError, match="workspace"):
        open_store()


def test_a_missing_original_is_named_and_comes_back_when_added_again(
    folder: Path, open_store: OpenStore
) -> None:
    store, document = filled(open_store), make_document()
    original = folder / "originals" / document.sha256
    original.unlink()
    with pytest.raises(WorkspaceDamaged, match="add the file again"):
        store.original(document.id)
    store.put(document, document.name.encode(), "/forms.txt")
    assert store.original(document.id) == document.name.encode()


def test_an_original_of_other_content_is_not_handed_out(
    folder: Path, open_store: OpenStore
) -> None:
    store, document = filled(open_store), make_document()
    (folder / "originals" / document.sha256).write_bytes(b"x" * document.size)
    with pytest.raises(WorkspaceDamaged, match="other content"):
        store.original(document.id)


def test_a_record_that_does_not_decode_is_a_damaged_workspace(
    folder: Path, open_store: OpenStore
) -> None:
    store = filled(open_store)
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("UPDATE body SET form = x'00'")
        connection.commit()
    with pytest.raises(WorkspaceDamaged):
        store.form(make_form().id)


def test_graph_rows_that_the_forms_do_not_state_are_found_and_mended(
    folder: Path, open_store: OpenStore
) -> None:
    store = filled(open_store)
    with closing(sqlite3.connect(folder / "corpus.sqlite")) as connection:
        connection.execute("DELETE FROM link WHERE kind = 'states'")
        connection.commit()
    assert [problem for problem in store.problems() if "links" in problem]
    store.rebuild()
    assert list(store.problems()) == []


def test_what_an_interrupted_add_left_is_found_and_swept(
    folder: Path, open_store: OpenStore
) -> None:
    store = filled(open_store)
    stray = folder / "originals" / "0123.unfinished"
    stray.write_bytes(b"half")
    assert [problem for problem in store.problems() if "0123.unfinished" in problem]
    store.rebuild()
    assert not stray.exists()


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file of this process grows beyond 200 kB, as on a disk without room."""
    import signal

    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("full_disk")
def test_a_disk_without_room_is_said_and_loses_nothing(open_store: OpenStore, folder: Path) -> None:
    store = filled(open_store)
    forms = [make_form(year=year, project=f"项目{year}") for year in range(2_000)]
    large = make_document(*forms, name="large.txt")
    with pytest.raises(StoreError, match="expected room"):
        store.put(large, b"large", "/large.txt")
    with pytest.raises(StoreError, match="expected room"):
        store.put(make_document(name="b.txt"), bytes(300_000), "/b.txt")
    assert [summary.path for summary in store.summaries()] == ["/forms.txt"]
    assert store.form(make_form().id).form == make_form()
    store.remove(make_document().id)
    assert list((folder / "originals").iterdir()) == []


def test_a_second_writer_is_told_that_there_is_one(open_store: OpenStore) -> None:
    first, second = filled(open_store), open_store()
    document = make_document(make_form(year=1999), name="b.txt")
    with first.writing(), pytest.raises(WorkspaceBusy, match="another process"):
        second.put(document, b"b", "/b.txt")
    second.put(document, b"b", "/b.txt")
    assert first.counts().documents == 2
