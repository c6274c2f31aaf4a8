"""Which projects of different years are one: by name, and by what is measured in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.claims import ClaimKind, Reason
from graph.linking.amounts import CommonAmounts
from graph.linking.assignment import assigned, bigrams, candidates
from graph.linking.common_rows import with_common_rows
from graph.linking.comparison import ALIKE, compared, replaced
from graph.linking.decisions import Decisions, Pair
from graph.linking.links import FARTHEST, Link, Succession, link_of, without_ends
from graph.linking.merging import merged_and_split
from graph.linking.opposites import are_opposed
from graph.linking.places import at_two_places
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.rivals import Rivals
from graph.linking.sharing import Sharing, sharing_of
from graph.linking.subjects import Subject, Years
from graph.linking.vocabulary import PROJECT_KINDS
from graph.linking.wording import Wording, wording_of

KIND = ClaimKind.SAME_PROJECT
_FAR = -0.5  # for each year between of which the block has forms too
_ALIKE, _GOALS = 60.0, 2.0  # percent, and bits for goals that are the same
_UNIT = 0.3
_NO_TOPIC, _TOPIC = -2.0, 24.0  # bits of projects about other things, and of those about the same
_OTHER_KIND = -2.0  # bits where one trains and the other buys
_RENAMED, _ABSORBED = -0.5, -1.5  # bits where the department has another name; had it before
_CANDIDATES, _BY_ROWS = 6, 3


@dataclass(frozen=True, slots=True)
class _Two:
    """The projects of two years that are linked to none nearer."""

    a: Sequence[Subject]
    b: Sequence[Subject]
    gap: int
    between: int  # years between that have forms
    decisions: Decisions

    def pair(self, a: Subject, b: Subject) -> Pair:
        return Pair(KIND, a.id, b.id, a.year, b.year)

    def without(self, links: list[Link]) -> "_Two":
        ends = {(p.a, p.year_a) for p in (x.pair for x in links)}
        ends |= {(p.b, p.year_b) for p in (x.pair for x in links)}
        a = [s for s in self.a if (s.id, s.year) not in ends]
        b = [s for s in self.b if (s.id, s.year) not in ends]
        return _Two(a, b, self.gap, self.between, self.decisions)


def link_projects(years: Years, decisions: Decisions) -> Succession:
    """What persons confirmed, then links of every year to the next ones, nearest first."""
    succession = Succession()
    succession.add(_confirmed(years, decisions))
    for gap in range(1, FARTHEST + 1):
        for year in sorted(years):
            if year + gap in years:
                _link(years, year, gap, (decisions, succession))
    return succession


def _link(years: Years, year: int, gap: int, so_far: tuple[Decisions, Succession]) -> None:
    decisions, succession = so_far
    a = [s for s in years[year] if not succession.is_taken(s.id, year, gap)]
    b = [s for s in years[year + gap] if not succession.is_taken(s.id, year + gap, -gap)]
    between = sum(each in years for each in range(year + 1, year + gap))
    two = _Two(a, b, gap, between, decisions)
    keyed = list(_same_ids(two))
    succession.add(keyed)
    rest = two.without(keyed)
    if not between and (rest.a or rest.b):
        sharing = sharing_of(years[year], years[year + gap])
        named = _same_names(rest, sharing)
        succession.add(named)
        likely = _likely(rest.without(named), sharing)
        succession.add(link for link in likely if link.accepted)
        both = years[year], years[year + gap]
        succession.add(merged_and_split(both, succession.of(year, gap), sharing, decisions))
        found = succession.of(year, gap)
        amounts = list(_same_amounts(rest.without(found), sharing))
        known = {link.pair for link in found}
        doubtful = [link for link in likely if link.pair not in known]
        succession.add([*amounts, *without_ends(doubtful, amounts)])
    elif rest.a and rest.b:
        succession.add(_likely(rest, sharing_of(rest.a, rest.b)))


def _same_ids(two: _Two) -> Iterator[Link]:
    later = {subject.id: subject for subject in two.b}
    for subject in two.a:
        same = later.get(subject.id)
        if same and not two.decisions.rejects(pair := two.pair(subject, same)):
            code = ReasonCode.SAME_DEPARTMENT if subject.whole else ReasonCode.SAME_NAME
            yield Link(pair, 1.0, "key", (Reason(code, same.name),))


def _same_names(two: _Two, sharing: Sharing) -> list[Link]:
    """Projects whose names hold the same words and no other's do, without comparing all."""
    one, other = (_by_words(side) for side in (two.a, two.b))
    pairs = (
        (one[words][0], other[words][0])
        for words in one
        if len(one[words]) == len(other.get(words, ())) == 1
    )
    found = ((a, b, compared_subjects(a, b, two.gap, sharing)) for a, b in pairs)
    links = [link_of(two.pair(a, b), evidence, "same_name") for a, b, evidence in found if evidence]
    return [x for x in links if x.accepted and not two.decisions.rejects(x.pair)]


def _by_words(subjects: Sequence[Subject]) -> dict[tuple[str, ...], list[Subject]]:
    found: dict[tuple[str, ...], list[Subject]] = {}
    for subject in subjects:
        name = wording_of(subject.name, subject.year, project=True)
        words = (str(subject.whole), *sorted(name.core), *name.ordinals)
        found.setdefault(words, []).append(subject)
    return found


