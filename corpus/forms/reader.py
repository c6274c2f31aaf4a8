"""A text in any order → the forms in it."""

from collections.abc import Iterable, Sequence

from corpus.forms.grid import parts as grid
from corpus.forms.grid.section import sections
from corpus.forms.grid.sheet import sheet_of
from corpus.forms.pages import stretches
from corpus.forms.parts import take_apart
from corpus.forms.printed import Printed
from corpus.forms.record import form_of
from corpus.model import Form, Unread
from corpus.pages import Page


def read_forms(lines: Sequence[str]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms of a text in its order, and the stretches of lines that hold none."""
    printed = Printed(lines)
    found, unread = stretches(lines)
    forms: list[Form] = []
    for stretch in found:
        parts = take_apart(stretch)
        if parts.is_form:
            forms.append(form_of(parts, printed, {form.id for form in forms}))
        else:
            line = stretch.words[0].line + 1
            unread.append(
                Unread("", f"line {line}: the head of a form, but no 三级指标 with a value")
            )
    return tuple(forms), tuple(unread)


def read_pages(pages: Iterable[Page]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms in pages of tables and lines, and the pages that could not be read."""
    sheet = sheet_of(pages := list(pages))
    forms: list[Form] = []
    for section in sections(sheet):
        parts = grid.take_apart(section)
        if parts.is_form:
            forms.append(form_of(parts, sheet.printed, {form.id for form in forms}))
    unread = tuple(Unread("", page.unread, page.number) for page in pages if page.unread)
    return tuple(forms), unread
