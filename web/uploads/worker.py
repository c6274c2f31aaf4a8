"""The one thread that reads what was sent, one file after another, in a process of its own."""

import contextlib
import logging
import threading
from collections.abc import Callable

from corpus.errors import IsArchive, JixiaoError, ReadError, RecordNotFound
from corpus.model import Document
from corpus.store.lock import FileLock
from web.originals.document_reader import DocumentReader
from web.originals.opened_files import reason_of
from web.reports import report_of
from web.uploads.queue import Queue, QueueFull, Sent
from web.uploads.upload import Counted, State, Upload

_log = logging.getLogger(__name__)
_LOOK = 2.0  # seconds between two looks: other processes take files, too
_TRIES = 3  # after so many starts that never ended, a file is given up
_BROKE_OFF = "reading it broke off several times; expected a file that can be read"
_UNFORESEEN = "reading it went wrong in a way not foreseen; the log says more"


class Worker:
    """Of several over one queue, in this process or in others, one reads."""

    def __init__(self, queue: Queue, reader: DocumentReader, sent: Callable[..., Sent]) -> None:
        """`sent` makes what came of an archive, by its path, content and problem."""
        self._queue = queue
        self._reader = reader
        self._sent = sent
        self._lock = FileLock(queue.folder / "reader.lock")
        self._wake = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True, name="uploads")

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        """Does not wait for a file that is being read: the next start reads it again."""
        self._stopped = True
        self.wake()

    @property
    def page(self) -> tuple[int, int]:
        return self._reader.page

    def _run(self) -> None:
        while not self._stopped:
            try:
                self._read_all()
            except (JixiaoError, OSError) as error:  # a full disk, or others that change the queue
                _log.warning("uploads: %s", error)
            except Exception:  # the edge of the thread, which goes on
                _log.exception("uploads")
            self._wake.wait(_LOOK)
            self._wake.clear()

    def _read_all(self) -> None:
        """Until none waits; what says it is being read was broken off, as no other reads."""
        self._queue.folder.mkdir(parents=True, exist_ok=True)
        with self._lock.held(0) as held:
            if not held:
                return
            self._queue.clear_away()
            while not self._stopped and (found := self._next()):
                self._read(found)

    def _next(self) -> Upload | None:
        unread = (State.WAITING, State.READING)
        return next((each for each in self._queue.uploads() if each.state in unread), None)

    def _read(self, found: Upload) -> None:
        with contextlib.suppress(RecordNotFound):  # discarded meanwhile
            if found.tries >= _TRIES:
                self._queue.change(found.id, state=State.FAILED, reason=_BROKE_OFF)
                return
            self._queue.change(found.id, state=State.READING, tries=found.tries + 1)
            data = self._queue.content(found.id)
            try:
                document = self._reader.read(data, found.name)
            except IsArchive:
                self._open(found, data)
            except ReadError as error:
                self._queue.change(found.id, state=State.FAILED, reason=reason_of(error))
            except OSError:
                raise
            except Exception:  # the edge of the thread, which goes on
                _log.exception("uploads: %s", found.id)
                self._queue.change(found.id, state=State.FAILED, reason=_UNFORESEEN)
            else:
                read = _counted(document)
                self._queue.change(found.id, document, state=State.READ, read=read, tries=0)

    def _open(self, archive: Upload, data: bytes) -> None:
        """Its files come after it; it goes once they have all been taken."""
        empty = True
        try:
            for member in self._reader.members(data, ""):
                empty = False
                path = archive.path + member.path
                self._queue.put(self._sent(path, member.data, member.problem or ""))
        except ReadError as error:
            self._queue.change(archive.id, state=State.FAILED, reason=reason_of(error))
        except QueueFull as error:
            self._queue.change(archive.id, state=State.FAILED, reason=str(error))
        else:
            if empty:
                reason = "an archive without files; expected forms in it"
                self._queue.change(archive.id, state=State.FAILED, reason=reason)
            else:
                self._queue.remove(archive.id)


def _counted(document: Document) -> Counted:
    found = report_of("", document)
    return Counted(found.forms, found.indicators, found.open, found.unplaced, len(document.unread))
