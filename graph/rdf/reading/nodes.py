"""Statements of a file by subject, and single values out of them."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn
from urllib.parse import unquote

import pyoxigraph as ox

from graph.errors import ForeignRdf
from graph.rdf.terms import Term

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Nodes:
    """All subjects of a file, in whichever of its graphs they are described."""

    def __init__(self, store: ox.Store, path: str) -> None:
        self._store = store
        self.path = path

    def node(self, iri: str) -> "Node":
        said: dict[str, list[str]] = {}
        for quad in self._store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
            values = said.setdefault(quad.predicate.value, [])
            value = _value(quad.object)
            if value not in values:
                values.append(value)
        return Node(iri, said, self.path)

    def of_class(self, class_: Term) -> list[str]:
        """Sorted."""
        return self.pointing(Term(f"<{_TYPE.value}>"), iri_of(class_))

    def pointing(self, predicate: Term, iri: str) -> list[str]:
        """The subjects that point at a node, sorted."""
        found = self._store.quads_for_pattern(
            None, ox.NamedNode(iri_of(predicate)), ox.NamedNode(iri), None
        )
        return sorted({_value(quad.subject) for quad in found})


class Node:
    """What is said of one subject; every method raises ForeignRdf for what cannot be ours."""

    def __init__(self, iri: str, said: dict[str, list[str]], path: str) -> None:
        self.iri = iri
        self._said = said
        self._path = path

    @property
    def id(self) -> str:
        """What stands behind the base."""
        return unquote(self.iri.rpartition("/")[2])

    def all(self, predicate: Term) -> list[str]:
        return self._said.get(iri_of(predicate), [])

    def text(self, predicate: Term) -> str | None:
        found = self.all(predicate)
        if len(found) > 1:
            self.refuse(predicate, f"{len(found)} values", "one at most")
        return found[0] if found else None

    def one(self, predicate: Term) -> str:
        found = self.text(predicate)
        if found is None:
            self.refuse(predicate, "nothing", "a value")
        return found

    def integer(self, predicate: Term) -> int | None:
        found = self.text(predicate)
        try:
            return None if found is None else int(found)
        except ValueError:
            self.refuse(predicate, repr(found), "a whole number")

    def number(self, predicate: Term) -> Decimal | None:
        found = self.text(predicate)
        try:
            return None if found is None else Decimal(found)
        except InvalidOperation:
            self.refuse(predicate, repr(found), "a decimal number")

    def day(self, predicate: Term) -> date | None:
        found = self.text(predicate)
        try:
            return None if found is None else date.fromisoformat(found)
        except ValueError:
            self.refuse(predicate, repr(found), "a day such as 2024-05-31")

    def listed(self, predicate: Term) -> tuple[str, ...] | None:
        """A list of texts written as JSON."""
        found = self.text(predicate)
        if found is None:
            return None
        try:
            values = json.loads(found)
        except ValueError:
            values = None
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            self.refuse(predicate, repr(found[:40]), "a list of texts as JSON")
        return tuple(values)

    def member(self, predicate: Term, terms: dict[str, Any]) -> Any:
        """What a fixed term stands for; None where nothing is said."""
        found = self.text(predicate)
        if found is not None and found not in terms:
            self.refuse(predicate, found, f"one of {', '.join(map(_short, sorted(terms)))}")
        return None if found is None else terms[found]

    def refuse(self, predicate: Term, found: str, expected: str) -> NoReturn:
        where = f"{self._path}: {self.iri}: {_short(iri_of(predicate))}"
        raise ForeignRdf(where, found, expected)


def ordered(nodes: Iterator[Node], position: Term) -> list[Node]:
    """By their place in what they are part of."""
    return sorted(nodes, key=lambda node: (node.integer(position) or 0, node.iri))


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A quoted triple is nothing that we write: its text leads nowhere."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def iri_of(term: Term) -> str:
    return term[1:-1]


def _short(iri: str) -> str:
    return iri.rpartition("#")[2] or iri
