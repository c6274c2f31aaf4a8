"""The workspace as SPARQL asks it: the graphs of an export, and of the vocabulary."""

import contextlib
from collections.abc import Iterator
from itertools import chain

from corpus.errors import WorkspaceBusy
from corpus.store.base import RecordStore
from web.inferred.claims import Claims
from web.inferred.derived import Derived
from web.linked_data.form_files import forms_file, stated_forms
from web.linked_data.inferences import Inferences
from web.linked_data.queries import RdfState

_FEW = 4  # blocks that are made while somebody waits


def rdf_state(store: RecordStore, derived: Derived, claims: Claims, base: str) -> RdfState:
    inferred = Inferences(store, derived, claims)
    return RdfState(
        generation=store.generation,
        decided=store.decisions.count,
        facts=lambda: chain(forms_file(stated_forms(store), "nquads", base), _vocabulary(base)),
        inferred=lambda: _inferred(inferred, base),
        is_inferred=lambda: not derived.is_shared or _are_few_stale(derived),
        hurried=derived.is_shared,
    )


def _are_few_stale(derived: Derived) -> bool:
    with contextlib.suppress(WorkspaceBusy):
        return derived.progress().stale <= _FEW
    return False


def _inferred(inferred: Inferences, base: str) -> Iterator[bytes]:
    from graph.exporters.rdf_file import write_batches
    from graph.rdf.addresses import Addresses

    return write_batches(inferred.batches(Addresses(base)), "nquads")


def _vocabulary(base: str) -> Iterator[bytes]:
    from graph.rdf import names
    from graph.rdf.addresses import Addresses
    from graph.rdf.vocabulary import vocabulary_triples

    end = f"{Addresses(base).graph(names.VOCABULARY)} .\n".encode()
    for line in vocabulary_triples().splitlines():
        yield line.removesuffix(b".") + end
