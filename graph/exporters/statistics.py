"""What canonical lines hold, counted as they pass: exact, whatever was written twice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.rdf.names import TYPE
from graph.rdf.terms import Term

_TYPE = TYPE.encode()


@dataclass(slots=True)
class Statistics:
    """`classes` gives things by class, `properties` triples by property."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[Term] = field(default_factory=Counter)
    properties: Counter[Term] = field(default_factory=Counter)


def statistics(blocks: Iterable[bytes]) -> Statistics:
    """Of sorted lines of N-Triples in blocks of whole lines: those of a subject stand together."""
    counted = Statistics()
    properties: Counter[bytes] = Counter()
    classes: Counter[bytes] = Counter()
    before = b""
    for block in blocks:
        for line in block.splitlines():
            subject, predicate, object_ = line.split(b" ", 2)
            properties[predicate] += 1
            if predicate == _TYPE:
                classes[object_[:-2]] += 1
            if subject != before:
                counted.subjects += 1
                before = subject
    counted.triples = properties.total()
    counted.properties.update({Term(key.decode()): count for key, count in properties.items()})
    counted.classes.update({Term(key.decode()): count for key, count in classes.items()})
    return counted
