"""Letters as typed → the syllables that they may begin, and the characters that read so."""

from collections.abc import Iterator
from functools import cache, lru_cache

_MARKS = str.maketrans(
    "āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm", "\u0300\u0301\u0304\u030c"
)
_SHORT = ("zh", "ch", "sh")
_WHOLE, _INITIAL, _PART = 1.0, 1.2, 2.0  # what a part of the letters costs
_LAST_PART = 1.3
_LONGEST = 40  # letters that are read
_KEPT = 6  # ways to cut the letters


@lru_cache(maxsize=32768)
def readings(character: str) -> tuple[str, ...]:
    """Its syllables without tones, ü as v; none for what is no Chinese character."""
    found = _table().get(ord(character), "")
    return tuple(dict.fromkeys(one.translate(_MARKS) for one in found.split(","))) if found else ()


@cache
def _table() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # takes its time to load

    table: dict[int, str] = pinyin_dict
    return table


@cache
def _syllables() -> tuple[frozenset[str], frozenset[str]]:
    """All syllables, and all that begins one."""
    whole = {one for code in range(0x4E00, 0x9FA6) for one in readings(chr(code)) if one.isalpha()}
    return frozenset(whole), frozenset(one[:n] for one in whole for n in range(1, len(one) + 1))


def is_syllable(letters: str) -> bool:
    return letters in _syllables()[0]


def cuts(letters: str) -> list[tuple[str, ...]]:
    """The likeliest ways to cut the letters into beginnings of syllables, best first.

    mydu → m y du; manyidu → man yi du.
    """
    if not letters.isascii() or not letters.isalpha() or len(letters) > _LONGEST:
        return []
    best: list[list[tuple[float, tuple[str, ...]]]] = [[(0.0, ())]]
    for end in range(1, len(letters) + 1):
        ways = [
            (cost + _cost(letters[start:end], end == len(letters)), (*parts, letters[start:end]))
            for start in range(max(0, end - 6), end)
            if letters[start:end] in _syllables()[1]
            for cost, parts in best[start]
        ]
        best.append(sorted(ways)[:_KEPT])
    return [parts for _, parts in best[-1]]


def _cost(part: str, last: bool) -> float:
    if part in _syllables()[0]:
        return _WHOLE
    if len(part) == 1 or part in _SHORT:
        return _INITIAL
    return _LAST_PART if last else _PART


def sounds_alike(a: str) -> Iterator[str]:
    """The syllable, and those that are often taken for it: zhi for zi, lin for ling."""
    yield a
    for long, short in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if a.startswith(long):
            yield short + a[2:]
        elif a.startswith(short):
            yield long + a[1:]
    if a.endswith("ng"):
        yield a[:-1]
    elif a.endswith("n"):
        yield a + "g"
    if a[0] in "nl":
        yield {"n": "l", "l": "n"}[a[0]] + a[1:]
