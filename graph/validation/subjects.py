"""Lines of N-Triples → what is said of each subject, one subject after another."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.exporters.sorted_lines import sorted_lines
from graph.rdf.terms import Term


class Subject(NamedTuple):
    """`said` has the objects by predicate, each once."""

    term: Term
    said: dict[Term, list[Term]]


def subjects_of(pieces: Iterable[bytes]) -> Iterator[Subject]:
    """Sorted; a piece holds whole lines, in any order. Memory does not grow with them."""
    subject = Subject(Term(""), {})
    for block in sorted_lines(pieces):
        for line in block.decode().split("\n"):
            if not line:
                continue
            term, predicate, object_ = line.split(" ", 2)
            if term != subject.term:
                if subject.said:
                    yield subject
                subject = Subject(Term(term), {})
            subject.said.setdefault(Term(predicate), []).append(Term(object_[:-2]))
    if subject.said:
        yield subject
