"""Our own reading of the shapes finds what pySHACL finds, fault for fault."""

from collections import defaultdict

from graph.rdf.names import TYPE
from graph.rdf.vocabulary import NAMESPACE
from graph.validation.reference import by_pyshacl
from graph.validation.shape_graph import node_shapes
from graph.validation.shapes import violations
from graph.validation.subjects import subjects_of
from graph.validation.violation import Violation
from tests.graph.validation.planted import LEXICAL, faults
from tests.graph.validation.test_shapes import FAULTS

PLANTED = list(faults())
COMPARED = {"Ledger-sum", "Form-startBeforeEnd", "Value-leastIsTheNumber",
            "Value-greatestIsTheNumber"}  # fmt: skip
PIECES = [fault.lines.encode() for fault in PLANTED]


def ours(pieces: list[bytes]) -> set[Violation]:
    return {each for subject in subjects_of(pieces) for each in violations(subject)}


def test_every_constraint_of_every_shape_has_a_planted_fault_that_is_found() -> None:
    found: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for each in ours(PIECES):
        found[each.node].add((each.shape, each.value))
    for fault in PLANTED:
        assert (fault.shape, fault.value) in found[fault.node], fault
    planted = {(fault.shape, fault.constraint) for fault in PLANTED}
    for shape in (each for one in node_shapes() for each in one.nodes("property")):
        known = shape.properties - {"path", "severity", "message", "lessThanOrEquals"}
        assert {(shape.name, each) for each in known} <= planted
    assert len(planted) > 700


def test_the_planted_faults_are_the_same_by_pyshacl() -> None:
    """But for literals that are ill-typed: rdflib reads some, and pySHACL ends at others."""
    pieces = [each.lines.encode() for each in PLANTED if each.constraint != LEXICAL]
    assert told(ours(pieces)) == told(set(by_pyshacl(pieces)))


def told(found: set[Violation]) -> set[Violation]:
    """Without what rdflib compares though its types cannot be compared."""
    return {each for each in found if each.shape not in COMPARED}


def test_faults_of_several_properties_are_the_same_by_pyshacl() -> None:
    assert set(FAULTS) >= COMPARED
    for name in sorted({*COMPARED, "Value-unitAsPrinted", "Claim-ends"}):
        pieces = [FAULTS[name].encode()]
        assert ours(pieces) == set(by_pyshacl(pieces)) != set(), name


def test_a_node_without_an_address_is_the_same_by_pyshacl() -> None:
    lines = f"_:n {TYPE} <{NAMESPACE}Goal> .\n"
    assert {each.shape for each in ours([lines.encode()])} >= {"Goal"}
    found = {(each.shape, each.path) for each in by_pyshacl([lines.encode()])}
    assert {(each.shape, each.path) for each in ours([lines.encode()])} == found
