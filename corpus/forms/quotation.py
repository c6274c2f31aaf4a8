"""Quotation marks that a text gives apart from their line, as where they are of another font."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.forms.evidence import value_likeness
from corpus.forms.labels import is_label
from corpus.model import Form

_STRAY = re.compile(r"(?<!\S)[“”](?!\S)")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")  # where a mark was
_WORD = re.compile(r"\S+")
_WORDY = re.compile("[^\\s“”]")
_REACH = 8  # lines
_VALUE = 1.0  # what reads more like one fills a cell of its own
_ABOVE = 4  # lines by which a mark of the first words of a form may stand above them

Place = tuple[int, int]  # a line, and where in it


def restored(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[Place]]:
    """The lines with such marks in the blanks of the line next to them that has room for them,
    and the places of those whose words leave no room: these are read without them. Blanks stand
    where either stood, so that every offset stays what it was."""
    strays = [(n, match.start()) for n, line in enumerate(lines) for match in _STRAY.finditer(line)]
    if not strays:
        return lines, []
    mended = list(lines)
    for n, line in enumerate(lines):
        gaps = _gaps(line)
        near = [at for at in strays if abs(at[0] - n) <= _REACH] if gaps else []
        for gap, (a, b) in _filled(gaps, lines, n, near):
            mended[n] = _with(mended[n], gap, lines[a][b])
            mended[a] = _with(mended[a], b, " ")
            strays.remove((a, b))
    homeless = [at for at in strays if not _goes_on(mended, *at)]
    for n, at in homeless:
        mended[n] = _with(mended[n], at, " ")
    return mended, homeless


def counted(
    forms: Sequence[Form], lines: Sequence[str], homeless: Iterable[Place]
) -> tuple[Form, ...]:
    """The forms; marks whose place nothing tells are not placed in the one they stand in."""
    first = [_first_line(form) - _ABOVE for form in forms]
    left: list[str] = ["" for _ in forms]
    for n, at in homeless if forms else ():
        left[max((k for k, line in enumerate(first) if line <= n), default=0)] += lines[n][at]
    return tuple(map(_with_unplaced, forms, left))


def _gaps(line: str) -> list[int]:
    """Where marks may have stood: in the first words beside each other that are no labels, but
    for a value behind them."""
    words = list(_WORD.finditer(line)) if _GAP.search(line) else []
    for label, run in groupby(words, lambda word: is_label(word[0])):
        own = list(run)
        valued = len(own) > 1 and value_likeness(own[-1][0]) > _VALUE
        end = own[-1 - valued].end()
        gaps = [gap.start() for gap in _GAP.finditer(line, own[0].start(), end)]
        if gaps and not label:
            return gaps
    return []


def _filled(
    gaps: Sequence[int], lines: Sequence[str], n: int, strays: Iterable[Place]
) -> list[tuple[int, Place]]:
    """The gaps of a line with the marks that fill them; none where these do not fit."""
    near = sorted(strays, key=lambda at: (abs(at[0] - n), at))
    opening = [at for at in near[:2] if lines[at[0]][at[1]] == "“" and at[0] < n]
    if len(gaps) == len(opening) == 1:  # a text that begins with one
        near, wanted = [at for at in near[:2] if at not in opening], "”"
    else:
        near, wanted = near[: len(gaps)], "“”" * (len(gaps) // 2)
    marks = {at: lines[at[0]][at[1]] for at in near}
    if len(wanted) != len(gaps) or sorted(marks.values()) != sorted(wanted):
        return []
    ordered = [[at for at in near if marks[at] == mark] for mark in wanted]
    return [(gap, own[k // 2]) for k, (gap, own) in enumerate(zip(gaps, ordered, strict=True))]


def _goes_on(lines: Sequence[str], n: int, at: int) -> bool:
    """Whether the words before or behind a mark want it: they have its other half."""
    opens = lines[n][at] == "“"
    words = lines[n][at + 1 :] if opens else lines[n][:at]
    beside = lines[n + 1 :] if opens else reversed(lines[:n])
    near = words if _WORDY.search(words) else next(filter(_WORDY.search, beside), "")
    return near.count("”") > near.count("“") if opens else near.count("“") > near.count("”")


def _first_line(form: Form) -> int:
    pieces = (piece for field in form.sources for piece in field.source.pieces)
    return min((piece.line - 1 for piece in pieces if piece.line), default=0)


def _with_unplaced(form: Form, marks: str) -> Form:
    if not marks:
        return form
    own = form.ledger
    return replace(
        form,
        ledger=replace(
            own,
            characters=own.characters + len(marks),
            unplaced=own.unplaced + len(marks),
            unplaced_text=(*own.unplaced_text, marks),
        ),
    )


def _with(line: str, at: int, mark: str) -> str:
    return line[:at] + mark + line[at + 1 :]
