"""The workspace as SPARQL asks it: the graphs of an export, and of the vocabulary."""

import contextlib
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from corpus.errors import WorkspaceBusy
from web.derived import Derived
from web.form_files import forms_file, stated_forms
from web.inferences import Inferences
from web.rdf_queries import RdfState

if TYPE_CHECKING:
    from web.services import Services

_FEW = 4  # blocks that are made while somebody waits


def rdf_state(services: "Services") -> RdfState:
    derived, store = services.derived, services.store
    return RdfState(
        generation=store.generation,
        decided=store.decisions.count,
        facts=lambda: chain(
            forms_file(stated_forms(store), "nquads", services.base), _vocabulary(services.base)
        ),
        inferred=lambda: _inferred(services),
        is_inferred=lambda: not derived.is_shared or _are_few_stale(derived),
        hurried=derived.is_shared,
    )


def _are_few_stale(derived: Derived) -> bool:
    with contextlib.suppress(WorkspaceBusy):
        return derived.progress().stale <= _FEW
    return False


def _inferred(services: "Services") -> Iterator[bytes]:
    from graph.exporters.rdf_file import write_batches
    from graph.rdf.addresses import Addresses

    inferences = Inferences(services.store, services.derived, services.claims)
    return write_batches(inferences.batches(Addresses(services.base)), "nquads")


def _vocabulary(base: str) -> Iterator[bytes]:
    from graph.rdf import names
    from graph.rdf.addresses import Addresses
    from graph.rdf.vocabulary import vocabulary_triples

    end = f"{Addresses(base).graph(names.VOCABULARY)} .\n".encode()
    for line in vocabulary_triples().splitlines():
        yield line.removesuffix(b".") + end
