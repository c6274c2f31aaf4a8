"""Every printed character of a form, counted once."""

from collections.abc import Iterable, Sequence

from corpus.forms.words import Word
from corpus.model import Ledger


def ledger(
    words: Sequence[Word],
    placed: Iterable[Word],
    labels: Iterable[Word],
    repeated: Iterable[Word],
    lines: Sequence[str],
) -> Ledger:
    roles: dict[tuple[int, int], str] = {}
    for role, some in (("placed", placed), ("label", labels), ("repeated", repeated)):
        for word in some:
            for at in range(word.start, word.end):
                roles.setdefault((word.line, at), role)
    counts = dict.fromkeys(("placed", "label", "repeated", "unplaced"), 0)
    left: list[str] = []
    for word in words:
        inside = False
        for at in range(word.start, word.end):
            char = lines[word.line][at]
            if char.isspace():
                continue
            role = roles.get((word.line, at), "unplaced")
            counts[role] += 1
            if role == "unplaced":
                left[-1:] = [left[-1] + char] if inside else [*left[-1:], char]
            inside = role == "unplaced"
    return Ledger(sum(counts.values()), *counts.values(), tuple(left))
