"""`jixiao import`: our own RDF into the workspace, as documents without their files."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.errors import RecordNotFound
from corpus.model import Document
from corpus.store.base import Outcome, RecordStore

_BATCH = 64  # documents of one transaction


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Ids of documents by what was done, and how many decisions were new."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    replaced: tuple[str, ...]
    decisions: int


def import_rdf(store: RecordStore, path: Path) -> ImportReport:
    """Raises ForeignRdf before anything is written, and OSError for a file that is not there."""
    from graph.rdf.reading import read_contents

    contents = read_contents(path.read_bytes(), str(path))
    for _ in contents.documents:  # all of it can be read
        pass
    decisions = contents.decisions
    done: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
    with store.writing():
        for documents in _some(contents.documents):
            with store.batch():
                for document in documents:
                    outcome = store.put(document, None, _path(store, document))
                    done[outcome].append(document.id)
        added = store.decisions.merge(decisions)
    return ImportReport(
        added=tuple(done[Outcome.ADDED]),
        unchanged=tuple(done[Outcome.UNCHANGED]),
        replaced=tuple(done[Outcome.REPLACED]),
        decisions=added,
    )


def _path(store: RecordStore, document: Document) -> str:
    """Where it was added from, if it was; else a path that no two documents share."""
    try:
        return store.summary(document.id).path
    except RecordNotFound:
        return f"{document.id}/{document.name}"


def _some(documents: Iterator[Document]) -> Iterator[tuple[Document, ...]]:
    while some := tuple(islice(documents, _BATCH)):
        yield some
