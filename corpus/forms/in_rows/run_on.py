"""Copies of a page in which the cells of a row have nothing between them → a page of tables."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.terms import COUNTERS, GRADES, LABELS, LEVEL1_VARIANTS, LEVELS, Part


def _any(names: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_ONE = _any([*LEVELS, *LEVEL1_VARIANTS])
_TWO = _any([two for twos in LEVELS.values() for two in twos])
_HEADING = re.compile(
    "(?:绩效指标)?(?P<one>一级指标)(?P<two>二级指标)"
    "(?P<name>三级指标(?:名称)?|指标(?:内容|名称))(?P<value>(?:年度|全年)?(?:指标|目标){1,2}值)"
)
_LEVELS = (  # 成本指标 by itself stands below 产出指标
    f"(?P<one>(?:{_ONE})(?={_TWO})|(?!成本指标)(?:{_ONE}))?(?P<two>{_TWO})?"
)
_UNIT = _any([*COUNTERS, "%", "‰", "元", "万元"])
_VALUE = (
    f"(?:[≥≤≧≦<>=＜＞＝]{{1,2}}|不低于|不少于|不超过)?\\d[\\d,.]*(?:{_UNIT})?(?:[/每](?:{_UNIT}))?"
    f"(?:以上|以内|以下)?|{_any([*GRADES])}"
)
_ROW = re.compile(
    f"{_LEVELS}(?P<name>(?:(?!{_ONE}|{_TWO}).)+?[^\\d.,≥≤≧≦<>=＜＞＝])(?P<value>{_VALUE})$"
)
_UNCUT = re.compile(f"{_LEVELS}(?P<name>.+)(?P<value>)")
_COLUMNS = ("one", "two", "name", "value")
_OF_HEAD = (
    Part.PROJECT, Part.NATURE, Part.CATEGORY, Part.DEPARTMENT, Part.UNIT, Part.START, Part.END,
    Part.APPLIED, Part.CURRENT, Part.OTHER, Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.MONEY_HEADING,
)  # fmt: skip
_LABEL = re.compile(
    f"(?:(?:项目)?(?:主管|执行|实施)(?:部门|单位)|{_any([x for p in _OF_HEAD for x in LABELS[p]])})"
    "[:：]?"
)
_FEWEST = 2  # rows

Place = tuple[int, int, int]  # line, from 0, and the offsets of a stretch of it


def page_of(lines: Sequence[str]) -> Page | None:
    """The text as tables; None where no row of headings is written in one."""
    found = ((n, match) for n, line in enumerate(lines) if (match := _HEADING.search(line)))
    at, heading = next(found, (0, None))
    if heading is None:
        return None
    first = [(at, *heading.span(name)) for name in _COLUMNS]
    rows = list(_rows(lines, at + 1))
    if lines[at][heading.end() :].strip() or len(rows) < _FEWEST:
        return None
    body = [(0, n, place) for n, place in enumerate(first)]
    body += [(r, n, place) for r, row in enumerate(rows, 1) for n, place in row]
    above = [(n, *span) for n in range(at) for span in _parts(lines[n])]
    above += [(at, *span) for span in _parts(lines[at][: heading.start()])]
    return Page(1, (*_head(lines, above), Table(tuple(_cell(lines, *one) for one in body))))


def _rows(lines: Sequence[str], start: int) -> Iterator[list[tuple[int, Place]]]:
    """The cells of each row with their columns; a line that cannot be cut counts amid others."""
    uncut: list[list[tuple[int, Place]]] = []
    for n in range(start, len(lines)):
        line = lines[n].rstrip()
        row = _ROW.match(line)
        match = row or (_UNCUT.match(line) if not _LABEL.match(line) else None)
        if match is None and line:
            return
        if match is None:
            continue
        spans = [(c, match.span(name)) for c, name in enumerate(_COLUMNS)]
        uncut.append([(c, (n, *span)) for c, span in spans if 0 <= span[0] < span[1]])
        if row:
            yield from uncut
            uncut = []


def _parts(line: str) -> Iterator[tuple[int, int]]:
    """The labels of a line and what stands between them."""
    end = 0
    for match in _LABEL.finditer(line):
        if line[end : match.start()].strip():
            yield end, match.start()
        yield match.span()
        end = match.end()
    if line[end:].strip():
        yield end, len(line)


def _head(lines: Sequence[str], places: Sequence[Place]) -> Iterator[Table | Piece]:
    """Each label with what stands behind it as a row; the lines before the first as lines."""
    rows: list[list[Place]] = []
    for place in places:
        text = lines[place[0]][place[1] : place[2]]
        if _LABEL.fullmatch(text):
            rows.append([place])
        elif rows:
            rows[-1].append(place)
        else:
            yield _piece(lines, place)
    cells = [_cell(lines, r, n, place) for r, row in enumerate(rows) for n, place in enumerate(row)]
    if cells:
        yield Table(tuple(cells))


def _cell(lines: Sequence[str], row: int, column: int, place: Place) -> Cell:
    return Cell(row, column, pieces=(_piece(lines, place),))


def _piece(lines: Sequence[str], place: Place) -> Piece:
    line, start, end = place
    return Piece(lines[line][start:end], line=line + 1, start=start)
