"""The addresses of what the data describes: a base, an id, and a fragment for a part."""

import re
from urllib.parse import quote

from graph.errors import BadBaseAddress
from graph.rdf.terms import Term

DATA_BASE = "https://w3id.org/jixiao/id/"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
_SEGMENT = r"(?!\.{1,2}/)(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+"
_BASE = re.compile(rf"https?://{_HOST}/(?:{_SEGMENT}/)*")
_SAFE = re.compile(r"[A-Za-z0-9_-]+")


class Addresses:
    """Mints addresses under one base. Raises BadBaseAddress for one that cannot be a base."""

    def __init__(self, base: str = DATA_BASE) -> None:
        if not (base.isascii() and _BASE.fullmatch(base)):
            raise BadBaseAddress(base)
        self.base = base

    def of(self, id_: str) -> Term:
        return Term(f"<{self.base}{_escaped(id_)}>")

    def graph(self, name: str) -> Term:
        """The name of a graph of statements."""
        return Term(f"<{graph_base(self.base)}{_escaped(name)}>")

    def part(self, id_: str, fragment: str) -> Term:
        """An address within another; the fragment is letters, digits, - = and &."""
        return Term(f"<{self.base}{_escaped(id_)}#{fragment}>")


def graph_base(base: str) -> str:
    """Where the names of graphs begin, beside those of things: …/id/ → …/graph/."""
    host, _, path = base.rstrip("/").partition("://")[2].partition("/")
    above = f"{path.rpartition('/')[0]}/" if "/" in path else ""
    return f"{base.partition('://')[0]}://{host}/{above}graph/"


def is_graph(iri: str, within: str) -> bool:
    """Whether a graph of that name may be below the base of graphs."""
    return iri.startswith(within) and _SAFE.fullmatch(iri.removeprefix(within)) is not None


def _escaped(id_: str) -> str:
    return id_ if _SAFE.fullmatch(id_) else quote(id_, safe="", errors="replace")
