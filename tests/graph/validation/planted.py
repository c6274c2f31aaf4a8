"""A fault for each constraint of each shape, planted into a copy of a sound node of its own."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from graph.rdf.names import TYPE
from graph.rdf.terms import XSD
from graph.validation.shape_graph import ShapeNode, node_shapes
from tests.graph.validation.sound import SOUND

Said = list[tuple[str, str]]  # predicate, object
LEXICAL = "lexical form"
_ODD = {  # a value that the constraint refuses
    "datatype": '"?"^^<x:y>',
    "in": "<x:y>",
    "languageIn": '"?"@fr',
    "nodeKind": '"?"',
    "pattern": '"?"',
    "minInclusive": f'"-1"^^<{XSD}integer>',
    "maxInclusive": f'"9999"^^<{XSD}integer>',
    "hasValue": "<x:y>",
}


class Fault(NamedTuple):
    """`lines` describe one node that should be found against `shape` with `value`."""

    shape: str
    constraint: str
    value: str | None
    lines: str
    node: str


def faults() -> Iterator[Fault]:
    """Every shape with every constraint that it has, but those that name others."""
    sound = _sound()
    for shape in node_shapes():
        for class_ in shape.terms("targetClass"):
            said = sound.get(str(class_), [(TYPE, str(class_))])
            for number, (name, constraint, value, changed) in enumerate(_changes(shape, said)):
                local = str(class_)[1:-1].rpartition("#")[2]
                node = f"https://w3id.org/jixiao/id/{local}-{shape.name}-{number}"
                lines = "".join(f"<{node}> {p} {o} .\n" for p, o in changed)
                yield Fault(name, constraint, value, lines, node)


def _changes(shape: ShapeNode, said: Said) -> Iterator[tuple[str, str, str | None, Said]]:
    if "closed" in shape.properties:
        yield shape.name, "closed", "?", [*said, ("<x:unknown>", '"?"')]
    for each in shape.nodes("property"):
        (path,) = map(str, each.terms("path"))
        others = [(p, o) for p, o in said if p != path]
        for constraint in sorted(each.properties - {"path", "severity", "message"}):
            for values, value in _values(each, constraint):
                said_now = [*others, *((path, new) for new in values)]
                yield each.name, constraint, value, said_now
        for new, value in _ill_typed(each.text("datatype")):
            yield each.name, LEXICAL, value, [*others, (path, new)]


def _values(shape: ShapeNode, constraint: str) -> Iterator[tuple[list[str], str | None]]:
    """New values of the property, and the one that is wrong; None where their number is."""
    if constraint == "minCount":
        yield [], None
    elif constraint == "maxCount":
        yield ["<x:a>", "<x:b>"], None
    elif constraint == "uniqueLang":
        yield ['"甲"@zh', '"乙"@zh'], None
    elif constraint == "hasValue":
        yield [_ODD[constraint]], None
    elif constraint != "lessThanOrEquals":
        odd = _ODD[constraint]
        yield [odd], odd[1:].partition('"')[0] if odd[0] == '"' else odd[1:-1]
        if constraint == "pattern" and "nodeKind" in shape.properties:
            yield ["<x:y>"], "x:y"


def _ill_typed(datatype: str) -> Iterator[tuple[str, str]]:
    """What cannot be of its datatype, with a day that no calendar has."""
    if datatype.startswith(XSD) and not datatype.endswith("#string"):
        for text in ("?", "2024-02-30") if datatype.endswith("#date") else ("?",):
            yield f'"{text}"^^<{datatype}>', text


def _sound() -> dict[str, Said]:
    """What a node of each class says."""
    by_node: dict[str, Said] = defaultdict(list)
    for line in SOUND.splitlines():
        subject, predicate, object_ = line[:-2].split(" ", 2)
        by_node[subject].append((predicate, object_))
    found: dict[str, Said] = {}
    for said in by_node.values():
        for predicate, class_ in said:
            if predicate == TYPE:
                found.setdefault(class_, said)
    return found
