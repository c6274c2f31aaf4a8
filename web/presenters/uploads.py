"""The queue of uploads as lines of a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from web.language import gettext, lazy_gettext
from web.uploads import State, Upload

_STATES = {
    State.WAITING: lazy_gettext("等待读取"),
    State.READING: lazy_gettext("正在读取"),
    State.READ: lazy_gettext("待确认"),
    State.FAILED: lazy_gettext("没有读出"),
    State.ADDED: lazy_gettext("已加入"),
    State.KNOWN: lazy_gettext("工作区里已有"),
}
_UNITS = ((2**20, "MiB"), (2**10, "KiB"))


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that did not come into the queue."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    upload: Upload
    label: str  # of its state
    size: str

    @property
    def awaits(self) -> bool:
        """Whether a person is to say what becomes of it."""
        return self.upload.state is State.READ

    @property
    def moves(self) -> bool:
        """Whether it goes on by itself."""
        return self.upload.state in (State.WAITING, State.READING)


def lines_of(uploads: list[Upload], page: tuple[int, int]) -> tuple[Line, ...]:
    """`page` is the one being read, of how many; 0 where that is not known."""
    return tuple(_lines(uploads, page))


def _lines(uploads: list[Upload], page: tuple[int, int]) -> Iterator[Line]:
    for upload in uploads:
        label = str(_STATES[upload.state])
        if upload.state is State.READING and page[0]:
            label = _being_read(*page)
        yield Line(upload, label, size_of(upload.size))


def _being_read(page: int, of: int) -> str:
    if of:
        return gettext("正在读第 %(page)s 页，共 %(of)s 页", page=min(page, of), of=of)
    return gettext("正在读第 %(page)s 页", page=page)


def size_of(count: int) -> str:
    """Such as 1.5 MiB."""
    for unit, name in _UNITS:
        if count >= unit:
            return f"{count / unit:,.1f} {name}"
    return gettext("%(count)s 字节", count=count)
