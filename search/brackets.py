"""Brackets of a query: those that group words, and those without a partner that should."""

_OPEN, _CLOSE = "(（", ")）"
_DEEPEST = 20


def groups(text: str) -> dict[int, int]:
    """Place of an opening bracket → place of its partner, for the brackets that group."""
    pairs = _pairs(text)
    grouping: dict[int, int] = {}
    for start in sorted(pairs):
        end = pairs[start]
        several = len(text[start + 1 : end].split()) > 1
        depth = sum(a < start < b for a, b in grouping.items())
        if several and depth < _DEEPEST and _stands_free(text, start, end, grouping):
            grouping[start] = end
    return grouping


def _stands_free(text: str, start: int, end: int, groups: dict[int, int]) -> bool:
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    free_before = not before or before.isspace() or before == "-" or start - 1 in groups
    free_after = not after or after.isspace() or end + 1 in groups.values()
    return free_before and free_after


def alone(text: str) -> frozenset[int]:
    """Brackets without a partner that stand where only a bracket that groups would."""
    pairs = _pairs(text)
    paired = {*pairs, *pairs.values()}
    found = set()
    for place, character in enumerate(text):
        before, after = text[:place], text[place + 1 :]
        if place in paired:
            continue
        starts = character in _OPEN and before[-1:] in ("", " ") and len(after.split()) > 1
        ends = character in _CLOSE and after[:1] in ("", " ") and len(before.split()) > 1
        if starts or ends:
            found.add(place)
    return frozenset(found)


def _pairs(text: str) -> dict[int, int]:
    waiting: list[int] = []
    pairs: dict[int, int] = {}
    for place, character in enumerate(text):
        if character in _OPEN:
            waiting.append(place)
        elif character in _CLOSE and waiting:
            pairs[waiting.pop()] = place
    return pairs
