"""What may be the value of a head label: words with what they wrap into, or around the label."""

import re
from collections.abc import Iterator, Sequence

from corpus.forms.evidence import cuts_word, unfinished, value_likeness
from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.places import is_visual
from corpus.forms.words import Cell, Word, text_of
from corpus.terms import Part
from corpus.values.text import squeezed

BODY = re.compile(
    r"(?:局|委|委员会|厅|部|院|校|园|中心|馆|室|处|队|站|所|会|办|公司|街道|镇|乡|政府|机关|法院|"
    r"林场|农场|总段|养护段|公路段|工务段|电视台|气象台|监狱|"
    r"大学|学校|幼儿园|单位|社|团|厂|本级\)|机关\))(?:\([^()]{1,6}\))?$"
)
WORK = re.compile(
    r"(?:费|项目|工程|补助|资金|工作|建设|管理|专项|活动|购置|补贴|服务|计划|运维|改造|保障|奖励|"
    r"资助|奖补|整治|治理|采购|维护|维修|修缮|修复|更新|升级|保护|运行)(?:\([^()]{1,8}\))?$"
)
_CODE = re.compile(r"[\w-]*\d[\w-]{4,}", re.ASCII)  # what a name may flow around
_GOING_ON = "及和与的、或等(（）)”》"
_APART = 3  # lines from one to the next where other cells of the row stand between
_AMONG = 6  # words of other cells between its lines
_TELLING = (Part.NATURE, Part.CATEGORY)
_BESIDE = (*_TELLING, Part.NATURE_VALUE, Part.CATEGORY_VALUE, Part.PROJECT)
_ORPHAN = 0.5  # what speaks for the rest of a name in a word that no label of its row announces
_NEAR = 12  # words behind one among which it may go on
_PIECES = 4  # lines of a wrapped name at the most
REST = 4  # so short a word behind a blank line is the rest of the one before it


Candidate = tuple[Cell, Word, float]  # with the word that stands by the label, and how sure it is


def behind(stretch: Stretch, free: Sequence[Word]) -> Iterator[Candidate]:
    """What may be the value of any label: a word alone or with what it wraps into."""
    for i, word in enumerate(free):
        yield Cell((word,)), word, 0.0
        near = free[i + 1 : i + 1 + _NEAR]
        wrapped = _wrapped(word, near, stretch)
        untold = [more for more in near if more.gap or not _is_told(more, stretch)]
        around_them = _wrapped(word, untold, stretch) if len(untold) < len(near) else wrapped
        for words in dict.fromkeys(
            way[:count] for way in (wrapped, around_them) for count in range(2, len(way) + 1)
        ):
            yield Cell(words), word, joined_surely(words)


def _wrapped(word: Word, after: Sequence[Word], stretch: Stretch) -> tuple[Word, ...]:
    words = [word]
    for more in after:
        if len(words) == _PIECES:
            break
        if not _goes_on(words[-1], more, stretch):
            if more.line > words[-1].line and not _is_beside(more, words[-1], stretch):
                break
            continue
        words.append(more)
    return tuple(words)


def _is_beside(word: Word, name: Word, stretch: Stretch) -> bool:
    """Whether a word may stand between the lines of a name: a code, or what another label of its
    row says."""
    if _CODE.fullmatch(word.text):
        return True
    return _in_run(name, word) and _is_told(word, stretch)


def _is_told(word: Word, stretch: Stretch) -> bool:
    """Whether a word stands behind 项目性质 or 项目类别, 项目名称 maybe in between."""
    before = [stretch.parts.get(word.order - n) for n in (1, 2)]
    return before[0] in _TELLING or (before[0] is Part.PROJECT and before[1] in _TELLING)


