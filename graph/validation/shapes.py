"""The shapes of the vocabulary as functions: what a subject says → what is wrong with it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from graph.rdf.names import TYPE
from graph.rdf.terms import Term
from graph.validation.constraints import Check, Fault, property_check
from graph.validation.literals import is_address, shown
from graph.validation.shape_graph import SHACL, ShapeNode, node_shapes
from graph.validation.subjects import Subject
from graph.validation.violation import Violation

_ABOUT = {"targetClass", "ignoredProperties", "message", "severity"}


class Rule(NamedTuple):
    """One shape with what finds faults against it."""

    shape: ShapeNode
    check: Check

    def violation(self, subject: Subject, fault: Fault) -> Violation:
        path, value = fault
        return Violation(
            node=shown(subject.term),
            shape=self.shape.name,
            path=None if path is None else shown(path),
            value=None if value is None else shown(value),
            severity=self.shape.text("severity").removeprefix(SHACL) or "Violation",
            zh=self.shape.message("zh"),
            en=self.shape.message("en"),
        )


def violations(subject: Subject) -> list[Violation]:
    """Sorted by shape and value."""
    rules = _rules()
    classes = subject.said.get(TYPE, ())
    found = {
        rule.violation(subject, fault)
        for each in classes
        for rule in rules.get(each, ())
        for fault in rule.check(subject)
    }
    return sorted(found, key=lambda each: (each.shape, each.value or "", each.path or ""))


@cache
def _rules() -> dict[Term, list[Rule]]:
    """By class."""
    found: dict[Term, list[Rule]] = {}
    for shape in node_shapes():
        for class_ in shape.terms("targetClass"):
            found.setdefault(class_, []).extend(_rules_of(shape))
    return found


def _rules_of(shape: ShapeNode) -> Iterator[Rule]:
    """Of a shape of nodes, and of the properties that it names. Raises ValueError: unknown."""
    for name in sorted(shape.properties - _ABOUT):
        if name == "property":
            for each in shape.nodes(name):
                yield Rule(each, property_check(each))
        elif name in _CHECKS:
            yield Rule(shape, _CHECKS[name](shape))
        else:
            raise ValueError(f"shape {shape.name}: sh:{name}; expected one of {', '.join(_CHECKS)}")


def _closed(shape: ShapeNode) -> Check:
    known = {path for each in shape.nodes("property") for path in each.terms("path")}
    known |= {Term(str(each)) for each in shape.listed("ignoredProperties")}

    def faults(subject: Subject) -> Iterator[Fault]:
        for predicate in subject.said.keys() - known:
            for value in subject.said[predicate]:
                yield predicate, value

    return faults


def _address(shape: ShapeNode) -> Check:
    def faults(subject: Subject) -> Iterator[Fault]:
        if not is_address(subject.term):
            yield None, subject.term

    return faults


def _one_of(shape: ShapeNode) -> Check:
    """sh:or: what holds none of the alternatives is wrong."""
    ways = [
        [rule.check for rule in _rules_of(ShapeNode(each, shape.store))]
        for each in shape.listed("or")
        if isinstance(each, ox.NamedNode | ox.BlankNode)
    ]

    def faults(subject: Subject) -> Iterator[Fault]:
        if all(any(True for check in way for _ in check(subject)) for way in ways):
            yield None, subject.term

    return faults


def _selected(shape: ShapeNode) -> Check:
    """sh:sparql: $this is what its query must not find."""
    (constraint,) = shape.nodes("sparql")
    query = constraint.text("select")

    def faults(subject: Subject) -> Iterator[Fault]:
        store = ox.Store()
        term = subject.term
        lines = (f"{term} {p} {o} .\n" for p, objects in subject.said.items() for o in objects)
        store.load("".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
        if is_address(term) and _finds(store, query, ox.NamedNode(shown(term))):
            yield None, term

    return faults


def _finds(store: ox.Store, query: str, this: ox.NamedNode) -> bool:
    found = store.query(query, substitutions={ox.Variable("this"): this})
    return isinstance(found, ox.QuerySolutions) and any(True for _ in found)


_CHECKS = {"closed": _closed, "nodeKind": _address, "or": _one_of, "sparql": _selected}
