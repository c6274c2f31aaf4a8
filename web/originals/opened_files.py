"""Files one at a time, those in archives too: what cannot be opened or read is a Failure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.errors import IsArchive, ReadError
from corpus.limits import Limits
from web.originals.document_reader import DocumentReader
from web.originals.files import Named, absolute, content_of, shown
from web.reports import Failure

T = TypeVar("T")
Progress = Callable[[str], None]  # told each path before it is read


def silent(_path: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class OpenedFile:
    path: str  # as named by whoever gave it; a file in an archive as archive.zip!folder/form.pdf
    place: str  # the same from the root of the disk
    name: str  # without folders
    data: bytes


def each_file(
    named: Iterable[Named],
    reader: DocumentReader,
    read: Callable[[OpenedFile], T],
    progress: Progress = silent,
) -> Iterator[T | Failure]:
    """What `read` makes of each file; it may raise ReadError."""
    for each in named:
        if isinstance(each, Failure):
            yield each
            continue
        progress(shown(each))
        try:
            file = _opened(each, reader.limits)
            yield read(file)
        except IsArchive:
            yield from _members(file, reader, read, progress)
        except ReadError as error:
            yield Failure(shown(each), reason_of(error))


def reason_of(error: ReadError) -> str:
    return f"{error.found}; expected {error.expected}"


def _opened(path: Path, limits: Limits) -> OpenedFile:
    data = content_of(path, limits)
    return OpenedFile(shown(path), shown(absolute(path)), path.name, data)


def _members(
    archive: OpenedFile,
    reader: DocumentReader,
    read: Callable[[OpenedFile], T],
    progress: Progress,
) -> Iterator[T | Failure]:
    empty = True
    try:
        for member in reader.members(archive.data, ""):
            empty = False
            path = archive.path + member.path
            progress(path)
            if member.problem:
                yield Failure(path, member.problem)
                continue
            name = member.path.rpartition("!")[2].rpartition("/")[2]
            file = OpenedFile(path, archive.place + member.path, name, member.data)
            try:
                yield read(file)
            except ReadError as error:
                yield Failure(path, reason_of(error))
    except ReadError as error:
        yield Failure(archive.path + error.path, reason_of(error))
    else:
        if empty:
            yield Failure(archive.path, "an archive without files; expected forms in it")
