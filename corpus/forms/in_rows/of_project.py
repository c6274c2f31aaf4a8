"""What the columns of a table of many projects say of each project."""

from enum import StrEnum


class OfProject(StrEnum):
    """A column that says something of the project as a whole."""

    NUMBER = "number"
    CODE = "code"
    UNIT = "unit"
    PROJECT = "project"
    MONEY = "money"
    GOAL = "goal"
    OTHER = "other"
    TEXT = "all indicators in one text"
