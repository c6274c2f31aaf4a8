"""What a format must do to write descriptions as a stream."""

from collections.abc import Iterable
from typing import Protocol

from graph.rdf.terms import Description, Statement, Term


class Exporter(Protocol):
    """Writes a file in pieces: `start` once, `write` for each form, `finish` once.

    `graph` names the graph that holds the descriptions, None is the default graph. Formats
    without named graphs take no notice of it.
    """

    def start(self) -> str: ...

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str: ...

    def finish(self) -> str: ...


def by_predicate(statements: Iterable[Statement]) -> dict[Term, list[Term]]:
    """Objects grouped by predicate, both in the order of the statements, each object once."""
    groups: dict[Term, list[Term]] = {}
    for predicate, object_ in statements:
        objects = groups.setdefault(predicate, [])
        if object_ not in objects:
            objects.append(object_)
    return groups
