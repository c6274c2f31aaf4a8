"""A file → the forms in it: by its tables, and by the order of its text where it has none."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby

from corpus.forms.grid import parts as grid
from corpus.forms.grid.section import Section, sections
from corpus.forms.grid.sheet import sheet_of
from corpus.forms.labels import is_label
from corpus.forms.laid_out import laid_out, pieces_of
from corpus.forms.pages import stretches, text_pages
from corpus.forms.parts import take_apart
from corpus.forms.printed import Printed
from corpus.forms.record import form_of
from corpus.model import Form, Unread
from corpus.pages import Page
from corpus.readers import grid_text

_WORDY = re.compile(r"[^\s|:-]")
_LABELS = 4  # at least so many on a page that may belong to a form


def read_forms(lines: Sequence[str]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms of a text in its order, and the stretches of lines that hold none."""
    pages = list(text_pages(lines))
    if any(grid_text.is_grid(page) for _, page in pages):
        forms, _ = read_pages(grid_text.read(page, 1, first + 1) for first, page in pages)
        if forms or not any(map(_WORDY.search, lines)):
            return forms, ()
    return _read_text(Printed(lines), set())


def read_pages(pages: Iterable[Page]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms in pages of tables and lines, and the pages that could not be read."""
    pages = list(pages)
    sheet = sheet_of(pages)
    forms: list[tuple[int, Form]] = []  # with the page where each begins
    taken: set[str] = set()
    covered: set[int] = set()
    for section in sections(sheet):
        parts = grid.take_apart(section)
        if parts.is_form:
            form = form_of(parts, sheet.printed, taken)
            forms.append((section.rows[0].page, form))
            taken.add(form.id)
            covered |= _pages_of(section)
    for first, printed in _other_runs(pages, covered):
        more, _ = _read_text(printed, taken)
        forms += [(first, form) for form in more]
        taken |= {form.id for form in more}
    forms.sort(key=lambda one: one[0])
    unread = tuple(Unread("", page.unread, page.number) for page in pages if page.unread)
    return tuple(form for _, form in forms), unread


def _pages_of(section: Section) -> set[int]:
    return {row.page for row in section.rows if row.filled}


def _read_text(printed: Printed, taken: Set[str]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    found, unread = stretches(printed.lines)
    forms: list[Form] = []
    for stretch in found:
        parts = take_apart(stretch)
        if parts.is_form:
            forms.append(form_of(parts, printed, taken | {form.id for form in forms}))
        else:
            line = stretch.words[0].line + 1
            unread.append(
                Unread("", f"line {line}: the head of a form, but no 三级指标 with a value")
            )
    return tuple(forms), tuple(unread)


def _other_runs(pages: Sequence[Page], covered: Set[int]) -> Iterator[tuple[int, Printed]]:
    """Pages in a row that no form holds, with labels on them: (first, as lines)."""
    for likely, run in groupby(pages, key=lambda p: p.number not in covered and _has_labels(p)):
        if likely:
            some = list(run)
            yield some[0].number, laid_out(some)


def _has_labels(page: Page) -> bool:
    found = 0
    for piece in pieces_of(page):
        found += is_label(piece.quote) if len(piece.quote) < 24 else 0
        if found == _LABELS:
            return True
    return False
