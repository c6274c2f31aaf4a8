from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import RecordNotFound
from corpus.model import Ambiguity, Document, Ledger
from corpus.store.base import Counts, Outcome
from corpus.store.sqlite import SqliteRecordStore
from tests.builders import (
    make_document,
    make_form,
    seed_document,
)
from tests.corpus.store.rows import rows_of

FORM = make_form()
MESSY = replace(FORM, ledger=Ledger(100, 70, 20, 0, 10, ("剩余",)))
DOUBTFUL = replace(
    FORM,
    indicators=(
        replace(FORM.indicators[0], ambiguities=(Ambiguity("value", ("一", "二"), "两可"),)),
    ),
)


def put(store: SqliteRecordStore, document: Document, path: str | None = None) -> Outcome:
    return store.put(document, document.name.encode(), path or f"/forms/{document.name}")


def test_a_document_comes_back_as_it_was_put(store: SqliteRecordStore) -> None:
    document = seed_document()
    assert put(store, document) is Outcome.ADDED
    assert store.document(document.id) == document


def test_putting_the_same_document_twice_changes_nothing(store: SqliteRecordStore) -> None:
    document = make_document()
    put(store, document)
    before = (store.generation, store.summaries())
    assert put(store, document) is Outcome.UNCHANGED
    assert (store.generation, store.summaries()) == before


def test_other_content_at_the_same_path_replaces_the_document(store: SqliteRecordStore) -> None:
    old = make_document(make_form(year=2023), name="a.txt", content=b"old")
    new = make_document(make_form(year=2024), name="a.txt", content=b"new")
    put(store, old)
    assert put(store, new) is Outcome.REPLACED
    assert [summary.id for summary in store.summaries()] == [new.id]
    assert store.counts().years == (2024,)


def put_and_fail(store: SqliteRecordStore, document: Document) -> None:
    put(store, document)
    store.remove("document-none")


def test_a_batch_is_done_whole_or_not_at_all(store: SqliteRecordStore, folder: Path) -> None:
    first, second = make_document(name="a.txt"), make_document(make_form(year=1), name="b.txt")
    with pytest.raises(RecordNotFound), store.batch():
        put_and_fail(store, first)
    assert (store.summaries(), list((folder / "originals").iterdir())) == ([], [])
    with store.batch():
        assert [put(store, first), put(store, second, "/forms/a.txt")] == ["added", "replaced"]
        assert store.summaries() == []
    assert [summary.id for summary in store.summaries()] == [second.id]
    assert [path.name for path in (folder / "originals").iterdir()] == [second.sha256]
    assert list(store.problems()) == []


def test_a_document_that_another_path_leads_to_outlives_its_replacement(
    store: SqliteRecordStore,
) -> None:
    kept, new = make_document(name="a.txt"), make_document(make_form(year=2020), name="n.txt")
    put(store, kept, "/a.txt")
    put(store, kept, "/b.txt")
    put(store, new, "/a.txt")
    assert {summary.path: summary.id for summary in store.summaries()} == {
        "/a.txt": new.id,
        "/b.txt": kept.id,
    }


def test_a_document_is_named_by_its_first_path_whatever_came_first(
    store: SqliteRecordStore,
) -> None:
    document = make_document(name="z.txt")
    put(store, document, "/forms/z.txt")
    put(store, document, "/forms/b.txt")
    assert store.summary(document.id).name == "b.txt"


def test_another_title_replaces_the_title_only(store: SqliteRecordStore) -> None:
    document = make_document()
    put(store, document)
    assert put(store, replace(document, title="汇总表")) is Outcome.REPLACED
    assert store.document(document.id).title == "汇总表"
    assert store.nodes([document.id])[document.id].label == "汇总表"


def test_a_document_read_otherwise_replaces_its_forms(store: SqliteRecordStore) -> None:
    document = make_document()
    put(store, document)
    better = replace(document, forms=(make_form(indicators=()),))
    assert put(store, better) is Outcome.REPLACED
    assert store.counts().indicators == 0


def test_removing_a_document_forgets_all_that_only_it_says(
    store: SqliteRecordStore, folder: Path
) -> None:
    document = make_document()
    put(store, document)
    store.remove(document.id)
    assert store.counts() == Counts(0, 0, 0, 0, 0, (), 0)
    assert store.nodes([document.id, FORM.id]) == {}
    assert store.links_of(FORM.id, 10) == []
    assert list((folder / "originals").iterdir()) == []


def test_what_is_not_there_is_not_found(store: SqliteRecordStore) -> None:
    for ask in (store.document, store.form, store.remove, store.original, store.summary):
        with pytest.raises(RecordNotFound, match="document-none"):
            ask("document-none")


def test_changes_name_the_forms_since_a_generation(store: SqliteRecordStore) -> None:
    start = store.generation
    put(store, make_document(FORM, name="a.txt"))
    middle = store.generation
    other = make_form(year=2020)
    put(store, make_document(other, name="b.txt"))
    assert store.changes_since(start) == frozenset({FORM.id, other.id})
    assert store.changes_since(middle) == frozenset({other.id})
    assert store.changes_since(store.generation) == frozenset()


def test_changes_since_another_workspaces_generation_cannot_be_told(
    store: SqliteRecordStore,
) -> None:
    assert store.changes_since(0) is None
    assert store.changes_since(store.generation + 1) is None


def state_of(store: SqliteRecordStore) -> tuple[object, ...]:
    """All that a reader can see, but the generation."""
    forms = list(store.forms())
    ids = [node.id for each in forms for node in rows_of(each.form, each.document_id).nodes]
    links = [store.links_of(id_, 1_000) for id_ in ids]
    return (store.summaries(), list(store.documents()), forms, store.nodes(ids), links)


DOCUMENTS = (
    make_document(FORM, name="a.txt"),
    make_document(MESSY, name="b.txt"),
    make_document(DOUBTFUL, make_form(year=2021), name="c.txt"),
    make_document(make_form(year=2021, indicators=()), name="d.txt"),
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    first=st.lists(st.sampled_from(range(len(DOCUMENTS))), max_size=6),
    removed=st.sets(st.sampled_from(range(len(DOCUMENTS)))),
)
def test_no_order_of_adding_and_removing_shows(
    tmp_path_factory: pytest.TempPathFactory, first: list[int], removed: set[int]
) -> None:
    """One by one, with detours, equals what is left in one go; a rebuild changes nothing."""
    winding = SqliteRecordStore(tmp_path_factory.mktemp("winding"), rows_of)
    straight = SqliteRecordStore(tmp_path_factory.mktemp("straight"), rows_of)
    try:
        for number in first:
            put(winding, DOCUMENTS[number])
        for number in removed & set(first):
            winding.remove(DOCUMENTS[number].id)
        for number in sorted(set(first) - removed):
            put(straight, DOCUMENTS[number])
        assert state_of(winding) == state_of(straight)
        assert list(winding.problems()) == []
        before = state_of(winding)
        winding.rebuild()
        assert state_of(winding) == before
    finally:
        winding.close()
        straight.close()


def test_summaries_count_what_the_document_holds(store: SqliteRecordStore) -> None:
    put(store, make_document(DOUBTFUL, replace(make_form(year=2020), ledger=MESSY.ledger)))
    summary = store.summaries()[0]
    assert (summary.forms, summary.indicators) == (2, 2)
    assert (summary.unplaced, summary.open_readings) == (10, 1)
