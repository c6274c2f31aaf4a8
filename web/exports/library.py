"""Names of the library as rows of a file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from web.exports.cells import Cell
from web.questions.library import Asked, Pattern

if TYPE_CHECKING:
    from search.engine import Facet
    from web.text_index import TextIndex

COLUMNS = (
    "name", "level1", "level2", "values", "units", "rows", "departments", "projects",
    "first_year", "last_year",
)  # fmt: skip
PATTERN_COLUMNS = ("name", "level1", "level2", "comparator", "unit", "usual_values")


def name_rows(index: "TextIndex", asked: Asked) -> Iterator[list[Cell]]:
    """In the order asked for; what a name has several of, the commonest first."""
    for name in index.each_name(asked.query(), asked.sort):
        yield [
            name.name,
            _joined(name.level1),
            _joined(name.level2),
            "；".join(value.text for value in name.values) or None,
            _joined(name.units),
            name.rows,
            name.departments,
            name.projects,
            name.first_year,
            name.last_year,
        ]


def _joined(facets: "tuple[Facet, ...]") -> str | None:
    return "；".join(str(facet.value) for facet in facets) or None


def pattern_row(pattern: Pattern) -> tuple[Cell, ...]:
    """In the order of PATTERN_COLUMNS."""
    row = (pattern.name, pattern.level1, pattern.level2, pattern.comparator, pattern.unit)
    return (*row, "、".join(pattern.values))
