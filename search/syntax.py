"""What a person types → what it means.

    培训 成本            both stand in it, in whatever field
    "主体班 培训"         the words in quotation marks stand in it as they are
    培训 OR 调研          one of them; binds less than standing side by side
    培训 NOT 成本, 培训 -成本   the second does not stand in it
    (a OR b) c           brackets group
    培训*                begins with it
    name:培训 goal: value: department: project: level:     in that field only
    满意度>=95% 响应时间<=30分钟 人次:500..2000   the number of what has this name, or this unit
    value:>=90 value:<500元/人/天 value:50..100    the number; known units are converted
    year:2024 year:2022..2025 year:>=2023    these years; with other words also 2022–2025, 2022 2024
    comparator:≥ deadline:<2024-07-01 deadline:2024-06 unit:人次

Operators are written in capitals. Field names have Chinese twins: 名称 目标 值 部门 项目 级别 年度
比较 期限 单位.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from search import comparisons
from search.analysis import folded
from search.engine import Problem, ProblemKind
from search.query_tree import And, Field, InUnit, Node, Not, Or, Term, with_years_as_one
from search.tokens import Asked, Compared, Mark, Scanner, Sign, Token, Word

LONGEST = 1000  # characters that are read
_STARS = ("*", "＊")
_BARE_YEARS = re.compile(r"(?:19|20)\d\d年?(?:(?:-|–|—|~|\.\.|至|到)(?:19|20)\d\d年?)?")
_WORTH_READING: dict[Asked, tuple[Callable[[str], Node | None], ProblemKind]] = {
    Asked.YEAR: (comparisons.years, ProblemKind.NOT_A_YEAR),
    Asked.DEADLINE: (comparisons.deadlines, ProblemKind.NOT_A_DAY),
    Asked.COMPARATOR: (comparisons.signs, ProblemKind.NOT_A_SIGN),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """`tree` is None when nothing is asked for."""

    tree: Node | None
    problem: Problem | None = None


def parse(text: str) -> Meaning:
    """What the text asks for. Never raises: what makes no sense is a problem and left out."""
    scanner = Scanner(text[:LONGEST])
    parser = _Parser(scanner)
    tree = parser.alternatives()
    if len(text) > LONGEST:
        scanner.problem = Problem(ProblemKind.TOO_LONG, "…", LONGEST, len(text))
    return Meaning(tree, scanner.problem)


class _Parser:
    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._tokens = scanner.tokens()
        signs = {token.sign for token in self._tokens if isinstance(token, Mark)}
        self._several = len(self._tokens) > 1 and Sign.OR not in signs
        self._at = 0

    def alternatives(self) -> Node | None:
        parts = [self._together()]
        while (sign := self._take(Sign.OR)) is not None:
            part = self._together()
            if part is None or parts[-1] is None:
                self._scanner.report(ProblemKind.NO_OPERAND, sign.start, sign.end)
            parts.append(part)
        found = tuple(part for part in parts if part is not None)
        return Or(found) if len(found) > 1 else next(iter(found), None)

    def _together(self) -> Node | None:
        parts: list[Node] = []
        while not self._is_next(Sign.OR, Sign.CLOSE):
            sign = self._take(Sign.AND)
            part = self._one()
            if part is not None:
                parts.append(part)
            if sign is not None and (part is None or len(parts) < 2):
                self._scanner.report(ProblemKind.NO_OPERAND, sign.start, sign.end)
        parts = with_years_as_one(parts)
        return And(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)

    def _one(self) -> Node | None:
        sign = self._take(Sign.NOT)
        if sign is None:
            return self._operand()
        part = None if self._is_next(Sign.OR, Sign.CLOSE) else self._one()
        if part is None:
            self._scanner.report(ProblemKind.NO_OPERAND, sign.start, sign.end)
            return None
        return Not(part)

    def _operand(self) -> Node | None:
        if self._take(Sign.OPEN):
            group = self.alternatives()
            self._take(Sign.CLOSE)
            return group
        token = self._next()
        if token is None or isinstance(token, Mark):
            return None
        self._at += 1
        return self._compared(token) if isinstance(token, Compared) else self._meaning(token)

    def _meaning(self, word: Word) -> Node | None:
        if isinstance(word.field, Asked):
            return self._asked(word, word.field)
        if word.field is Field.VALUE and not word.quoted and comparisons.is_comparison(word.text):
            return self._value(word)
        prefix = not word.quoted and len(word.text) > 1 and word.text.endswith(_STARS)
        text = folded(word.text.rstrip("".join(_STARS)) if prefix else word.text)
        if not text:
            return None
        term = Term(text, word.field, prefix, (word.start, word.end))
        years = self._bare_years(word)
        return Or((term, years)) if years else term

    def _value(self, word: Word) -> Node | None:
        """A number to compare; with a sign as printed also the text."""
        numbers = comparisons.numbers(word.text)
        if numbers is None:
            return self._odd(ProblemKind.NOT_A_NUMBER, word)
        if word.text[0] not in comparisons.PRINTED_ONLY:
            return numbers
        return Or((Term(folded(word.text), Field.VALUE, place=(word.start, word.end)), numbers))

    def _asked(self, word: Word, asked: Asked) -> Node | None:
        if asked is Asked.UNIT:
            unit = folded(word.text).strip("()")
            return InUnit(unit) if unit else None
        read, problem = _WORTH_READING[asked]
        return read(word.text) or self._odd(problem, word)

    def _bare_years(self, word: Word) -> Node | None:
        """培训 2022–2025 asks for years as well as for the text."""
        bare = self._several and word.field is None and not word.quoted
        return comparisons.years(word.text) if bare and _BARE_YEARS.fullmatch(word.text) else None

    def _compared(self, token: Compared) -> Node | None:
        numbers = comparisons.numbers(token.bounds)
        if numbers is None:
            self._scanner.report(ProblemKind.NOT_A_NUMBER, token.start, token.end)
            return None
        place, at = (token.start, token.end), token.start + len(token.name)
        printed = Term(folded(comparisons.printed(token.text)), place=(at, token.end))
        name = folded(token.name)
        if not name:
            return Or((printed, numbers))
        whole = Term(name, place=(place[0], at))
        named = Or((Term(name, Field.NAME, place=whole.place), InUnit(name)))
        return Or((And((named, numbers)), And((whole, printed))))

    def _odd(self, kind: ProblemKind, word: Word) -> Node | None:
        self._scanner.report(kind, word.start, word.end)
        return None

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is_next(self, *signs: Sign) -> bool:
        token = self._next()
        return token is None or (isinstance(token, Mark) and token.sign in signs)

    def _take(self, sign: Sign) -> Mark | None:
        token = self._next()
        if isinstance(token, Mark) and token.sign is sign:
            self._at += 1
            return token
        return None
