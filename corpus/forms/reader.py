"""A file → the forms in it: by its tables, and by the order of its text where it has none."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property

from corpus.forms.aligned import fragments
from corpus.forms.aligned import reader as aligned
from corpus.forms.astray import is_astray
from corpus.forms.doubts import doubted
from corpus.forms.executed import with_spendings
from corpus.forms.folios import without_folios
from corpus.forms.foot import foot_of
from corpus.forms.grid import outlined
from corpus.forms.grid import parts as grid
from corpus.forms.grid.section import Section, sections
from corpus.forms.grid.sheet import sheet_of
from corpus.forms.in_columns import reader as in_columns
from corpus.forms.in_rows import closed, piped, run_on
from corpus.forms.in_rows.reader import Laid, page_of
from corpus.forms.other_pages import in_cells, other_runs
from corpus.forms.otherwise import opened, suits, with_levels_of, with_values_opened
from corpus.forms.pages import Stretch, stretches, text_pages
from corpus.forms.parts import Parts, take_apart
from corpus.forms.printed import Printed
from corpus.forms.quotation import counted, restored
from corpus.forms.record import form_of
from corpus.forms.worth import (
    have_more,
    is_clear,
    is_named,
    is_sound,
    is_whole,
    open_rows,
    worth_of,
)
from corpus.model import Form, Unread
from corpus.pages import Page
from corpus.readers import grid_text
from corpus.readers.markdown import unmarked

_MORE = re.compile("分值|得分|权重|完成值|实际值")  # in headings beside the usual four
_WORDY = re.compile(r"[^\s|:-]")
_MARGIN = 6.0  # by which words in their order must explain more than columns do, or less than rows
_CLEARLY = -0.1  # the first of these, where words in their order leave nothing open
_NEARLY = 15.0  # a reading that explains so much less tells nothing of another
_IN_CELLS, _OPEN = 2.0, 0.2  # the same without columns beside them, and what each open row weighs
_PARTED, _MOST = 8.0, 0.8  # less on a page whose plain cells come first, with most of the rows
_LINE = re.compile(r"\s*\S{1,12}指标\s+\S+\s+\S")  # a row that may be one
_FEWEST = 3  # of these
_ALIKE = 0.8  # of the rows are read from lines that are rows, too
_NO_VALUES = "the head of a form, but no 三级指标 with a value"
_APART = "a form whose 三级指标 cannot be told from the words around them"
_NO_ROWS = "a table with 绩效指标, but no row of it with 三级指标 and 指标值"


Reading = tuple[tuple[Form, ...], tuple[Unread, ...]]


def read_forms(lines: Sequence[str]) -> Reading:
    """The forms of a text in its order, and its stretches of lines that hold none."""
    printed, homeless = restored(without_folios(lines)[: foot_of(lines)])
    forms, unread = _read_forms(printed)
    return counted(doubted(forms), lines, homeless), unread


def _read_forms(lines: Sequence[str]) -> Reading:
    if closed.rows_of(lines) and (found := read_pages([piped.page_of(lines)]))[0]:
        return found
    pages = list(text_pages(lines))
    if any(grid_text.is_grid(page) for _, page in pages):
        forms, _ = read_pages(grid_text.read(page, 1, first + 1) for first, page in pages)
        ragged = read_pages([piped.page_of(lines)])[0] if piped.is_ragged(lines) else ()
        forms = max(forms, ragged, key=_told)
        if forms or not any(map(_WORDY.search, lines)):
            return forms, ()
    lines = unmarked(lines)
    if piped.is_piped(lines):
        found = read_pages([piped.page_of(lines)])
        if found[0]:
            return found
    glued = run_on.page_of(lines)
    if glued and (found := read_pages([glued]))[0]:
        return found
    found = _read_words(_Text(lines))
    listed = _in_place([grid_text.read(lines)])[0] if outlined.is_likely(lines) else []
    forms = tuple(form for _, form in listed)
    better = forms and (not found[0] or worth_of(forms) > worth_of(found[0]))
    return (forms, ()) if better else found


def _read_words(text: "_Text") -> Reading:
    by_column = _by_column(text)
    if have_more(by_column):
        return by_column, ()
    plain = _read_text(text.stretches, Printed(text.lines), set())
    return _beside_columns(plain, by_column) if by_column else _beside_cells(plain, text)


def _rows(forms: Sequence[Form]) -> int:
    return sum(len(form.indicators) for form in forms)


def _told(forms: Sequence[Form]) -> tuple[int, float]:
    """How many rows with a value a reading has, and what else it explains."""
    valued = (row.target is not None for form in forms for row in form.indicators)
    return sum(valued), worth_of(forms)


class _Text:
    """Lines, and the readings of them that are asked for more than once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    @cached_property
    def laid(self) -> Laid | None:
        """Its cells row by row."""
        return page_of(self.lines)

    @cached_property
    def cells(self) -> tuple[Form, ...]:
        """Its forms by cells row by row."""
        return read_pages([self.laid.page])[0] if self.laid else ()

    @cached_property
    def stretches(self) -> tuple[list[Stretch], list[Unread]]:
        return stretches(self.lines)


def _beside_columns(plain: Reading, by_column: tuple[Form, ...]) -> Reading:
    """Columns, or words in their order where these explain more; open where they differ."""
    margin = _CLEARLY if plain[0] and all(map(is_clear, plain[0])) else _MARGIN
    if worth_of(plain[0]) > worth_of(by_column) + margin:
        return opened(with_levels_of(plain[0], by_column), by_column), plain[1]
    return opened(by_column, plain[0]), ()


