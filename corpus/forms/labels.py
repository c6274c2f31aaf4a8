"""Which words are labels of the form: whole, wrapped over lines, or grown together with a value."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.cell_terms import CELL_LABELS, COLUMNS, Column
from corpus.forms.words import Word
from corpus.terms import LABELS, LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.text import squeezed

_POINTS = re.compile(
    r"\((?:\d+(?:\.\d+)?(?:分|%)?|万?元|盖章|公章|(?:必填|选填)[^()]{0,4})\)$|\(\d+分?$|(?<=指标)\d+分\)?$"
)
_SHORTEST, _LONGEST = 3, 16  # characters of a label that only a pattern knows
_IN_CELLS = (
    Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.NATURE, Part.CATEGORY, Part.APPLIED, Part.ASIDE,
)  # fmt: skip
_REACH = 24  # words within which a wrapped label ends
_REACH_OF_WHOLE = (3, 9)  # the same where what stands there is a label already; by column
_REACH_LINES = 24


@dataclass(frozen=True, slots=True)
class Label:
    part: Part
    name: str  # the label as spelt in corpus.terms
    words: tuple[Word, ...]

    @property
    def first(self) -> Word:
        return self.words[0]

    @property
    def order(self) -> int:
        return self.words[0].order

    @property
    def middle(self) -> float:
        """The line at the middle of its words."""
        return (self.words[0].line + self.words[-1].line) / 2


def _vocabulary() -> dict[str, Part]:
    known = {label: part for part, labels in LABELS.items() for label in labels}
    known |= {level2: Part.LEVEL2 for group in LEVELS.values() for level2 in group}
    known |= dict.fromkeys((*LEVELS, *LEVEL1_VARIANTS), Part.LEVEL1)
    return known


_KNOWN = _vocabulary()
_PREFIXES = {name[:n] for name in _KNOWN for n in range(1, len(name))}
_FILLED_IN = LABELS[Part.NATURE_VALUE] + LABELS[Part.CATEGORY_VALUE]
_OF_HEAD = frozenset(name for part in (Part.UNIT, Part.DEPARTMENT) for name in LABELS[part])
_TAILS = (*LABELS[Part.NATURE], *LABELS[Part.CATEGORY], "实施单位", "计划完成日期", "计划结束日期")
_TAILS_END = frozenset("".join(label[1:] for label in _TAILS))
_HEAD = re.compile("|".join((*LABELS[Part.NATURE], *LABELS[Part.CATEGORY])))
_LEVEL = re.compile(
    f"(?:{'|'.join(two for twos in LEVELS.values() for two in twos)})"
    "(?=[^的值及与和或、:(（达完得应指][^,，。;；]{3,22}$)"
)
_ENDS = ("单位", "部门", "名称")
_ANY_TAIL = re.compile("|".join(_TAILS))
_ANY_LABEL = re.compile("|".join(sorted(map(re.escape, _KNOWN), key=len, reverse=True)))
_GLUED_PART = re.compile(rf"{_ANY_LABEL.pattern}|\d{{4}}[-/年]\d+[-/月]\d+日?|[\d,]+(?:\.\d+)?")
_GLUED = re.compile(rf"(?:{_GLUED_PART.pattern})+")
_ONE = (
    COLUMNS[Column.VALUE], COLUMNS[Column.LONG_VALUE], CELL_LABELS[Part.TOTAL_GOAL],
    CELL_LABELS[Part.ANNUAL_GOAL],
)  # fmt: skip


@lru_cache(maxsize=16384)
def label_key(text: str) -> str:
    """The text as labels are compared: without points, unit and colon at its end."""
    key = squeezed(text).rstrip(":")
    return key if key in _KNOWN else _POINTS.sub("", key).rstrip(":")


def part_of(text: str) -> tuple[Part, str] | None:
    """What a label announces, and its name; None for any other text."""
    name = label_key(text)
    return (_KNOWN[name], name) if name in _KNOWN else None


@lru_cache(maxsize=16384)
def _part_in_cell(name: str) -> Part | None:
    """What a text announces that fills a line, in words that other texts may have for names."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return None
    return next((part for part in _IN_CELLS if CELL_LABELS[part].fullmatch(name)), None)


def is_label(text: str) -> bool:
    return label_key(text) in _KNOWN


def split_glued(word: Word) -> list[Word]:
    """`项目名称：甲` and `阶段性项目项目类别` as two words; any other word as it is."""
    head, colon, rest = word.text.partition("：" if "：" in word.text else ":")
    if colon and rest and label_key(word.text) not in _KNOWN and label_key(head) in _KNOWN:
        return _cut(word, len(head) + 1)
    for label in LABELS[Part.PROJECT]:
        if word.text.startswith(label) and label_key(word.text) not in _KNOWN:
            return _cut(word, len(label))
    if (found := _HEAD.search(word.text)) and _begins_value(word.text[found.end() :]):
        return _cut(word, *found.span())
    if label_key(word.text) in _KNOWN:
        return [word]
    if level := _LEVEL.match(word.text):
        return _cut(word, level.end())
    ends = glued_ends(squeezed(word.text))
    return _cut(word, ends[0], *ends[1:]) if len(ends) > 1 else [word]


def _begins_value(text: str) -> bool:
    return len(text) > 1 and any(value.startswith(text) for value in _FILLED_IN)


