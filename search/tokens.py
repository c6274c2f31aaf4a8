"""What a person types → words, operators and brackets, each with its place.

Signs are signs only where a printed text would not have them: a bracket groups when it stands
around several words, a quotation mark quotes when it stands around a whole word, a minus negates
before a word that is not the only one. All else is text: 培训成本（局级）, 100(%), “十四五”规划.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from search.engine import Problem, ProblemKind
from search.query_tree import Field

_QUOTES = {'"': '"', "“": "”", "„": "“", "「": "」", "『": "』", "＂": "＂"}
_OPEN, _CLOSE = "(（", ")）"
_DEEPEST_GROUP = 20
_FIELD_WORDS = {
    **{field.value: field for field in Field},
    "year": None,
    "名称": Field.NAME,
    "目标": Field.GOAL,
    "值": Field.VALUE,
    "部门": Field.DEPARTMENT,
    "项目": Field.PROJECT,
    "级别": Field.LEVEL,
    "年度": None,
}
_FIELD = re.compile(rf"({'|'.join(_FIELD_WORDS)})[:：]", re.IGNORECASE)


class Sign(StrEnum):
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    OPEN = "("
    CLOSE = ")"


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int
    field: Field | None = None
    is_year: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An operator or a bracket that groups."""

    sign: Sign
    start: int
    end: int


Token = Word | Mark


class Scanner:
    """Reads one query's text from left to right; `problem` is the first that was met."""

    def __init__(self, text: str) -> None:
        self.problem: Problem | None = None
        self._text = text
        self._at = 0
        self._groups = _groups(text)
        self._open_until: set[int] = set()  # where the groups end that were entered

    def tokens(self) -> list[Token]:
        found = list(self._tokens())
        if any(isinstance(token, Word) for token in found):
            return found
        text = self._text
        return [Word(text[t.start : t.end], t.start, t.end) for t in found]

    def report(self, kind: ProblemKind, start: int, end: int) -> None:
        if self.problem is None:
            self.problem = Problem(kind, self._text[start:end], start, end)

    def _tokens(self) -> Iterator[Token]:
        while self._at < len(self._text):
            start = self._at
            if self._text[start].isspace():
                self._at += 1
            elif start in self._groups:
                self._open_until.add(self._groups[start])
                yield self._mark(Sign.OPEN, 1)
            elif start in self._open_until:
                yield self._mark(Sign.CLOSE, 1)
            elif self._negates(start):
                yield self._mark(Sign.NOT, 1)
                yield from self._word()
            else:
                yield from self._word()

    def _mark(self, sign: Sign, length: int) -> Mark:
        start, self._at = self._at, self._at + length
        return Mark(sign, start, self._at)

    def _negates(self, start: int) -> bool:
        """A minus before a word, unless that is all there is."""
        rest = self._text[start + 1 :]
        alone = not self._text[:start].strip() and len(rest.split()) == 1
        return self._text[start] == "-" and bool(rest) and not rest[0].isspace() and not alone

    def _word(self) -> Iterator[Token]:
        start = self._at
        if start in self._groups:
            return
        field = _FIELD.match(self._text, start)
        if field is None:
            yield self._plain_or_sign(start)
            return
        self._at = field.end()
        text, quoted = self._quoted() or (self._until_space(), False)
        if not text and field[0].isascii():
            self.report(ProblemKind.NO_VALUE, start, field.end())
        elif not text:
            yield Word(field[0], start, self._at)
        else:
            kind = _FIELD_WORDS[field[1].lower()]
            yield Word(text, start, self._at, kind, is_year=kind is None, quoted=quoted)

    def _plain_or_sign(self, start: int) -> Token:
        quote = self._quoted()
        if quote is not None:
            return Word(quote[0], start, self._at, quoted=True)
        text = self._until_space()
        if text in (Sign.AND, Sign.OR, Sign.NOT):
            return Mark(Sign(text), start, self._at)
        return Word(text, start, self._at)

    def _quoted(self) -> tuple[str, bool] | None:
        """What stands in quotation marks here; a straight one without its partner is left out."""
        start = self._at
        closing = _QUOTES.get(self._text[start : start + 1])
        if closing is None:
            return None
        end = self._text.find(closing, start + 1)
        while end >= 0 and not self._ends_word(end + 1):
            end = self._text.find(closing, end + 1)
        if end >= 0:
            self._at = end + 1
            return self._text[start + 1 : end], True
        if self._text[start] == '"' and '"' not in self._text[start + 1 :]:
            self.report(ProblemKind.OPEN_QUOTE, start, start + 1)
            self._at += 1
        return None

    def _until_space(self) -> str:
        start = self._at
        while self._at < len(self._text) and not self._ends_word(self._at):
            self._at += 1
        return self._text[start : self._at]

    def _ends_word(self, at: int) -> bool:
        return at >= len(self._text) or self._text[at].isspace() or at in self._open_until


def _groups(text: str) -> dict[int, int]:
    """Place of an opening bracket → place of its partner, for the brackets that group."""
    pairs = _pairs(text)
    groups: dict[int, int] = {}
    for start in sorted(pairs):
        end = pairs[start]
        several = len(text[start + 1 : end].split()) > 1
        depth = sum(a < start < b for a, b in groups.items())
        if several and depth < _DEEPEST_GROUP and _stands_free(text, start, end, groups):
            groups[start] = end
    return groups


def _stands_free(text: str, start: int, end: int, groups: dict[int, int]) -> bool:
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    free_before = not before or before.isspace() or before == "-" or start - 1 in groups
    free_after = not after or after.isspace() or end + 1 in groups.values()
    return free_before and free_after


def _pairs(text: str) -> dict[int, int]:
    waiting: list[int] = []
    pairs: dict[int, int] = {}
    for place, character in enumerate(text):
        if character in _OPEN:
            waiting.append(place)
        elif character in _CLOSE and waiting:
            pairs[waiting.pop()] = place
    return pairs
