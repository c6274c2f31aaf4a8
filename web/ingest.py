"""Files into the workspace: one that fails is reported, the others go on."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from corpus.errors import ReadError, RecordNotFound
from corpus.ids import document_id
from corpus.model import Document
from corpus.store.base import Outcome, RecordStore
from web.document_reader import DocumentReader
from web.examples import Example
from web.files import absolute, files_of, shown
from web.reports import AddReport, Failure

Progress = Callable[[str], None]  # told each path before it is read


def silent(_path: str) -> None:
    pass


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


@dataclass(slots=True)
class _Tally:
    by_outcome: dict[Outcome, list[str]] = field(default_factory=lambda: {o: [] for o in Outcome})
    failed: list[Failure] = field(default_factory=list)

    def report(self) -> AddReport:
        return AddReport(
            added=tuple(self.by_outcome[Outcome.ADDED]),
            unchanged=tuple(self.by_outcome[Outcome.UNCHANGED]),
            replaced=tuple(self.by_outcome[Outcome.REPLACED]),
            failed=tuple(self.failed),
        )


class Ingest:
    def __init__(self, store: RecordStore, reader: DocumentReader) -> None:
        self._store = store
        self._reader = reader

    def files(self, paths: Sequence[Path], labels: Labels, progress: Progress) -> AddReport:
        """Raises StoreError when the workspace takes nothing: another writer, a full disk."""
        tally = _Tally()
        with self._store.writing():
            for named in files_of(paths):
                if isinstance(named, Failure):
                    tally.failed.append(named)
                    continue
                progress(shown(named))
                self._file(named, labels, tally)
        return tally.report()

    def examples(self, shipped: Sequence[Example]) -> AddReport:
        """The documents that ship with the program, labelled as they are."""
        tally = _Tally()
        with self._store.writing():
            for example in shipped:
                labels = Labels(example.title, example.publisher)
                outcome, id_ = self._take(example.content(), example.path, labels)
                tally.by_outcome[outcome].append(id_)
        return tally.report()

    def read_again(self) -> list[Failure]:
        """Reads every original with the reader of today; what it says of titles stays."""
        failed = []
        with self._store.writing():
            for summary in self._store.summaries():
                labels = Labels(summary.title, summary.publisher)
                data = self._store.original(summary.id)
                try:
                    document = labels.of(self._reader.read(data, summary.name))
                except ReadError as error:
                    failed.append(Failure(summary.path, reason_of(error)))
                else:
                    self._store.put(document, data, summary.path)
        return failed

    def _file(self, path: Path, labels: Labels, tally: _Tally) -> None:
        try:
            outcome, id_ = self._take(path.read_bytes(), shown(absolute(path)), labels)
        except ReadError as error:
            tally.failed.append(Failure(shown(path), reason_of(error)))
        except OSError as error:
            tally.failed.append(Failure(shown(path), error.strerror or str(error)))
        else:
            tally.by_outcome[outcome].append(id_)

    def _take(self, data: bytes, path: str, labels: Labels) -> tuple[Outcome, str]:
        document = labels.of(self._known_or_read(data, PurePath(path).name))
        return self._store.put(document, data, path), document.id

    def _known_or_read(self, data: bytes, name: str) -> Document:
        try:
            return self._store.document(document_id(hashlib.sha256(data).hexdigest()))
        except RecordNotFound:
            return self._reader.read(data, name)


def read_file(path: Path, reader: DocumentReader) -> Document | Failure:
    """Without a workspace."""
    try:
        return reader.read(path.read_bytes(), path.name)
    except ReadError as error:
        return Failure(shown(path), reason_of(error))
    except OSError as error:
        return Failure(shown(path), error.strerror or str(error))


def reason_of(error: ReadError) -> str:
    return f"{error.found}; expected {error.expected}"
