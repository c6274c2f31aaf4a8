"""What has an address and no node: claims, clauses, results of checks, units, decisions …"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from web.inferred.products import CLAIMS, COVERAGE, FINDINGS

if TYPE_CHECKING:
    from graph.claims import Claim
    from graph.goals import Coverage
    from graph.rdf.addresses import Addresses
    from graph.rdf.terms import Description
    from web.services import Services


@dataclass(frozen=True, slots=True)
class Described:
    """Where people read of a thing, and what RDF says of it."""

    holder: str  # id of what its page shows
    anchor: str  # id on that page, or ""
    descriptions: "tuple[Description, ...]"


def described(services: "Services", id_: str) -> Described | None:
    """What has this id and no node. Raises WorkspaceBusy where it cannot be told yet."""
    from graph.rdf.addresses import Addresses

    return _Things(services, Addresses(services.base)).find(id_)


def file_of_thing(thing: Described, format_: str, base: str) -> bytes:
    from graph.exporters.batches import Batch
    from graph.exporters.rdf_file import write_batches

    return b"".join(write_batches([Batch(list(thing.descriptions))], format_, base=base))


class _Things:
    """Each is found by its id alone: it tells its form, or what is derived knows its block."""

    def __init__(self, services: "Services", addresses: "Addresses") -> None:
        self._services = services
        self._derived = services.derived
        self._at = addresses

    def find(self, id_: str) -> Described | None:
        found = {
            "claim": self._claim,
            "clause": self._clause,
            "result": self._result,
            "decision": self._decided,
            "person": self._decided,
            "nature": self._named,
            "projectcategory": self._named,
            "measure": self._named,
        }.get(id_.partition("-")[0])
        return found(id_) if found else None

    def _claim(self, id_: str) -> Described | None:
        from graph.rdf.inferred import claim_descriptions
        from graph.rdf.records import decisions

        found = self._claim_with_place(id_)
        if found is None:
            return None
        claim, holder, anchor = found
        standing = self._services.claims.standing()
        history = decisions(self._services.store.decisions.history(), self._at, {id_})
        said = (*claim_descriptions(claim, standing, self._at), *history)
        return Described(holder, anchor, said)

    def _claim_with_place(self, id_: str) -> "tuple[Claim, str, str] | None":
        for key in self._derived.naming(id_):
            for claim in self._derived.parts(CLAIMS, key)[""]:
                if claim.id == id_:
                    return claim, claim.b, ""
            for _, coverage in self._coverage(key):
                for link in coverage.links:
                    if link.claim.id == id_:
                        return link.claim, link.clause.goal_id, link.indicator.id
        rejected = (each for each in self._services.claims.rejected() if each.id == id_)
        return next(((each, each.a, "") for each in rejected), None)

    def _clause(self, id_: str) -> Described | None:
        from graph.rdf.inferred import clause_descriptions

        for key in self._derived.naming(id_):
            for form, coverage in self._coverage(key):
                for clause in coverage.clauses:
                    if clause.id == id_:
                        document = self._services.store.document_of(form)
                        said = clause_descriptions(form, document, [clause], self._at)
                        return Described(clause.goal_id, id_, tuple(said))
        return None

    def _result(self, id_: str) -> Described | None:
        from graph.rdf.inferred import form_of_result, result_descriptions

        form = form_of_result(id_) or ""
        try:
            findings = self._derived.part(FINDINGS, form) or ()
            document = self._services.store.document_of(form)
        except RecordNotFound:
            return None
        said = list(result_descriptions(findings, document, self._at))
        for finding, each in zip(findings, said, strict=False):
            if each.subject == self._at.of(id_):
                objects = {object_ for _, object_ in each.statements}
                places = (other for other in said if other.subject in objects)
                return Described(form, finding.about, (each, *places))
        return None

    def _decided(self, id_: str) -> Described | None:
        """A decision, or a person who decided; the page is that of what was decided first."""
        from graph.rdf.records import decisions

        history = self._services.store.decisions.history()
        said = decisions(history, self._at)
        for each, own, person in zip(history, said, said, strict=False):
            for one in (own, person):
                if one.subject == self._at.of(id_):
                    return Described(each.a, "", (one,))
        return None

    def _named(self, id_: str) -> Described | None:
        """A unit or a value of an open list; the page is that of a form that has it."""
        from graph.rdf.named import ids_named
        from graph.rdf.triples import form_descriptions

        for key in self._derived.naming(id_):
            for form in self._derived.block(key).forms:
                if id_ in ids_named(form):
                    document = self._services.store.document_of(form.id)
                    summary = self._services.summary(document)
                    said = form_descriptions(form, summary, self._at)
                    own = (each for each in said if each.subject == self._at.of(id_))
                    return Described(form.id, "", tuple(own)[:1])
        return None

    def _coverage(self, key: str) -> "Iterator[tuple[str, Coverage]]":
        return iter(self._derived.parts(COVERAGE, key).items())