def _goes_on(last: Word, more: Word, stretch: Stretch) -> bool:
    """Whether the one may be the end of the other: the next word, or below it on the next line."""
    if _is_rest(last, more, stretch) or (last.text == "“" and more.order == last.order + 1):
        return True
    if more.page != last.page or more.line > last.line + _APART:
        return False
    if stretch.by_column and abs(more.centre - last.centre) > (last.end - last.start):
        return False
    first = (stretch.words[w.order - 1].line < w.line for w in (last, more) if w.order)
    if more.order != last.order + 1 and not all(first):
        return False
    if more.line == last.line + 1 or (more.line == last.line + 2 and len(more.text) <= REST):
        return True
    return more.block == last.block and is_cut(last.text, more.text)


def _is_rest(last: Word, more: Word, stretch: Stretch) -> bool:
    """Whether a name goes on behind the other cells of its row, in a run down the page."""
    if not _in_run(last, more) or more.line < last.line + 2 or _is_told(more, stretch):
        return False
    between = stretch.words[last.order + 1 : more.order]
    parts = [stretch.parts.get(word.order) for word in between]
    others = sum(part is None for part in parts)
    return len(between) <= _AMONG and others <= 1 and {*parts} <= {None, *_BESIDE}


def _in_run(one: Word, other: Word) -> bool:
    """Whether two words begin lines of one run down the page."""
    return one.block == other.block and one.gap == other.gap == 0


def is_cut(left: str, right: str) -> bool:
    """Whether a name cannot end between the two."""
    goes_on = right[0] in "及和与的、或）)”》" or right.startswith(("委员会", "局", "中心"))
    return goes_on or unfinished(left) or cuts_word(left, right)


def joined_surely(words: Sequence[Word]) -> float:
    """How sure it is that these words are one name: each but the last is cut short."""
    sure = 0.0
    for k, more in enumerate(words[1:], 1):
        whole, after = squeezed(text_of(words[:k])), squeezed(more.text)
        ends = BODY.search(whole) or (WORK.search(whole) and len(after) > REST)
        begins = len(after) > 5 and bool(BODY.search(after) or WORK.search(after))
        cut = len(after) <= REST or cuts_word(whole, after) or unfinished(whole)
        cut = cut or after[0] in _GOING_ON
        plain = words[k - 1].block == more.block and -3 < value_likeness(more.text) < 1.5
        sure += _ORPHAN * (more.order > words[k - 1].order + 2 and _in_run(words[k - 1], more))
        if whole[-1:] == ")" and after[0] not in _GOING_ON:
            sure -= 0.4  # a name with its remark in brackets is whole
        elif cut:
            sure += 0.4
        else:
            sure += -0.8 if ends and begins else (0.1 if plain and k == 1 else -0.2)
    return sure


def around(label: Label, stretch: Stretch, free: Sequence[Word]) -> Iterator[Candidate]:
    """A value centred on its label's line: parts of it on the lines above and below."""
    if not is_visual(stretch):
        return
    line, end = label.words[-1].line, label.words[-1]
    others = [
        w for lab in stretch.labels for w in lab.words if w.line == line and w.start > end.start
    ]
    limit = min((w.start for w in others), default=999)
    near = [w for w in free if w.page == end.page and abs(w.line - line) <= 3]
    if stretch.by_column:
        near = [w for w in near if end.end <= w.centre <= limit]
    elif stretch.flows:
        near = [w for w in near if w.block == end.block]
    level = [w for w in near if w.line == line and w.order == end.order + 1]
    above = _firsts([w for w in near if w.line < line])[-2:]
    below = _firsts([w for w in near if w.line > line])[:2]
    for up in range(len(above) + 1):
        for down in range(len(below) + 1):
            words = (*above[len(above) - up :], *level, *below[:down])
            if up + down and ((up and down) or level) and abs(up - down) <= 1:
                sure = 0.7 * stretch.by_column * (up + down) if len(words) > 1 else 0.0
                yield Cell(words), (*level, *words)[0], 0.4 + sure + joined_surely(words)


def _firsts(words: Sequence[Word]) -> list[Word]:
    """The first word of each line."""
    return [w for i, w in enumerate(words) if not i or words[i - 1].line != w.line]
