"""What a person types → what it means.

    培训 成本            both stand in it, in whatever field
    "主体班 培训"         the words in quotation marks stand in it as they are
    培训 OR 调研          one of them; binds less than standing side by side
    培训 NOT 成本, 培训 -成本   the second does not stand in it
    (a OR b) c           brackets group
    name:培训 goal: value: department: project: level:     in that field only
    year:2024 year:2022-2024 year:2023-                    of these years
    value:>=90 value:<500元/人/天 value:50..100    the number printed; a unit must be the same

Operators are written in capitals. Field names have Chinese twins: 名称 目标 值 部门 项目 级别 年度.
"""

import re
from dataclasses import dataclass

from search.analysis import folded
from search.engine import Problem, ProblemKind
from search.query_tree import And, Field, Node, Not, Numbers, Or, Term, Years
from search.tokens import Mark, Scanner, Sign, Token, Word

LONGEST = 1000  # characters that are read
_YEARS = re.compile(r"(\d{4})?(-|\.\.)?(\d{4})?")
_NUMBER = r"[-+]?\d[\d,]*(?:\.\d+)?"
_COMPARISON = re.compile(rf"(>=|<=|>|<)\s*({_NUMBER})?(.*)")
_BETWEEN = re.compile(rf"({_NUMBER})\.\.({_NUMBER})(\D.*)?")


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
        if not isinstance(token, Word):
            return None
        self._at += 1
        return self._meaning(token)

    def _meaning(self, word: Word) -> Node | None:
        if word.is_year:
            return _years(word.text) or self._odd(ProblemKind.NOT_A_YEAR, word)
        if word.field is Field.VALUE and not word.quoted and _is_comparison(word.text):
            return _numbers(word.text) or self._odd(ProblemKind.NOT_A_NUMBER, word)
        text = folded(word.text)
        return Term(text, word.field) if text else None

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


def _years(text: str) -> Years | None:
    match = _YEARS.fullmatch(folded(text).removesuffix("年"))
    if match is None or not (match[1] or match[3]) or bool(match[2]) < bool(match[1] and match[3]):
        return None
    if not match[2]:
        year = int(match[1] or match[3])
        return Years(year, year)
    return Years(int(match[1] or 0), int(match[3] or 9999))


def _is_comparison(text: str) -> bool:
    return bool(_COMPARISON.fullmatch(folded(text)) or _BETWEEN.fullmatch(folded(text)))


def _numbers(text: str) -> Numbers | None:
    between = _BETWEEN.fullmatch(folded(text))
    if between:
        return Numbers(_number(between[1]), _number(between[2]), unit=_unit(between[3]))
    match = _COMPARISON.fullmatch(folded(text))
    if match is None or not match[2]:
        return None
    number, unit = _number(match[2]), _unit(match[3])
    included = match[1].endswith("=")
    if match[1].startswith(">"):
        return Numbers(low=number, low_included=included, unit=unit)
    return Numbers(high=number, high_included=included, unit=unit)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _unit(text: str | None) -> str | None:
    """The unit without the brackets it may be printed in."""
    return (text or "").strip("()") or None
