"""Forms → RDF → forms is the identity, field by field, in every format."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from corpus.model import Document, Form, Unread
from corpus.reading import read_bytes, read_path
from corpus.store.base import Verdict
from graph.errors import ForeignRdf
from graph.exporters.batches import Batch, batches
from graph.exporters.rdf_file import FORMATS, SUFFIXES, write_batches
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.rdf.reading import read_contents
from graph.rdf.records import decisions, document_parts
from tests.builders import make_decision, make_document, make_form, make_indicator, seed_document
from tests.corpus.drawn_records import DrawnForm
from tests.corpus.drawn_records import forms as drawn_records
from tests.corpus.written_forms import sheet_of, to_docx, to_html, to_xlsx
from tests.evaluations import evaluated_document
from tests.gold import DATA
from tests.graph.exports import summary_of
from tests.graph.rdf.reading import drawn_forms

AT = Addresses(DATA_BASE)
SOME = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
FILES = ("wenlv-2022.docx", "wenlv-2022.xls", "wenlv-2022.html", "wenlv-2022.chromium.pdf")


def exported(documents: list[Document], format_: str) -> bytes:
    """As a workspace exports them: of two copies of a form that of the first is the one shown."""
    shown = {form.id: document.id for document in documents[::-1] for form in document.forms}
    forms = [
        (form, summary_of(document))
        for document in documents
        for form in document.forms
        if shown[form.id] == document.id
    ]
    further = (Batch(list(document_parts(document, shown, AT))) for document in documents)
    return b"".join(write_batches([*batches(forms, AT), *further], format_))


def again(documents: list[Document], format_: str) -> list[Document]:
    data = exported(documents, format_)
    found = list(read_contents(data, f"export.{SUFFIXES[format_]}").documents)
    order = [document.id for document in documents]
    return sorted(found, key=lambda document: order.index(document.id))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("made", [seed_document, evaluated_document])
def test_documents_are_the_same_in_every_format(made: object, format_: str) -> None:
    documents = [made()]  # type: ignore[operator]
    assert again(documents, format_) == documents


@pytest.mark.parametrize("name", FILES)
def test_files_that_were_read_are_the_same(name: str) -> None:
    documents = [read_path(DATA / "forms" / name)]
    for format_ in ("turtle", "jsonld"):
        assert again(documents, format_) == documents


@SOME
@given(drawn=drawn_records(), format_=st.sampled_from(FORMATS))
def test_records_that_a_person_filled_in_are_the_same(drawn: DrawnForm, format_: str) -> None:
    for name, write in (("a.docx", to_docx), ("a.xlsx", to_xlsx), ("a.html", to_html)):
        documents = [read_bytes(write(sheet_of(drawn)), name)]
        assert again(documents, format_) == documents


@SOME
@given(forms=drawn_forms.forms(), format_=st.sampled_from(FORMATS))
def test_any_forms_are_the_same(forms: tuple[Form, ...], format_: str) -> None:
    documents = [make_document(*forms)]
    assert again(documents, format_) == documents


def test_a_form_in_two_documents_is_the_same_in_both() -> None:
    form = make_form()
    other = replace(form, indicators=(replace(form.indicators[0], deviation_reason="另印"),))
    documents = [make_document(form), make_document(make_form(year=2023), other, name="b.txt")]
    for format_ in FORMATS:
        assert again(documents, format_) == documents


def test_what_of_a_document_was_not_read_is_the_same() -> None:
    unread = (Unread("forms.txt", "no table", 3), Unread("forms.txt", "no form"))
    documents = [replace(make_document(), unread=unread, publisher="", title=None)]
    assert again(documents, "turtle") == documents


def test_decisions_are_the_same_in_their_order() -> None:
    said = [
        make_decision(note="同一口径"),
        make_decision(verdict=Verdict.UNDONE, by="另一人"),
        make_decision(note="同一口径"),
        replace(make_decision(claim="claim-b"), year_a=None),
    ]
    for format_ in FORMATS:
        first = list(batches([(make_form(), summary_of(make_document()))], AT))
        written = [*first, Batch(list(decisions(said, AT)))]
        data = b"".join(write_batches(written, format_))
        assert read_contents(data, f"a.{SUFFIXES[format_]}").decisions == said


@pytest.mark.parametrize(
    ("data", "path", "found"),
    [
        (b"<a> <b> .", "a.nt", "well-formed RDF"),
        (b"", "a.ttl", "no document in it"),
        (b"<http://a> <http://b> <http://c> .", "a.nt", "no document in it"),
        (b"", "a.csv", "no format has this ending"),
        (b'{"@context": "https://example.org/c", "a": 1}', "a.jsonld", "well-formed RDF"),
    ],
)
def test_foreign_files_are_told_with_what_was_found(data: bytes, path: str, found: str) -> None:
    with pytest.raises(ForeignRdf, match=found) as error:
        read_contents(data, path)
    assert str(error.value).startswith(path)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"310"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"viel"', "a decimal number"),
        ("jixiao/ns#atLeast>", "jixiao/ns#least>", "one of about, atLeast"),
        ("#goalText>", "#goalWords>", "goalText: nothing; expected a value"),
        ("#sha256>", "#digest>", "sha256: nothing; expected a value"),
        ("#unplacedCharacters>", "#rest>", "expected a count"),
    ],
)
def test_a_file_that_was_changed_is_told_with_the_subject(
    before: str, after: str, told: str
) -> None:
    form = make_form(indicators=(make_indicator(),))
    data = exported([make_document(form)], "ntriples").decode()
    assert before in data
    with pytest.raises(ForeignRdf, match=told):
        list(read_contents(data.replace(before, after).encode(), "a.nt").documents)
