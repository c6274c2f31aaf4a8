"""TriG: Turtle with a block for each form, in the graph of its document."""

from collections.abc import Iterable

from graph.exporters.turtle_file import TurtleExporter
from graph.rdf.terms import Description, Term


class TrigExporter(TurtleExporter):
    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        if graph is None:
            return super().write(descriptions)
        own: list[Description] = []
        shared: list[Description] = []
        for description in descriptions:
            (shared if description.once else own).append(description)
        block = f"\n{self._compact(graph)} {{{super().write(own)}}}\n" if own else ""
        return super().write(shared) + block
