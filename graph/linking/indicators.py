"""Which indicators of linked projects are one: rows of the same id, then the best of the rest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from graph.claims import Reason
from graph.linking.assignment import bigrams, candidates
from graph.linking.context import in_context
from graph.linking.decisions import Decisions, Pair, Side
from graph.linking.links import FARTHEST, Link, Succession, without_ends
from graph.linking.pairing import KIND, Found, Two, chosen, rows_of
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.rivals import Rivals
from graph.linking.rows import Row, compared_rows
from graph.linking.subjects import Subject, Years

_FAR = -0.5
_TAKEN = 0.95  # score from which a row that another project has taken over is linked again
Subjects = Mapping[tuple[str, int], Subject]


def link_indicators(years: Years, projects: Succession, decisions: Decisions) -> Succession:
    """Only between projects whose link is accepted, directly or over a year between."""
    subjects = {(s.id, s.year): s for each in years.values() for s in each}
    after = _after(projects.links)
    succession = Succession()
    pairs = [pair for gap in range(1, FARTHEST + 1) for pair in _linked(subjects, after, gap)]
    succession.add(_confirmed(years, pairs, decisions))
    for gap in range(1, FARTHEST + 1):
        twos = [Two(a, b, decisions) for a, b in pairs if b.year - a.year == gap]
        doubtful = [link for two in twos for link in _link(two, succession)]
        became = [two for two in twos if (two.b.id, two.b.year) in after[two.a.id, two.a.year]]
        found = in_context(became, succession)
        succession.add(without_ends(doubtful, found))
    return succession


def _after(links: Iterable[Link]) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """What each project of a year is linked to: first the one that it mainly became."""
    after: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for link in links:
        if link.accepted:
            pair = link.pair
            after.setdefault((pair.a, pair.year_a), []).append((pair.b, pair.year_b))
    return after


def _linked(
    subjects: Subjects, after: Mapping[tuple[str, int], list[tuple[str, int]]], gap: int
) -> Iterator[tuple[Subject, Subject]]:
    for key in sorted(subjects, key=lambda key: (key[1], key[0])):
        reached, front = {key: None}, [key]
        while front:
            front = [
                next_
                for each in front
                for next_ in after.get(each, ())
                if next_[1] <= key[1] + gap and next_ not in reached
            ]
            reached |= dict.fromkeys(front)
        yield from ((subjects[key], subjects[r]) for r in reached if r[1] == key[1] + gap)


def _link(two: Two, succession: Succession) -> list[Link]:
    """Adds the sure links of names; gives those that are only likely."""
    a, b = two.a, two.b
    free_a = [id_ for id_ in a.rows if succession.is_free(id_, a.year, two.gap)]
    free_b = {id_ for id_ in b.rows if succession.is_free(id_, b.year, -two.gap)}
    same = [
        id_ for id_ in free_a if id_ in free_b and not two.decisions.rejects(two.pair(id_, id_))
    ]
    succession.add([_same_id(two, id_) for id_ in same])
    rest = set(free_a).difference(same), free_b.difference(same)
    if not all(rest):
        return []
    links = _likely(two, rows_of(a, rest[0]), rows_of(b, rest[1]))
    links = [link for link in links if _may_follow(link, succession, two.gap)]
    succession.add(link for link in links if link.accepted)
    return [link for link in links if not link.accepted]


def _same_id(two: Two, id_: str) -> Link:
    row = two.b.rows[id_]
    reasons = [Reason(ReasonCode.SAME_NAME, row.name), two.reason]
    if row.level2:
        reasons.append(Reason(ReasonCode.SAME_LEVEL, row.level2))
    return Link(two.pair(id_, id_), 1.0, "key", tuple(reasons))


def _may_follow(link: Link, succession: Succession, gap: int) -> bool:
    """Where projects merge or split, only a row of the same name follows another's too."""
    pair = link.pair
    taken = succession.is_taken(pair.a, pair.year_a, gap) or succession.is_taken(
        pair.b, pair.year_b, -gap
    )
    return link.score >= _TAKEN if taken else True


def _likely(two: Two, a: list[Row], b: list[Row]) -> list[Link]:
    return chosen((a, b), two.years, Rivals(_evidence(two, a, b)).likely(), "likeness")


def _evidence(two: Two, a: list[Row], b: list[Row]) -> Found:
    found = {}
    far = _FAR * (two.gap - 1)
    grams, others = ([bigrams(row.wording.meant) for row in side] for side in (a, b))
    for i, j in candidates(grams, others):
        each = compared_rows(a[i], b[j], two.gap)
        if each and not two.decisions.rejects(two.pair(a[i].definition, b[j].definition)):
            found[i, j] = two.with_reason(Evidence(each.bits + far, each.reasons))
    return found


def _confirmed(
    years: Years, linked: list[tuple[Subject, Subject]], decisions: Decisions
) -> list[Link]:
    """Of linked projects first, then of any; the nearest years first."""
    pairs = decisions.confirmed_pairs(KIND, _sides(years, linked))
    if not pairs:
        return []
    holders = {(id_, s.year): s for each in years.values() for s in each for id_ in s.rows}
    links = [_by_person(pair, holders, decisions) for pair in pairs]
    return sorted(links, key=lambda link: (link.gap, link.pair))


def _sides(years: Years, linked: list[tuple[Subject, Subject]]) -> Iterator[Side]:
    others = (
        (a, b)
        for year in sorted(years)
        for other in sorted(years)
        if year < other
        for a in years[year]
        for b in years[other]
    )
    for a, b in chain(linked, others):
        yield list(a.rows), list(b.rows), a.year, b.year


def _by_person(pair: Pair, holders: Subjects, decisions: Decisions) -> Link:
    two = Two(holders[pair.a, pair.year_a], holders[pair.b, pair.year_b], decisions)
    if pair.a == pair.b:
        return replace(_same_id(two, pair.a), confirmed=True)
    rows = (*rows_of(two.a, {pair.a}), *rows_of(two.b, {pair.b}))
    found = compared_rows(rows[0], rows[1], two.gap) or Evidence(-60.0)
    return Link(pair, found.score, "person", found.reasons, confirmed=True)
