"""What an export of forms would hold, against the shapes: part by part, with flat memory."""

from collections.abc import Iterable, Iterator

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.exporters.batches import Batch, batches
from graph.exporters.rdf_file import write_batches
from graph.rdf.addresses import Addresses
from graph.rdf.validation import Violation, some_of, validate_lines

_FORMS = 40  # of a part
_BATCHES = 80


def validate_export(
    forms: Iterable[tuple[Form, DocumentSummary]], beside: Iterable[Batch], addresses: Addresses
) -> Iterator[Violation]:
    """Each once, though several forms share what is wrong."""
    met: set[Violation] = set()
    for some in some_of(forms, _FORMS):
        yield from _new(_looked_at(batches(some, addresses)), met)
    for part in some_of(beside, _BATCHES):
        yield from _new(_looked_at(part), met)


def _looked_at(part: Iterable[Batch]) -> Iterator[Violation]:
    return validate_lines(b"".join(write_batches(part, "ntriples")))


def _new(found: Iterable[Violation], met: set[Violation]) -> Iterator[Violation]:
    for violation in found:
        if violation not in met:
            met.add(violation)
            yield violation
