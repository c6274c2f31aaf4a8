"""N-Quads: one statement a line, with the graph that it belongs to."""

from collections.abc import Iterable

from graph.rdf.terms import Description, Term


class NQuadsExporter:
    def start(self) -> str:
        return ""

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        end = f" {graph} .\n" if graph else " .\n"
        return "".join(
            f"{subject} {predicate} {object_}{end}"
            for subject, statements, _ in descriptions
            for predicate, object_ in statements
        )

    def finish(self) -> str:
        return ""
