"""What stands above the first of several forms, such as 单位：万元, holds for those below it."""

from collections.abc import Sequence

from corpus.forms.grid.renumbered import Rows
from corpus.forms.grid.roles import Kind, role_of
from corpus.forms.grid.sheet import Row
from corpus.terms import Part

_CAPTION = 2  # cells of a row above a table


def captioned(rows: Sequence[Row], starts: Sequence[int]) -> list[Row] | None:
    """The rows with the title and lines above the first form of a table again above each other
    form there, or in a table right below, that has no title; the unit of money only where it has
    none of its own. None where all have their own title."""
    made = Rows()
    above: Sequence[Row] = ()
    at = 0
    for start in starts:
        row = rows[start]
        follows = row.table is not None and start > 0 and rows[start - 1].table is not None
        if above and follows and not is_title_row(row):
            made.copy(rows[at:start])
            made.copy([one for one in above if not (is_unit_row(row) and is_unit_row(one))])
            at = start
        else:
            above = _above(rows[start:]) if is_title_row(row) else ()
    if not at:
        return None
    made.copy(rows[at:])
    return made.rows


def _above(rows: Sequence[Row]) -> Sequence[Row]:
    """The title and the lines down to the first row of labels or 项目名称."""
    for n, row in enumerate(rows):
        roles = [role_of(box) for box in row.own]
        parts = {role.part for some in roles for role in some}
        said = row.table is None or all(":" in box.key for box in row.own)
        if (len(row.own) > 1 and not said) or Part.PROJECT in parts:
            return rows[:n]
    return rows


def is_title_row(row: Row) -> bool:
    return bool(row.own) and all(role_of(box)[0].kind is Kind.TITLE for box in row.own)


def is_unit_row(row: Row) -> bool:
    """Whether a row says 单位：万元, as it stands above a table."""
    roles = [role for box in row.own for role in role_of(box)]
    units = [role for role in roles if role.part is Part.MONEY_UNIT]
    return any("单位" in role.name for role in units) and len(row.own) <= _CAPTION
