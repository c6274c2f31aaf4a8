"""What it costs that a text stands in a column that says something of a project as a whole."""

import re

from corpus.cell_terms import NO_VALUE, SUMS
from corpus.forms.candidates import BODY
from corpus.forms.evidence import value_likeness
from corpus.forms.in_rows.headings import level_rank
from corpus.forms.in_rows.of_project import OfProject

_FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?(?:万?元)?")
_NUMBER = re.compile(r"[0-9A-Za-z-]+")
_CODE = re.compile(r"[0-9A-Za-z-]{5,}")
_LONGEST = 40  # characters of a name
_SHORTEST = 5  # of a goal
_VALUE = 5.0  # what reads so much as a value is no name
_BEGUN = 0.1  # what it costs that a project begins
_FIGURED = -0.4  # what a figure without unit costs less where amounts stand

SKIPPED = {OfProject.PROJECT: 1.4, OfProject.MONEY: 0.6, OfProject.GOAL: 0.6, OfProject.NUMBER: 0.4}


BEGINNERS = (OfProject.NUMBER, OfProject.CODE, OfProject.UNIT, OfProject.PROJECT)
HEADLESS = 3.0  # what it costs that a project begins with another column


def value_beside_goals(text: str) -> float:
    """What it costs more that a text is a value where columns have amounts and goals."""
    return 1.5 * (text[-1] in "。；;") + 0.8 * bool(_FIGURE.fullmatch(text))


def cost_of_project(text: str, kind: OfProject) -> float:
    """What it costs that a text fills a column of this kind."""
    if kind is OfProject.TEXT:
        return 0.0 if _level_before_colon(text) else 4.0
    if kind is OfProject.MONEY:
        return _FIGURED if _FIGURE.fullmatch(text) or text in NO_VALUE else 5.0
    if kind in (OfProject.NUMBER, OfProject.CODE):
        return _number_cost(text, kind)
    level = level_rank(text)
    odd = 3.0 * bool(level and level[1] > 0.8) + 2.5 * (text[0] in "≥≤=<>≧≦")
    odd += 2.5 * bool(_FIGURE.fullmatch(text)) + 2.5 * _level_before_colon(text)
    if kind is OfProject.GOAL:
        return odd + 0.3 * (text[-1] not in "。；;") + 1.5 * (len(text) < _SHORTEST)
    if kind is OfProject.OTHER:
        return odd + 0.6
    return odd + _name_cost(text, kind)


def _level_before_colon(text: str) -> bool:
    head, colon, _ = text.partition(":")
    return bool(colon) and level_rank(head) is not None


def _number_cost(text: str, kind: OfProject) -> float:
    if text in SUMS:
        return 0.0
    code = bool(_CODE.fullmatch(text)) is (kind is OfProject.CODE)
    return (0.0 if code else 0.8) if _NUMBER.fullmatch(text) else 5.0


def _name_cost(text: str, kind: OfProject) -> float:
    if text in SUMS:
        return 0.0
    cost = 2.0 * (text[-1] in "。；;") + 2.0 * (len(text) > _LONGEST) + _BEGUN
    cost += 3.0 * (value_likeness(text) >= _VALUE)
    unlike = (BODY.search(text) is not None) is not (kind is OfProject.UNIT)
    return cost + 0.8 * unlike