def _beside_cells(plain: Reading, text: _Text) -> Reading:
    """Words in their order, or cells row by row; open where they differ, but of levels the order
    of the words tells more."""
    clear = plain[0] and all(map(is_clear, plain[0])) and not _parted_clearly(text)
    if clear and sum(map(bool, map(_LINE.match, text.lines))) < _FEWEST:
        return plain
    if text.laid and text.laid.lined and _rows(text.cells) >= _ALIKE * _rows(plain[0]):
        return text.cells, ()
    if clear:
        return plain
    cells, parted = text.cells, text.laid is not None and text.laid.parted
    margin = _margin(cells, plain[0], parted) if plain[0] else 0.0
    gain = worth_of(cells) - worth_of(plain[0]) + _OPEN * open_rows(plain[0])
    near = abs(gain) < _NEARLY
    if gain <= margin:
        return with_values_opened(plain[0], cells) if near else plain[0], plain[1]
    if not near:
        return cells, plain[1]
    leveled = with_levels_of(cells, plain[0])
    return opened(opened(leveled, plain[0]), cells), plain[1]


def _parted_clearly(text: _Text) -> bool:
    """Whether the plain cells of a text come first, and its cells row by row are clear."""
    parted = text.laid is not None and text.laid.parted
    return parted and bool(text.cells) and all(map(is_clear, text.cells))


def _margin(forms: Sequence[Form], plain: Sequence[Form], parted: bool) -> float:
    """By how much more cells must explain than words in their order. `parted`: cells that the
    order of the words tells little of."""
    rows, others = _rows(forms), _rows(plain)
    whole = not parted and all(map(is_whole, forms)) and not any(map(is_whole, plain))
    if forms and (whole or all(map(is_clear, forms))):
        return 0.0
    parted = parted and not all(map(is_whole, plain))
    if parted and rows >= _MOST * others and all(map(is_named, forms)):
        return -_PARTED
    return -_MARGIN if have_more(forms) and not have_more(plain) else _IN_CELLS


def _by_column(text: _Text) -> tuple[Form, ...]:
    """The forms of a text whose blanks keep the columns of its pages, or whose rows have more
    columns than the usual."""
    page = aligned.page_of(text.lines) if fragments.keeps_columns(text.lines) else None
    return read_pages([page])[0] if page else _with_more(text)


def _with_more(text: _Text) -> tuple[Form, ...]:
    """Cells row by row where they explain all; none where words in their order may tell more."""
    cells = text.cells if any(map(_MORE.search, text.lines)) else ()
    if not have_more(cells) or not all(map(is_sound, cells)) or not suits(cells):
        return ()
    found, unread = text.stretches
    return cells if len(found) == len(cells) and not unread else ()


def read_pages(pages: Iterable[Page]) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The forms in pages of tables and lines, and the pages that could not be read."""
    pages = list(pages)
    forms, covered = _in_place(pages)
    taken = {form.id for _, form in forms}
    for first, printed in other_runs(pages, covered):
        more, _ = _read_text(stretches(printed.lines), printed, taken)
        forms += [(first, form) for form in more]
        taken |= {form.id for form in more}
    forms.sort(key=lambda one: one[0])
    unread = [Unread("", page.unread, page.number) for page in pages if page.unread]
    unread += [
        Unread("", _NO_ROWS, p.number) for p in pages if p.number not in covered and in_cells(p)
    ]
    return tuple(form for _, form in forms), tuple(unread)


def _in_place(pages: Iterable[Page]) -> tuple[list[tuple[int, Form]], set[int]]:
    """The forms that tables and lines make, with the page where each begins; and their pages."""
    sheet = sheet_of(pages)
    forms: list[tuple[int, Form]] = []
    taken: set[str] = set()
    covered: set[int] = set()
    for section, parts in _taken_apart(sections(sheet)):
        if parts.is_form:
            parts = with_spendings(parts) if sheet.printed.is_text else parts
            form = form_of(parts, sheet.printed, taken)
            forms.append((section.rows[0].page, form))
            taken.add(form.id)
            covered |= _pages_of(section)
    return forms, covered


def _taken_apart(found: Iterable[Section]) -> Iterator[tuple[Section, Parts]]:
    """The parts of each section; one that goes on in a table, or has neither title nor year, has
    those above it."""
    last: tuple[Section, Parts] | None = None
    for section in found:
        parts = grid.take_apart(section)
        if last and parts.title is None and (section.goes_on(last[0]) or parts.year is None):
            parts = replace(parts, title=last[1].title, year=parts.year or last[1].year)
        last = section, parts
        yield last


def _pages_of(section: Section) -> set[int]:
    return {row.page for row in section.rows if row.filled}


def _read_text(
    read: tuple[list[Stretch], list[Unread]], printed: Printed, taken: Set[str]
) -> Reading:
    """The forms in stretches of a text."""
    found, unread = read
    forms: list[Form] = []
    headless: list[Unread] = []
    for stretch in found:
        parts = with_spendings(take_apart(stretch, in_columns))
        form = form_of(parts, printed, taken | {f.id for f in forms}) if parts.is_form else None
        if form and not is_astray(form):
            forms.append(form)
        else:
            line = stretch.words[0].line + 1
            headless.append(Unread("", f"line {line}: {_APART if form else _NO_VALUES}"))
    return tuple(forms), (*unread, *headless)
