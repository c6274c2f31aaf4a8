"""A PDF → its pages, one at a time."""

from collections.abc import Iterator
from typing import Any

from corpus.limits import Limits
from corpus.pages import Page
from corpus.readers.pdf.characters import Origins
from corpus.readers.pdf.library import LOCK, opened, page_of
from corpus.readers.pdf.page import page_from


def read(data: bytes, name: str, limits: Limits, first: int = 1) -> Iterator[Page]:
    """Every page from `first` up to the limit. Raises ReadError where the file does not open."""
    with opened(data, name) as document:
        count = len(document)
        origins = Origins()
        for index in range(first - 1, min(count, limits.pages)):
            with LOCK:
                page = _page(document, index, limits, origins)
            yield page
    if count > limits.pages and first <= limits.pages + 1:
        reason = f"this and later ones of {count:,} pages: {limits.over('pages')}"
        yield Page(limits.pages + 1, unread=reason)


def _page(document: Any, index: int, limits: Limits, origins: Origins) -> Page:
    with page_of(document, index) as page:
        if page is None:
            return Page(index + 1, unread="damaged: the page cannot be loaded")
        return page_from(page, index + 1, limits, origins)
