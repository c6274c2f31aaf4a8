"""Files into the workspace: one that fails is reported, the others go on."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import NamedTuple

from corpus.errors import ReadError, RecordNotFound
from corpus.ids import document_id
from corpus.model import Document
from corpus.store.base import Outcome, RecordStore
from web.examples import Example
from web.originals.document_reader import DocumentReader
from web.originals.files import Named, files_of
from web.originals.opened_files import OpenedFile, Progress, each_file, reason_of
from web.reports import AddReport, Failure, FileReport, report_of

_DOCUMENTS, _BYTES, _SECONDS = 512, 2**26, 5.0  # the most of a batch


@dataclass(frozen=True, slots=True)
class Labels:
    """What whoever adds a document says of it; None leaves what is printed or was said before."""

    title: str | None = None
    publisher: str | None = None

    def of(self, document: Document) -> Document:
        return replace(
            document,
            title=self.title or document.title,
            publisher=self.publisher or document.publisher,
        )


class _Read(NamedTuple):
    path: str  # as given
    place: str
    data: bytes
    document: Document


class Ingest:
    def __init__(self, store: RecordStore, reader: DocumentReader) -> None:
        self._store = store
        self._reader = reader

    def files(self, paths: Sequence[Path], labels: Labels, progress: Progress) -> AddReport:
        """Raises StoreError when the workspace takes nothing: another writer, a full disk."""
        failed: list[Failure] = []
        named = files_of(paths)
        with self._store.writing():
            report = self._put(self._documents(named, labels, failed, progress))
        return replace(report, failed=tuple(failed))

    def examples(self, shipped: Sequence[Example]) -> AddReport:
        """The documents that ship with the program, labelled as they are."""
        with self._store.writing():
            return self._put(
                self._read(_shipped(one), Labels(one.title, one.publisher)) for one in shipped
            )

    def read_again(self) -> list[Failure]:
        """Reads every original with the reader of today; what was said of titles stays."""
        failed: list[Failure] = []
        with self._store.writing():
            self._put(self._originals(failed))
        return failed

    def _put(self, documents: Iterable[_Read]) -> AddReport:
        """In batches, each one transaction: what a kill undoes is at most the last of them."""
        done: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
        files: list[FileReport] = []
        for batch in _batches(documents):
            with self._store.batch():
                for path, place, data, document in batch:
                    done[self._store.put(document, data, place)].append(document.id)
                    files.append(report_of(path, document))
        return AddReport(
            added=tuple(done[Outcome.ADDED]),
            unchanged=tuple(done[Outcome.UNCHANGED]),
            replaced=tuple(done[Outcome.REPLACED]),
            files=tuple(files),
        )

    def _documents(
        self, named: Iterable[Named], labels: Labels, failed: list[Failure], progress: Progress
    ) -> Iterator[_Read]:
        def read(file: OpenedFile) -> _Read:
            return self._read(file, labels)

        for found in each_file(named, self._reader, read, progress):
            if isinstance(found, Failure):
                failed.append(found)
            else:
                yield found

    def _originals(self, failed: list[Failure]) -> Iterator[_Read]:
        for summary in self._store.summaries():
            try:
                data = self._store.original(summary.id)
                document = self._reader.read(data, summary.name)
            except ReadError as error:
                failed.append(Failure(summary.path, reason_of(error)))
            else:
                labels = Labels(summary.title, summary.publisher)
                yield _Read(summary.path, summary.path, data, labels.of(document))

    def _read(self, file: OpenedFile, labels: Labels) -> _Read:
        """A document that the workspace has is not read again. Raises ReadError."""
        try:
            known = self._store.document(document_id(hashlib.sha256(file.data).hexdigest()))
        except RecordNotFound:
            known = self._reader.read(file.data, file.name)
        return _Read(file.path, file.place, file.data, labels.of(known))


def _shipped(example: Example) -> OpenedFile:
    name = PurePath(example.path).name
    return OpenedFile(example.path, example.path, name, example.content())


def _batches(documents: Iterable[_Read]) -> Iterator[list[_Read]]:
    batch: list[_Read] = []
    size, until = 0, time.monotonic() + _SECONDS
    for document in documents:
        batch.append(document)
        size += len(document.data)
        if len(batch) >= _DOCUMENTS or size >= _BYTES or time.monotonic() >= until:
            yield batch
            batch, size, until = [], 0, time.monotonic() + _SECONDS
    if batch:
        yield batch
