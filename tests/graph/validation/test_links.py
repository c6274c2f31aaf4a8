import pytest

from graph.rdf.addresses import DATA_BASE
from graph.rdf.names import TYPE
from graph.validation import Violation, validate_lines
from tests.graph.validation.sound import lines

LINES = lines()


def found(text: str, *, partial: bool = False) -> list[Violation]:
    return list(validate_lines([text.encode()], partial=partial))


def linked(start: str) -> str:
    """The first node with such an id that something links to."""
    objects = (line.split(" ", 2)[2][:-2] for line in LINES.splitlines())
    return next(each for each in objects if each.startswith(f"<{DATA_BASE}{start}"))


def without_subject(start: str) -> tuple[str, str]:
    """The lines without all that is said of such a node; its address."""
    term = linked(start)
    kept = (line for line in LINES.splitlines(True) if not line.startswith(f"{term} "))
    return "".join(kept), term[1:-1]


@pytest.mark.parametrize(
    "kind", ["form-", "goal-", "indicator-", "definition-", "category-", "measure-", "document-",
             "department-", "project-", "year-", "clause-", "program-", "extraction", "rule-"],
)  # fmt: skip
def test_a_link_to_what_nothing_describes_is_found(kind: str) -> None:
    text, missing = without_subject(kind)
    told = {each for each in found(text) if each.value == missing}
    assert {each.shape for each in told} == {"described"}
    pointing = [line for line in text.splitlines() if f" <{missing}> ." in line]
    assert len(told) == len(pointing) > 0
    assert {each.severity for each in told} == {"Violation"}


def test_a_part_only_names_what_it_links_to() -> None:
    text, missing = without_subject("department-")
    told = [each for each in found(text, partial=True) if each.value == missing]
    assert {each.severity for each in told} == {"Info"}


def test_a_node_without_a_class_is_found_and_describes_nothing() -> None:
    goal = linked("goal-")
    text = "".join(
        line for line in LINES.splitlines(True) if not line.startswith(f"{goal} {TYPE} ")
    )
    told = [(each.shape, each.node) for each in found(text) if goal[1:-1] in str(each)]
    assert ("class", goal[1:-1]) in told
    assert {shape for shape, _ in told} == {"class", "described"}


def test_links_to_other_data_are_none_of_ours() -> None:
    more = f"{linked('project-')} <http://example.org/seeAlso> <http://example.org/other> .\n"
    assert {each.shape for each in found(LINES + more)} == {"Project"}  # the property, not the link


def test_the_data_may_stand_under_any_base() -> None:
    base = "https://data.example.org/a/"
    text, missing = without_subject("department-")
    moved = text.replace(DATA_BASE, base)
    links = [each for each in found(moved) if each.shape == "described"]
    assert {each.value for each in links} == {missing.replace(DATA_BASE, base)}
