"""Forms with their documents as a file of any format that says what forms say."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from corpus.model import Form
from corpus.store.base import DocumentSummary, RecordStore

if TYPE_CHECKING:
    from graph.exporters.batches import Batch
    from graph.rdf.addresses import Addresses
    from graph.validation import Violation
    from web.linked_data.inferences import Inferences


def forms_file(
    forms: Iterable[tuple[Form, DocumentSummary]],
    format_: str,
    base: str,
    beside: Callable[["Addresses"], Iterable["Batch"]] = lambda addresses: (),
    *,
    canonical: bool = False,
) -> Iterator[bytes]:
    """The pieces of an RDF, CSVW, StratML or IATI file. Raises UnknownFormat at once.

    In RDF what stands `beside` the facts comes after them.
    """
    from graph.exporters.batches import batches
    from graph.exporters.plan_files import PLANS
    from graph.exporters.rdf_file import write_batches
    from graph.rdf.addresses import Addresses

    if format_ in PLANS:
        return PLANS[format_](form for form, _ in forms)
    if format_ == "csvw":
        from graph.exporters.csvw_file import write_csvw

        return write_csvw(forms, base=base)
    addresses = Addresses(base)
    described = chain(batches(forms, addresses), beside(addresses))
    return write_batches(described, format_, base=base, canonical=canonical)


def stated_forms(
    store: RecordStore, id_: str | None = None
) -> Iterator[tuple[Form, DocumentSummary]]:
    """Every form, or those that state a node, with their documents, sorted by id.

    They are read one by one. Raises RecordNotFound at once.
    """
    summaries = {summary.id: summary for summary in store.summaries()}
    if id_ in summaries:
        forms = store.document(id_).forms
        return ((form, summaries[id_]) for form in sorted(forms, key=lambda form: form.id))
    if id_ is None:
        found = store.forms()
    else:
        ids = store.ids_of_forms_stating(id_)
        if not ids:
            raise RecordNotFound(id_)
        found = (store.form(each) for each in ids)
    return ((each.form, summaries[each.document_id]) for each in found)


def invalid_rdf(store: RecordStore, inferred: "Inferences", base: str) -> "Iterator[Violation]":
    """Where the RDF of a workspace, and what is inferred of it, is against its shapes."""
    from graph.validation import validate_lines

    return validate_lines(forms_file(stated_forms(store), "ntriples", base, inferred.batches))
