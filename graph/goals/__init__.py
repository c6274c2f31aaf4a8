"""Which part of a goal each indicator measures."""

from graph.goals.clauses import Clause, clauses_of
from graph.goals.coverage import Coverage, GoalLink, coverage_of

__all__ = ["Clause", "Coverage", "GoalLink", "clauses_of", "coverage_of"]