def glued_ends(text: str) -> list[int]:
    """Where the labels, filled-in words and amounts end that alone make up a text."""
    whole = _GLUED.fullmatch(text)
    if not whole or not _ANY_LABEL.search(text) or any(one.fullmatch(text) for one in _ONE):
        return []
    return [match.end() for match in _GLUED_PART.finditer(text)]


def head_ends(text: str) -> list[int]:
    """Where the label begins and ends in `绿化项目性质经常性项目` and `数量指标培训人次`."""
    head = _HEAD.search(text)
    sure = head and (not head.start() or _begins_value(text[head.end() :]))
    match = None if is_label(text) else head if sure else _LEVEL.match(text)
    return [at for at in match.span() if 0 < at < len(text)] if match else []


def holds_label(text: str) -> bool:
    """Whether a label of the head stands in a text, or one with a colon begins it."""
    head, colon, _ = text.replace("：", ":").partition(":")
    return bool(_ANY_TAIL.search(text) or (colon and head.endswith(_ENDS)))


def tail_at(text: str, following: str) -> int | None:
    """Where a label begins that ends this text, or goes on in the text of the next line."""
    plain = squeezed(text)
    if plain[-1:] not in _TAILS_END:
        return None
    if len(plain) != len(text) or plain in _PREFIXES or label_key(text) in _KNOWN:
        return None
    rest = squeezed(following)
    for label in _TAILS:
        for cut in range(len(label), 1, -1):
            if plain.endswith(label[:cut]) and (rest == label[cut:] or cut == len(label)):
                return len(plain) - cut if len(plain) > cut + 1 else None
    return None


def _cut(word: Word, *ends: int) -> list[Word]:
    if word.end - word.start != len(word.text):
        return [word]
    bounds = pairwise([0, *(end for end in ends if 0 < end < len(word.text)), len(word.text)])
    return [word.part(a, b) for a, b in bounds]


def find_labels(words: Sequence[Word], by_column: bool) -> list[Label]:
    """The labels among the words, in their order. `by_column`: a wrapped label keeps its column."""
    taken: dict[int, Label] = {}
    for indices in _longest(_wrapped(words, by_column)):
        name = label_key("".join(squeezed(words[i].text) for i in indices))
        label = Label(_KNOWN[name], name, tuple(words[i] for i in indices))
        taken.update(dict.fromkeys(indices, label))
    for i, (word, below) in enumerate(pairwise(words)):
        name = label_key(word.text + below.text)
        part = _part_in_cell(name) if taken.keys().isdisjoint((i, i + 1)) else None
        whole = is_label(word.text) or _heads(below.text)
        if part and not whole and below.line == word.line + 1:
            taken |= dict.fromkeys((i, i + 1), Label(part, name, (word, below)))
    for i, word in enumerate(words):
        name = label_key(word.text)
        part = _KNOWN.get(name) or _part_in_cell(name)
        if i not in taken and part:
            taken[i] = Label(part, name, (word,))
    return sorted(set(taken.values()), key=lambda label: label.order)


def _longest(found: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Readings that share no word, the first ones first, each as long as free words allow."""
    chosen: list[tuple[int, ...]] = []
    taken: set[int] = set()
    for indices in found:
        if taken.isdisjoint(indices):
            chosen.append(indices)
            taken |= set(indices)
    by_word: dict[int, list[tuple[int, ...]]] = {}
    for indices in found:
        for i in indices:
            by_word.setdefault(i, []).append(indices)
    for k, indices in enumerate(chosen):
        for longer in by_word[indices[0]]:
            more = set(longer) - set(indices)
            if more and set(longer) > set(indices) and taken.isdisjoint(more):
                chosen[k] = longer
                taken |= more
                break
    return chosen


def _wrapped(words: Sequence[Word], by_column: bool) -> list[tuple[int, ...]]:
    """Index tuples that spell a label, those of the form before filled-in ones, closest first."""
    found: list[tuple[bool, int, tuple[int, ...]]] = []
    for i, word in enumerate(words):
        key = squeezed(word.text)
        if key in _PREFIXES:
            reach = _REACH if key not in _KNOWN else _REACH_OF_WHOLE[by_column]
            for indices in _completions(words[: i + reach], (i,), key, by_column):
                spread = indices[-1] - indices[0] - len(indices)
                name = label_key("".join(squeezed(words[k].text) for k in indices))
                found.append((name in _FILLED_IN, spread, indices))
    return [indices for *_, indices in sorted(found)]


def _completions(
    words: Sequence[Word], indices: tuple[int, ...], key: str, by_column: bool
) -> Iterable[tuple[int, ...]]:
    last = words[indices[-1]]
    for j in range(indices[-1] + 1, len(words)):
        word = words[j]
        if word.line - last.line > _REACH_LINES or word.page != last.page:
            return
        if word.line == last.line or (by_column and not _same_column(last, word)):
            continue
        if j > indices[-1] + 1 and not by_column and _heads(word.text):
            continue
        longer = key + squeezed(word.text)
        if label_key(longer) in _KNOWN:
            yield (*indices, j)
        elif longer in _PREFIXES:
            yield from _completions(words, (*indices, j), longer, by_column)


def _heads(text: str) -> bool:
    """Whether a text by itself is a label of the head, and so the end of none further off."""
    return label_key(text) in _OF_HEAD


def _same_column(above: Word, below: Word) -> bool:
    shared = min(above.end, below.end) - max(above.start, below.start)
    shorter = min(above.end - above.start, below.end - below.start)
    return abs(above.centre - below.centre) <= 4 or 2 * shared >= shorter
