"""The same by pySHACL: slow, and what our own reading of the shapes is tested against."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph.validation.shape_graph import shapes_turtle
from graph.validation.subjects import Subject, subjects_of
from graph.validation.violation import Violation

_SUBJECTS = 4_000  # at once: no shape looks further than one


def by_pyshacl(pieces: Iterable[bytes]) -> Iterator[Violation]:
    """Of N-Triples, sorted by node and shape within each part."""
    subjects = subjects_of(pieces)
    while some := tuple(islice(subjects, _SUBJECTS)):
        yield from _validated("".join(map(_lines, some)))


def _lines(subject: Subject) -> str:
    term = subject.term
    return "".join(f"{term} {p} {o} .\n" for p, objects in subject.said.items() for o in objects)


def _validated(lines: str) -> list[Violation]:
    import pyshacl

    graph = Graph().parse(data=lines, format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    assert isinstance(report, Graph)
    found = {_violation(each, report) for each in report.subjects(RDF.type, SH.ValidationResult)}
    return sorted(found, key=lambda each: (each.node, each.shape, each.value or ""))


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
