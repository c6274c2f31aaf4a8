"""Which copy of a form is shown, and its links."""

from corpus.ids import project_id
from corpus.store.base import StoredLink
from corpus.store.sqlite import SqliteRecordStore
from tests.builders import (
    DEPARTMENT,
    PROJECT,
    make_document,
    make_form,
    make_indicator,
)
from tests.corpus.store.test_sqlite import DOUBTFUL, FORM, MESSY, put


def test_the_copy_with_least_unplaced_text_is_shown(store: SqliteRecordStore) -> None:
    messy, clean = make_document(MESSY, name="a.txt"), make_document(DOUBTFUL, name="b.txt")
    put(store, messy)
    assert store.form(FORM.id).form == MESSY
    put(store, clean)
    shown = store.form(FORM.id)
    assert (shown.form, shown.document_id, shown.also_in) == (DOUBTFUL, clean.id, (messy.id,))


def test_of_equally_complete_copies_the_one_with_fewer_doubts_is_shown(
    store: SqliteRecordStore,
) -> None:
    put(store, make_document(DOUBTFUL, name="a.txt"))
    put(store, make_document(FORM, name="b.txt"))
    assert store.form(FORM.id).form == FORM


def test_a_form_is_counted_once_however_often_it_is_printed(store: SqliteRecordStore) -> None:
    put(store, make_document(FORM, name="a.txt"))
    put(store, make_document(MESSY, name="b.txt"))
    counts = store.counts()
    assert (counts.documents, counts.forms, counts.indicators) == (2, 1, 1)
    assert [each.form for each in store.forms()] == [FORM]


def test_each_document_that_prints_a_form_is_linked_to_it(store: SqliteRecordStore) -> None:
    documents = [make_document(FORM, name="a.txt"), make_document(MESSY, name="b.txt")]
    for document in documents:
        put(store, document)
    links = store.links_of(FORM.id, 10)
    assert {link.source for link in links if link.kind == "contains"} == {
        document.id for document in documents
    }


def test_links_come_sorted_and_limited(store: SqliteRecordStore) -> None:
    rows = tuple(make_indicator(name=name) for name in "乙甲丙丁")
    form = make_form(indicators=rows)
    put(store, make_document(form))
    every = store.links_of(form.id, 100)
    assert every == sorted(every, key=lambda x: (x.kind, x.source, x.target, x.form))
    assert len(every) == store.degree(form.id) == 6
    assert store.links_of(form.id, 3) == every[:3]
    assert StoredLink(form.id, form.indicators[0].id, "states", form.id) in every


def test_the_links_of_a_node_are_counted_only_as_far_as_asked(store: SqliteRecordStore) -> None:
    put(store, make_document(FORM))
    assert store.degree(FORM.id, 2) == 2
    assert store.degree(FORM.id, 100) == store.degree(FORM.id)


def test_forms_that_state_a_node_come_by_year(store: SqliteRecordStore) -> None:
    for year in (2024, 2022, 2023):
        put(store, make_document(make_form(year=year), name=f"{year}.txt"))
    project = project_id(DEPARTMENT, PROJECT)
    assert [found.form.year for found in store.forms_stating(project)] == [2022, 2023, 2024]
    assert [found.form.year for found in store.forms_stating(project, 2)] == [2022, 2023]
    assert [found.form.year for found in store.forms_in_brief(project)] == [2022, 2023, 2024]
    assert store.count_forms_stating(project) == 3
