"""A text → the stretches that are one form each, and what holds none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.forms.cell_words import names_form
from corpus.forms.labels import Label, find_labels, is_label, split_glued, tail_at
from corpus.forms.words import Word, ordered, words_of
from corpus.model import Unread
from corpus.terms import Part
from corpus.values.text import squeezed

TITLE = re.compile(
    r"(?:\(?\d{4}\)?年度?)?[^,。;:、\d见]{0,24}?(?:绩效|整体支出|整体预算)[^,。;:\d]{0,12}?"
    r"(?:申报|填报|目标|批复|自评|评价)表(?:\(\d{4}年度?\))?"
    r"|\(?20\d\d\)?年度?(?:部门|单位|预算)*项目(?:支出)?(?:预算)?(?:申报|填报)表"
)
SUMMARY = re.compile(r"[^,。;:]{2,40}绩效目标(?:汇总|公开)表?")
HEAD = frozenset((Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.NATURE, Part.START, Part.TOTAL))
YEAR = re.compile(r"\(?(20\d\d)年?度?\)?")
COLUMNS = frozenset((Part.NAME_COLUMN, Part.VALUE_COLUMN))
_LEVELS = frozenset((Part.LEVEL1, Part.LEVEL2))
_FLOWS = 3  # blocks of a page, at the least one more
_BLANK_LINES = 3  # at least so many divide pages where there is no form feed


@dataclass(frozen=True)
class Stretch:
    """The words of one form in the order of the text, its labels and its titles."""

    words: tuple[Word, ...]
    labels: tuple[Label, ...]
    titles: tuple[Word, ...]
    by_column: bool  # its blanks keep the columns of the page

    @cached_property
    def parts(self) -> dict[int, Part]:
        """What each word of a label, by its order, announces."""
        return {word.order: label.part for label in self.labels for word in label.words}

    @cached_property
    def flows(self) -> bool:
        """Whether blank lines part it into runs down the page, as PDF programs write columns."""
        pages = len({word.page for word in self.words})
        return not self.by_column and len({word.block for word in self.words}) > _FLOWS * pages

    def count(self, *parts: Part) -> int:
        return sum(label.part in parts for label in self.labels)


def stretches(lines: Sequence[str]) -> tuple[list[Stretch], list[Unread]]:
    """The forms of a text, each over one page or more; stretches without one, with the reason."""
    forms: list[Stretch] = []
    unread: list[Unread] = []
    ongoing = False
    for number, (first, page) in enumerate(text_pages(lines)):
        for stretch, starts in _sections(_page_words(page, number, first)):
            last = forms[-1] if ongoing else None
            if starts or _is_another(stretch, last):
                forms.append(stretch)
                ongoing = True
            elif last and stretch.count(*_LEVELS, *HEAD, *COLUMNS):
                forms[-1] = stretch_of(forms[-1].words + stretch.words)
            else:
                ongoing = False
                start, end = stretch.words[0].line + 1, stretch.words[-1].line + 1
                unread.append(Unread("", f"lines {start} to {end}: no form in them"))
    return forms, unread


def _is_another(stretch: Stretch, last: Stretch | None) -> bool:
    """Whether a stretch without title begins a form: a head that the form before has already."""
    return bool(stretch.count(Part.DEPARTMENT)) and (
        last is None or last.count(Part.DEPARTMENT) > 0
    )


def stretch_of(words: Sequence[Word]) -> Stretch:
    words = ordered(words)
    by_column = _by_column(words)
    titles = _titles(words)
    orders = {title.order for title in titles}
    labels = find_labels([word for word in words if word.order not in orders], by_column)
    return Stretch(tuple(words), tuple(labels), tuple(titles), by_column)


def text_pages(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """(first line, lines) of each page: cut at form feeds, else at three blank lines or more."""
    cuts, blank = [], 0
    feeds = any("\f" in line for line in lines)
    for i, line in enumerate(lines):
        if line.startswith("\f") if feeds else line.strip() and blank >= _BLANK_LINES:
            cuts.append(i)
        blank = 0 if line.strip() else blank + 1
    for a, b in pairwise([0, *cuts, len(lines)]):
        if any(line.strip() for line in lines[a:b]):
            yield a, lines[a:b]


def _page_words(lines: Sequence[str], page: int, first: int) -> list[Word]:
    words = words_of(lines, page, first, is_label)
    following = [*(word.text if word.gap == 0 else "" for word in words[1:]), ""]
    words = [part for pair in zip(words, following, strict=True) for part in _without_tail(*pair)]
    return [part for word in words for part in split_glued(word)]


def _without_tail(word: Word, following: str) -> tuple[Word, ...]:
    """`甲项目项目类`, on the next line `别`, as two words; any other word as it is."""
    at = tail_at(word.text, following)
    if at is None or word.end - word.start != len(word.text):
        return (word,)
    return word.part(0, at), word.part(at, len(word.text))


def _titles(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if _is_title(squeezed(w.text))]


def _is_title(text: str) -> bool:
    year = YEAR.fullmatch(text) and (text[0] == "(" or "年度" in text)
    return bool(TITLE.fullmatch(text) or SUMMARY.fullmatch(text) or year or names_form(text))


def _by_column(words: Sequence[Word]) -> bool:
    inner = [word.gap for before, word in pairwise(words) if word.line == before.line]
    return sum(gap > 2 for gap in inner) > 0.4 * len(inner) > 2


def _sections(words: Sequence[Word]) -> Iterator[tuple[Stretch, bool]]:
    """(stretch, whether a form starts there) of one page, cut where a title opens a form."""
    if not words:
        return
    page = stretch_of(words)
    titles = [title for title in page.titles if TITLE.fullmatch(squeezed(title.text))]
    opening = _openings(titles, page)
    if opening in ([], [0]):
        yield page, bool(titles or page.count(Part.PROJECT))
        return
    for a, b in pairwise([0, *opening, len(words)]):
        if a < b:
            yield stretch_of(page.words[a:b]), a in opening


def _openings(titles: Sequence[Word], page: Stretch) -> list[int]:
    """Where forms begin: at the titles that a 项目名称 follows, where several do so in turn."""
    projects = [label.order for label in page.labels if label.part is Part.PROJECT]
    bounds = [*(title.order for title in titles), len(page.words)]
    in_turn = [
        a for a, b in pairwise(bounds) if bisect_right(projects, a) < bisect_left(projects, b)
    ]
    heads = [label.order for label in page.labels if label.part in HEAD]
    if len(in_turn) == len(projects) > 1 and sum(at < in_turn[0] for at in heads) < 3:
        return in_turn
    return [title.order for title in titles if _opens(title, page)]


def _opens(title: Word, stretch: Stretch) -> bool:
    """Whether a form begins at this title: head labels follow, and none of its own stood before."""
    after = [label for label in stretch.labels if label.order > title.order]
    before = [label for label in stretch.labels if label.order < title.order]
    heads_before = {label.part for label in before if label.part in HEAD | COLUMNS}
    heads_after = {label.part for label in after if label.part in HEAD | COLUMNS}
    twice = heads_before & heads_after
    return bool(heads_after) and (heads_before <= heads_after or bool(twice))
