"""How much a workspace holds, and each department in it."""

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


@dataclass(frozen=True, slots=True)
class DepartmentCounts:
    """Of the forms that are shown."""

    id: str
    forms: int
    projects: int
    indicators: int
    goals: int
    open_readings: int
    first_year: int | None
    last_year: int | None
