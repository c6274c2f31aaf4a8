"""The queue of uploads as lines of a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from web.language import gettext, language, lazy_gettext
from web.uploads import State, Upload

_STATES = {
    State.WAITING: lazy_gettext("等待读取"),
    State.READING: lazy_gettext("正在读取"),
    State.READ: lazy_gettext("待确认"),
    State.FAILED: lazy_gettext("没有读出"),
    State.ADDED: lazy_gettext("已加入"),
    State.KNOWN: lazy_gettext("工作区里已有"),
}
_FAILURES = (  # what a reader's message holds, in the words of the page
    ("over the limit", lazy_gettext("超过读取的限度，请分成小一些的文件。")),
    ("encrypted", lazy_gettext("文件有密码，请去掉密码后再上传。")),
    ("without files", lazy_gettext("压缩包里没有文件。")),
    ("is empty", lazy_gettext("文件是空的。")),
    ("form in it", lazy_gettext("里面没有绩效表：应有三级指标和指标值。")),
    ("no text", lazy_gettext("没有读到文字，或不是能读的格式。")),
    ("no cell with text", lazy_gettext("没有读到文字，或不是能读的格式。")),
    ("bytes that are no", lazy_gettext("没有读到文字，或不是能读的格式。")),
    ("broke off", lazy_gettext("几次都没有读完，请检查文件是否完好。")),
    ("broken", lazy_gettext("文件损坏或不完整，请重新保存后再上传。")),
    ("damaged", lazy_gettext("文件损坏或不完整，请重新保存后再上传。")),
    ("no whole", lazy_gettext("文件损坏或不完整，请重新保存后再上传。")),
)
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
    def failure(self) -> str:
        """Why it was not read, in the words of the page; empty where the message alone tells."""
        if language() == "en":
            return ""
        said = (words for part, words in _FAILURES if part in self.upload.reason)
        return str(next(said, ""))

    @property
    def awaits(self) -> bool:
        """Whether a person is to say what becomes of it."""
        return self.upload.state is State.READ

    @property
    def moves(self) -> bool:
        """Whether it goes on by itself."""
        return self.upload.state in (State.WAITING, State.READING)


def lines_of(uploads: list[Upload], page: int) -> tuple[Line, ...]:
    """`page` is the one being read, where that is known."""
    return tuple(_lines(uploads, page))


def _lines(uploads: list[Upload], page: int) -> Iterator[Line]:
    for upload in uploads:
        label = str(_STATES[upload.state])
        if upload.state is State.READING and page:
            label = gettext("正在读第 %(page)s 页", page=page)
        yield Line(upload, label, size_of(upload.size))


def size_of(count: int) -> str:
    """Such as 1.5 MiB."""
    for unit, name in _UNITS:
        if count >= unit:
            return f"{count / unit:,.1f} {name}"
    return gettext("%(count)s 字节", count=count)
