"""How well the words of an indicator fit each clause of a goal."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from corpus.ids import normalised
from corpus.model import Indicator
from graph.claims import Reason
from graph.goals.clauses import Clause
from graph.goals.listing import places_of
from graph.goals.themes import nearness
from graph.goals.words import anybody, common_words, parts_of, tasks_in, tasks_of, words_of

_RELATED, _MORE = 0.4, 0.2  # a word where a clause says one, and each further, of its task
_MOST_RELATED = 0.7
_WITHIN = 0.6  # a word of which a clause says a shorter word that tells something
_PART, _APART, _CHARACTER = 0.4, 0.7, 0.3  # a word in parts: of pairs, two characters apart, one
_FIRST = 1.75  # what the first telling word weighs: it names the object
_AGAIN = 0.1  # for a word that a clause says again
_CARRIES = 0.3  # of a word from which on it is named as one that carries the claim
_ABSENT = 0.6  # what a word that no clause says weighs, beside one that a single clause says
_COMMON, _ANYBODY = 0.6, 0.4  # what words weigh that many names say, or that name just anybody
_MEANT = 0.5  # what a word of the same task is worth where another clause says the very word
_TOPIC, _TOPIC_ABSENT = 0.5, 0.05  # what a word of the project's own name weighs, said or not
_NUMBER, _PERCENT = 0.6, 0.2  # for a clause that names the very target
_CENTRAL = 0.1  # for a clause that says little else
_CONTENT = 0.35  # of a satisfaction, for a clause that speaks of one
_FELT = 0.5  # what the words of a satisfaction are worth: it may be of the whole project
FEELING = re.compile("(?:综合)?满意(?!的)[度率]?")
_PLEASED = re.compile("满意|获得感|幸福感|认可")
_PAID = re.compile("(?:资金|经费|款项|预算).*(?:拨付|到位|下达|支付|使用|报销|执行|支出)")
_OF_ALL = 0.2  # of the score of a payment or a satisfaction that may be of the whole project
_SCALES = {"万": 10_000, "亿": 100_000_000}
HONOUR = "满意的"  # an attribute, 办人民满意的教育: nobody is asked
_LONGEST = 12  # characters of a unit
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Match:
    score: float = 0.0  # about -1 to 3
    words: tuple[str, ...] = ()  # of the name, that the clause says or means
    reasons: tuple[Reason, ...] = ()


def matches_of(row: Indicator, clauses: Sequence[Clause], topic: str) -> list[Match]:
    """A match a clause; `topic` is what the whole form is about, normalised."""
    words = _subject(row.name)
    said = {word: _told_apart([_said(word, clause.text) for clause in clauses]) for word in words}
    weights = _weights(words, said, topic)
    felt = bool(FEELING.search(row.name))
    share = share_of_all(row.name, topic)
    whole = sum(weights.values()) or 1.0
    wanted = _wanted(row)
    near = nearness(row.name, tuple(clause.text for clause in clauses), topic)
    found = []
    for at, clause in enumerate(clauses):
        score = sum(weights[word] * said[word][at] for word in words) / whole
        carrying = tuple(word for word in words if said[word][at] > _CARRIES)
        score += _CENTRAL * min(score, 1.0) * _share(carrying, clause.text)
        reasons = [
            Reason("same_word" if said[word][at] >= 1.0 else "related_word", word)
            for word in carrying
        ]
        score = (score + near[at]) * share
        number, worth = _number(wanted, clause.text) if wanted else ("", 0.0)
        if number:
            reasons.append(Reason("same_number", number))
        content = _CONTENT if felt and _PLEASED.search(clause.text) else 0.0
        if content:
            reasons.append(Reason("satisfaction"))
        found.append(Match(score + worth + content, carrying, tuple(reasons)))
    places = places_of(row.name, said)
    best = max((match.score for match in found), default=0.0)
    return [replace(match, score=best) if at in places else match for at, match in enumerate(found)]


def _told_apart(said: Sequence[float]) -> list[float]:
    """Of a word that no clause says, only what sets its clauses apart: all may be of one task."""
    if max(said, default=0.0) >= 1.0:
        return [share if share >= 1.0 else share * _MEANT for share in said]
    shared = min(said) if len(said) > 1 else 0.0
    return [share - shared for share in said]


@lru_cache(maxsize=4096)
def _subject(name: str) -> tuple[str, ...]:
    """The telling words; of a satisfaction of just anybody none."""
    if not FEELING.search(name):
        return words_of(name)
    words = words_of(FEELING.sub("", name))
    return tuple(word for word in words if len(word) > 1 and word not in anybody())


@lru_cache(maxsize=4096)
def share_of_all(name: str, topic: str) -> float:
    """What a score is worth: less for what may be of the project as a whole, as a payment."""
    if not FEELING.search(name):
        return _OF_ALL if _PAID.search(name) else 1.0
    of_all = bool(_subject(name)) and of_anybody(name, topic)
    return _FELT * (_OF_ALL if of_all and HONOUR not in name else 1.0)


def of_anybody(name: str, topic: str) -> bool:
    """Whether it is a satisfaction that names nobody but those whom the whole project serves."""
    return FEELING.search(name) is not None and all(word in topic for word in _subject(name))


def tells_whom(name: str, topic: str) -> bool:
    """Whether a satisfaction names some of those whom the project serves."""
    return any(word not in topic for word in _subject(name))


def leans(name: str, topic: str) -> bool:
    """Whether rows of the same subject tell of it: not what may be of the project as a whole."""
    return share_of_all(name, topic) > _OF_ALL


def _weights(
    words: Sequence[str], said: Mapping[str, Sequence[float]], topic: str
) -> dict[str, float]:
    """Less for a word of the project's own name; more for the first word that is not of it."""
    own = {word for word in words if word in topic and _is_common(said[word])}
    first = next((word for word in words if word not in own), None)
    return {
        word: _weight(said[word])
        * len(word) ** 0.5
        * (_FIRST if word == first else 1.0)
        * (_weight_of_topic(said[word]) if word in own else 1.0)
        * _rarity(word)
        for word in words
    }


