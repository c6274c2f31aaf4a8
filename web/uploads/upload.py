"""One file that was sent, and how far it has come."""

import unicodedata
from enum import StrEnum
from pathlib import PurePosixPath

import msgspec

_LONGEST = 160  # characters of a name
_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # categories of characters
_NAMELESS = "unnamed"


class State(StrEnum):
    WAITING = "waiting"
    READING = "reading"
    READ = "read"  # a person is to say whether it is added
    FAILED = "failed"
    ADDED = "added"
    KNOWN = "known"  # the workspace had it already


ENDED = frozenset({State.FAILED, State.ADDED, State.KNOWN})


class Counted(msgspec.Struct, frozen=True):
    """What was read of an upload."""

    forms: int
    indicators: int
    open: int  # readings that the source leaves open
    unplaced: int  # characters
    unread: int  # pages or parts


class Upload(msgspec.Struct, frozen=True):
    id: str  # of its content
    number: int  # uploads are read in this order
    name: str  # as it may be shown
    path: str  # as sent, harmless too: archive.zip!folder/form.pdf for what was in an archive
    size: int  # bytes
    state: State = State.WAITING
    reason: str = ""  # of a failure
    document_id: str = ""  # in the workspace, once it is there
    again: int = 0  # how often the same content was sent once more
    tries: int = 0  # how often reading it began
    read: Counted | None = None  # once it is


def harmless(sent: str) -> str:
    """The last part of a name, without what steers a page or a terminal, and not too long."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if unicodedata.category(c) not in _STEERING).strip()
    if len(shown) > _LONGEST:
        suffix = PurePosixPath(shown).suffix[:8]
        shown = shown[: _LONGEST - len(suffix) - 1] + "…" + suffix
    return _NAMELESS if shown.strip(".") == "" else shown
