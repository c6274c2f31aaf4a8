"""What a person can do with the workspace; pages and command line call only this."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from corpus.model import Document
from corpus.pages import Page
from corpus.store.base import DocumentSummary, FormInDocument, NodeRow
from corpus.store.counts import Counts
from corpus.store.sqlite import SqliteRecordStore
from graph import query as graph_query
from graph.query import Neighbourhood, Step
from graph.rdf.addresses import DATA_BASE
from search.engine import Query, Results, Suggestion
from web import garbage
from web.examples import examples
from web.found import FoundRow, found_forms, found_rows
from web.inferred.analysed import Analyses
from web.inferred.claims import Claims
from web.inferred.derived import Derived
from web.inferred.years import Years
from web.linked_data.form_files import forms_file, invalid_rdf, stated_forms
from web.linked_data.inferences import Inferences
from web.linked_data.intake import ImportReport, import_rdf
from web.linked_data.queries import RdfQueries, Sources
from web.meaning import Meaning
from web.originals.document_reader import DocumentReader
from web.originals.files import content_of
from web.originals.ingest import Ingest, Labels
from web.originals.opened_files import Progress, silent
from web.originals.source_pages import Picture, SourcePages
from web.reports import AddReport, Failure, IndicatorInForm
from web.text_index import TextIndex
from web.verification import problems_of

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer
    from graph.validation import Violation

__all__ = ["AddReport", "Failure", "FormInDocument", "IndicatorInForm", "Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """Built by web.bootstrap.open_services; any number of threads may call it.

    A method that takes an id raises RecordNotFound when nothing has it.
    """

    store: SqliteRecordStore
    index: TextIndex
    reader: DocumentReader
    queries: RdfQueries
    pages: SourcePages
    derived: Derived
    analyses: Analyses
    claims: Claims
    years: Years
    base: str = DATA_BASE  # of the addresses in RDF

    def close(self) -> None:
        self.derived.close()
        self.queries.close()
        self.reader.close()
        self.store.close()

    def read(self, path: Path) -> Document:
        """Without the workspace. Raises ReadError."""
        return self.reader.read(content_of(path, self.reader.limits), path.name)

    def add(
        self,
        paths: Sequence[Path],
        *,
        title: str | None = None,
        publisher: str | None = None,
        progress: Progress = silent,
    ) -> AddReport:
        """Raises StoreError when the workspace takes nothing: another writer, a full disk."""
        labels = Labels(title, publisher)
        report = Ingest(self.store, self.reader).files(paths, labels, progress)
        self.index.catch_up()
        return report

    def add_examples(self) -> AddReport:
        """The documents that ship with the program."""
        report = Ingest(self.store, self.reader).examples(examples())
        self.index.catch_up()
        return report

    def import_rdf(self, path: Path) -> ImportReport:
        """Our own export, without the files. Raises ForeignRdf, StoreError."""
        report = import_rdf(self.store, path)
        self.index.catch_up()
        return report

    def remove(self, ids: Sequence[str]) -> None:
        """All of them or, when one is unknown, none."""
        with self.store.writing():
            known = {summary.id: summary.sha256 for summary in self.store.summaries()}
            for id_ in ids:
                if id_ not in known:
                    raise RecordNotFound(id_)
            for id_ in dict.fromkeys(ids):
                self.pages.forget(known[id_])
                self.store.remove(id_)
        self.index.catch_up()

    def rebuild(self, *, read_again: bool = False) -> list[Failure]:
        """Derives everything anew; with `read_again` the records too, from the originals.

        The originals that the reader refuses now keep the records they have.
        """
        failed = Ingest(self.store, self.reader).read_again() if read_again else []
        self.pages.clear()
        self.store.rebuild()
        self.index.rebuild()
        self.derived.rebuild()
        return failed

    def verify(self, *, every: bool = False) -> tuple[str, ...]:
        """What is wrong with the workspace, a sentence each; empty when nothing is.

        What is derived of the forms is made again for a sample, or for `every` department.
        """
        problems = problems_of(self.store, self.index)
        return (*problems, *self.derived.problems(every=every))

    def documents(self) -> list[DocumentSummary]:
        return self.store.summaries()

    def summary(self, id_: str) -> DocumentSummary:
        return self.store.summary(id_)

    def document(self, id_: str, page: int | None = None) -> Document:
        """With all its forms, or only those that go over a page."""
        return self.store.document(id_, page)

    def has_original(self, id_: str) -> bool:
        """Whether a document came with its file: one that was imported from RDF did not."""
        return self.store.has_original(id_)

    def source_lines(self, id_: str) -> tuple[str, ...]:
        """The lines of a text document, as its sources number them from 1."""
        return self.reader.lines(self.store.original(id_), self.store.document(id_).name)

    def source_page(self, id_: str, number: int) -> Page:
        """The tables and lines of a page. Raises ReadError, ReaderBusy."""
        return self.pages.page(self.store.summary(id_), number)

    def source_picture(self, id_: str, number: int, dpi: int) -> Picture:
        """A page of a PDF or an image as it looks. Raises ReadError, ReaderBusy."""
        return self.pages.picture(self.store.summary(id_), number, dpi)

    def stats(self) -> Counts:
        return self.store.counts()

    def form(self, id_: str) -> FormInDocument:
        return self.store.form(id_)

    def forms_of(self, id_: str, *, limit: int | None = None) -> list[FormInDocument]:
        """The forms that state a node, by year."""
        found = self.store.forms_stating(id_, limit)
        if not found:
            raise RecordNotFound(id_)
        return found

    def rows_of_definition(self, definition_id: str) -> list[IndicatorInForm]:
        """By year, then as they stand in their form."""
        return [
            IndicatorInForm(indicator, found.form, found.document_id)
            for found in self.forms_of(definition_id)
            for indicator in found.form.indicators
            if indicator.definition_id == definition_id
        ]

    def resolve(self, id_: str) -> NodeRow:
        nodes = self.store.nodes([id_])
        if id_ not in nodes:
            raise RecordNotFound(id_)
        return nodes[id_]

    def search(self, query: Query) -> Results:
        return self.index.search(query)

    @property
    def meaning(self) -> Meaning:
        return Meaning(self.index)

    def warm(self) -> None:
        """Brings the index up to date and makes what the first search and completion need."""
        self.index.warm()
        garbage.leave_alone()

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        return self.index.suggest(typed, limit)

    def found(self, query: Query) -> Iterator[FoundRow]:
        """Everything a query finds, whatever its page, with where it stands."""
        return found_rows(self.store, self.index.scan(query))

    def export_found(
        self, format_: str, query: Query, *, canonical: bool = False
    ) -> Iterator[bytes]:
        """Everything a query finds as RDF, as tables or as plans. Raises UnknownFormat."""
        forms = found_forms(self.store, self.index.scan(query))
        return forms_file(forms, format_, self.base, canonical=canonical)

    def neighbours(self, id_: str, *, limit: int = 200) -> Neighbourhood:
        return graph_query.neighbourhood(self.store, id_, limit=limit)

    def path(self, a: str, b: str) -> tuple[Step, ...]:
        return graph_query.path(self.store, a, b)

    def export(
        self,
        format_: str,
        id_: str | None = None,
        *,
        canonical: bool = False,
        facts_only: bool = False,
    ) -> Iterator[bytes]:
        """Everything, or the forms that state a node, as RDF, as tables or as plans.

        RDF holds what is inferred too, apart from what documents print, unless `facts_only`.
        Raises UnknownFormat, RecordNotFound.
        """
        forms = stated_forms(self.store, id_)
        if facts_only:
            return forms_file(forms, format_, self.base, canonical=canonical)
        beside = partial(Inferences(self.store, self.derived, self.claims).batches, id_=id_)
        return forms_file(forms, format_, self.base, beside, canonical=canonical)

    def invalid_rdf(self) -> "Iterator[Violation]":
        """Where the RDF of the workspace is against its shapes, or leads nowhere."""
        return invalid_rdf(self.store, Inferences(self.store, self.derived, self.claims), self.base)

    def sparql(self, query: str, sources: Sources = ((), ())) -> "SparqlAnswer":
        """Of all graphs or these. Raises SparqlError when the query gets no answer."""
        from web.linked_data.state import rdf_state

        state = rdf_state(self.store, self.derived, self.claims, self.base)
        return self.queries.answer(query, state, sources)
