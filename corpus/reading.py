"""A file → a Document: what jixiao knows of it.

Everything happens in this process: for files of others use corpus.isolated, which bounds it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus.errors import NoFormFound, ReadError
from corpus.forms.reader import read_forms, read_pages
from corpus.ids import document_id
from corpus.limits import Limits
from corpus.model import Document, Form, Unread
from corpus.pages import Page
from corpus.readers import files
from corpus.readers.files import Step, silent
from corpus.readers.formats import Kind, kind_of, suffix_hint
from corpus.readers.plaintext import decode_text, lines_of
from corpus.readers.sight import Sight

_DEFAULT = Limits()
_TOLD = 3  # reasons in one message


def read_path(path: Path, limits: Limits = _DEFAULT) -> Document:
    """The document in a file. Raises ReadError, and NoFormFound where it holds no form."""
    try:
        if path.stat().st_size > limits.bytes:
            raise ReadError(str(path), limits.over("bytes"), "a smaller file")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error), "a file to read") from error
    return read_bytes(data, str(path), limits)


def read_bytes(
    data: bytes,
    name: str,
    limits: Limits = _DEFAULT,
    *,
    before: int | None = None,
    step: Step = silent,
) -> Document:
    """As read_path; `name` is a path or file name, for messages. IsArchive for a ZIP archive.

    With `before`, pages from that number on are not looked at; `step` is told of each page.
    """
    kind = kind_of(data, name)
    with _hinting(name, kind):
        format_ = files.format_of(kind, name)
        if format_ == "text":
            return _text_document(data, name, limits)
        only = slice(before and before - 1)
        pages = _Counted(files.pages_of(data, name, format_, limits, step=step, only=only))
        forms, unread = read_pages(pages)
        reasons = [f"page {one.page}: {one.reason}" for one in unread if one.page]
        document = _document(data, name, forms, unread, reasons)
        return replace(document, format=format_, pages=max(pages.last, 1))


def pages_of(
    data: bytes, name: str, limits: Limits = _DEFAULT, page: int | None = None, step: Step = silent
) -> tuple[Page, ...]:
    """Every page as its reader gives it, or the one with a number. Raises ReadError."""
    format_ = files.format_of(kind_of(data, name), name)
    only = slice(page and page - 1, page)
    return tuple(files.pages_of(data, name, format_, limits, step=step, only=only))


def count_of(data: bytes, name: str) -> int:
    """How many pages a PDF has; 0 where only reading tells. Raises ReadError."""
    if kind_of(data, name) != "pdf":
        return 0
    from corpus.readers.pdf.library import count_of as counted

    return counted(data, name)


def picture_of(data: bytes, name: str, page: int, dpi: int, limits: Limits = _DEFAULT) -> bytes:
    """PNG of a page of a PDF or picture, as it is shown. Raises ReadError."""
    format_ = files.format_of(kind_of(data, name), name)
    return Sight(data, name, format_, limits).png(page, dpi)


def _text_document(data: bytes, name: str, limits: Limits) -> Document:
    lines = lines_of(decode_text(data, name))
    long = [number for number, line in enumerate(lines, 1) if len(line) > limits.line]
    forms, unread = read_forms([line if len(line) <= limits.line else "" for line in lines])
    reasons = [f"line {number}: {limits.over('line')}" for number in long]
    left = (Unread(name, reason) for reason in reasons)
    return _document(data, name, forms, (*left, *unread), reasons)


class _Counted:
    """Pages as they are taken, and the number of the last."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = pages
        self.last = 0

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            self.last = page.number
            yield page


def _document(
    data: bytes, name: str, forms: tuple[Form, ...], unread: Sequence[Unread], reasons: list[str]
) -> Document:
    """`reasons` are told where there is no form at all."""
    if not forms:
        found = "; ".join(["no 绩效目标 form in it", *reasons[:_TOLD]])
        raise NoFormFound(name, found, "a form with 三级指标 and 指标值")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=Path(name).name,
        title=forms[0].title,
        publisher=None,
        size=len(data),
        forms=forms,
        unread=tuple(replace(one, path=name) for one in unread),
    )


@contextmanager
def _hinting(name: str, kind: Kind) -> Iterator[None]:
    """Errors say so when the name of the file promises something else than it holds."""
    try:
        yield
    except ReadError as error:
        hint = suffix_hint(name, kind)
        if not hint:
            raise
        raise type(error)(error.path, f"{error.found} ({hint})", error.expected) from error
