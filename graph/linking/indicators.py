"""Which indicators of linked projects are one: rows of the same id, then the best of the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from graph.claims import ClaimKind, Reason
from graph.linking.assignment import assigned, bigrams, candidates
from graph.linking.decisions import Decisions, Pair, Side
from graph.linking.leftovers import Leftovers, YearOfRows
from graph.linking.links import FARTHEST, Link, Succession, link_of
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.rivals import STRICT, Rivals
from graph.linking.rows import Among, Row, compared_rows, is_of_satisfaction, row_of
from graph.linking.subjects import Subject, Years
from graph.linking.wording import wording_of

KIND = ClaimKind.SAME_INDICATOR
_FAR = -0.5
_TAKEN = 0.95  # score from which a row that another project has taken over is linked again
Subjects = Mapping[tuple[str, int], Subject]
Found = dict[tuple[int, int], Evidence]  # by the places of rows


@dataclass(frozen=True, slots=True)
class _Two:
    """A project in two years, with what stands for it in every claim."""

    a: Subject
    b: Subject
    decisions: Decisions
    alone: bool = False  # whether this became that, and nothing else did

    @property
    def gap(self) -> int:
        return self.b.year - self.a.year

    @property
    def reason(self) -> Reason:
        code = ReasonCode.SAME_DEPARTMENT if self.a.whole else ReasonCode.SAME_PROJECT
        same = self.a.name == self.b.name
        return Reason(code, self.b.name if same else f"{self.a.name} → {self.b.name}")

    def pair(self, a: str, b: str) -> Pair:
        return Pair(KIND, a, b, self.a.year, self.b.year)


def link_indicators(years: Years, projects: Succession, decisions: Decisions) -> Succession:
    """Only between projects whose link is accepted, directly or over a year between."""
    subjects = {(s.id, s.year): s for each in years.values() for s in each}
    after = _after(projects.links)
    succession = Succession()
    pairs = [pair for gap in range(1, FARTHEST + 1) for pair in _linked(subjects, after, gap)]
    succession.add(_confirmed(years, pairs, decisions))
    alone = _alone(projects.links)
    for a, b in pairs:
        _link(_Two(a, b, decisions, (a.id, a.year, b.id, b.year) in alone), succession)
    return succession


def _after(links: Iterable[Link]) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """What each project of a year is linked to: first the one that it mainly became."""
    after: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for link in links:
        if link.accepted:
            pair = link.pair
            after.setdefault((pair.a, pair.year_a), []).append((pair.b, pair.year_b))
    return after


def _alone(links: Iterable[Link]) -> set[tuple[str, int, str, int]]:
    """The projects that became one other each, which nothing else became."""
    accepted = [link.pair for link in links if link.accepted]
    after = Counter((pair.a, pair.year_a) for pair in accepted)
    before = Counter((pair.b, pair.year_b) for pair in accepted)
    return {
        (pair.a, pair.year_a, pair.b, pair.year_b)
        for pair in accepted
        if after[pair.a, pair.year_a] == before[pair.b, pair.year_b] == 1
    }


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


def _link(two: _Two, succession: Succession) -> None:
    a, b = two.a, two.b
    free_a = [id_ for id_ in a.rows if succession.is_free(id_, a.year, two.gap)]
    free_b = {id_ for id_ in b.rows if succession.is_free(id_, b.year, -two.gap)}
    same = [
        id_ for id_ in free_a if id_ in free_b and not two.decisions.rejects(two.pair(id_, id_))
    ]
    succession.add([_same_id(two, id_) for id_ in same])
    free_a = [id_ for id_ in free_a if id_ not in set(same)]
    free_b -= set(same)
    if free_a and free_b:
        links = _likely(two, _rows(a, set(free_a)), _rows(b, free_b))
        links = _with_leftovers(two, links, (set(free_a), free_b)) if two.alone else links
        succession.add([x for x in links if _may_follow(x, succession, two.gap)])


def _with_leftovers(two: _Two, links: list[Link], free: tuple[set[str], set[str]]) -> list[Link]:
    """And what names alone do not link, by what stands around it."""
    linked = {end for x in links if x.accepted for end in (x.pair.a, x.pair.b)}
    a, b = (_side(subject, ids - linked) for subject, ids in zip((two.a, two.b), free, strict=True))
    if not a.free or not b.free:
        return links
    found = {
        (i, j): Evidence(evidence.bits, (*evidence.reasons, two.reason))
        for (i, j), evidence in Leftovers(a, b).evidence().items()
        if not two.decisions.rejects(two.pair(a.free[i].definition, b.free[j].definition))
    }
    likely = Rivals(found, STRICT).likely()
    more = [x for x in _chosen(two, (a.free, b.free), likely, "context") if x.accepted]
    met = {end for x in more for end in (x.pair.a, x.pair.b)}
    return more + [x for x in links if x.accepted or met.isdisjoint((x.pair.a, x.pair.b))]


def _side(subject: Subject, free: set[str]) -> YearOfRows:
    rows = _rows(subject, set(subject.rows))
    return YearOfRows(rows, [row for row in rows if row.definition in free])


def _same_id(two: _Two, id_: str) -> Link:
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


def _rows(subject: Subject, free: set[str]) -> list[Row]:
    project = wording_of(subject.name, subject.year, project=True)
    last = max(len(subject.rows) - 1, 1)
    satisfied = sum(map(is_of_satisfaction, subject.rows.values()))
    return [
        row_of(row, project, subject.year, Among(position / last, satisfied))
        for position, (id_, row) in enumerate(subject.rows.items())
        if id_ in free
    ]


def _likely(two: _Two, a: list[Row], b: list[Row]) -> list[Link]:
    found = _evidence(two, a, b)
    return _chosen(two, (a, b), Rivals(found).likely(), "likeness")


def _chosen(
    two: _Two, sides: tuple[Sequence[Row], Sequence[Row]], likely: Found, method: str
) -> list[Link]:
    """One to one."""
    pairs = assigned({pair: found.bits for pair, found in likely.items()})
    ends = ((sides[0][i], sides[1][j], likely[i, j]) for i, j in pairs)
    return [_link_of(two, a, b, (found, method)) for a, b, found in ends]


def _link_of(two: _Two, a: Row, b: Row, by: tuple[Evidence, str]) -> Link:
    evidence, method = by
    method = "same_name" if a.wording.text == b.wording.text else method
    return link_of(two.pair(a.definition, b.definition), evidence, method)


def _evidence(two: _Two, a: list[Row], b: list[Row]) -> Found:
    found = {}
    far = _FAR * (two.gap - 1)
    grams, others = ([bigrams(row.wording.meant) for row in side] for side in (a, b))
    for i, j in candidates(grams, others):
        each = compared_rows(a[i], b[j], two.gap)
        if each and not two.decisions.rejects(two.pair(a[i].definition, b[j].definition)):
            found[i, j] = Evidence(each.bits + far, (*each.reasons, two.reason))
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
    two = _Two(holders[pair.a, pair.year_a], holders[pair.b, pair.year_b], decisions)
    if pair.a == pair.b:
        return replace(_same_id(two, pair.a), confirmed=True)
    rows = (*_rows(two.a, {pair.a}), *_rows(two.b, {pair.b}))
    found = compared_rows(rows[0], rows[1], two.gap) or Evidence(-60.0)
    return Link(pair, found.score, "person", found.reasons, confirmed=True)
