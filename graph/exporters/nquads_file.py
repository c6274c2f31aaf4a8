"""N-Quads: one statement a line, with the graph that it belongs to."""

from collections.abc import Iterable

from graph.rdf.terms import Description, Term


class NQuadsExporter:
    def start(self) -> str:
        return ""

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        named = f" {graph} .\n" if graph else " .\n"
        lines = []
        for subject, statements, once in descriptions:
            end = " .\n" if once else named
            lines += [f"{subject} {predicate} {object_}{end}" for predicate, object_ in statements]
        return "".join(lines)

    def finish(self) -> str:
        return ""
