"""Projects that went into another one, and projects that came out of one.

A project without a successor went into another if that one measures what nobody but it had
measured: rows that the other's own predecessor has not. (小学 and 中学 have the same rows; when one
of them ends, it did not go into the other.) A split is the same, looked at backwards.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.claims import ClaimKind
from graph.linking.assignment import bigrams
from graph.linking.comparison import replaced
from graph.linking.decisions import Decisions, Pair
from graph.linking.links import Link, link_of
from graph.linking.reasons import PROPOSED, Evidence, ReasonCode
from graph.linking.sharing import Sharing
from graph.linking.subjects import Subject
from graph.linking.vocabulary import PROJECT_KINDS
from graph.linking.wording import wording_of

_PRIOR, _NAME, _ROWS = -1.5, 2.0, 6.0
_ENOUGH = 2.0  # rows of its own, to count fully
_LEAST = 2  # rows of its own that went over

Sides = tuple[Sequence[Subject], Sequence[Subject]]


def merged_and_split(
    sides: Sides, found: Iterable[Link], sharing: Sharing, decisions: Decisions
) -> list[Link]:
    """Further links between two years, `found` being those that join one to one."""
    accepted = [link.pair for link in found if link.accepted]
    a, b = sides
    forward = {pair.b: pair.a for pair in accepted}
    backward = {pair.a: pair.b for pair in accepted}
    ended = [s for s in a if s.id not in backward]
    begun = [s for s in b if s.id not in forward]
    merged = _gone((ended, b), {s.id: s for s in a}, forward, sharing)
    split = _gone((begun, a), {s.id: s for s in b}, backward, sharing)
    pairs = [(s, t, e.and_(0, ReasonCode.MERGED, t.name), "merged") for s, t, e in merged]
    pairs += [(t, s, e.and_(0, ReasonCode.SPLIT, t.name), "split") for s, t, e in split]
    links = (
        link_of(Pair(ClaimKind.SAME_PROJECT, s.id, t.id, s.year, t.year), evidence, method)
        for s, t, evidence, method in pairs
    )
    return [link for link in links if not decisions.rejects(link.pair)]


def _gone(
    sides: Sides, known: dict[str, Subject], main: dict[str, str], sharing: Sharing
) -> Iterator[tuple[Subject, Subject, Evidence]]:
    """Of each subject without a partner, the one it went into, of those that have another."""
    leftover, others = sides
    holders: dict[str, list[Subject]] = {}
    for other in others:
        if other.id in main:
            for name in sharing.names_of(other):
                holders.setdefault(name, []).append(other)
    for subject in leftover:
        near = Counter(o.id for name in sharing.names_of(subject) for o in holders.get(name, ()))
        by_id = {o.id: o for name in sharing.names_of(subject) for o in holders.get(name, ())}
        likely = [by_id[id_] for id_, count in sorted(near.items()) if count >= _LEAST]
        scored = [(_evidence(subject, o, known[main[o.id]], sharing), o) for o in likely]
        best = max(
            ((e, o) for e, o in scored if e),
            key=lambda pair: (pair[0].bits, pair[1].id),
            default=None,
        )
        if best and best[0].score >= PROPOSED:
            yield subject, best[1], best[0]


def _evidence(
    subject: Subject, other: Subject, rival: Subject, sharing: Sharing
) -> Evidence | None:
    """`rival` is what `other` is linked to already."""
    earlier, later = sorted((subject, other), key=lambda each: each.year)
    if subject.whole or other.whole or not earlier.may_become(later):
        return None
    one, two, three = (wording_of(s.name, s.year, project=True) for s in (subject, other, rival))
    if replaced(one, two, abs(subject.year - other.year)) is None:
        return None
    own = sharing.names_of(subject).keys() - sharing.names_of(rival).keys()
    went = own & sharing.names_of(other).keys()
    if len(went) < _LEAST:
        return None
    worth = sharing.worth_of(went)
    rows = worth / sharing.worth_of(own) * min(1, worth / _ENOUGH)
    if (bigrams(one.core) - PROJECT_KINDS).isdisjoint(bigrams(two.core)):
        return None
    words = bigrams(one.core) - bigrams(three.core)
    named = len(words & bigrams(two.core)) / len(words) if words else 0.0
    evidence = Evidence(_PRIOR + _NAME * named)
    text = f"{len(went)}/{len(own)}"
    return evidence.and_(_ROWS * rows, ReasonCode.SHARED_INDICATORS, text)
