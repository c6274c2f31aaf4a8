"""What forms state as a stream of descriptions, each shared one given once."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.shared import opening
from graph.rdf.terms import Description, Term
from graph.rdf.triples import form_descriptions

_KEY = 7  # bytes: among a million keys two are the same once in 70,000 times


class Batch(NamedTuple):
    """Descriptions with the graph that holds them: no statement is in two graphs."""

    descriptions: list[Description]
    graph: Term | None = None


def batches(forms: Iterable[tuple[Form, DocumentSummary]], addresses: Addresses) -> Iterator[Batch]:
    """One for what no form states, then for each form what it shares and what is its document's."""
    met: set[int] = set()
    shared = addresses.graph(names.SHARED)
    yield Batch(list(_new(opening(addresses), met)), shared)
    for form, document in forms:
        itself = addresses.of(document.id)
        told: dict[bool, list[Description]] = {True: [], False: []}
        for each in _new(form_descriptions(form, document, addresses), met):
            told[each.once is None or each.subject == itself].append(each)
        yield Batch(told[False], shared)
        yield Batch(told[True], addresses.graph(document.id))


def _new(descriptions: Iterable[Description], met: set[int]) -> Iterator[Description]:
    """Those that are not marked as given already."""
    for description in descriptions:
        if description.once is not None:
            key = short_key(description.once)
            if key in met:
                continue
            met.add(key)
        yield description


def short_key(text: str) -> int:
    """A number in place of a text: a third of its memory."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_KEY).digest())
