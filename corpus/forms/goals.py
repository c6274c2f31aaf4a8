"""绩效目标: which words are goal text, and in which of its two columns."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.forms.achieved import achieved_heading, parted_at
from corpus.forms.clauses import Clause, Line, number_at_start, parted, split_clauses
from corpus.forms.evidence import cuts_word, unfinished
from corpus.forms.pages import Stretch
from corpus.forms.words import Word
from corpus.model import GoalScope
from corpus.terms import Part

_HEADINGS = (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.GOAL_HEADING)
_SOFT = (
    *_HEADINGS,
    Part.EXPECTED_GOAL,
    Part.ACHIEVED,
    Part.INDICATOR_HEADING,
)  # labels that goal text may flow around
_COLUMNS = (Part.COLUMN_HEADING, Part.NAME_COLUMN, Part.VALUE_COLUMN)
_HAN = re.compile("[\u4e00-\u9fff]")
_FIGURES = re.compile(r"[\d.,%/()—–-]+")  # of the amounts beside, which a text may bring in between
_STOPS = re.compile("[，。；：、]")
_NAMED = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT)
_LONG = 16  # characters from which a line may be running text
_BEAM = 40  # ways to tell two columns apart that are followed


def clauses(
    stretch: Stretch, free: Sequence[Word], visual: bool
) -> tuple[list[Clause], tuple[Word, ...]]:
    """Every clause of the goals, in order, empty where the form prints no goal; and the words of
    实际完成情况."""
    words = _zone(stretch, free, visual)
    lines = _lines(stretch, words, visual) if words else _running(stretch, free)
    heading = achieved_heading(stretch)
    at = parted_at(heading, lines) if heading and not stretch.by_column else len(lines)
    goals = _goals(stretch, lines[:at], visual)
    both = len(goals) == 2
    scopes = [GoalScope.TOTAL, GoalScope.ANNUAL] if both else [GoalScope.UNCLEAR]
    found = [
        c for goal, scope in zip(goals, scopes, strict=False) for c in split_clauses(goal, scope)
    ]
    return found, tuple(word for line in lines[at:] for word in line.words)


def outside(free: Sequence[Word], clauses: Iterable[Clause]) -> list[Word]:
    """The words that no clause holds a part of."""
    ends = {(w.line, at) for clause in clauses for w in clause.words for at in (w.start, w.end - 1)}
    return [w for w in free if ends.isdisjoint(((w.line, w.start), (w.line, w.end - 1)))]


def _heading(stretch: Stretch, part: Part) -> tuple[Word, ...]:
    return next((label.words for label in stretch.labels if label.part is part), ())


def _goals(stretch: Stretch, lines: Sequence[Line], visual: bool) -> list[list[Line]]:
    """The lines of the one goal, or of the two."""
    total, annual = _heading(stretch, Part.TOTAL_GOAL), _heading(stretch, Part.ANNUAL_GOAL)
    if not lines or not total or not annual:
        return [list(lines)] if lines else []
    if visual and abs(total[0].line - annual[0].line) <= 1:
        return _side_by_side(stretch, lines, total, annual)
    between = _by_heading(lines, annual) if total[0].order < annual[0].order else None
    if between and not visual:
        return between
    middles = ((total[0].line + total[-1].line) / 2, (annual[0].line + annual[-1].line) / 2)
    return parted(lines, middles if visual else None)


def _by_heading(lines: Sequence[Line], annual: Sequence[Word]) -> list[list[Line]] | None:
    """The lines before and behind the heading of the year's goal, where there are both."""
    before = [line for line in lines if line.words[0].order < annual[0].order]
    behind = [line for line in lines if line.words[0].order > annual[0].order]
    return [before, behind] if before and behind else None


