"""How much it tells of two projects that they measure the same."""

from graph.linking.comparison import ALIKE
from graph.linking.places import at_two_places
from graph.linking.reasons import ACCEPTED, Evidence, ReasonCode
from graph.linking.sharing import Sharing
from graph.linking.subjects import Subject

_NONE_SHARED, _ALL_SHARED = -2.5, 7.0  # bits where no row is common, and what all add to them
_EACH_SHARED, _MANY = 0.6, 8.0  # and for each row in common that few others have, up to so many
_LEAST_FOR_SAME_NAME = -0.5
_LEAST_FOR_SAME_ROWS = -2.5  # bits that a new name costs where most rows went over
_MOST_ROWS, _ROWS = 0.5, 4  # of the rows of both, and how many at least
_NEAR, _NEAREST = 0.4, 1.5  # bits for each row that aims at a near amount, and at most


def with_common_rows(
    evidence: Evidence, a: Subject, b: Subject, by: tuple[Sharing, bool]
) -> Evidence:
    """With bits for the rows of both: at first those of one name, if the projects have."""
    sharing, sure = by
    one, other = sharing.names_of(a), sharing.names_of(b)
    worth = sharing.worth_of(one), sharing.worth_of(other)
    if not min(worth):
        return evidence
    found = _common(evidence, a, b, by)
    return _common(evidence, a, b, (sharing, False)) if sure and found.score < ACCEPTED else found


def _common(evidence: Evidence, a: Subject, b: Subject, by: tuple[Sharing, bool]) -> Evidence:
    sharing, exactly = by
    one, other = sharing.names_of(a), sharing.names_of(b)
    worth = sharing.worth_of(one), sharing.worth_of(other)
    shared, count = sharing.common(a, b, exactly=exactly)
    overlap = shared / sum(worth) + shared / min(worth) / 2  # mean of Dice's and the lesser's share
    full = _ALL_SHARED + _EACH_SHARED * min(shared, _MANY)
    bits = _NONE_SHARED + full * overlap * min(1, shared)
    bits += max(-_NEAREST, min(_NEAREST, _NEAR * sharing.nearness(a, b)))
    if evidence.bits >= ALIKE:
        bits = max(bits, _LEAST_FOR_SAME_NAME)
    both = len(one) + len(other) - count
    if count >= max(_ROWS, _MOST_ROWS * both) and not at_two_places(a.name, b.name):
        evidence = Evidence(max(evidence.bits, _LEAST_FOR_SAME_ROWS), evidence.reasons)
    return evidence.and_(bits, ReasonCode.SHARED_INDICATORS, f"{count}/{both}")
