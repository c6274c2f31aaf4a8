"""A file → its pages, by the reader of its kind. Readers and their libraries load when needed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import count, islice

from corpus.errors import IsArchive, ReadError
from corpus.limits import Limits
from corpus.model import Format, Piece
from corpus.pages import Page
from corpus.readers.formats import Kind
from corpus.readers.plaintext import decode_text, lines_of

Step = Callable[[int, bool], None]  # told which page begins, and whether it is recognised
_READERS: dict[Format, str] = {
    "docx": "word",
    "doc": "old_word",
    "xlsx": "spreadsheet",
    "xls": "old_spreadsheet",
    "html": "webpage",
    "image": "ocr",
}


def silent(_page: int, _picture: bool) -> None:
    pass


def format_of(kind: Kind, name: str) -> Format:
    """Raises IsArchive for a ZIP archive."""
    if kind == "zip":
        raise IsArchive(name, "a ZIP archive", "the files in it, one at a time")
    return kind


def pages_of(
    data: bytes,
    name: str,
    format_: Format,
    limits: Limits,
    *,
    step: Step = silent,
    only: slice = slice(None),
) -> Iterator[Page]:
    """Its pages, or some; nothing after them is looked at. Raises ReadError."""
    if format_ == "pdf":
        return _recognised(_pdf_pages(data, name, limits, step, only), data, name, limits, step)
    if format_ == "text":
        lines = lines_of(decode_text(data, name))
        found: Iterable[Page] = [Page(1, tuple(map(_line, lines, range(1, len(lines) + 1))))]
    else:
        read = import_module(f"corpus.readers.{_READERS[format_]}").read
        found = read(data, name, limits)
    if format_ == "image":
        return islice(_stepped(found, step, picture=True), only.start, only.stop)
    return islice(found, only.start, only.stop)


def _pdf_pages(data: bytes, name: str, limits: Limits, step: Step, only: slice) -> Iterator[Page]:
    """Those asked for; those before them are not looked at."""
    first = 1 + (only.start or 0)
    pages = import_module("corpus.readers.pdf").read(data, name, limits, first)
    last = only.stop and max(only.stop - first + 1, 0)
    return islice(_stepped(pages, step, first=first), last)


def _line(text: str, number: int) -> Piece:
    return Piece(text, line=number)


def _stepped(
    pages: Iterable[Page], step: Step, *, picture: bool = False, first: int = 1
) -> Iterator[Page]:
    """Tells before each page that it begins; page 0 is none any more."""
    remaining = iter(pages)
    for number in count(first):
        step(number, picture)
        page = next(remaining, None)
        if page is None:
            step(0, False)
            return
        yield page


def _recognised(
    pages: Iterable[Page], data: bytes, name: str, limits: Limits, step: Step
) -> Iterator[Page]:
    """Those without text as their picture shows them; without [ocr] they say what is missing."""
    for page in pages:
        if page.is_picture:
            step(page.number, True)
            yield _from_picture(page, data, name, limits)
        else:
            yield page


def _from_picture(page: Page, data: bytes, name: str, limits: Limits) -> Page:
    ocr = import_module(f"corpus.readers.{_READERS['image']}")
    try:
        found: Page = ocr.read_page(data, name, page.number, limits)
    except ReadError as error:
        return replace(page, unread=f"{page.unread}; {error.found}; expected {error.expected}")
    return found
