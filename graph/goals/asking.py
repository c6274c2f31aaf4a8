"""How near a clause must come to an indicator before the indicator is said to measure it."""

import re
from collections.abc import Sequence

import numpy as np

from corpus.model import Indicator
from graph.goals.match import FEELING, HONOUR, of_anybody, tells_whom
from graph.goals.order import SURENESS

_LEAST = 0.25  # of a score from which on an indicator is said to measure the only clause
_AMONG = 0.08  # more, where it is one of several
_CLEAR, _OF_CLEAR = 0.25, 0.64  # of the lead of a clause from which on less is asked; how much
_FAINT = 0.05  # what is asked at the least
_MORE_FELT, _FELT_BY, _MORE_PAID, _MORE_LASTING = 0.55, 0.42, 0.7, 0.5
MONEY = re.compile(  # and how a project is run
    "资金|预算|支出|财政|经费|财务|成本|拨付|支付|投资|绩效(?!工资)|自评"
    "|政府采购|会计|招投?标|合规|归档"
)
_LASTING = re.compile("机制|体系|制度|体制|格局|能力|水平|作用|意识|基础")


def asked_of(row: Indicator, scores: Sequence[float], topic: str) -> float:
    """The score from which on a row is said to measure a clause; `scores` are of all clauses.

    Less where one clause is far the nearest, but for a satisfaction that may be of the project.
    """
    if len(scores) < 2:
        return _LEAST + _more_of(row, topic)
    clear = 0.0 if of_anybody(row.name, topic) else max(0.0, _lead(scores) - _CLEAR)
    return max(_FAINT, _LEAST + _AMONG + _more_of(row, topic) - _OF_CLEAR * clear)


def _lead(scores: Sequence[float]) -> float:
    """How much likelier the nearest clause is than chance: 0 where all are alike, else up to 1."""
    weights = np.exp((np.asarray(scores) - max(scores)) * SURENESS)
    chance = 1.0 / len(scores)
    return (1.0 / float(weights.sum()) - chance) / (1.0 - chance)


def _more_of(row: Indicator, topic: str) -> float:
    """Of money, of satisfaction and of what lasts: these are often of the project as a whole; less
    of a satisfaction that says whose it is."""
    if FEELING.search(row.name):
        felt = _FELT_BY if tells_whom(row.name, topic) else _MORE_FELT
        more = 0.0 if HONOUR in row.name else felt
    else:
        more = _MORE_PAID if MONEY.search(row.name) else 0.0
    return more + (_MORE_LASTING if _LASTING.search(row.name) else 0.0)
