"""The constraints of one property: what its shape says → a function that finds what is against it.

Only the parts of SHACL that our shapes use are known; any other raises when shapes are read.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from graph.rdf.terms import Term
from graph.validation.literals import comparable, has_datatype, is_address, language_of, shown
from graph.validation.shape_graph import SHACL, ShapeNode
from graph.validation.subjects import Subject

Fault = tuple[Term | None, Term | None]  # path and value
Check = Callable[[Subject], Iterable[Fault]]
_Test = Callable[[Term], bool]  # whether a value may be there
_SetTest = Callable[[Sequence[Term]], bool]  # whether these values may be all
_NOTHING: tuple[Term, ...] = ()
_ABOUT = {"lessThanOrEquals", "message", "path", "severity"}


def property_check(shape: ShapeNode) -> Check:
    """Raises ValueError for a constraint that is not known."""
    told = sorted(shape.properties - _ABOUT)
    for name in told:
        if name not in _TESTS and name not in _SETS:
            raise ValueError(f"shape {shape.name}: sh:{name}; expected one of {_known()}")
    path = shape.terms("path")[0]
    tests = tuple(_TESTS[name](shape) for name in told if name in _TESTS)
    sets = tuple(_SETS[name](shape) for name in told if name in _SETS)
    beside = shape.terms("lessThanOrEquals")

    def faults(subject: Subject) -> list[Fault]:
        values = subject.said.get(path, _NOTHING)
        found: list[Fault] = [(path, None) for may in sets if not may(values)]
        for value in values:
            for test in tests:
                if not test(value):
                    found.append((path, value))
        return found + _above(path, beside, subject) if beside else found

    return faults


def _above(path: Term, others: Sequence[Term], subject: Subject) -> list[Fault]:
    """Values that are not below or equal to every one of another property."""
    said = subject.said
    bounds = [each for other in others for each in said.get(other, _NOTHING)]
    return [(path, v) for v in said.get(path, _NOTHING) if not all(_ordered(v, b) for b in bounds)]


def _ordered(less: Term, more: Term) -> bool:
    """Whether both can be compared, and stand so."""
    a, b = comparable(less), comparable(more)
    if isinstance(a, Decimal) or isinstance(b, Decimal):
        return isinstance(a, Decimal) and isinstance(b, Decimal) and a <= b
    return a is not None and b is not None and a <= b


def _known() -> str:
    return ", ".join(sorted({*_TESTS, *_SETS}))


def _node_kind(shape: ShapeNode) -> _Test:
    if shape.terms("nodeKind") != [f"<{SHACL}IRI>"]:
        raise ValueError(f"shape {shape.name}: another sh:nodeKind; expected sh:IRI")
    return is_address


def _pattern(shape: ShapeNode) -> _Test:
    search = re.compile(shape.text("pattern")).search
    return lambda value: not value.startswith("_:") and search(shown(value)) is not None


def _in(shape: ShapeNode) -> _Test:
    known = {str(each) for each in shape.listed("in")}
    return known.__contains__


def _language_in(shape: ShapeNode) -> _Test:
    known = {each.value for each in shape.listed("languageIn") if hasattr(each, "value")}
    return lambda value: language_of(value).partition("-")[0] in known


def _least(shape: ShapeNode) -> _Test:
    least = Decimal(shape.text("minInclusive"))
    return lambda value: isinstance(n := comparable(value), Decimal) and n >= least


def _greatest(shape: ShapeNode) -> _Test:
    greatest = Decimal(shape.text("maxInclusive"))
    return lambda value: isinstance(n := comparable(value), Decimal) and n <= greatest


def _datatype(shape: ShapeNode) -> _Test:
    return has_datatype(shape.text("datatype"))


_TESTS: dict[str, Callable[[ShapeNode], _Test]] = {
    "datatype": _datatype,
    "in": _in,
    "languageIn": _language_in,
    "maxInclusive": _greatest,
    "minInclusive": _least,
    "nodeKind": _node_kind,
    "pattern": _pattern,
}


def _min_count(shape: ShapeNode) -> _SetTest:
    least = int(shape.text("minCount"))
    return lambda values: len(values) >= least


def _max_count(shape: ShapeNode) -> _SetTest:
    most = int(shape.text("maxCount"))
    return lambda values: len(values) <= most


def _has_value(shape: ShapeNode) -> _SetTest:
    (wanted,) = shape.terms("hasValue")
    return lambda values: wanted in values


def _unique_language(shape: ShapeNode) -> _SetTest:
    def once(values: Sequence[Term]) -> bool:
        languages = [language for value in values if (language := language_of(value))]
        return len(languages) == len(set(languages))

    return once


_SETS: dict[str, Callable[[ShapeNode], _SetTest]] = {
    "hasValue": _has_value,
    "maxCount": _max_count,
    "minCount": _min_count,
    "uniqueLang": _unique_language,
}
