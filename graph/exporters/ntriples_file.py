"""N-Triples: one statement a line."""

from collections.abc import Iterable

from graph.rdf.terms import Description, Term


class NTriplesExporter:
    def start(self) -> str:
        return ""

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        return "".join([
            f"{subject} {predicate} {object_} .\n"
            for subject, statements, _ in descriptions
            for predicate, object_ in statements
        ])  # fmt: skip

    def finish(self) -> str:
        return ""
