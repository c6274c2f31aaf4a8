"""How much a reading of a text explains, and how likely its forms and rows are."""

import re
from collections.abc import Sequence

from corpus.forms.evidence import is_torn, mismatch, value_likeness
from corpus.forms.in_rows.headings import heads_column
from corpus.forms.labels import holds_label
from corpus.model import Form, Indicator

_FURTHER_NUMBER = re.compile(r"(?<=[^\d.,])\d")
_LEVEL_INSIDE = re.compile(r"指标[:：]|(?<=[\u4e00-\u9fff])指标\d+(?=[\u4e00-\u9fff])")
_FOREIGN = re.compile(r"1[3-9]\d{9}|[(（][A-Z][)）]")  # of people, and of headings of amounts
_SHORTEST = 2  # characters of a name
_SAID = 5.0  # how much a grade or a number reads as a value
_SIGNED = 8.0  # how much a text with a sign reads as a value
_MISNAMED = 12.0  # what a name that is none tells against a reading
_GAP = 1.0  # and each row without a level that others have
_YEARLESS = 4.0  # and that it has no year
_FEW = 12  # characters that no part of a form has that is read well
_SOUND = 1.3  # how likely each row of a clear reading is
_UNPLACED = 40  # characters; more of them tell no more against a reading
_MOST = 0.8  # of the rows of a sound form have level and value


def worth_of(forms: Sequence[Form]) -> float:
    """How much a reading of a text explains, and how likely its rows are."""
    worth = 0.0
    for form in forms:
        rows = [_likely(row) for row in form.indicators]
        worth += 1.5 * len(form.sources) - 0.15 * min(form.ledger.unplaced, _UNPLACED)
        worth += 0.5 * sum(rows) + 8.0 * sum(rows) / len(rows)
        worth -= _GAP * _gaps(form.indicators)
        worth += sum(_has_more(row) for row in form.indicators if _likely(row) > 0)
        of_department = form.project is None and "整体" in form.kind + (form.title or "")
        worth -= _MISNAMED * (not of_department and not is_named(form))
        worth -= _YEARLESS * (form.year is None)
    return worth


def _likely(row: Indicator) -> float:
    """How well a row's texts suit what they are taken for; 0 or less for an unlikely one."""
    if row.target is None or len(row.name) < _SHORTEST or heads_column(row.name):
        return -0.5
    value = row.target.raw
    odd = 0.5 * max(value_likeness(row.name), 0.0) + 0.5 * max(1.0 - value_likeness(value), 0.0)
    odd += 0.6 * max(mismatch(row.name, value), 0.0) + 0.4 * bool(row.ambiguities)
    odd += 1.0 * (is_torn(value) or is_torn(row.name)) + 0.5 * ("，" in row.name)
    odd += 2.0 * bool(_LEVEL_INSIDE.search(row.name + value))
    odd += (0.5 if row.level2 else 1.5) * (row.level1 is None)
    odd += 0.5 * len(_FURTHER_NUMBER.findall(value[1:]))
    return max(2.0 - odd, -1.0)


def is_named(form: Form) -> bool:
    """Whether a form has a project, and no label, value, telephone or (A) in its name."""
    name = form.project or ""
    if not name or _FOREIGN.search(name):
        return False
    return not holds_label(name) and value_likeness(name) < _SIGNED


def is_clear(form: Form) -> bool:
    """Whether a reading is whole, and its rows likely."""
    return is_whole(form) and all(_likely(row) >= _SOUND for row in form.indicators)


def is_whole(form: Form) -> bool:
    """Whether a reading explains all, and leaves nothing open."""
    opened = any(row.ambiguities for row in form.indicators)
    return not form.ledger.unplaced and not opened and is_named(form)


def is_sound(form: Form) -> bool:
    """Whether columns explain a form: its head, and nearly all rows with level and value."""
    rows = form.indicators
    whole = sum(_is_whole_row(row) for row in rows) - _gaps(rows)
    headed = form.year is not None and (form.project or form.department) is not None
    return headed and whole >= _MOST * len(rows) and form.ledger.unplaced <= _FEW


def _gaps(rows: Sequence[Indicator]) -> int:
    """How many rows have no 一级指标 though others have one."""
    gaps = sum(row.level1 is None for row in rows)
    return gaps if gaps < len(rows) else 0


def _is_whole_row(row: Indicator) -> bool:
    """Whether a row has level and value, and a name that is no value itself."""
    leveled = (row.level1 or row.level2) is not None
    return leveled and row.target is not None and value_likeness(row.name) < _SAID


def open_rows(forms: Sequence[Form]) -> int:
    """How many rows a reading leaves open."""
    return sum(bool(row.ambiguities) for form in forms for row in form.indicators)


def have_more(forms: Sequence[Form]) -> bool:
    return any(_has_more(row) for form in forms for row in form.indicators)


def _has_more(row: Indicator) -> bool:
    """Whether columns beside name and value are read."""
    return bool(row.details) or row.actual is not None or row.weight is not None
