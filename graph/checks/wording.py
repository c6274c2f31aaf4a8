"""Values in words, and values that say little: C-02 to C-05."""

import re
from collections.abc import Iterator, Sequence

from corpus.ids import normalised
from corpus.model import Indicator, ValueKind
from corpus.terms import COUNTERS
from corpus.values.text import squeezed
from corpus.values.units import measure_of
from graph.checks.case import Case, Note, by_row, failed, on_row, passed
from graph.checks.levels import slug
from graph.checks.model import Outcome
from graph.checks.words import found, holds, is_only

_IN_WORDS = (ValueKind.GRADED, ValueKind.TEXTUAL)
_COUNTER = "|".join(sorted(map(re.escape, (*COUNTERS, "%", "‰")), key=len, reverse=True))
_PART = re.compile(rf"(?<![\d.])\d+(?:\.\d+)?[十百千万亿]?(?:个)?({_COUNTER})")
_DATES = frozenset("年月日季周")
_CUT = re.compile(r"[,，;；、]|以及|并且|及|和")
_HUNDRED = 100
_WHOLE = 0.7  # of the pairs of characters of a value, from which on it says its name again
_LONG = 4  # characters of a value that may say its name again


def gradable(case: Case) -> Iterator[Note]:
    """Of values in words: vague ones, verifiable ones, and those that a person must judge."""
    yield from by_row(case, _graded)


def _graded(row: Indicator) -> Note | None:
    target = row.target
    if target is None or target.kind not in _IN_WORDS or is_only("blank", target.raw):
        return None
    standards = "".join(each.text for each in row.details if holds("standard", each.label))
    scored = any(char.isdigit() for char in standards) or holds("scale", standards)
    if holds("scale", target.raw) or scored or any(char.isdigit() for char in target.raw):
        return passed(row)
    word = target.raw if is_only("vague_whole", target.raw) else found("vague", target.raw)
    if word:
        return failed(row, word=word)
    sure = holds("verifiable", target.raw)
    return passed(row) if sure else on_row(row, Outcome.INSUFFICIENT_DATA)


def counts_something(case: Case) -> Iterator[Note]:
    """A share that is done, of what neither it nor another row says how many there are."""
    counted = [normalised(row.name) for row in case.form.indicators if _is_number(row)]
    yield from by_row(case, lambda row: _counted(row, counted))


def _counted(row: Indicator, counted: Sequence[str]) -> Note | None:
    target = row.target
    if slug(row) not in ("output-quantity", "output-quality") or target is None:
        return None
    named = holds("completion", row.name) and not any(char.isdigit() for char in row.name)
    whole = target.number == _HUNDRED and _percent(target.unit)
    if not named or not whole:
        return passed(row)
    before, _, after = normalised(row.name).partition("完成")
    of = (before or after).removesuffix("计划").removesuffix("任务").removeprefix("年度")
    told = len(of) > 1 and any(of in name for name in counted)
    return passed(row) if told else failed(row)


def _is_number(row: Indicator) -> bool:
    target = row.target
    return target is not None and target.number is not None and not _percent(target.unit)


def _percent(unit: str | None) -> bool:
    return bool(unit) and measure_of(unit or "") == measure_of("%")


def says_more_than_name(case: Case) -> Iterator[Note]:
    yield from by_row(case, _restated)


def _restated(row: Indicator) -> Note | None:
    if row.target is None or row.target.kind is not ValueKind.TEXTUAL:
        return None
    value, name = _content(row.target.raw), _content(row.name)
    if len(value) < _LONG or any(char.isdigit() for char in value):
        return passed(row)
    pairs = {value[at : at + 2] for at in range(len(value) - 1)}
    shared = sum(pair in name for pair in pairs)
    return failed(row) if shared >= _WHOLE * len(pairs) and value != name else passed(row)


def _content(text: str) -> str:
    return "".join(char for char in normalised(text) if char.isalnum())


def one_number(case: Case) -> Iterator[Note]:
    yield from by_row(case, _single)


def _single(row: Indicator) -> Note | None:
    if row.target is None or row.target.kind is not ValueKind.TEXTUAL:
        return None
    parts = [_PART.search(part) for part in _CUT.split(squeezed(row.target.raw))]
    numbers = [part for part in parts if part and part[1] not in _DATES]
    count = len(numbers)
    return failed(row, count=count) if count > 1 else passed(row)