def _zone(stretch: Stretch, free: Sequence[Word], visual: bool) -> list[Word]:
    """What stands between the goals' heading and the table, where the text keeps that order."""
    headings = [
        label
        for label in stretch.labels
        if label.part in (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.EXPECTED_GOAL)
    ]
    headings = headings or [x for x in stretch.labels if x.part is Part.GOAL_HEADING]
    if not headings:
        return []
    first = headings[0].order
    after = [x.order for x in stretch.labels if x.part not in _SOFT and x.order > first]
    before = [x.words[-1].order for x in stretch.labels if x.part not in _SOFT and x.order < first]
    start = max(before, default=-1) if visual else first
    worded = {word.line for word in free if not _FIGURES.fullmatch(word.text)}
    free = [word for word in free if word.line in worded]
    words = [w for w in free if start < w.order < min(after, default=0)]
    if words and (number_at_start(words[0].text) or 1) > 1:
        words = [w for w in free if max(before, default=-1) < w.order < min(after, default=0)]
    if words and not visual and _lacks_name(stretch, free, first):
        words = _before_name(stretch, words)
    text = "".join(word.text for word in words)
    running = any(line.ends and len(line.text) > 5 for line in _lines(stretch, words))
    apart = stretch.flows and bool(words) and words[0].block != stretch.words[first].block
    wordy = len(text) >= 8 and (running or (len(text) >= 24 and not apart))
    return words if wordy and not re.search("[≥≤≧≦＝=]", text) else []


def _lacks_name(stretch: Stretch, free: Sequence[Word], first: int) -> bool:
    """Whether more labels of the head stand before the goals than what may be their names."""
    labels = sum(label.part in _NAMED and label.order < first for label in stretch.labels)
    names = {word.block for word in free if word.order < first}
    return len(names) < labels


def _before_name(stretch: Stretch, words: list[Word]) -> list[Word]:
    """The words without a name at their end: a block without stops behind the end of a sentence,
    with a label of the head right behind it."""
    last = words[-1].block
    rest = [word for word in words if word.block != last]
    tail = "".join(word.text for word in words if word.block == last)
    named = any(x.part in _NAMED and x.order == words[-1].order + 1 for x in stretch.labels)
    ends = bool(rest) and rest[-1].text[-1] in "。；;"
    return rest if ends and named and not _STOPS.search(tail) else words


def _lines(stretch: Stretch, words: Sequence[Word], visual: bool = False) -> list[Line]:
    """Words by line; each cell by itself where columns are kept."""
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        apart = stretch.by_column and word.gap > 1
        if last and last.line == word.line and not apart and not _divided(last, word, visual):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line)) for line in lines]


def _divided(left: Word, right: Word, visual: bool) -> bool:
    """Whether the blank between two words of a line divides cells: both sides are characters,
    or a clause ends or begins there on a line that may hold two columns."""
    if _HAN.match(left.text[-1]) and _HAN.match(right.text[0]):
        return True
    begins = number_at_start(right.text) is not None or left.text[-1] in "，。；、"
    return visual and begins


def _side_by_side(
    stretch: Stretch, lines: Sequence[Line], total: Sequence[Word], annual: Sequence[Word]
) -> list[list[Line]]:
    """Lines of two columns, told apart by where they stand or by how they read on."""
    rows: list[list[Line]] = []
    for line in lines:
        if not rows or rows[-1][0].words[0].line != line.words[0].line:
            rows.append([])
        rows[-1].append(line)
    doubled = any(len(row) > 1 for row in rows)
    if stretch.by_column:
        right = _right_column(lines)
        return _told_apart(rows, [[int(x.words[0].start >= right) for x in row] for row in rows])
    readings = [] if doubled else [parted(lines, None)]
    readings += [goals for goals in _read_on(rows) if len(goals) == 2]
    return min(readings, key=_unlikeness)


def _unlikeness(goals: Sequence[Sequence[Line]]) -> float:
    """What speaks against these columns: lines that do not read on, middles not level."""
    middles = [(goal[0].middle + goal[-1].middle) / 2 for goal in goals]
    level = 0.3 * (max(middles) - min(middles))
    return sum(map(_roughness, goals)) + 0.1 * len(goals) + level


def _right_column(lines: Sequence[Line]) -> int:
    """Where the right one of two columns begins: nothing that begins before it reaches into it."""
    for start in sorted({line.words[0].start for line in lines})[1:]:
        left = [line for line in lines if line.words[0].start < start]
        if all(line.words[-1].end <= start for line in left):
            return start
    return 10_000


