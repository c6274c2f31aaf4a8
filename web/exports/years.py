"""Series and changes as rows of a table: whole, each row with its place in the source."""

from collections.abc import Iterable, Iterator, Mapping

from graph.years import Difference, Entry, Point, Series, Statement
from web.exports.cells import Cell
from web.inferred.years import Spots

SERIES_COLUMNS = (
    "definition_id", "year", "role", "change", "effect", "converted", "converted_unit", "why",
    "project", "department", "form_kind", "level1", "level2", "name", "target", "comparator",
    "number", "unit", "deadline", "actual", "actual_number", "score", "row", "form", "document",
    "file", "page", "line", "cell", "quote",
)  # fmt: skip
_END = (
    "year", "project", "department", "level1", "level2", "name", "target", "comparator", "number",
    "unit", "deadline", "row", "form", "document", "file", "page", "line", "cell", "quote",
)  # fmt: skip
_ENDS = ("before", "after")
CHANGES_COLUMNS = (
    "bucket", "change", "effect", "converted", "converted_unit", "why", "project_goes_on", "claims",
    *(f"{end}_{name}" for end in _ENDS for name in _END),
)  # fmt: skip
_Cells = dict[str, Cell]


def series_rows(series: Series, spots: Spots) -> Iterator[list[Cell]]:
    """A row for each statement, for a year that dropped it, and for each gap."""
    for point in series.points:
        for cells in _point_cells(point, spots) or [{}]:
            change: _Cells = {"year": point.year, "change": point.change}
            said = _difference_cells(point.difference) | change
            yield _row(SERIES_COLUMNS, cells | said | {"definition_id": series.id})
    for gap in series.gaps:
        change = {"year": gap.year, "change": "gap"}
        yield _row(SERIES_COLUMNS, change | {"definition_id": series.id})
    for statement in series.undated:
        yield _row(SERIES_COLUMNS, _cells(statement, spots) | {"definition_id": series.id})


def changes_rows(entries: Iterable[Entry], spots: Spots) -> Iterator[list[Cell]]:
    for entry in entries:
        cells = _difference_cells(entry.difference) | {
            "bucket": entry.bucket,
            "project_goes_on": entry.project_goes_on,
            "claims": " ".join(claim.id for claim in entry.claims) or None,
        }
        for end, statement in zip(_ENDS, (entry.before, entry.after), strict=True):
            if statement:
                found = _cells(statement, spots)
                cells |= {f"{end}_{name}": found.get(name) for name in _END}
        yield _row(CHANGES_COLUMNS, cells)


def _point_cells(point: Point, spots: Spots) -> list[_Cells]:
    return [
        _cells(statement, spots) | {"role": _role(point, statement)}
        for statement in point.statements
    ]


def _role(point: Point, statement: Statement) -> str:
    """Whether a row is the one that counts in its year."""
    roles = (("target", point.target), ("actual", point.actual))
    return "+".join(name for name, each in roles if each is statement) or "also"


def _difference_cells(difference: Difference | None) -> _Cells:
    if difference is None:
        return {}
    return {
        "change": difference.change,
        "effect": difference.effect,
        "converted": difference.converted,
        "converted_unit": difference.unit,
        "why": difference.why or None,
    }


def _cells(statement: Statement, spots: Spots) -> _Cells:
    row, form, spot = statement.row, statement.form, spots.of(statement)
    target, actual = row.target, row.actual
    return {
        "year": form.year,
        "project": form.project,
        "department": form.department,
        "form_kind": form.kind,
        "level1": row.level1,
        "level2": row.level2,
        "name": row.name,
        "target": target.raw if target else None,
        "comparator": target.comparator if target else None,
        "number": target.number if target else None,
        "unit": target.unit if target else None,
        "deadline": target.deadline if target else None,
        "actual": actual.raw if actual else None,
        "actual_number": actual.number if actual else None,
        "score": row.score,
        "row": row.id,
        "form": form.id,
        "document": spot.document,
        "file": spot.file,
        "page": spot.page,
        "line": spot.line,
        "cell": spot.cell,
        "quote": spot.quote,
    }


def _row(columns: Iterable[str], cells: Mapping[str, Cell]) -> list[Cell]:
    return [cells.get(column) for column in columns]
