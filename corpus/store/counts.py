"""How much a workspace holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    forms: int
    projects: int
    indicators: int
    goals: int
    years: tuple[int, ...]
    departments: int
