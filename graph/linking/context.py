"""Links of rows by what stands around them, where names alone link them to none."""

from collections.abc import Iterator, Sequence

from graph.linking.alignment import aligned
from graph.linking.assignment import components
from graph.linking.leftovers import Leftovers, YearOfRows, year_of
from graph.linking.links import Link, Succession
from graph.linking.pairing import Found, Two, chosen, rows_of
from graph.linking.reworded import is_reworded
from graph.linking.rivals import STRICT, Rivals
from graph.linking.rows import Row
from graph.linking.subjects import Subject

Sides = tuple[YearOfRows, YearOfRows]


def in_context(twos: Sequence[Two], succession: Succession) -> list[Link]:
    """Of projects that became others, all as many years on; those that merged or split together.

    They are added to the succession.
    """
    return [link for group in _groups(twos) for link in _links(group, succession)]


def _groups(twos: Sequence[Two]) -> Iterator[list[Two]]:
    """Those that hang together over common projects of one year."""
    number: dict[tuple[str, int], int] = {}
    by_edge = {}
    for two in twos:
        a, b = (number.setdefault((s.id, s.year), len(number)) for s in (two.a, two.b))
        by_edge[a, b] = two
    yield from ([by_edge[edge] for edge in group] for group in components(by_edge))


def _links(group: Sequence[Two], succession: Succession) -> list[Link]:
    """Until nothing more is found: what is linked tells which rows stand between."""
    gap = group[0].gap
    a = _side([two.a for two in group], gap, succession)
    b = _side([two.b for two in group], -gap, succession)
    found: list[Link] = []
    while a.free and b.free:
        likely = Rivals(_evidence(group, (a, b), succession), STRICT).likely()
        links = chosen((a.free, b.free), group[0].years, likely, "context")
        accepted = [link for link in links if link.accepted]
        if not accepted:
            break
        succession.add(accepted)
        found += accepted
        a = a.without({link.pair.a for link in accepted})
        b = b.without({link.pair.b for link in accepted})
    return found


def _side(subjects: Sequence[Subject], gap: int, succession: Succession) -> YearOfRows:
    once = {subject.id: subject for subject in subjects}
    rows = [row for subject in once.values() for row in rows_of(subject, subject.rows.keys())]
    year = subjects[0].year
    return year_of(
        rows, {x.definition for x in rows if succession.is_taken(x.definition, year, gap)}
    )


def _evidence(group: Sequence[Two], sides: Sides, succession: Succession) -> Found:
    """Of rows whose projects are linked."""
    a, b = sides
    of = {(two.a.id, two.b.id): two for two in group}
    subjects = [two.a for two in group], [two.b for two in group]
    owners = [_owners(side, rows.free) for side, rows in zip(subjects, sides, strict=True)]
    linked = {
        (i, j): two
        for i, one in enumerate(owners[0])
        for j, other in enumerate(owners[1])
        if (two := of.get((one, other)))
        and not two.decisions.rejects(two.pair(a.free[i].definition, b.free[j].definition))
    }
    free = {row.definition for side in sides for row in side.free}
    between: dict[tuple[str, str], bool] = {}
    for two in group:
        became = _became(two, succession)
        pairs = aligned(two.a, two.b, became, free)
        between |= dict.fromkeys(pairs, is_reworded(two.a, two.b, became))
    found = Leftovers(a, b, between).evidence(linked)
    return {pair: linked[pair].with_reason(each) for pair, each in found.items()}


def _became(two: Two, succession: Succession) -> dict[str, str]:
    years = two.a.year, two.b.year
    became = ((id_, succession.became(id_, *years)) for id_ in two.a.rows)
    return {id_: other for id_, other in became if other in two.b.rows}


def _owners(subjects: Sequence[Subject], rows: Sequence[Row]) -> list[str]:
    of = {definition: subject.id for subject in subjects for definition in subject.rows}
    return [of[row.definition] for row in rows]
