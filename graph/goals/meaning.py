"""Which clause is nearest in meaning to an indicator whose words tell little."""

from collections.abc import Sequence
from dataclasses import replace

from graph.claims import Reason
from graph.goals.match import Match

UNSURE = 0.3  # of a match up to which meaning has a say: words that tell more are surer
FAINT = 0.03  # of a match from which on it tells which clause is the nearest
_APART = 0.3  # of likeness to the nearest clause and to the next, from which on meaning tells alone
_ALONE = 0.25


def with_meaning(matches: list[Match], alike: Sequence[float]) -> list[Match]:
    """The best score goes to the clause that words and meaning together are nearest to.

    `alike`: how alike the row is to each clause, -1 to 1.
    """
    best = max(match.score for match in matches)
    if len(matches) < 2 or best >= UNSURE:
        return matches
    both = [match.score + near for match, near in zip(matches, alike, strict=True)]
    chosen, words = both.index(max(both)), [match.score for match in matches].index(best)
    first, second = sorted(alike, reverse=True)[:2]
    least = _ALONE if first - second >= _APART else FAINT
    found = list(matches)
    found[words] = replace(found[words], score=min(best, found[chosen].score))
    reason = Reason("like_meaning", f"{alike[chosen]:.2f}")
    reasons = (*matches[chosen].reasons, reason)
    found[chosen] = replace(matches[chosen], score=max(best, least), reasons=reasons)
    return found
