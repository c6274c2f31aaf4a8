"""Projects that went into another one, and projects that came out of one.

A project without a successor went into another if that one measures what nobody but it had
measured: rows that the other's own predecessor has not. (小学 and 中学 have the same rows; when one
of them ends, it did not go into the other.) A split is the same, looked at backwards.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

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
    sides: Sides, found: Sequence[Link], sharing: Sharing, decisions: Decisions
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
    known = {link.pair for link in found}
    return [x for x in links if x.pair not in known and not decisions.rejects(x.pair)]


def _gone(
    sides: Sides, known: dict[str, Subject], main: dict[str, str], sharing: Sharing
) -> Iterator[tuple[Subject, Subject, Evidence]]:
    """Of each subject without a partner, the one it went into.

    That one has another partner, or is where a second such subject went too.
    """
    leftover, others = sides
    holders: dict[str, list[Subject]] = {}
    for other in others:
        for name in sharing.names_of(other):
            holders.setdefault(name, []).append(other)
    found = []
    for subject in leftover:
        near = Counter(o.id for name in sharing.names_of(subject) for o in holders.get(name, ()))
        by_id = {o.id: o for name in sharing.names_of(subject) for o in holders.get(name, ())}
        likely = [
            by_id[id_] for id_, count in sorted(near.items()) if count >= _LEAST or id_ not in main
        ]
        rivals = [known[main[o.id]] if o.id in main else None for o in likely]
        scored = [
            (_evidence(subject, o, r, sharing), o) for o, r in zip(likely, rivals, strict=True)
        ]
        if best := _best(scored):
            found.append((subject, best[1], best[0]))
    together = Counter(other.id for _, other, _ in found)
    yield from (each for each in found if each[1].id in main or together[each[1].id] > 1)


def _best(scored: list[tuple[Evidence | None, Subject]]) -> tuple[Evidence, Subject] | None:
    likely = [(e, o) for e, o in scored if e and e.score >= PROPOSED]
    return max(likely, key=lambda pair: (pair[0].bits, pair[1].id), default=None)


def _evidence(
    subject: Subject, other: Subject, rival: Subject | None, sharing: Sharing
) -> Evidence | None:
    """`rival` is what `other` is linked to already."""
    earlier, later = sorted((subject, other), key=lambda each: each.year)
    if subject.whole or other.whole or not earlier.may_become(later):
        return None
    one, two = (wording_of(s.name, s.year, project=True) for s in (subject, other))
    if replaced(one, two, abs(subject.year - other.year)) is None:
        return None
    own = set(sharing.names_of(subject))
    words = bigrams(one.core)
    if rival:
        own -= sharing.names_of(rival).keys()
        words -= bigrams(wording_of(rival.name, rival.year, project=True).core)
    went = own & sharing.names_of(other).keys()
    worth, count = sharing.worth_of(went), len(went)
    if not rival:
        worth, count = sharing.common(subject, other, exactly=False)
    if count < _LEAST:
        return None
    rows = worth / sharing.worth_of(own) * min(1, worth / _ENOUGH)
    if (bigrams(one.core) - PROJECT_KINDS).isdisjoint(bigrams(two.core)):
        return None
    named = len(words & bigrams(two.core)) / len(words) if words else 0.0
    evidence = Evidence(_PRIOR + _NAME * named)
    text = f"{count}/{len(own)}"
    return evidence.and_(_ROWS * rows, ReasonCode.SHARED_INDICATORS, text)
