"""绩效目标: which lines are goal text, which paragraphs and numbered clauses they make."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.forms.pages import Stretch
from corpus.forms.words import Word
from corpus.model import GoalScope
from corpus.terms import Part

_NUMBER = re.compile(
    r"(?:^|(?<=[。;；:：,，]))(?P<mark>(?P<digit>\d{1,2})[.、．](?!\d)|[（(](?P<boxed>\d{1,2})[)）]、?|"
    r"(?P<circled>[①-⑳])|(?P<chinese>[一二三四五六七八九十]{1,3})、|"
    r"(?P<kept>目标(?P<kept_number>\d{1,2}|[一二三四五六七八九十])[：:]))"
)
_CHINESE = "一二三四五六七八九十"
_SENTENCE_END = "。；;！"
_HAN = re.compile("[\u4e00-\u9fff]")
_LONG = 16  # characters from which a line may be running text


@dataclass(frozen=True)
class Clause:
    text: str
    number: int | None
    scope: GoalScope
    words: tuple[Word, ...]


def clauses(stretch: Stretch, free: Sequence[Word]) -> list[Clause]:
    """Every clause of the goals, in order; empty where the form prints no goal."""
    lines = _goal_lines(stretch, free)
    paragraphs = [[line] for line in lines] if stretch.grid else _paragraphs(lines)
    scopes = _scopes(stretch, paragraphs)
    return [
        clause
        for paragraph, scope in zip(paragraphs, scopes, strict=True)
        for clause in _split(paragraph, scope)
    ]


@dataclass(frozen=True)
class _Line:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def ends(self) -> bool:
        return self.text[-1] in _SENTENCE_END


def _goal_lines(stretch: Stretch, free: Sequence[Word]) -> list[_Line]:
    """The lines of running text that the goals are, in their order."""
    runs = _runs(stretch, _lines(stretch, free))
    if not runs:
        return []
    best = max(runs, key=lambda run: _weight(stretch, run))
    if _weight(stretch, best) < 30:
        return []
    also = [run for run in runs if run is best or (run[-1].ends and _weight(stretch, run) >= 55)]
    return [line for run in also for line in run]


def _lines(stretch: Stretch, free: Sequence[Word]) -> list[_Line]:
    """Free words by line; where blanks keep the columns, each column of the goals by itself."""
    lines: list[list[Word]] = []
    for word in free:
        if (
            lines
            and lines[-1][-1].line == word.line
            and not (stretch.grid or (stretch.by_column and word.gap > 1))
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_Line(tuple(line)) for line in lines]


def _runs(stretch: Stretch, lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines of running text that follow each other with no other label between."""
    hard = sorted(
        label.order for label in stretch.labels
        if label.part not in (Part.GOAL_HEADING, Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.INDICATOR_HEADING)
    )  # fmt: skip
    runs: list[list[_Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs and runs[-1] else None
        cut = last and any(last.words[-1].order < at < line.words[0].order for at in hard)
        if cut or (last and line.words[0].line - last.words[-1].line > 3):
            runs.append([])
            last = None
        if _is_running(line) or (last and not last.ends and _is_one(line)):
            runs = runs or [[]]
            runs[-1].append(line)
        else:
            runs.append([])
    return [_with_lead(run, lines) for run in runs if run]


def _with_lead(run: list[_Line], lines: Sequence[_Line]) -> list[_Line]:
    """The run with the lines before it that are as full as its own but have no sign in them."""
    full = max(len(line.text) for line in run)
    at = lines.index(run[0])
    while at and _leads(lines[at - 1], run[0], full):
        at -= 1
        run = [lines[at], *run]
    return run


def _leads(line: _Line, first: _Line, full: int) -> bool:
    follows = first.words[0].line - line.words[-1].line == 1
    return (
        follows
        and len(line.text) >= max(full - 3, 14)
        and not line.ends
        and _is_one(line)
        and not _NUMBER.match(first.text)
    )


def _is_running(line: _Line) -> bool:
    marked = _NUMBER.match(line.text) and len(line.text) >= 8
    long = len(line.text) >= _LONG and re.search("[，。；、,;]", line.text)
    short_end = len(line.text) >= 8 and line.text[-1] in "。；"
    return bool(marked or long or short_end) and _is_one(line)


def _is_one(line: _Line) -> bool:
    """Whether the blanks of a line divide nothing: they stand beside a digit or a sign."""
    return all(
        not (_HAN.match(a.text[-1]) and _HAN.match(b.text[0])) for a, b in pairwise(line.words)
    ) and not _value_last(line)


def _value_last(line: _Line) -> bool:
    return len(line.words) > 1 and bool(
        re.match(r"[≥≤=＝><约]|\d+(?:\.\d+)?%$", line.words[-1].text)
    )


def _weight(stretch: Stretch, run: Sequence[_Line]) -> int:
    goal_labels = [
        label for label in stretch.labels
        if label.part in (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.GOAL_HEADING)
    ]  # fmt: skip
    start = run[0].words[0].order
    beside = any(0 < start - label.words[-1].order <= 2 for label in goal_labels)
    length = sum(len(line.text) for line in run)
    numbered = bool(_NUMBER.match(run[0].text))
    return min(length, 60) + 20 * run[-1].ends + 25 * beside + 10 * numbered


def _paragraphs(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines of one paragraph together: it ends with a sentence on a line that is not full,
    or where the numbers begin again."""
    if not lines:
        return []
    full = max(len(line.text) for line in lines)
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        number = _NUMBER.match(line.text)
        again = number and _value(number) == 1 and any(
            _NUMBER.match(earlier.text) for earlier in paragraphs[-1]
        )  # fmt: skip
        ended = before.text[-1] == "。" and len(before.text) < full - 2 and not number
        if again or ended:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _scopes(stretch: Stretch, paragraphs: Sequence[Sequence[_Line]]) -> list[GoalScope]:
    both = {Part.TOTAL_GOAL, Part.ANNUAL_GOAL} <= {label.part for label in stretch.labels}
    if len(paragraphs) == 2 and both:
        return [GoalScope.TOTAL, GoalScope.ANNUAL]
    return [GoalScope.UNCLEAR] * len(paragraphs)


def _value(match: re.Match[str]) -> int | None:
    digits = match["digit"] or match["boxed"] or match["kept_number"] or ""
    if digits.isdigit():
        return int(digits)
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    chinese = match["chinese"] or digits
    if len(chinese) == 1:
        return _CHINESE.index(chinese) + 1
    return None


def _split(paragraph: Sequence[_Line], scope: GoalScope) -> list[Clause]:
    """A paragraph at its numbers 1, 2, 3 …; a number out of its turn is text."""
    words = [word for line in paragraph for word in line.words]
    text = "".join(word.text for word in words)
    starts: list[tuple[int, int, int | None]] = []  # (offset, offset behind the mark, number)
    line_starts, at = set(), 0
    for line in paragraph:
        line_starts.add(at)
        at += len(line.text)
    for match in re.finditer(_NUMBER.pattern.replace("(?:^|(?<=[。;；:：,，]))", ""), text):
        due = starts[-1][2] + 1 if starts and starts[-1][2] else 1
        opens = match.start() in line_starts or text[match.start() - 1] in "。;；：:"
        if opens and _value(match) == due:
            behind = match.start() if match["kept"] else match.end()
            starts.append((match.start(), behind, due))
    if not starts:
        return [Clause(text, None, scope, tuple(words))]
    if starts[0][0] > 0:
        starts.insert(0, (0, 0, None))
    ends = [start for start, *_ in starts[1:]] + [len(text)]
    return [
        Clause(text[behind:end], number, scope, _within(words, start, end))
        for (start, behind, number), end in zip(starts, ends, strict=True)
        if text[behind:end]
    ]


def _within(words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    """The words of the paragraph between two offsets, cut where a clause ends inside one."""
    found, at = [], 0
    for word in words:
        a, b = max(start - at, 0), min(end - at, len(word.text))
        if a < b:
            found.append(word.part(a, b))
        at += len(word.text)
    return tuple(found)
