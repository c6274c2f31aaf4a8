"""Turtle for people: a block for each subject, prefixes, addresses relative to the base."""

import re
from collections.abc import Iterable

from graph.exporters.base import by_predicate
from graph.rdf.names import PREFIXES, TYPE
from graph.rdf.terms import XSD, Description, Term

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")  # no whole address is one: it has a colon
_INTEGER, _DECIMAL = f"^^<{XSD}integer>", f"^^<{XSD}decimal>"
_BOOLEAN = f"^^<{XSD}boolean>"


class TurtleExporter:
    def __init__(self, base: str) -> None:
        self._base = base
        self._root = f"<{base}"
        self._short: dict[str, str] = {}  # of the vocabularies; the data's are not kept

    def start(self) -> str:
        prefixes = (f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
        return f"@base <{self._base}> .\n{''.join(prefixes)}"

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        return "".join(map(self._block, descriptions))

    def finish(self) -> str:
        return ""

    def _block(self, description: Description) -> str:
        lines = []
        for predicate, objects in by_predicate(description.statements).items():
            written = "a" if predicate == TYPE else self._compact(predicate)
            lines.append(f"{written} {', '.join(map(self._compact, objects))}")
        body = " ;\n    ".join(lines)
        return f"\n{self._compact(description.subject)} {body} .\n"

    def _compact(self, term: Term) -> str:
        if term.startswith(self._root):
            return f"<{term[len(self._root) :]}"
        if term.startswith('"'):
            return self._literal(term)
        return self._short.get(term) or self._prefixed(term)

    def _literal(self, term: str) -> str:
        """Numbers and truths stand bare; a decimal needs its point for that."""
        if not term.endswith(">"):
            return term
        lexical, _, datatype = term.rpartition("^^")
        number = lexical[1:-1]
        if term.endswith((_INTEGER, _BOOLEAN)) or (term.endswith(_DECIMAL) and "." in number):
            return number
        return f"{lexical}^^{self._compact(Term(datatype))}"

    def _prefixed(self, term: str) -> str:
        for name, iri in PREFIXES.items():
            local = term[1:-1].removeprefix(iri)
            if _LOCAL.fullmatch(local):
                self._short[term] = f"{name}:{local}"
                return self._short[term]
        return term
