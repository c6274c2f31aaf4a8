"""What passes between a program and its child: msgpack, each message after its length.

Nothing that comes from the child is run: no pickle, only values of these shapes.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

import msgspec

from corpus.errors import IsArchive, NoFormFound, ReadError
from corpus.limits import Limits
from corpus.model import Document, Piece
from corpus.pages import Page, Table

OUT_OF_MEMORY = "MemoryError"  # a kind of problem
_LENGTH = struct.Struct(">Q")
_ERRORS = {error.__name__: error for error in (ReadError, NoFormFound, IsArchive)}


@dataclass(frozen=True, slots=True)
class Request:
    task: str
    name: str  # of the file, for messages
    data: bytes
    limits: Limits
    page: int | None = None  # the only one wanted; for reading, the first one not wanted
    dpi: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """An error of the file; its kind is a class of corpus.errors or OUT_OF_MEMORY."""

    kind: str
    path: str
    found: str
    expected: str

    def error(self) -> ReadError:
        return _ERRORS.get(self.kind, ReadError)(self.path, self.found, self.expected)


class Say(StrEnum):
    """What a reply is."""

    STEP = "step"  # another page begins
    ITEM = "item"  # one of several answers
    DONE = "done"  # the answer
    REFUSED = "refused"  # no answer, and why


@dataclass(frozen=True, slots=True)
class Reply:
    say: Say
    data: bytes = b""
    page: int = 0  # of a step
    of: int = 0  # of the first step: how many pages there are; 0 where only reading tells
    picture: bool = False  # of a step: the page is recognised, which takes its time
    problem: Problem | None = None
    spent: bool = False  # the child has taken much memory and should do no more


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, or why it is not to be had."""

    path: str  # archive.zip!folder/inner.zip!form.pdf
    data: bytes = b""
    problem: str | None = None  # what was found; what was expected


@dataclass(frozen=True, slots=True)
class _Block:
    """Of a page: one of the two."""

    table: Table | None = None
    line: Piece | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """As corpus.pages.Page: msgspec tells no two dataclasses apart in one field."""

    number: int
    blocks: tuple[_Block, ...]
    width: float | None
    height: float | None
    name: str | None
    unread: str | None


_encoder = msgspec.msgpack.Encoder()
_request = msgspec.msgpack.Decoder(Request)
_reply = msgspec.msgpack.Decoder(Reply)
_document = msgspec.msgpack.Decoder(Document)
_pages = msgspec.msgpack.Decoder(tuple[_Page, ...])
_member = msgspec.msgpack.Decoder(Member)


class TooLong(Exception):
    """A message is longer than its reader takes."""


def send(stream: IO[bytes], message: Request | Reply) -> None:
    data = _encoder.encode(message)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def next_request(stream: IO[bytes]) -> Request | None:
    """None when there are no more."""
    data = _next(stream, None)
    return _request.decode(data) if data else None


def next_reply(stream: IO[bytes], most: int) -> Reply | None:
    """None when the child has ended. Raises TooLong for a reply of more than `most` bytes."""
    data = _next(stream, most)
    return _reply.decode(data) if data else None


def problem_of(error: ReadError) -> Problem:
    return Problem(type(error).__name__, error.path, error.found, error.expected)


def packed(value: Document | Member) -> bytes:
    return _encoder.encode(value)


def document_of(data: bytes) -> Document:
    return _document.decode(data)


def member_of(data: bytes) -> Member:
    return _member.decode(data)


def packed_pages(pages: Sequence[Page]) -> bytes:
    return _encoder.encode(
        [
            _Page(p.number, tuple(map(_block, p.blocks)), p.width, p.height, p.name, p.unread)
            for p in pages
        ]
    )


def pages_of(data: bytes) -> tuple[Page, ...]:
    return tuple(
        Page(p.number, tuple(map(_either, p.blocks)), p.width, p.height, p.name, p.unread)
        for p in _pages.decode(data)
    )


def _block(block: Table | Piece) -> _Block:
    return _Block(table=block) if isinstance(block, Table) else _Block(line=block)


def _either(block: _Block) -> Table | Piece:
    found = block.table or block.line
    assert found is not None
    return found


def _next(stream: IO[bytes], most: int | None) -> bytes:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return b""
    (length,) = _LENGTH.unpack(head)
    if most is not None and length > most:
        raise TooLong
    data = stream.read(length)
    return data if len(data) == length else b""
