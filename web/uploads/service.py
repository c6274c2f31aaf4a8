"""Uploads of a workspace: taken, read, shown, and added or discarded as a person says."""

import contextlib
import hashlib
from collections.abc import Iterable

from corpus.errors import ReadError, RecordNotFound
from corpus.ids import document_id
from corpus.model import Document
from corpus.store.base import RecordStore
from web.originals.document_reader import DocumentReader
from web.text_index import TextIndex
from web.uploads.queue import Queue, Sent
from web.uploads.upload import ENDED, State, Upload
from web.uploads.worker import Worker


class Uploads:
    """`start` begins to read; before it, files only wait."""

    def __init__(
        self, queue: Queue, store: RecordStore, index: TextIndex, reader: DocumentReader
    ) -> None:
        self._queue = queue
        self._store = store
        self._index = index
        self._reader = reader
        self._worker = Worker(queue, reader, self._sent)

    def start(self) -> None:
        self._worker.start()

    def stop(self) -> None:
        self._worker.stop()

    @property
    def page(self) -> tuple[int, int]:
        """The page that is being read now, of how many, where this process reads; else 0."""
        return self._worker.page

    def all(self) -> list[Upload]:
        return self._queue.uploads()

    def upload(self, id_: str) -> Upload:
        """Raises RecordNotFound."""
        return self._queue.upload(id_)

    def document(self, id_: str) -> Document:
        """What was read of one. Raises RecordNotFound.

        One that another version has read is read again.
        """
        try:
            return self._queue.document(id_)
        except RecordNotFound:
            if self.upload(id_).state is State.READ:
                self._queue.change(id_, state=State.WAITING)
                self._worker.wake()
            raise

    def take(self, name: str, data: bytes) -> Upload:
        """Raises ReadError for what no reader would take, QueueFull."""
        limits = self._reader.limits
        if not data:
            raise ReadError(name, "an empty file", "a file with a form in it")
        if len(data) > limits.bytes:
            raise ReadError(name, limits.over("bytes"), "a smaller file")
        taken = self._queue.put(self._sent(name, data))
        self._worker.wake()
        return taken

    def add(self, ids: Iterable[str]) -> int:
        """Those of them that are read go into the workspace, all at once; how many.

        Raises StoreError when the workspace takes nothing.
        """
        chosen = [one for one in map(self._known, dict.fromkeys(ids)) if one]
        read = [one for one in chosen if one.state is State.READ]
        documents = [(one, self.document(one.id)) for one in read]
        with self._store.writing(), self._store.batch():
            for one, document in documents:
                self._store.put(document, self._queue.content(one.id), _place(one))
        for one, document in documents:
            with contextlib.suppress(RecordNotFound):  # discarded meanwhile
                self._queue.change(one.id, state=State.ADDED, document_id=document.id)
        self._index.catch_up()
        return len(documents)

    def discard(self, ids: Iterable[str]) -> int:
        """Forgets them, whatever has become of them; what was added stays in the workspace."""
        chosen = [one for one in map(self._known, dict.fromkeys(ids)) if one]
        for one in chosen:
            self._queue.remove(one.id)
        return len(chosen)

    def forget_ended(self) -> None:
        for one in self._queue.uploads():
            if one.state in ENDED:
                self._queue.remove(one.id)

    def _known(self, id_: str) -> Upload | None:
        try:
            return self._queue.upload(id_)
        except RecordNotFound:
            return None

    def _sent(self, path: str, data: bytes, reason: str = "") -> Sent:
        id_ = document_id(hashlib.sha256(data).hexdigest())
        try:
            self._store.summary(id_)
        except RecordNotFound:
            id_ = ""
        return Sent(path, data, reason, id_)


def _place(one: Upload) -> str:
    """Where it came from: of two files of one name the second does not replace the first."""
    return f"upload:{one.id}/{one.name}"
