"""The cube of targets and results as tables in a ZIP, with metadata of CSV on the Web.

observations.csv has a row for each value, planned or achieved; definitions.csv one for each
indicator over the years. What csv-metadata.json makes of them is part of what the RDF says, in
the same words. Rows without a value, and places but the first, are only in the RDF. Texts are
as printed: what opens them must not take them for formulas.
"""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile, TemporaryFile

from corpus.ids import department_id, project_id
from corpus.model import Form, Indicator
from corpus.store.base import DocumentSummary
from graph.categories import category_of
from graph.exporters.csv_zip import CsvZip, csv_line
from graph.exporters.csvw_columns import (
    DEFINITION_COLUMNS,
    DEFINITIONS,
    METADATA,
    OBSERVATION_COLUMNS,
    OBSERVATIONS,
    metadata,
)
from graph.exporters.csvw_rows import observations
from graph.exporters.keys_met import KeysMet
from graph.rdf.addresses import DATA_BASE, Addresses

_IN_MEMORY = 1 << 20  # bytes
_BLOCK = 1 << 16
Forms = Iterable[tuple[Form, DocumentSummary]]


def write_csvw(forms: Forms, *, base: str = DATA_BASE) -> Iterator[bytes]:
    """A ZIP in pieces; memory stays flat.

    Raises BadBaseAddress at once.
    """
    return _pieces(forms, Addresses(base))


def _pieces(forms: Forms, addresses: Addresses) -> Iterator[bytes]:
    archive = CsvZip()
    yield archive.table(METADATA) + archive.lines(metadata(addresses.base))
    yield archive.table(OBSERVATIONS)
    yield archive.row(column.name for column in OBSERVATION_COLUMNS)
    with (
        SpooledTemporaryFile(max_size=_IN_MEMORY) as definitions,
        TemporaryFile(buffering=0) as keys,
    ):
        met = KeysMet(keys)
        definitions.write(csv_line(column.name for column in DEFINITION_COLUMNS))
        for form, document in forms:
            definitions.writelines(_definitions(form, met))
            lines = map(csv_line, observations(form, document.id))
            yield archive.lines(b"".join(lines))
        yield archive.table(DEFINITIONS)
        definitions.seek(0)
        while block := definitions.read(_BLOCK):
            yield archive.lines(block)
    yield archive.finish()


def _definitions(form: Form, met: KeysMet) -> Iterator[bytes]:
    """Those that no form before has, of rows with a value."""
    for row in form.indicators:
        if (row.target or row.actual) and met.add(row.definition_id):
            yield csv_line(_definition(row, form))


def _definition(row: Indicator, form: Form) -> tuple[str | None, ...]:
    category = category_of(row.level1, row.level2)
    project = project_id(form.department, form.project) if form.project else None
    department = department_id(form.department) if form.department and not project else None
    return (row.definition_id, row.name, category.id if category else None, project, department)