def _likely(two: _Two, sharing: Sharing) -> list[Link]:
    evidence: dict[tuple[int, int], Evidence] = {}
    for i, j in candidates_of(two.a, two.b, sharing):
        found = compared_subjects(two.a[i], two.b[j], two.gap, sharing)
        if not found or two.decisions.rejects(two.pair(two.a[i], two.b[j])):
            continue
        found = Evidence(found.bits + _FAR * two.between, found.reasons)
        evidence[i, j] = found
    likely = Rivals(evidence).likely()
    pairs = assigned({pair: found.bits for pair, found in likely.items()})
    return [link_of(two.pair(two.a[i], two.b[j]), likely[i, j], "likeness") for i, j in pairs]


def _same_amounts(two: _Two, sharing: Sharing) -> Iterator[Link]:
    """Projects that neither names nor rows link."""
    for i, j, evidence in CommonAmounts(two.a, two.b).evidence():
        a, b = two.a[i], two.b[j]
        may_be = not a.whole and not at_two_places(a.name, b.name)
        may_be = may_be and not two.decisions.rejects(two.pair(a, b))
        if may_be and compared_subjects(a, b, two.gap, sharing):
            yield link_of(two.pair(a, b), evidence, "amounts")


def candidates_of(
    a: Sequence[Subject],
    b: Sequence[Subject],
    sharing: Sharing,
    most: tuple[int, int] = (_CANDIDATES, _BY_ROWS),
) -> Iterable[tuple[int, int]]:
    """Pairs that share words of their names or whole rows, and those that share words of rows."""
    grams, others = ([_grams(subject, sharing) for subject in side] for side in (a, b))
    rows, further = ([_of_rows(subject, sharing) for subject in side] for side in (a, b))
    found = candidates(grams, others, most[0])
    return dict.fromkeys([*found, *candidates(rows, further, most[1])])


def _grams(subject: Subject, sharing: Sharing) -> set[str]:
    name = wording_of(subject.name, subject.year, project=True)
    return bigrams(name.core) | sharing.names_of(subject).keys()


def _of_rows(subject: Subject, sharing: Sharing) -> set[str]:
    cores = (sharing.wordings[name].core for name in sharing.names_of(subject))
    return set().union(*map(bigrams, cores))


def compared_subjects(a: Subject, b: Subject, gap: int, sharing: Sharing) -> Evidence | None:
    """All evidence for one pair; None where numbers or departments tell them apart."""
    evidence = evidence_of(a, b, gap, sharing) if a.may_become(b) else None
    if not evidence or a.department == b.department:
        return evidence
    bits = _ABSORBED if a.is_absorbed_by(b) else _RENAMED
    text = f"{a.department} → {b.department}"
    return evidence.and_(bits, ReasonCode.DEPARTMENT_RENAMED, text)


def evidence_of(a: Subject, b: Subject, gap: int, sharing: Sharing) -> Evidence | None:
    """Whosever they are."""
    names = (wording_of(s.name, s.year, project=True) for s in (a, b))
    one, other = names
    if a.whole != b.whole or are_opposed(one, other):
        return None
    named = Evidence(ALIKE) if a.whole else compared(one, other, gap)
    named = named or replaced(one, other, gap)
    if named is None:
        return None
    alike = _of_one_kind(one, other)
    sure = named.bits >= ALIKE and alike
    if not alike:
        named = Evidence(named.bits + _OTHER_KIND, named.reasons)
    evidence = _of_topic(with_common_rows(named, a, b, (sharing, sure)), a, b, sharing)
    likeness = fuzz.ratio(a.goals, b.goals) if a.goals and b.goals else 0.0
    if likeness >= _ALIKE:
        bits = _GOALS * (likeness - _ALIKE) / (100 - _ALIKE)
        evidence = evidence.and_(bits, ReasonCode.LIKE_GOALS, f"{likeness:.0f}%")
    if a.unit and a.unit == b.unit:
        evidence = evidence.and_(_UNIT, ReasonCode.SAME_UNIT_IMPLEMENTS, b.unit)
    return evidence


def _of_one_kind(a: Wording, b: Wording) -> bool:
    one, other = ({kind for kind in PROJECT_KINDS if kind in name.meant} for name in (a, b))
    return not one or not other or not one.isdisjoint(other)


def _of_topic(evidence: Evidence, a: Subject, b: Subject, sharing: Sharing) -> Evidence:
    """What is said of both may tell more than names and whole rows."""
    likeness = 0.0 if at_two_places(a.name, b.name) else sharing.topics.likeness(a, b)
    bits = _NO_TOPIC + _TOPIC * likeness
    if not likeness or bits <= evidence.bits or a.whole:
        return evidence
    return evidence.and_(bits - evidence.bits, ReasonCode.LIKE_TOPIC, f"{likeness:.0%}")


def _confirmed(years: Years, decisions: Decisions) -> list[Link]:
    """Nearest first. The evidence is shown too, if there is any."""
    by_key = {(s.id, s.year): s for subjects in years.values() for s in subjects}
    sides = (
        ([s.id for s in years[year]], [s.id for s in years[other]], year, other)
        for year in sorted(years)
        for other in sorted(years)
        if year < other
    )
    links = []
    for pair in decisions.confirmed_pairs(KIND, sides):
        a, b = by_key[pair.a, pair.year_a], by_key[pair.b, pair.year_b]
        found = compared_subjects(a, b, b.year - a.year, sharing_of([a], [b])) or Evidence(-60)
        score, method = (1.0, "key") if a.id == b.id else (found.score, "person")
        links.append(Link(pair, score, method, found.reasons, confirmed=True))
    return sorted(links, key=lambda link: (link.gap, link.pair))
