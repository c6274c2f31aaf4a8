"""Projects, their years, or departments side by side, line by line."""

from graph.comparison.lines import comparison_of
from graph.comparison.model import Cell, Column, Comparison, Line, Measure, Part, Said

__all__ = [
    "Cell",
    "Column",
    "Comparison",
    "Line",
    "Measure",
    "Part",
    "Said",
    "comparison_of",
]
