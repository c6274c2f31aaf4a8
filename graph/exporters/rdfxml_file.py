"""RDF/XML: an element for each subject, predicates as qualified names.

XML 1.0 has no way to write most control characters: U+FFFD stands for each.
"""

import re
from collections.abc import Iterable

from graph.exporters.graph_rows import in_xml
from graph.rdf.names import PREFIXES
from graph.rdf.terms import Description, Term

_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t"}
_LOCAL = re.compile(r"(<.*?)([A-Za-z_][A-Za-z0-9_.-]*)>")
_LOST = "\N{REPLACEMENT CHARACTER}"


class RdfXmlExporter:
    def __init__(self, base: str) -> None:
        self._base = base
        self._root = f"<{base}"
        self._elements: dict[Term, tuple[str, str]] = {}

    def start(self) -> str:
        spaces = "\n".join(f' xmlns:{name}="{in_xml(iri)}"' for name, iri in PREFIXES.items())
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<rdf:RDF xml:base="{in_xml(self._base)}"\n{spaces}>\n'
        )

    def write(self, descriptions: Iterable[Description], graph: Term | None = None) -> str:
        return "".join(map(self._element, descriptions))

    def finish(self) -> str:
        return "</rdf:RDF>\n"

    def _element(self, description: Description) -> str:
        properties = [self._property(*statement) for statement in description.statements]
        about = self._iri(description.subject)
        return f'<rdf:Description rdf:about="{about}">\n{"".join(properties)}</rdf:Description>\n'

    def _property(self, predicate: Term, object_: Term) -> str:
        start, name = self._elements.get(predicate) or self._named(predicate)
        if object_.startswith("<"):
            return f'<{start} rdf:resource="{self._iri(object_)}"/>\n'
        text, language, datatype = literal_parts(object_)
        said = f' xml:lang="{language}"' if language else ""
        if datatype:
            said = f' rdf:datatype="{in_xml(datatype)}"'
        return f"<{start}{said}>{in_xml(text, _LOST)}</{name}>\n"

    def _named(self, predicate: Term) -> tuple[str, str]:
        """The element's name and, where no prefix stands for its space, the space."""
        found = _LOCAL.fullmatch(predicate)
        if not found:
            raise ValueError(f"predicate: {predicate}; expected one that ends with a name")
        space, local = found[1][1:], found[2]
        prefix = next((name for name, iri in PREFIXES.items() if iri == space), None)
        name = f"{prefix}:{local}" if prefix else local
        start = name if prefix else f'{name} xmlns="{in_xml(space)}"'
        self._elements[predicate] = (start, name)
        return self._elements[predicate]

    def _iri(self, term: Term) -> str:
        return in_xml(term[len(self._root) : -1] if term.startswith(self._root) else term[1:-1])


def literal_parts(term: Term) -> tuple[str, str, str]:
    """The text of a literal without its escapes, its language or "", its datatype or ""."""
    language = datatype = ""
    if term.endswith(">"):
        quoted, _, datatype = term[:-1].rpartition("^^<")
    elif term.endswith('"'):
        quoted = term
    else:
        quoted, _, language = term.rpartition("@")
    text = quoted[1:-1]
    return (_ESCAPE.sub(_unescaped, text) if "\\" in text else text), language, datatype


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _SHORT.get(match[2], match[2])
