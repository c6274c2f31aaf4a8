"""Which part of a goal each indicator measures."""

from graph.goals.clauses import Clause, clauses_of
from graph.goals.coverage import Coverage, GoalLink, Likeness, coverage_of

__all__ = ["Clause", "Coverage", "GoalLink", "Likeness", "clauses_of", "coverage_of"]
