"""What a person may be about to type: words, names, projects and departments that stand here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from search.analysis import folded
from search.columns import Column
from search.engine import Suggestion, SuggestionKind
from search.phrases import Phrases, Stretch
from search.pinyin import cuts, is_syllable
from search.table import Found, Table

_WORDS, _NAMES = 4, 10  # most of each that are suggested
_LONGEST = 40  # characters of what is typed that are looked at
_RUNS = re.compile("[a-z]+|.")
_COLUMNS = {
    Column.NAME: SuggestionKind.NAME,
    Column.PROJECT: SuggestionKind.PROJECT,
    Column.DEPARTMENT: SuggestionKind.DEPARTMENT,
}


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    kind: SuggestionKind
    count: int
    rank: tuple[int, ...]  # those alike are in the order of their texts


def suggestions(table: Table, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
    """Words first, then whole names that begin with what is typed, then those that hold it.

    Letters are read as pinyin, whole or initials: manyidu, mydu.
    """
    text = folded(typed)[:_LONGEST]
    if not text:
        return ()
    words = spoken(table, text)
    if text.isascii() and text.isalpha():
        needles = [text, *(word.text for word in words[:2])]
    else:
        needles = [text]
    found = [Suggestion(w.text, SuggestionKind.WORD, w.count) for w in words if w.text != text]
    kept = {each.text: each for each in found[:_WORDS]}
    for needle in needles:
        for name in _names(table, needle):
            if folded(name.text) != text:
                kept.setdefault(name.text, Suggestion(name.text, name.kind, name.count))
    return tuple(kept.values())[:limit]


def spoken(table: Table, text: str, everywhere: bool = False) -> list[Stretch]:
    """The words in names, or everywhere, that the folded text may stand for, whole.

    Those that read so before those that begin so: guji is 古籍 before 广街.
    """
    for parts in _readings(text):
        best = _merged(table, parts, everywhere, whole=True) if any(map(is_syllable, parts)) else []
        if len(best) < _WORDS:
            known = {stretch.text for stretch in best}
            others = _merged(table, parts, everywhere)
            best += [stretch for stretch in others if stretch.text not in known]
        if best:
            return best
    return []


def _readings(text: str) -> Iterator[tuple[str, ...]]:
    """The text in characters and beginnings of syllables, the likeliest first."""
    runs = _RUNS.findall(text)
    ways: list[tuple[str, ...]] = [()]
    for run in runs:
        options = [(run,)] if not run.isascii() or not run.isalpha() else cuts(run) or [tuple(run)]
        ways = [(*way, *option) for way in ways for option in options][:12]
    yield from ways


def _merged(
    table: Table, parts: tuple[str, ...], everywhere: bool, whole: bool = False
) -> list[Stretch]:
    """The stretches of all parts of the index; with `whole` a syllable must be read whole."""
    found: dict[str, Stretch] = {}
    for phrases in table.phrases:
        masks = [_mask(phrases, part, whole) for part in parts]
        places = phrases.matching(masks, everywhere)
        for stretch in phrases.stretches(places, len(parts), to_end=True):
            known = found.get(stretch.text)
            count = stretch.count + (known.count if known else 0)
            found[stretch.text] = replace(stretch, count=count)
    return sorted(found.values(), key=lambda each: (each.words, -each.count, each.text))


def _mask(phrases: Phrases, part: str, whole: bool) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    if not part.isascii() or not part.isalpha():
        return phrases.mask_of(frozenset(part))
    return phrases.reading(part) if whole and is_syllable(part) else phrases.sounding(part)


def _names(table: Table, needle: str) -> list[_Name]:
    """The names, projects and departments that hold the needle, the likeliest first."""
    found = table.find(needle)
    names: list[_Name] = []
    for column, kind in _COLUMNS.items():
        names += _of_column(table, found, column, kind)
    seen: set[str] = set()
    best = []
    for name in sorted(names, key=lambda name: (name.rank, name.text)):
        if name.text not in seen:
            seen.add(name.text)
            best.append(name)
    return best[:_NAMES]


def _of_column(table: Table, found: Found, column: Column, kind: SuggestionKind) -> list[_Name]:
    uses = table.uses_of(column)[found.texts]
    used = np.flatnonzero(uses)
    texts, uses = found.texts[used], uses[used]
    starts, words = found.starts[used], found.words[used]
    lengths = table.lengths[texts]
    order = np.lexsort((lengths, -uses, ~words, ~starts))
    ranks = [(~starts).tolist(), (~words).tolist(), (-uses).tolist(), lengths.tolist()]
    best: list[_Name] = []
    for n in order.tolist():
        rank = tuple(values[n] for values in ranks)
        if len(best) >= _NAMES and rank != best[-1].rank:
            break
        best.append(_Name(table.text(int(texts[n])), kind, int(uses[n]), rank))
    return best
