"""What forms state as a stream of descriptions, each shared one given once."""

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import NamedTuple

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.exporters.keys_met import KeysMet
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.shared import opening
from graph.rdf.terms import Description, Term
from graph.rdf.triples import form_descriptions


class Batch(NamedTuple):
    """Descriptions with the graph that holds them: no statement is in two graphs."""

    descriptions: list[Description]
    graph: Term | None = None


def batches(forms: Iterable[tuple[Form, DocumentSummary]], addresses: Addresses) -> Iterator[Batch]:
    """For each form what is its document's and what it shares; at last what no form states."""
    shared = addresses.graph(names.SHARED)
    with TemporaryFile(buffering=0) as file:
        met = KeysMet(file)
        for form, document in forms:
            itself = addresses.of(document.id)
            told: dict[bool, list[Description]] = {True: [], False: []}
            for each in _new(form_descriptions(form, document, addresses), met):
                told[each.once is None or each.subject == itself].append(each)
            yield Batch(told[True], addresses.graph(document.id))
            yield Batch(told[False], shared)
        yield Batch(list(_new(opening(addresses), met)), shared)


def _new(descriptions: Iterable[Description], met: KeysMet) -> Iterator[Description]:
    """Those that are not marked as given already."""
    return (each for each in descriptions if each.once is None or met.add(each.once))
