"""Words that stand nowhere → what was probably meant: the same sound, a like shape, a slip."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from search.phrases import Mask, Phrases, Stretch
from search.pinyin import readings, sounds_alike
from search.query_tree import Term
from search.short_names import in_full
from search.suggestions import spoken
from search.table import Table

_LONGEST = 30  # characters of a word that is mended
_SURE = 3  # characters from which on any one of them may be wrong


@cache
def _shapes() -> dict[str, frozenset[str]]:
    """Each character → those that look like it."""
    groups = files("search").joinpath("shapes.txt").read_text("utf-8").split()
    alike: dict[str, set[str]] = {}
    for group in groups:
        for letter in group:
            alike.setdefault(letter, set()).update(group)
    return {letter: frozenset(letters) for letter, letters in alike.items()}


def mended(table: Table, text: str) -> str | None:
    """A text that stands here in place of one that does not; None where none is near."""
    if not 2 <= len(text) <= _LONGEST:
        return None
    if short := in_full(table, text):
        return short
    if text.isascii():
        found = spoken(table, text) or spoken(table, text, everywhere=True)
        return found[0].text if found else None
    for everywhere in (False, True):
        for masks, cut in _ways(table, text):
            options = _options(table, masks, text, everywhere)
            near = [stretch for stretch in options if cut or stretch.whole]
            if near:
                return min(near, key=lambda each: _distance(each, text)).text
    return next((slip for slip in _slips(text) if len(table.find(slip).texts)), None)


def _ways(table: Table, text: str) -> Iterator[tuple[list[list[Mask]], bool]]:
    """For each part of the index, what may stand at each place; nearer ones first.

    And whether it may end within a word: not where any character may stand.
    """
    near = [[_near(phrases, letter) for letter in text] for phrases in table.phrases]
    yield near, True
    if len(text) >= _SURE:
        for wrong in range(len(text) - 1, -1, -1):
            slipped = [
                [_any(phrases) if place == wrong else _only(phrases, letter)
                 for place, letter in enumerate(text)]
                for phrases in table.phrases
            ]  # fmt: skip
            yield slipped, False


def _near(phrases: Phrases, letter: str) -> Mask:
    """The character, what looks like it and what sounds like it."""
    mask = phrases.mask_of(_shapes().get(letter, frozenset()) | {letter})
    for reading in readings(letter):
        for syllable in sounds_alike(reading):
            mask = mask | phrases.reading(syllable)
    return mask


def _only(phrases: Phrases, letter: str) -> Mask:
    return phrases.mask_of(frozenset(letter))


def _any(phrases: Phrases) -> Mask:
    return phrases.chinese


def _options(table: Table, masks: list[list[Mask]], text: str, everywhere: bool) -> list[Stretch]:
    """What the masks let through."""
    found: dict[str, Stretch] = {}
    for phrases, wanted in zip(table.phrases, masks, strict=True):
        places = phrases.matching(wanted, everywhere)
        for stretch in phrases.stretches(places, len(text)):
            known = found.get(stretch.text)
            count = stretch.count + (known.count if known else 0)
            found[stretch.text] = Stretch(stretch.text, count, stretch.whole, stretch.words)
    return [stretch for stretch in found.values() if stretch.text != text]


def _distance(stretch: Stretch, text: str) -> tuple[int, bool, int, str]:
    """That which differs least, then whole words, then the commonest."""
    wrong = sum(a != b for a, b in zip(stretch.text, text, strict=True))
    return wrong, not stretch.whole, -stretch.count, stretch.text


def _slips(text: str) -> Iterator[str]:
    """The text with two neighbours exchanged, then with one character less."""
    for n in range(len(text) - 1):
        yield text[:n] + text[n + 1] + text[n] + text[n + 2 :]
    if len(text) > _SURE:
        for n in range(len(text)):
            yield text[:n] + text[n + 1 :]


def corrected(table: Table, typed: str, missing: Iterable[Term]) -> str | None:
    """The query with the words that stand nowhere replaced; None when one has no replacement."""
    text, shift = typed, 0
    by_place = {term.place: term for term in missing}
    for _, term in sorted(by_place.items()):
        better = mended(table, term.text)
        if better is None:
            return None
        start, end = (place + shift for place in term.place)
        whole = text[start:end]
        head = whole[: max(whole.rfind(":"), whole.rfind("：")) + 1]
        text = text[:start] + head + better + text[end:]
        shift += len(head) + len(better) - (end - start)
    return text if text != typed else None
