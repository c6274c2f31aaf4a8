"""A table of many projects → the rows that each project's own form has.

The title and what stands above the table, a row for each thing that is said of the project, the
headings of indicators and the rows of them. Words stay where they are printed: those above the
table and of the headings belong to the form of each project.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.forms.grid.lists import Columns, Head
from corpus.forms.grid.projects import Listing, Project, listings
from corpus.forms.grid.renumbered import Rows
from corpus.forms.grid.roles import Kind, role_of
from corpus.forms.grid.sheet import Box, Row
from corpus.forms.words import Word
from corpus.terms import Part


def unfolded(rows: Sequence[Row]) -> list[Row]:
    """The rows, those of tables of many projects anew; their numbers count from 0."""
    found = list(listings(rows))
    if not found:
        return list(rows)
    made = Rows()
    at = 0
    for listing in found:
        made.copy(rows[at : listing.columns.rows[0].number - len(listing.captions)])
        for project in listing.projects:
            _unfold(listing, project, made)
        at = listing.end
    made.copy(rows[at:])
    return made.rows


def _unfold(listing: Listing, project: Project, made: Rows) -> None:
    columns = listing.columns
    titles = [row for row in listing.captions if _is_title(row)]
    made.copy(titles)
    first, row = columns.project, project.rows[0]
    again = (*columns.across, *project.again)
    made.pair(_label(first, again), _value(first, project, columns), row)
    made.copy([row for row in listing.captions if row not in titles])
    if project.owner:
        made.pair(_label(replace(first, part=Part.UNIT)), project.owner, row)
    made.line(project.beside, row)
    for head in columns.heads:
        if head is not first:
            made.pair(_label(head), _value(head, project, columns), row)
    made.copy(columns.lowest, columns.is_indicator)
    made.copy(project.rows, columns.is_indicator)


def _is_title(row: Row) -> bool:
    return bool(row.own) and all(role_of(box)[0].kind is Kind.TITLE for box in row.own)


def _label(head: Head, again: Sequence[Word] = ()) -> Box:
    return replace(head.box, words=head.words, again=tuple(again), heads=(head.part, head.name))


def _value(head: Head, project: Project, columns: Columns) -> Box | None:
    """What is said under a heading as one box; what a page prints again of it beside."""
    boxes = project.boxes(head, columns)
    if not boxes and head in project.above:
        boxes = [project.above[head]]
    whole: Box | None = None
    for box in boxes:
        if whole is None:
            whole = box
        elif whole.key.startswith(box.key) or whole.key.endswith(box.key):
            whole = replace(whole, again=(*whole.again, *box.words))
        else:
            whole = whole.joined(box)
    return whole
