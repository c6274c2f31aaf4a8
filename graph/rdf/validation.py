"""RDF against the shapes of the vocabulary, in parts, so that memory stays flat.

No shape looks further than one subject: whatever holds all statements of some subjects can be
looked at alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph.rdf.reading.contents import store_of

_SUBJECTS = 4_000
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Violation:
    """What one shape says of one node; `severity` is Violation, Warning or Info."""

    node: str
    shape: str  # its name, such as Form-formKind
    path: str | None
    value: str | None
    severity: str
    zh: str
    en: str

    @property
    def message(self) -> str:
        return self.zh


def shapes_turtle() -> bytes:
    """The file of shapes, as it is served."""
    return files("graph.rdf").joinpath("shapes.ttl").read_bytes()


def validate_file(data: bytes, path: str) -> Iterator[Violation]:
    """Raises ForeignRdf when it is no RDF."""
    store = store_of(data, path)
    subjects = sorted({q.subject for q in store if isinstance(q.subject, ox.NamedNode)}, key=str)
    for part in some_of(subjects, _SUBJECTS):
        quads = (quad for each in part for quad in store.quads_for_pattern(each, None, None, None))
        text = "".join(f"{quad.triple} .\n" for quad in quads)
        yield from validate_lines(text.encode())


def validate_lines(data: bytes) -> Iterator[Violation]:
    """Of N-Triples."""
    return validate_graph(Graph().parse(data=data, format="nt"))


def validate_graph(graph: Graph) -> Iterator[Violation]:
    """Sorted by node and shape."""
    import pyshacl

    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    assert isinstance(report, Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = (_violation(each, report) for each in results)
    yield from sorted(found, key=lambda each: (each.node, each.shape, each.value or ""))


@cache
def _shapes() -> Graph:
    return Graph().parse(data=shapes_turtle(), format="turtle")


def _violation(result: Node, report: Graph) -> Violation:
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    shape = report.value(result, SH.sourceShape)
    messages = {
        message.language: str(message)
        for message in _shapes().objects(shape, SH.message)
        if isinstance(message, Literal)
    }
    return Violation(
        node=str(report.value(result, SH.focusNode)),
        shape=_local(shape),
        path=None if path is None else str(path),
        value=None if value is None else str(value),
        severity=_local(report.value(result, SH.resultSeverity)),
        zh=messages.get("zh", ""),
        en=messages.get("en", ""),
    )


def _local(term: Node | None) -> str:
    return str(term).rpartition("#")[2] if isinstance(term, URIRef) else ""


def some_of(items: Iterable[_Item], count: int) -> Iterator[tuple[_Item, ...]]:
    """So many at a time."""
    rest = iter(items)
    while some := tuple(islice(rest, count)):
        yield some
