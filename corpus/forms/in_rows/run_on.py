"""Copies of a page in which the cells of a row have nothing between them → a page of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_words import column_of, columns_in
from corpus.forms.grid.lists import listed
from corpus.forms.in_rows.glued_cells import is_name
from corpus.forms.in_rows.glued_rows import Glued, Span, rows_in
from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from corpus.terms import LABELS, LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.text import fold


def _any(names: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_ONE = _any([*LEVELS, *LEVEL1_VARIANTS])
_TWO = _any([two for twos in LEVELS.values() for two in twos])
_STEMS = _any([two.removesuffix("指标") for twos in LEVELS.values() for two in twos])
_POINTS = r"(?:[(（]\d{1,3}分?[)）])?"
_LEVEL = re.compile(  # 成本指标 by itself stands below 产出指标; 效益指标社会效益 is both, shortly
    f"(?P<one>(?:{_ONE})(?={_POINTS}(?:{_TWO}))|(?!成本指标)(?:{_ONE})){_POINTS}"
    f"(?P<two>{_TWO}|(?:{_STEMS})(?=.{{4}}))?{_POINTS}|(?P<alone>{_TWO}){_POINTS}"
)
_ANY_LEVEL = re.compile(f"{_ONE}|{_TWO}")
_HEADING = re.compile(
    "(?P<block>(?:年度)?绩效指标)?(?P<one>一级指标)?(?P<two>二级指标)"
    "(?P<name>三级指标(?:名称)?|指标(?:内容|名称))"
)
_JOINED = re.compile("二级指标(?:三级指标|指标内容|指标名称)[^\\s|]")
_KINDS = (Column.VALUE, Column.ACTUAL, Column.WEIGHT, Column.SCORE, Column.UNIT, Column.SIGN)
_WORDY = frozenset((Column.ACTUAL, Column.REASON))  # headings with any words around
_BEGINS = re.compile(
    "偏[差离]|未|改进|扣分|差异|原因|全年|年[终末底度]|实际|完成|自评|截[至止]|[达实][成到现]"
)
_OTHER = re.compile("(?:指标|目标)值|分值|得分|权重")
_LONGEST = 16  # characters of a heading
_WIDEST = 200  # characters of all headings
_BODY = 8000  # characters of a table, at the most
_BEYOND = 100  # a column right of all headings
_FEWEST = 2  # rows
_SHARE = 0.6  # of them have a value
_END = re.compile(
    "…*(?:总分|合计|自评总分)(?=[\\d注]|$)|注[:：]|填报人|填表人|评价结论|自评结论|其他需?要?说明|…+说明|说明(?=注[:：])|财务负责人"
)
_BLANK = re.compile(r"[-—/]*定[性量]|[….]+|(?:指标\d[:：]?[….]*)+|[-/—]+")
_TITLE = re.compile(
    r"(?:20\d\d年度?)?[^,。;:、，：；\d]{0,24}绩效[^,。;:，：；]{0,12}表(?:[(（]20\d\d年度?[)）])?"
)
_OF_HEAD = (
    Part.PROJECT, Part.NATURE, Part.CATEGORY, Part.DEPARTMENT, Part.UNIT, Part.START, Part.END,
    Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.ACHIEVED,
)  # fmt: skip
_OF_MONEY = (Part.APPLIED, Part.CURRENT, Part.OTHER)
_AMOUNTS = f"{_any(LABELS[Part.MONEY_HEADING])}|预算执行情况"
_SPENT = re.compile("执行[数率]")  # whose figures run into each other
_FIELDS = _any([x for part in _OF_HEAD for x in LABELS[part]])
_NAMES = (
    "(?:项目|中央|地方|[省市县]级)?(?:主管|执行|实施)(?:部门|单位)"
    "|(?:项目)?负责人(?:及(?:联系)?电话)?|联系(?:人|电话)|填[报表](?:人|日期)"
    f"|转移支付[(（]项目[)）]名称|{_FIELDS}"
)


def _labels(names: str) -> re.Pattern[str]:
    return re.compile(f"(?:{names})(?:[(（](?:万?元|单位)[)）])?[:：]?")


_PROJECT = re.compile(_any(LABELS[Part.PROJECT]))
_LABEL = _labels(f"{_NAMES}|{_AMOUNTS}|{_any([x for p in _OF_MONEY for x in LABELS[p]])}")
_LABEL_BESIDE_SPENT = _labels(f"{_NAMES}|{_AMOUNTS}")

Place = tuple[int, int]  # line, from 0, and the offset of a character of it


@dataclass(frozen=True)
class _Stream:
    """The characters of a text without white space, with their places."""

    lines: Sequence[str]
    text: str
    places: tuple[Place, ...]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "_Stream":
        signs = ((n, k) for n, line in enumerate(lines) for k in range(len(line)))
        places = [(n, k) for n, k in signs if not lines[n][k].isspace()]
        return cls(lines, fold("".join(lines[n][k] for n, k in places)), tuple(places))

    def are_joined(self, at: int) -> bool:
        """Whether nothing stands before a character in its line."""
        (line, start), (above, end) = self.places[at], self.places[at - 1]
        return line == above and start == end + 1

    def is_lined(self, start: int) -> bool:
        """Whether lines end behind a place."""
        return self.places[-1][0] > self.places[start - 1][0] + 1

    def ends(self, start: int, stop: int) -> frozenset[int]:
        """Where lines end in a stretch, as offsets of that."""
        inner = filter(self._begins_line, range(start + 1, stop))
        return frozenset((*(at - start for at in inner), stop - start))

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        found: list[Piece] = []
        for line, places in groupby(self.places[slice(*span)], lambda place: place[0]):
            offsets = [k for _, k in places]
            quote = self.lines[line][offsets[0] : offsets[-1] + 1]
            found.append(Piece(quote, line=line + 1, start=offsets[0]))
        return tuple(found)

    def by_line(self, span: Span) -> list[Span]:
        """The parts of a stretch on each line."""
        starts = [at for at in range(*span) if at == span[0] or self._begins_line(at)]
        return list(pairwise([*starts, span[1]])) if starts else []

    def _begins_line(self, at: int) -> bool:
        return self.places[at][0] != self.places[at - 1][0]

    def cell(self, row: int, column: int, span: Span) -> Cell:
        return Cell(row, column, pieces=self.pieces(span))


@dataclass(frozen=True)
class _Heads:
    """The headings of the indicators: their spans, and what those behind 三级指标 announce."""

    spans: tuple[Span, ...]
    names: int  # which of them is 三级指标
    columns: tuple[Column | None, ...]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


def page_of(lines: Sequence[str]) -> Page | None:
    """The text as tables; None where its headings do not run into each other."""
    if not any(map(_JOINED.search, lines)):
        return None
    stream = _Stream.of(lines)
    blocks: list[Table | Piece] = []
    rows = count = start = 0
    for match in _HEADING.finditer(stream.text):
        heads = _heads(stream, match) if match.start() >= start else None
        if heads is None:
            continue
        blocks += _head(stream, start, match.start())
        table, found, start = _table(stream, heads)
        blocks.append(table)
        rows += 0 if _may_be_points(stream, heads, found) else sum(bool(r.cells) for r in found)
        count += len(found)
    if rows < _FEWEST or rows < _SHARE * count:
        return None
    return Page(1, (*blocks, *stream.pieces((start, len(stream.text)))))


def _may_be_points(stream: _Stream, heads: _Heads, rows: Sequence[Glued]) -> bool:
    """Whether bare figures are all that stands behind the names, and no heading tells what they
    are: a site that drops the headings of 分值 and 得分 drops the values, too."""
    told = {Column.UNIT, Column.SIGN, Column.WEIGHT, Column.SCORE} & set(heads.columns)
    at = heads.columns.index(Column.VALUE)
    values = [stream.text[slice(*row.cells[at])] for row in rows if at in row.cells]
    return not told and all(map(str.isdigit, values))


def _heads(stream: _Stream, match: re.Match[str]) -> _Heads | None:
    """The headings that begin here; None where blanks part them."""
    first = _ANY_LEVEL.search(stream.text, match.end(), match.end() + _WIDEST)
    joined = stream.are_joined(match.start("name"))
    if first is None or not joined or not stream.are_joined(match.end()):
        return None
    behind = _cut(stream.text, match.end(), first.start())
    columns: list[Column | None] = []
    for span in behind:
        taken = {column for column in columns if column}
        columns.append(column_of(bare(stream.text[slice(*span)]), _KINDS, taken))
    if Column.VALUE not in columns:
        return None
    before = [match.span(name) for name in ("one", "two", "name") if match[name]]
    return _Heads((*before, *behind), len(before) - 1, tuple(columns))


def _cut(text: str, start: int, end: int) -> list[Span]:
    """The fewest headings that make up a stretch; what is none counts most."""
    best: dict[int, tuple[float, int]] = {start: (0.0, start)}
    for at in range(start, end):
        for to in range(at + 1, min(at + _LONGEST, end) + 1) if at in best else ():
            label = text[at:to]
            known = _is_heading(label)
            cost = best[at][0] + (1.0 if known else 1.5 + 0.5 * len(label))
            if to not in best or cost < best[to][0]:
                best[to] = cost, at
    found: list[Span] = []
    while end > start and end in best:
        found.append((best[end][1], end))
        end = best[end][1]
    return found[::-1]


def _is_heading(label: str) -> bool:
    """Whether a label is one heading, as far as its first words tell."""
    columns = columns_in(label)
    if columns & _WORDY:
        return bool(_BEGINS.match(label)) and not _OTHER.search(label)
    return bool(columns) or listed(label) is not None


def _table(stream: _Stream, heads: _Heads) -> tuple[Table, list[Glued], int]:
    """The table below headings, its rows, and where it ends."""
    most = min(heads.end + _BODY, len(stream.text))
    ends = [mark.search(stream.text, heads.end, most) for mark in (_END, _HEADING)]
    stop = min((end.start() for end in ends if end), default=most)
    cells = [stream.cell(0, n, span) for n, span in enumerate(heads.spans)]
    found: list[Glued] = []
    for number, (levels, row) in enumerate(_rows(stream, heads, stop), 1):
        cells += [stream.cell(number, n, span) for n, span in levels]
        said = stream.text[slice(*(row.name or row.uncut or (0, 0)))]
        found += [row] if said and not _BLANK.fullmatch(said) else []
        cells += [stream.cell(number, heads.names, row.name)] if row.name else []
        cells += [stream.cell(number, heads.names + 1 + n, x) for n, x in row.cells.items()]
        cells += [stream.cell(number, _BEYOND, row.uncut)] if row.uncut else []
    return Table(tuple(cells)), found, stop


def _rows(
    stream: _Stream, heads: _Heads, stop: int
) -> Iterator[tuple[list[tuple[int, Span]], Glued]]:
    """The rows, each with the levels that stand right before it."""
    marks = list(_LEVEL.finditer(stream.text, heads.end, stop))
    waiting: list[tuple[int, Span]] = []
    one, two = max(heads.names - 2, 0), heads.names - 1
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if waiting and (mark["one"] or len(waiting) > 1 or waiting[0][0] == two):
            yield waiting, Glued(None, {})
            waiting = []
        spans = [(one, mark.span("one")), (two, mark.span("two")), (two, mark.span("alone"))]
        waiting += [(n, span) for n, span in spans if span[0] >= 0]
        for row in _below(stream, heads, mark.end(), following.start() if following else stop):
            yield waiting, row
            waiting = []


def _below(stream: _Stream, heads: _Heads, start: int, stop: int) -> Iterator[Glued]:
    text = stream.text[start:stop]
    if not text or _BLANK.fullmatch(text):
        unfilled = Glued((start, stop), {}) if "定" not in text else Glued(None, {}, (start, stop))
        yield from [unfilled] if text else []
        return
    lined = stream.is_lined(heads.end)
    for row in rows_in(text, heads.columns, stream.ends(start, stop) if lined else frozenset()):
        own = row.moved(start)
        alone = own.name is not None and not own.cells and not own.uncut
        told = stream.text[slice(*own.name)] if own.name else ""
        yield Glued(None, {}, own.name) if alone and not (lined and is_name(told)) else own


def _head(stream: _Stream, start: int, end: int) -> Iterator[Table | Piece]:
    """Each label with what stands behind it as a row; what stands before the first as lines."""
    text = stream.text[start:end]
    labels = _LABEL_BESIDE_SPENT if _SPENT.search(text) else _LABEL
    project = next((m.start() for m in labels.finditer(text) if _PROJECT.match(m[0])), len(text))
    titles = list(_TITLE.finditer(text, 0, project))
    above = start + (titles[-1].end() if titles else 0)
    marks = [(m.start() + start, m.end() + start) for m in labels.finditer(text, above - start)]
    first = marks[0][0] if marks else end
    cut = start + titles[-1].start() if titles else first
    for span in ((start, cut), (cut, above if titles else cut), (max(above, cut), first)):
        yield from stream.pieces(span)
    cells: list[Cell] = []
    for row, (mark, following) in enumerate(pairwise([*marks, (end, end)])):
        cells.append(stream.cell(row, 0, mark))
        lines = stream.by_line((mark[1], following[0]))
        cells += [stream.cell(row, n, span) for n, span in enumerate(lines, 1)]
    if cells:
        yield Table(tuple(cells))
