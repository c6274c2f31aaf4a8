"""What a person types → words, operators and brackets, each with its place.

Signs are signs only where a printed text would not have them: a bracket groups when it stands
around several words, a quotation mark quotes when it stands around a whole word, a minus negates
before a word that is not the only one, a number is compared when a name or other words stand
before it. All else is text: 培训成本（局级）, 100(%), “十四五”规划, a lone ≥95.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from search.brackets import alone, groups
from search.comparisons import NUMBER
from search.engine import Problem, ProblemKind
from search.query_tree import Field

_QUOTES = {'"': '"', "“": "”", "„": "“", "「": "」", "『": "』", "＂": "＂"}


class Asked(StrEnum):
    """What stands after a field's name that is no text."""

    YEAR = "year"
    COMPARATOR = "comparator"
    DEADLINE = "deadline"
    UNIT = "unit"


_FIELD_WORDS: dict[str, Field | Asked] = {
    **{field.value: field for field in Field},
    **{asked.value: asked for asked in Asked},
    "名称": Field.NAME,
    "目标": Field.GOAL,
    "值": Field.VALUE,
    "部门": Field.DEPARTMENT,
    "项目": Field.PROJECT,
    "级别": Field.LEVEL,
    "年度": Asked.YEAR,
    "比较": Asked.COMPARATOR,
    "期限": Asked.DEADLINE,
    "单位": Asked.UNIT,
}
_FIELD = re.compile(rf"({'|'.join(_FIELD_WORDS)})[:：]", re.IGNORECASE)
_FIELD_LIKE = re.compile(r"([A-Za-z]{3,})[:：](?=\S)")
_NEAR = 0.7  # how like a field's name a word is that is meant to be one
_SIGN = "[<>＞＜][=＝]|[=＝][<>＞＜]|[≥≤≧≦⩾⩽<>=＞＜＝≈]"
_UNIT = r"[(（][^()（）\s]{1,12}[)）]|[^\d\s()（）,，;；。.~-][^\s()（）,，;；。]{0,11}"
_ENDS = r"(?=\s|$|[)）])"
_COMPARED = re.compile(
    rf"(?P<name>[^\s<>=≥≤≧≦⩾⩽＞＜＝≈\"“:：]*)[:：]?\s*(?P<sign>{_SIGN})\s*(?P<number>{NUMBER})"
    rf"\s?(?P<unit>{_UNIT})?{_ENDS}"
)
_RANGED = re.compile(
    rf"(?P<name>[^\s<>=\"“:：]+)[:：](?P<range>{NUMBER}\.\.(?:{NUMBER})?|\.\.{NUMBER})"
    rf"(?P<unit>{_UNIT})?{_ENDS}"
)


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
    field: Field | Asked | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An operator or a bracket that groups."""

    sign: Sign
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A number to compare with, of what has this name; `name` may be empty."""

    name: str
    bounds: str  # as search.comparisons.numbers reads it
    text: str  # as typed, without the name
    start: int
    end: int


Token = Word | Mark | Compared


class Scanner:
    """Reads one query's text from left to right; `problem` is the first that was met."""

    def __init__(self, text: str) -> None:
        self.problem: Problem | None = None
        self._text = text
        self._at = 0
        self._groups = groups(text)
        self._open_until: set[int] = set()  # where the groups end that were entered
        self._alone = alone(text)

    def tokens(self) -> list[Token]:
        found = list(self._tokens())
        if any(not isinstance(token, Mark) for token in found):
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
            elif start in self._alone:
                self.report(ProblemKind.OPEN_BRACKET, start, start + 1)
                self._at += 1
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
            self._skip_wrong_field()
            yield self._compared() or self._plain_or_sign()
            return
        self._at = field.end()
        text, quoted = self._quoted() or (self._until_space(), False)
        if not text and field[0].isascii():
            self.report(ProblemKind.NO_VALUE, start, field.end())
        elif not text:
            yield Word(field[0], start, self._at)
        else:
            yield Word(text, start, self._at, _FIELD_WORDS[field[1].lower()], quoted)

    def _skip_wrong_field(self) -> None:
        """Past a word before a colon that is nearly a field's name."""
        like = _FIELD_LIKE.match(self._text, self._at)
        if like and get_close_matches(like[1].lower(), _FIELD_WORDS, 1, _NEAR):
            self.report(ProblemKind.UNKNOWN_FIELD, self._at, like.end())
            self._at = like.end()

    def _compared(self) -> Compared | None:
        """A name with a number to compare; a bare number only beside other words."""
        start = self._at
        match = _COMPARED.match(self._text, start) or _RANGED.match(self._text, start)
        if match is None:
            return None
        name = match["name"]
        alone = not self._text[:start].strip() and not self._text[match.end() :].strip()
        typed = self._text[start + len(name) : match.end()]
        if not name and alone and not typed.startswith((">=", "<=")):
            return None
        self._at = match.end()
        named = match.groupdict()
        bounds = named.get("range") or f"{named['sign']}{named['number']}"
        return Compared(name, bounds + (match["unit"] or ""), typed, start, self._at)

    def _plain_or_sign(self) -> Token:
        start = self._at
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
        there = at < len(self._text) and not self._text[at].isspace()
        return not there or at in self._open_until or at in self._alone
