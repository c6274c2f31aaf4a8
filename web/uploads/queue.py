"""Uploads on disk, each in a folder of its own, so that a start finds them as they were.

The names that people gave are never names of files here.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from corpus.errors import RecordNotFound, StoreError
from corpus.isolated.messages import document_of, packed
from corpus.model import Document
from corpus.store.lock import FileLock
from web.uploads.upload import ENDED, State, Upload, harmless

_ID = 24  # digits of an upload's id
_PATIENCE = 10.0  # seconds to wait for others that change the queue
_STALE = 3600.0  # seconds after which a folder that was never finished is left over
_NEW = ".new-"  # such folders
_encoder = msgspec.json.Encoder()
_upload = msgspec.json.Decoder(Upload)


class QueueFull(StoreError):
    def __init__(self, most: int) -> None:
        super().__init__(f"{most} files wait already; expected room in the queue: add or discard")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came, or only the name of one that could not be had, and why."""

    path: str
    data: bytes
    reason: str = ""
    document_id: str = ""  # where the workspace has it already

    @property
    def state(self) -> State:
        if self.reason:
            return State.FAILED
        return State.KNOWN if self.document_id else State.WAITING

    @property
    def id(self) -> str:
        content = self.path.encode("utf-8", "replace") if self.reason else self.data
        return hashlib.sha256(content).hexdigest()[:_ID]


class Queue:
    """Any number of threads and processes may use one folder."""

    def __init__(self, folder: Path, most: int) -> None:
        """`most` files may wait, be read or await a person's word."""
        self._folder = folder
        self._most = most
        self._lock = FileLock(folder / "queue.lock")

    @property
    def folder(self) -> Path:
        return self._folder

    def uploads(self) -> list[Upload]:
        """In the order in which they came."""
        found = [self._read(path.name) for path in self._folders()]
        return sorted((each for each in found if each), key=lambda each: (each.number, each.id))

    def upload(self, id_: str) -> Upload:
        """Raises RecordNotFound."""
        found = self._read(id_) if _is_id(id_) else None
        if found is None:
            raise RecordNotFound(id_)
        return found

    def put(self, sent: Sent) -> Upload:
        """One with the same content is not taken twice, and says so. Raises QueueFull."""
        with self._changing():
            before = self.uploads()
            if same := next((each for each in before if each.id == sent.id), None):
                return self._write(_sent_again(same, sent))
            if sum(each.state not in ENDED for each in before) >= self._most:
                raise QueueFull(self._most)
            number = max((each.number for each in before), default=0) + 1
            return self._make(_new(sent, number), sent.data)

    def change(self, id_: str, document: Document | None = None, **changes: object) -> Upload:
        """The upload as it is now. Raises RecordNotFound when it was taken away."""
        with self._changing():
            new = msgspec.structs.replace(self.upload(id_), **changes)
            if document is not None:
                _replace(self._folder / id_ / "document", packed(document))
            return self._write(new)

    def remove(self, id_: str) -> None:
        """Nothing where it is gone already."""
        with self._changing():
            if _is_id(id_):
                shutil.rmtree(self._folder / id_, ignore_errors=True)

    def content(self, id_: str) -> bytes:
        """Raises RecordNotFound."""
        return self._part(id_, "content")

    def document(self, id_: str) -> Document:
        """What was read of it. Raises RecordNotFound, also for what another version has read."""
        try:
            return document_of(self._part(id_, "document"))
        except msgspec.MsgspecError as error:
            raise RecordNotFound(id_) from error

    def clear_away(self) -> None:
        """What a kill left over: no upload can be in it."""
        for path in self._folder.glob(f"{_NEW}*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE:
                    shutil.rmtree(path, ignore_errors=True)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._lock.held(_PATIENCE) as held:
            if not held:
                raise StoreError(f"{self._folder}: others change it; expected a moment of peace")
            yield

    def _folders(self) -> Iterator[Path]:
        with contextlib.suppress(FileNotFoundError):
            yield from (path for path in self._folder.iterdir() if _is_id(path.name))

    def _read(self, id_: str) -> Upload | None:
        """None for one that is gone, or that a kill has left without its record."""
        try:
            return _upload.decode((self._folder / id_ / "upload.json").read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None

    def _part(self, id_: str, name: str) -> bytes:
        self.upload(id_)
        try:
            return (self._folder / id_ / name).read_bytes()
        except OSError as error:
            raise RecordNotFound(id_) from error

    def _make(self, new: Upload, data: bytes) -> Upload:
        """All of it is there at once, or nothing."""
        place = self._folder / new.id
        shutil.rmtree(place, ignore_errors=True)
        made = Path(tempfile.mkdtemp(prefix=_NEW, dir=self._folder))
        try:
            (made / "content").write_bytes(data)
            (made / "upload.json").write_bytes(_encoder.encode(new))
            made.rename(place)
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
        return new

    def _write(self, new: Upload) -> Upload:
        _replace(self._folder / new.id / "upload.json", _encoder.encode(new))
        return new


def _new(sent: Sent, number: int) -> Upload:
    return Upload(
        id=sent.id,
        number=number,
        name=harmless(sent.path.rpartition("!")[2]),
        path="/".join(map(harmless, sent.path.split("/"))),
        size=len(sent.data),
        state=sent.state,
        reason=sent.reason,
        document_id=sent.document_id,
    )


def _sent_again(before: Upload, sent: Sent) -> Upload:
    """One that failed is tried once more, and so is one that was added and removed since."""
    again = msgspec.structs.replace(before, again=before.again + 1)
    gone = before.state in ENDED and sent.document_id != before.document_id
    if not gone and before.state is not State.FAILED:
        return again
    return msgspec.structs.replace(
        again, state=sent.state, reason=sent.reason, document_id=sent.document_id, tries=0
    )


def _is_id(text: str) -> bool:
    return len(text) == _ID and set(text) <= set("0123456789abcdef")


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(path)