def _read_on(rows: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """The likeliest ways to tell the columns apart by how their lines read on from each other."""
    ways: list[list[list[int]]] = [[]]
    for at, row in enumerate(rows):
        sides = [[0], [1]] if len(row) == 1 else [[0] * (len(row) - 1) + [1]]
        ways = [[*way, side] for way in ways for side in sides]
        ways.sort(key=lambda way: sum(map(_roughness, _told_apart(rows[: at + 1], way))))
        del ways[_BEAM:]
    return [_told_apart(rows, way) for way in ways]


def _told_apart(
    rows: Sequence[Sequence[Line]], columns: Sequence[Sequence[int]]
) -> list[list[Line]]:
    goals: list[list[Line]] = [[], []]
    for row, sides in zip(rows, columns, strict=True):
        for line, side in zip(row, sides, strict=True):
            goals[side].append(line)
    return [goal for goal in goals if goal]


def _roughness(goal: Sequence[Line]) -> float:
    """How badly the lines of one goal read on from each other."""
    full = max(len(line.text) for line in goal)
    rough = 0.0 if goal[-1].ends else 1.0
    for before, after in pairwise(goal):
        numbered = number_at_start(after.text) is not None
        if before.ends:
            rough += 0.0 if numbered else 0.6
            continue
        rough += 1.5 * numbered + 0.5 * min(max(full - len(before.text) - 1, 0), 4)
        rough -= 0.5 * (cuts_word(before.text, after.text) or unfinished(before.text))
    return rough


def _running(stretch: Stretch, free: Sequence[Word]) -> list[Line]:
    """Goal text by its looks, for a text in no order: the longest runs of sentences."""
    runs = _runs(stretch, _lines(stretch, free))
    if not runs:
        return []
    best = max(runs, key=lambda run: _weight(stretch, run))
    if _weight(stretch, best) < 30:
        return []
    also = [run for run in runs if run is best or (run[-1].ends and _weight(stretch, run) >= 55)]
    return [line for run in also for line in run]


def _runs(stretch: Stretch, lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of running text that follow each other with no other label between."""
    hard = [label.order for label in stretch.labels if label.part not in _SOFT]
    runs: list[list[Line]] = [[]]
    for line in lines:
        last = runs[-1][-1] if runs[-1] else None
        if last:
            cut = any(last.words[-1].order < at < line.words[0].order for at in hard)
            if cut or line.words[0].line - last.words[-1].line > 3:
                runs.append([])
                last = None
        if _is_running(line) or (last and not last.ends):
            runs[-1].append(line)
        else:
            runs.append([])
    return [_with_lead(run, lines) for run in runs if run]


def _is_running(line: Line) -> bool:
    marked = number_at_start(line.text) is not None and len(line.text) >= 8
    long = len(line.text) >= _LONG and re.search("[，。；、,;]", line.text)
    return bool(marked or long) or (len(line.text) >= 8 and line.text[-1] in "。；")


def _with_lead(run: list[Line], lines: Sequence[Line]) -> list[Line]:
    """The run with the lines before it that are as full as its own but have no sign in them."""
    full = max(len(line.text) for line in run)
    at = lines.index(run[0])
    while at and number_at_start(run[0].text) is None:
        lead = lines[at - 1]
        follows = run[0].words[0].line - lead.words[-1].line == 1
        if not follows or lead.ends or len(lead.text) < max(full - 3, 14):
            break
        at -= 1
        run = [lead, *run]
    return run


def _weight(stretch: Stretch, run: Sequence[Line]) -> int:
    start = run[0].words[0].order
    headings = [label for label in stretch.labels if label.part in _HEADINGS]
    beside = any(0 < start - label.words[-1].order <= 2 for label in headings)
    length = sum(len(line.text) for line in run)
    numbered = number_at_start(run[0].text) is not None
    return min(length, 60) + 20 * run[-1].ends + 25 * beside + 10 * numbered
