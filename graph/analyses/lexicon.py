"""Values that nobody can check, and names that only say how much was done: the checks' words."""

from corpus.ids import normalised
from corpus.model import Indicator, ValueKind
from graph.checks.words import found, holds, is_only

_IN_WORDS = (ValueKind.GRADED, ValueKind.TEXTUAL)


def vague_word(row: Indicator) -> str:
    """The words of a target that have no measure; empty for one that has a number or a scale."""
    target = row.target
    if target is None or target.kind not in _IN_WORDS or is_only("blank", target.raw):
        return ""
    text = normalised(target.raw)
    if holds("scale", text) or any(character.isdigit() for character in text):
        return ""
    return text if is_only("vague_whole", text) else found("vague", text)


def is_completion(name: str) -> bool:
    """A name such as 培训计划完成率, which does not say of how much."""
    return holds("completion", name)
