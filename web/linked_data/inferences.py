"""What stands beside the facts in an export: copies and decisions, claims, results of checks."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.model import Document
from corpus.store.base import RecordStore
from web.inferred.claims import Claims
from web.inferred.derived import Derived
from web.inferred.products import COVERAGE, FINDINGS

if TYPE_CHECKING:
    from graph.claims import Claim
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
        for document in self._documents(id_):
            yield self.records(document, addresses, alone=id_ is not None)
        yield self.rules(addresses)
        yield from self._of_forms(id_, addresses)
        claims = self._claims.about(id_)
        if id_ is None:
            yield from self._claimed(claims, addresses)
            yield self.decisions(addresses)
        else:
            some = list(claims)
            yield from self._claimed(some, addresses)
            yield self.decisions(addresses, {claim.id for claim in some})

    def part(
        self, addresses: "Addresses", forms: frozenset[str], *, first: bool
    ) -> Iterator["Batch"]:
        """What concerns some forms of the whole; of its parts the first has what concerns none."""
        for document in self._store.documents():
            printed = {form.id for form in document.forms}
            if printed & forms or (first and not printed):
                yield self.records(document, addresses, only=forms)
        yield self.rules(addresses)
        for form in sorted(forms):
            yield from self.of_form(form, addresses)
        claims = list(self._claims.of_forms(forms))
        yield from self._claimed(claims, addresses)
        about = {claim.id for claim in claims}
        waiting = {each.claim for each in self._claims.waiting()} if first else set()
        yield self.decisions(addresses, about | waiting)

    def records(
        self,
        document: Document,
        addresses: "Addresses",
        *,
        alone: bool = False,
        only: Collection[str] | None = None,
    ) -> "Batch":
        """Which forms a document prints, or `only` these of them.

        `alone` in a file, all of them are stated as facts.
        """
        from graph.exporters.batches import Batch
        from graph.rdf.records import document_parts

        shown = {
            form.id: document.id if alone else self._store.document_of(form.id)
            for form in document.forms
        }
        parts = document_parts(document, shown, addresses, only)
        return Batch(list(parts), addresses.graph(document.id))

    def rules(self, addresses: "Addresses") -> "Batch":
        """The rules and profiles by which forms are checked."""
        from graph.exporters.batches import Batch
        from graph.rdf import catalogue, names

        return Batch(list(catalogue.rules_and_profiles(addresses)), addresses.graph(names.SHARED))

    def of_form(self, form: str, addresses: "Addresses") -> Iterator["Batch"]:
        """The clauses of one form and what the rules say of it."""
        for name in (COVERAGE, FINDINGS):
            part = self._derived.part(name, form)
            if part is not None:
                yield from self._of_form(name, form, part, addresses)

    def decisions(self, addresses: "Addresses", about: "set[str] | None" = None) -> "Batch":
        """All that people decided, or on these claims."""
        from graph.exporters.batches import Batch
        from graph.rdf import names, records

        history = self._store.decisions.history()
        decided = _once(records.decisions(history, addresses, about))
        return Batch(decided, addresses.graph(names.DECISIONS))

    def _claimed(self, claims: "Iterable[Claim]", addresses: "Addresses") -> Iterator["Batch"]:
        from graph.exporters.batches import Batch
        from graph.rdf import names
        from graph.rdf.inferred import claim_descriptions

        standing = self._claims.standing()
        for claim in claims:
            described = claim_descriptions(claim, standing, addresses)
            yield Batch(list(described), addresses.graph(names.CLAIMS))

    def _documents(self, id_: str | None) -> Iterator[Document]:
        if id_ is None:
            yield from self._store.documents()
        elif id_.startswith("document-"):
            yield self._store.document(id_)

    def _of_forms(self, id_: str | None, addresses: "Addresses") -> Iterator["Batch"]:
        if id_ is not None:
            for form in self._store.ids_of_forms_stating(id_):
                yield from self.of_form(form, addresses)
            return
        for name in (COVERAGE, FINDINGS):
            for _, parts in self._derived.each(name, compute=True):
                for form in sorted(parts):
                    yield from self._of_form(name, form, parts[form], addresses)

    def _of_form(
        self, name: str, form: str, part: object, addresses: "Addresses"
    ) -> Iterator["Batch"]:
        """What is inferred, in a graph of its own; the places are the document's."""
        from graph.exporters.batches import Batch
        from graph.rdf import names

        document = self._store.document_of(form)
        place = f"{addresses.of(document)[:-1]}#"
        told: dict[bool, list[Description]] = {True: [], False: []}
        for each in _described(form, part, document, addresses):
            told[each.subject.startswith(place)].append(each)
        graph = names.CLAIMS if name == COVERAGE else names.FINDINGS
        yield Batch(told[False], addresses.graph(graph))
        yield Batch(told[True], addresses.graph(document))


def _described(
    form: str, part: object, document: str, addresses: "Addresses"
) -> Iterable["Description"]:
    from graph.goals import Coverage
    from graph.rdf.inferred import clause_descriptions, result_descriptions

    if isinstance(part, Coverage):
        return clause_descriptions(form, document, part.clauses, addresses)
    assert isinstance(part, tuple), form
    return result_descriptions(part, document, addresses)


def _once(descriptions: Iterable["Description"]) -> list["Description"]:
    return list({each.once or each.subject: each for each in descriptions}.values())
