"""Tables of Markdown whose rows no pipe begins: 一级指标 | 二级指标, and --- | --- below."""

import re
from collections.abc import Mapping, Sequence

_BELOW = re.compile(r"\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*")  # the rule below the headings
_PIPE = re.compile(r"(?<!\\)\|")


def columns_of(lines: Sequence[str]) -> Mapping[int, int]:
    """The number of columns by line, for the lines of such tables."""
    columns: dict[int, int] = {}
    count = 0
    for at, line in enumerate(lines):
        if not _PIPE.search(line):
            count = 0
            continue
        if at and _PIPE.search(lines[at - 1]) and _BELOW.fullmatch(line):
            count = len(_PIPE.split(line.rstrip().removesuffix("|")))
            columns[at - 1] = count
        if count:
            columns[at] = count
    return columns


def spans_of(line: str, columns: int) -> list[tuple[int, int]]:
    """Where the cells of a row stand. A pipe before the first or behind the last is none between
    cells where there are more of them than columns."""
    marks = [match.span() for match in _PIPE.finditer(line)]
    starts = [0, *(end for _, end in marks)]
    spans = list(zip(starts, [*(start for start, _ in marks), len(line)], strict=True))
    for end in (-1, 0):
        if len(spans) > columns and not line[slice(*spans[end])].strip():
            del spans[end]
    return spans
