"""What stands beside the facts in an export: copies and decisions, claims, results of checks."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.store.base import RecordStore
from web.claims import Claims
from web.derived import Derived
from web.products import COVERAGE, FINDINGS

if TYPE_CHECKING:
    from graph.exporters.batches import Batch
    from graph.rdf.addresses import Addresses
    from graph.rdf.terms import Description


class Inferences:
    """Over the store, what is derived of it and people's decisions."""

    def __init__(self, store: RecordStore, derived: Derived, claims: Claims) -> None:
        self._store = store
        self._derived = derived
        self._claims = claims

    def batches(self, addresses: "Addresses", id_: str | None = None) -> Iterator["Batch"]:
        """Of everything, or what concerns the forms that state a node."""
        from graph.exporters.batches import Batch
        from graph.rdf import catalogue, names
        from graph.rdf.inferred import claim_descriptions

        if id_ is None:
            yield from self._records(addresses)
        graph = addresses.of(names.INFERRED)
        yield Batch(list(catalogue.rules_and_profiles(addresses)))
        for form, name, part in self._parts(id_):
            yield Batch(list(self._of_form(name, form, part, addresses)), graph)
        standing = self._claims.standing()
        for claim in self._claims.about(id_):
            yield Batch(list(claim_descriptions(claim, standing, addresses)), graph)

    def _records(self, addresses: "Addresses") -> Iterator["Batch"]:
        """Which document prints which form, and all that people decided."""
        from graph.exporters.batches import Batch
        from graph.rdf import names, records

        for document in self._store.documents():
            shown = {form.id: self._store.document_of(form.id) for form in document.forms}
            parts = records.document_parts(document, shown, addresses)
            yield Batch(list(parts), addresses.of(document.id))
        history = self._store.decisions.history()
        decided = _once(records.decisions(history, addresses))
        yield Batch(decided, addresses.of(names.DECISIONS))

    def _parts(self, id_: str | None) -> Iterator[tuple[str, str, object]]:
        """Form, name of the product and what it holds of the form."""
        if id_ is None:
            for name in (COVERAGE, FINDINGS):
                for _, parts in self._derived.each(name, compute=True):
                    yield from ((form, name, parts[form]) for form in sorted(parts))
            return
        for form in self._store.ids_of_forms_stating(id_):
            for name in (COVERAGE, FINDINGS):
                part = self._derived.part(name, form)
                if part is not None:
                    yield form, name, part

    def _of_form(
        self, name: str, form: str, part: object, addresses: "Addresses"
    ) -> Iterable["Description"]:
        from graph.goals import Coverage
        from graph.rdf.inferred import clause_descriptions, result_descriptions

        document = self._store.document_of(form)
        if isinstance(part, Coverage):
            return clause_descriptions(form, document, part.clauses, addresses)
        assert isinstance(part, tuple), name
        return result_descriptions(part, document, addresses)


def _once(descriptions: Iterable["Description"]) -> list["Description"]:
    return list({each.once or each.subject: each for each in descriptions}.values())