@lru_cache(maxsize=65536)
def _rarity(word: str) -> float:
    return _ANYBODY if word in anybody() else _COMMON if word in common_words() else 1.0


def _weight_of_topic(said: Sequence[float]) -> float:
    return _TOPIC if max(said, default=0.0) > _CARRIES else _TOPIC_ABSENT


def _weight(said: Sequence[float]) -> float:
    """More for a word that few clauses say; of one clause alone every word weighs the same."""
    most = math.log(len(said) + 1)
    told = sum(said)
    if told == 0.0:
        return _ABSENT * most
    return math.log((len(said) + 1) / min(told, len(said) + 0.5)) if told > 1 else most


def _is_common(said: Sequence[float]) -> bool:
    told = sum(share > _CARRIES for share in said)
    return told == 0 or told > len(said) / 2


@lru_cache(maxsize=65536)
def _said(word: str, text: str) -> float:
    """1 where a text says a word, less where it says a part of it or a word of the same task."""
    plain = normalised(text)
    times = plain.count(word)
    if times:
        return 1.0 + _AGAIN * min(times - 1, 2)
    told = tasks_in(text)
    most = max((told[task] for task in tasks_of(word) if task in told), default=0)
    related = min(_MOST_RELATED, _RELATED + _MORE * (most - 1)) if most else 0.0
    return max(related, _part(word, plain))


def _part(word: str, plain: str) -> float:
    """How much of a word a text says: 志愿者 of 志愿服务, 销项 of 销一项."""
    if any(len(part) > 1 and part in plain for part in parts_of(word)):
        return _WITHIN
    if len(word) > 2:
        pairs = [word[at : at + 2] for at in range(len(word) - 1)]
        return _PART * sum(pair in plain for pair in pairs) / len(pairs)
    if len(word) == 2 and re.search(f"{re.escape(word[0])}.{{1,2}}{re.escape(word[1])}", plain):
        return _APART
    return _CHARACTER * sum(character in plain for character in word) / len(word)


def _share(words: Sequence[str], text: str) -> float:
    """How much of what a clause says these words are."""
    told = sum(map(len, words_of(text))) or 1
    return min(1.0, sum(map(len, words)) / told)


def _wanted(row: Indicator) -> tuple[Decimal, str] | None:
    """The number and the unit that a clause would name."""
    target = row.target
    if target is None or target.number is None:
        return None
    scale, unit = _scaled(normalised(target.unit))
    return target.number * scale, unit


def _number(wanted: tuple[Decimal, str], text: str) -> tuple[str, float]:
    """The target as a clause names it, with its unit, and what that is worth."""
    target, unit = wanted
    for printed, number, behind in _numbers_in(text):
        if number != target:
            continue
        if unit and behind.startswith(unit):
            return printed + unit, _PERCENT if unit == "%" else _NUMBER
        if not unit.endswith("%") and len(printed) > 2:
            return printed, _NUMBER
    return "", 0.0


def _scaled(unit: str) -> tuple[int, str]:
    """万人 is ten thousand of 人."""
    scale = _SCALES.get(unit[:1], 1) if len(unit) > 1 else 1
    return scale, unit[1:] if scale > 1 else unit


@lru_cache(maxsize=4096)
def _numbers_in(text: str) -> tuple[tuple[str, Decimal, str], ...]:
    """Each number as printed, its value, and what stands behind it."""
    plain = normalised(text)
    found = []
    for match in _NUMERAL.finditer(plain):
        scale, behind = _scaled(plain[match.end() : match.end() + _LONGEST])
        printed = plain[match.start() : match.end() + (scale > 1)]
        found.append((printed, Decimal(match[0].replace(",", "")) * scale, behind))
    return tuple(found)
