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
from graph.linking.nearness import names_a_thing, near
from graph.linking.places import at_two_places
from graph.linking.reasons import PROPOSED, Evidence, ReasonCode
from graph.linking.sharing import Sharing
from graph.linking.subjects import Subject
from graph.linking.vocabulary import PROJECT_KINDS
from graph.linking.wording import wording_of

_PRIOR, _NAME, _ROWS, _WORDS = -1.5, 2.0, 6.0, 12.0
_ENOUGH = 2.0  # rows of its own, to count fully
_LEAST = 2  # rows of its own that went over
_BEST = 3  # subjects that are looked at for their words alone

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
    by_id = {other.id: other for other in others}
    holders: dict[str, list[str]] = {}
    for other in others:
        for name in sharing.names_of(other):
            holders.setdefault(name, []).append(other.id)
    found = []
    for subject in leftover:
        held = Counter(id_ for name in sharing.names_of(subject) for id_ in holders.get(name, ()))
        same = {id_ for id_, count in held.items() if count >= _LEAST or id_ not in main}
        likely = [by_id[id_] for id_ in sorted(same.union(sharing.topics.nearest(subject, _BEST)))]
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
    if at_two_places(earlier.name, later.name) or not replaced(one, two, later.year - earlier.year):
        return None
    words, its = _words_of(subject), _words_of(other)
    alike = not (words - PROJECT_KINDS).isdisjoint(its)
    words -= _words_of(rival) if rival else set()
    named = len(words & its) / len(words) if words else 0.0
    evidence = Evidence(_PRIOR + _NAME * named)
    along = sharing.topics.taken_along(subject, other, rival)
    rows, text = _rows(subject, other, rival, sharing)
    if rows and alike and _ROWS * rows >= _WORDS * along:
        return evidence.and_(_ROWS * rows, ReasonCode.SHARED_INDICATORS, text)
    return evidence.and_(_WORDS * along, ReasonCode.LIKE_TOPIC, f"{along:.0%}") if along else None


def _words_of(subject: Subject) -> set[str]:
    """Pairs of characters of its name, and what it names that has near words."""
    name = near(wording_of(subject.name, subject.year, project=True).core)
    return bigrams(name) | set(filter(names_a_thing, name))


def _rows(
    subject: Subject, other: Subject, rival: Subject | None, sharing: Sharing
) -> tuple[float, str]:
    """The share of a subject's own rows that went over, 0 for few; and that in numbers."""
    own = set(sharing.names_of(subject)) - (sharing.likes(subject, rival) if rival else set())
    went = own & sharing.likes(subject, other)
    worth = sharing.worth_of(went)
    share = worth / sharing.worth_of(own) * min(1, worth / _ENOUGH) if len(went) >= _LEAST else 0.0
    return share, f"{len(went)}/{len(own)}"
