"""Every printed character of a form, counted once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.forms.printed import Printed
from corpus.forms.words import Word
from corpus.model import Ledger

_ROLES = ("placed", "label", "repeated")


def ledger(words: Sequence[Word], roles: Sequence[Iterable[Word]], printed: Printed) -> Ledger:
    """The count by role; `roles` are the words placed, of labels and repeated. A character of two
    roles counts for the first of them, one of none is unplaced."""
    role_at: defaultdict[int, dict[int, str]] = defaultdict(dict)  # by line and place in it
    for role, some in zip(_ROLES, roles, strict=True):
        for word in some:
            known = role_at[word.line]
            for at in range(word.start, word.end):
                known.setdefault(at, role)
    counts = dict.fromkeys((*_ROLES, "unplaced"), 0)
    left: list[str] = []
    for word in words:
        rest, line, known = "", printed[word.line], role_at[word.line]
        for at in range(word.start, word.end):
            char = line[at]
            if not char.isspace():
                role = known.get(at, "unplaced")
                counts[role] += 1
                rest += char if role == "unplaced" else ""
        left += [rest] if rest else []
    return Ledger(sum(counts.values()), **counts, unplaced_text=tuple(left))
