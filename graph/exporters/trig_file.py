"""TriG: Turtle with a block for each form and what it shares, in their graphs."""

from collections.abc import Iterable

from graph.exporters.turtle_file import TurtleExporter
from graph.rdf.terms import Description, Term


class TrigExporter(TurtleExporter):
    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        body = super().write(descriptions)
        return f"\n{self._compact(graph)} {{{body}}}\n" if graph and body else body
