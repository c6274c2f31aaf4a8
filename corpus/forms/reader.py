"""A text in any order → the forms in it."""

from collections.abc import Sequence

from corpus.forms.pages import stretches
from corpus.forms.parts import take_apart
from corpus.forms.record import form_of
from corpus.model import Form, Unread


def read_forms(lines: Sequence[str]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms of a text in its order, and the stretches of lines that hold none."""
    found, unread = stretches(lines)
    forms: list[Form] = []
    for stretch in found:
        parts = take_apart(stretch)
        if parts.is_form:
            forms.append(form_of(parts, lines, {form.id for form in forms}))
        else:
            line = stretch.words[0].line + 1
            unread.append(
                Unread("", f"line {line}: the head of a form, but no 三级指标 with a value")
            )
    return tuple(forms), tuple(unread)
