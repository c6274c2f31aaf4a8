"""Links within the data that lead to nothing that is described.

An address belongs to the data where it stands beside those of nodes of ours. What links and what
is described goes to a temporary file, which is sorted, so that memory stays flat.
"""

from collections.abc import Iterator
from typing import IO

from graph.exporters.sorted_lines import sorted_lines
from graph.rdf.names import PREFIXES, TYPE
from graph.rdf.vocabulary import NAMESPACE
from graph.validation.subjects import Subject
from graph.validation.violation import Violation

_PIECE = 1 << 20  # bytes
_OWN_CLASS = f"<{NAMESPACE}"


def _folder(term: str) -> str:
    """What stands before the last slash."""
    return term[: term.rfind("/") + 1]


_FOREIGN = frozenset(_folder(f"<{iri}") for iri in PREFIXES.values())


class Links:
    """Takes every subject, then tells what leads nowhere; the file is the caller's to close."""

    def __init__(self, file: IO[bytes], partial: bool) -> None:
        self._file = file
        self._severity = "Info" if partial else "Violation"
        self._folders: set[str] = set()  # of the data

    def take(self, subject: Subject) -> None:
        term, said = subject
        types = said.get(TYPE)
        if types and any(each.startswith(_OWN_CLASS) for each in types):
            self._folders.add(_folder(term))
        lines = [f"{term} .\n" if types else f"{term} :\n"]
        for predicate, objects in said.items():
            if predicate != TYPE:
                lines += [
                    f"{each} {term} {predicate}\n"
                    for each in objects
                    if each[0] == "<" and _folder(each) not in _FOREIGN
                ]
        self._file.write("".join(lines).encode())

    def violations(self) -> Iterator[Violation]:
        """Sorted by where they lead. A subject without a class is no description either."""
        self._file.seek(0)
        pieces = iter(lambda: b"".join(self._file.readlines(_PIECE)), b"")
        described = ""
        for block in sorted_lines(pieces):
            for line in block.decode().splitlines():
                term, _, rest = line.partition(" ")
                if rest == ".":
                    described = term
                elif term != described and _folder(term) in self._folders:
                    yield self._untyped(term) if rest == ":" else self._dangling(term, rest)

    def _untyped(self, term: str) -> Violation:
        return Violation(
            term[1:-1], "class", None, None, "Violation",
            "没有说明它是什么", "nothing says what it is; expected a class",
        )  # fmt: skip

    def _dangling(self, term: str, rest: str) -> Violation:
        subject, _, predicate = rest.partition(" ")
        return Violation(
            subject[1:-1], "described", predicate[1:-1], term[1:-1], self._severity,
            "所指之物没有描述", "it links to what is not described here",
        )  # fmt: skip
