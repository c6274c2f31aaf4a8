"""Quotation marks that a text gives apart from their line, as where they are of another font."""

import re
from collections.abc import Sequence

from corpus.forms.labels import is_label

_STRAY = re.compile(r"(?<!\S)[“”](?!\S)")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")  # where a mark was
_REACH = 8  # lines


def restored(lines: Sequence[str]) -> Sequence[str]:
    """The lines with such marks in the blanks of the line next to them that has room for them;
    where they stood alone are blanks, so that every offset stays what it was."""
    strays = [(n, match.start()) for n, line in enumerate(lines) for match in _STRAY.finditer(line)]
    if not strays:
        return lines
    mended = list(lines)
    for n, line in enumerate(lines):
        gaps = [match.start() for match in _GAP.finditer(line)]
        near = sorted((abs(a - n), a, b) for a, b in strays if abs(a - n) <= _REACH)
        opening = [at for at in near[:2] if lines[at[1]][at[2]] == "“" and at[1] < n]
        if len(gaps) == len(opening) == 1:  # a text that begins with one
            near, wanted = [at for at in near[:2] if at not in opening], "”"
        else:
            near, wanted = near[: len(gaps)], "“”" * (len(gaps) // 2)
        if not gaps or sorted(lines[a][b] for _, a, b in near) != sorted(wanted):
            continue
        if len(wanted) != len(gaps) or any(map(is_label, line.split())):
            continue
        for at, mark in zip(gaps, wanted, strict=True):
            mended[n] = _with(mended[n], at, mark)
        for _, a, b in near:
            mended[a] = _with(mended[a], b, " ")
            strays.remove((a, b))
    return mended


def _with(line: str, at: int, mark: str) -> str:
    return line[:at] + mark + line[at + 1 :]
