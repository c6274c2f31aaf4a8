"""A section of the sheet → the parts of its form."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import chain

from corpus.cell_terms import NO_VALUE, PERIOD, SIGNS, Column
from corpus.forms import money
from corpus.forms.cell_words import label_in_cell, names_form, year_in
from corpus.forms.grid import amounts, goals, headless, indicators, levels, outlined, written
from corpus.forms.grid.amounts import words_of
from corpus.forms.grid.fields import fields_of
from corpus.forms.grid.head import Said, said
from corpus.forms.grid.line import Line as TableLine
from corpus.forms.grid.roles import Kind, Role
from corpus.forms.grid.section import Section
from corpus.forms.grid.sheet import Box
from corpus.forms.grid.sheet import Row as SheetRow
from corpus.forms.grid.yearly import keep_year
from corpus.forms.labels import Label
from corpus.forms.pairs import Row
from corpus.forms.parts import Further, Parts, Spending, Statement, Work
from corpus.forms.parts_of_year import told_by_sums
from corpus.forms.words import Cell, Word, text_of
from corpus.terms import Part
from corpus.values.text import squeezed

_HEAD = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)
_YEAR = re.compile("(?:预算|填报|申报|财政|所属|项目|评价|自评|监控)?年[度份]")
_IN_BRACKETS = re.compile(r"\((20\d\d)年度(?:[,、][^()]{1,12})?\)")
_VALUE = (Column.SIGN, Column.VALUE, Column.UNIT)


def take_apart(section: Section) -> Parts:
    """What the form says; the words are numbered as the sheet has them."""
    table, section, texts = _indicators(section)
    spent, works = list(amounts.spendings(section)), list(amounts.works(section))
    rest = _beside_rows(section, spent)
    read_boxes = {*rest, *_boxes_of(works), *(text.box for text in texts)}
    beside = list(goals.beside_indicators(section))
    found = [*said(section, frozenset(read_boxes), table.rows), *beside]
    fields = list(fields_of(found))
    money_ = told_by_sums(list(amounts.amounts(section, found)))
    clauses, used = goals.clauses_of(found)
    score = _score(table, found)
    read = {*score, *used, *(w for f in fields for w in f.words)}
    read |= {word for amount in money_ for word in amount.words}
    titles = [role for role in section.all_roles if role.kind is Kind.TITLE]
    year = _year(titles, found) or _year_beside(section)
    keep_year(table, section, year)
    placed = levels.placed(table.lines)
    goals.without_goals(table.lines, beside)
    return Parts(
        words=section.words,
        labels=tuple(_labels(section, table)),
        titles=tuple(word for role in titles for word in role.words),
        title=_title(_at_top(titles, section)),
        year=year,
        fields=fields,
        amounts=[*money_, *money.implied(money_, amounts.slots(section))],
        clauses=clauses,
        rows=[_row(line) for line in table.lines if line.name],
        levels=[place for place, line in placed if line.name],
        further=_further(table),
        repeated=(*words_of(table.repeated), *section.repeated),
        headings=tuple(_headings(table, rest, found, texts)),
        statements=(*_statements(found, read), *amounts.beside(section), *_sums(table, set(score))),
        spendings=tuple(spending for _, spending in spent),
        works=tuple(work for _, work in works),
        score=score,
        headed=bool(table.headings),
        empty=tuple(levels.empty(placed)),
    )


_Texts = Sequence[written.Text | outlined.Item]


def _indicators(section: Section) -> tuple[indicators.Table, Section, _Texts]:
    """The indicators of a section, the section as far as its form goes, and the texts read."""
    table = indicators.read_tables(section)
    section = section.until(indicators.end_of(section, table))
    table.lines = [written.under_level(line) for line in table.lines]
    table.lines = table.lines or headless.lines(section)
    table.rows |= {line.row for line in table.lines}
    texts: _Texts = [] if table.lines else written.texts(section) or outlined.items(section)
    table.lines += [line for text in texts for line in text.lines]
    return table, section, texts


def _boxes_of(works: Sequence[tuple[SheetRow, Work]]) -> Iterator[Box]:
    return (box for row, _ in works for box in row.own)


def _headings(
    table: indicators.Table,
    rest: Sequence[Box],
    found: Sequence[Said],
    texts: _Texts,
) -> Iterator[Word]:
    """Words that say nothing by themselves, and the numbers of rows."""
    yield from words_of([*(box for box in rest if box not in table.repeated), *table.headings])
    yield from (word for one in found if one.label.part is None for word in one.label.words)
    yield from words_of([row.own[0] for _, row in table.sums])
    yield from (word for text in texts for word in text.marks)
    yield from words_of([number for line in table.lines for number in line.numbers])


def _beside_rows(section: Section, spent: Sequence[tuple[Box, Spending]]) -> list[Box]:
    """The labels of the rows of execution with what stands beside them, and every heading."""
    boxes = {b for label, _ in spent for b in (label, *section.row(label.top).own)}
    boxes |= {b for heading in section.own_headings for b in heading.boxes}
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _year(titles: Sequence[Role], found: Sequence[Said]) -> int | None:
    """The year of a title, else of a field: 预算年度."""
    said = (v.text for one in found if _YEAR.fullmatch(one.label.name) for v in one.values)
    return next(
        (year for text in (*(t.text for t in titles), *said) if (year := year_in(text))), None
    )


def _year_beside(section: Section) -> int | None:
    """（2024年度） behind other words of a line, or of a row with one cell."""
    lines = (row.own[0].key for row in section.rows if len(row.own) == 1)
    return next((int(year[1]) for key in lines if (year := _IN_BRACKETS.search(key))), None)


def _at_top(titles: Sequence[Role], section: Section) -> Sequence[Role]:
    """The titles above the head of the form, not those of its parts; all where none is."""
    heads = (role.box.top for role in section.labels if role.part in _HEAD)
    first = next(heads, section.rows[-1].number)
    return [title for title in titles if title.box.top <= first] or titles


def _title(titles: Sequence[Role]) -> str | None:
    """The title of the form itself: the last one, behind that of a file of many."""
    fitting = [title.text for title in titles if names_form(squeezed(title.text))]
    own = [text for text in fitting if "汇总" not in text]
    return next(iter([*own[-1:], *fitting[-1:]]), None)


def _statements(found: Sequence[Said], read: set[Word]) -> Iterator[Statement]:
    """What no field of the record holds, under the label that the form prints."""
    for one in found:
        for value in one.values:
            if not read.issuperset(value.words):
                yield Statement(one.label.name or one.label.text, value.words)


def _labels(section: Section, table: indicators.Table) -> Iterator[Label]:
    again = set(table.repeated)
    for role in section.labels:
        if role.part and role.box not in again:
            yield Label(role.part, role.name, role.words)
    known = {role.box for role in section.labels}
    boxes = dict.fromkeys(box for line in table.lines for _, box in line.levels)
    blocks = dict.fromkeys(line.block for line in table.lines if line.block)
    for box in chain(boxes, blocks):
        if box not in known:
            yield Label(Part.LEVEL1, box.key, box.words)


def _row(line: TableLine) -> Row:
    value = tuple(chain.from_iterable(_value_words(line, column) for column in _VALUE))
    return Row(Cell(words_of(line.name)), Cell(value) if value else None)


def _value_words(line: TableLine, column: Column) -> tuple[Word, ...]:
    """The words of a column that belong to the value: a sign, no 定性; a unit not there already."""
    value = line.words(Column.VALUE) or line.words(Column.LONG_VALUE) or _in_words(line)
    if column is Column.VALUE:
        return value
    text = squeezed(text_of(value))
    boxes = line.cells.get(column, [])
    if column is Column.SIGN:
        boxes = [box for box in boxes if box.key in SIGNS and not text.startswith(box.key)]
    else:
        boxes = [b for b in boxes if text[-1:].isdigit() and b.key not in NO_VALUE]
    return words_of(boxes) if value else ()


def _in_words(line: TableLine) -> tuple[Word, ...]:
    """The value that stands in the column of units, where that of signs says that it is text."""
    sign = line.cells.get(Column.SIGN, [])
    return line.words(Column.UNIT) if sign and sign[0].key not in SIGNS else ()


def _further(table: indicators.Table) -> list[tuple[Further, ...]]:
    """The columns of each row that stay beside name and value; of several blocks, which one."""
    blocks = {line.block.key for line in table.lines if line.block}
    several = sum(label_in_cell(key) is not None for key in blocks) > 1
    return [tuple(_columns(line, several)) for line in table.lines if line.name]


def _columns(line: TableLine, several: bool) -> Iterator[Further]:
    used = {word for column in _VALUE for word in _value_words(line, column)}
    for column, boxes in line.cells.items():
        words = tuple(word for word in words_of(boxes) if word not in used)
        if words:
            yield Further(column, line.headings.get(column, column.value), words)
    for cell, boxes in line.more:
        yield Further(None, cell.label, words_of(boxes))
    if line.block and several:
        yield Further(None, PERIOD, line.block.words)


def _score(table: indicators.Table, found: Sequence[Said]) -> tuple[Word, ...]:
    """总分: in the row of sums what stands in the column of 得分, else in the head."""
    for heading, row in table.sums:
        for box in row.own[1:]:
            cell = heading.cell_over(box)
            if cell and cell.column is Column.SCORE:
                return box.words
    heads = (one.values[0].words for one in found if one.label.part is Part.SCORE and one.values)
    return next(heads, ())


def _sums(table: indicators.Table, score: Set[Word]) -> Iterator[Statement]:
    """What else stands in the rows of sums."""
    for heading, row in table.sums:
        for box in row.own[1:]:
            cell = heading.cell_over(box)
            if score.isdisjoint(box.words):
                label = f"{row.own[0].key} {cell.label}" if cell else row.own[0].key
                yield Statement(label, box.words)
