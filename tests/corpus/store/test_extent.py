"""Documents of several pages."""

from corpus.model import Document
from corpus.store.base import Outcome
from corpus.store.extent import pages_of
from corpus.store.sqlite import SqliteRecordStore
from tests.builders import make_form
from tests.evaluations import evaluated_document, evaluation


def put(store: SqliteRecordStore, document: Document) -> Outcome:
    return store.put(document, document.name.encode(), f"/forms/{document.name}")


def test_a_form_stands_on_the_pages_of_all_its_pieces() -> None:
    assert pages_of(evaluation()) == {1, 2}


def test_a_self_evaluation_of_two_pages_comes_back_whole(store: SqliteRecordStore) -> None:
    document = evaluated_document()
    put(store, document)
    assert store.document(document.id) == document
    summary = store.summary(document.id)
    assert (summary.format, summary.pages) == ("pdf", 2)


def test_the_forms_of_one_page_are_read_without_the_others(store: SqliteRecordStore) -> None:
    first, second = evaluation(), make_form(year=2023)
    document = evaluated_document(first, second)
    put(store, document)
    assert store.document(document.id, page=1).forms == (first, second)
    assert store.document(document.id, page=2).forms == (first,)
    assert store.document(document.id, page=3).forms == ()
    assert store.document(document.id, page=2).pages == 2


def test_a_document_that_is_read_with_other_pages_is_replaced(store: SqliteRecordStore) -> None:
    put(store, evaluated_document())
    longer = evaluated_document(pages=3)
    assert put(store, longer) is Outcome.REPLACED
    assert store.document(longer.id).pages == 3
