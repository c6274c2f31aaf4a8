"""A comparison as JSON, as a table and as RDF, each cell with its place in the source."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.comparison import Cell, Column, Line, Said
from web.exports.cells import Cell as TableCell
from web.linked_data.form_files import forms_file
from web.questions.columns import Compared, key_of, name_of
from web.whereabouts import whereabouts

if TYPE_CHECKING:
    from web.services import Services

Record = dict[str, object]
_HEAD = ("part", "key", "level1", "level2", "name", "only_here")
_OF_COLUMN = ("value", "actual", "number", "change", "converted", "file", "place")


def comparison_record(found: Compared, services: "Services") -> Record:
    comparison = found.comparison
    files = _Files(found, services)
    return {
        "columns": [_column(column) for column in comparison.columns],
        "over_years": comparison.over_years,
        "complete": not found.pending,
        "lines": [
            {
                "part": line.part,
                "key": line.key or None,
                "name": line.name or None,
                "level1": line.level[0],
                "level2": line.level[1],
                "only_here": line.alone,
                "cells": [_cell(cell, files) for cell in line.cells],
            }
            for line in comparison.lines
        ],
    }


def columns_of(found: Compared) -> tuple[str, ...]:
    keys = map(key_of, found.comparison.columns)
    return (*_HEAD, *(f"{key} {name}" for key in keys for name in _OF_COLUMN))


def rows_of(found: Compared, services: "Services") -> Iterator[list[TableCell]]:
    """First what the columns are called, then a row a line."""
    files = _Files(found, services)
    blank: list[TableCell] = [None] * (len(_OF_COLUMN) - 1)
    for name, said in (("name", name_of), ("department", _department), ("year", _year)):
        row: list[TableCell] = ["columns", name, None, None, None, None]
        for column in found.comparison.columns:
            row += [said(column), *blank]
        yield row
    for line in found.comparison.lines:
        yield [*_of_line(line), *(each for cell in line.cells for each in _cells(cell, files))]


def rdf_of(found: Compared, services: "Services", format_: str) -> Iterator[bytes]:
    """What the forms that are compared print. Raises UnknownFormat."""
    forms = {form.id: form for column in found.comparison.columns for form in column.forms}
    stated = ((forms[id_], services.summary(found.documents[id_])) for id_ in sorted(forms))
    return forms_file(stated, format_, services.base)


def _department(column: Column) -> str | None:
    return column.forms[0].department


def _year(column: Column) -> int | None:
    return column.year


class _Files:
    """Names of the documents that say what is compared."""

    def __init__(self, found: Compared, services: "Services") -> None:
        self.document_of = found.documents
        used = set(found.documents.values())
        self._names = {each: services.summary(each).name for each in used}

    def of(self, said: Said) -> tuple[str | None, str | None]:
        """The file's name, and the place in it."""
        document = self.document_of.get(said.form or "")
        pieces = said.source.pieces
        return (
            self._names[document] if document else None,
            whereabouts(pieces[0]) if pieces else None,
        )


def _column(column: Column) -> Record:
    return {
        "id": key_of(column),
        "node": column.node,
        "year": column.year,
        "name": name_of(column),
        "department": column.forms[0].department,
        "forms": [{"id": form.id, "kind": form.kind} for form in column.forms],
    }


def _cell(cell: Cell, files: _Files) -> Record | None:
    said, difference = cell.said, cell.difference
    if said is None:
        return None
    file, place = files.of(said)
    pieces = said.source.pieces
    return {
        "text": said.text,
        "name": said.name or None,
        "number": said.number,
        "measure": said.measure,
        "given": said.given,
        "measured_by": said.measured,
        "actual": cell.actual.text if cell.actual else None,
        "change": difference.change if difference else None,
        "effect": difference.effect if difference else None,
        "converted": difference.converted if difference else None,
        "unit": difference.unit if difference else None,
        "why": (difference.why or None) if difference else None,
        "node": said.node,
        "row": said.row,
        "form": said.form,
        "document": files.document_of.get(said.form or ""),
        "file": file,
        "place": place,
        "quote": "".join(piece.quote for piece in pieces) or None,
    }


def _of_line(line: Line) -> list[TableCell]:
    return [line.part.value, line.key or None, *line.level, line.name or None, line.alone]


def _cells(cell: Cell, files: _Files) -> list[TableCell]:
    said, difference = cell.said, cell.difference
    if said is None:
        return [None] * len(_OF_COLUMN)
    return [
        said.text,
        cell.actual.text if cell.actual else None,
        said.number,
        difference.change.value if difference else None,
        f"{difference.converted} {difference.unit}"
        if difference and difference.converted
        else None,
        *files.of(said),
    ]
