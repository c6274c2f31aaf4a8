"""DOCX files: paragraphs and tables of the body, with headers, footers and notes around it.

Comments are no part of the text and are left out. Links and templates outside are never fetched.
"""

from collections.abc import Iterator

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.pages import Page
from corpus.readers.flow import Flow, FlowTable, blocks_of
from corpus.readers.packages import Package, XmlElement, attribute, child, local
from corpus.readers.word_numbering import Numbering
from corpus.readers.word_styles import Styles, is_on
from corpus.readers.word_tables import WordTable
from corpus.readers.word_tabs import with_tables
from corpus.readers.word_text import SKIPPED, branch, paragraph_text

_EXPECTED = "a DOCX file with text in it"
_NOTES = ("footnotes", "endnotes")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """The whole file as one page. Raises ReadError."""
    document = _Document(Package(data, name, limits))
    try:
        blocks = blocks_of(with_tables(document.flow()), name, limits)
    except RecursionError as error:
        raise ReadError(name, "tables nested too deep", _EXPECTED) from error
    if not blocks and not document.unread:
        raise ReadError(name, "no text in it", _EXPECTED)
    yield Page(1, blocks, unread=document.unread)


class _Document:
    """The parts of a file, and what is met in them that is not read."""

    def __init__(self, package: Package) -> None:
        main = package.main_part()
        root = package.tree(main) if main else None
        body = child(root, "body")
        if main is None or root is None or body is None:
            raise ReadError(package.name, "no document in it", _EXPECTED)
        self._package = package
        self._body = body
        self._relations = package.relations(main)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._hidden = 0  # characters
        self._struck = 0  # the same
        self._embedded = 0  # files of other formats in the text

    @property
    def unread(self) -> str | None:
        found = [f"{self._hidden} characters of hidden text"] if self._hidden else []
        found += [f"{self._struck} characters struck out"] if self._struck else []
        found += [f"{self._embedded} embedded files"] if self._embedded else []
        return "; ".join(f"{one}: not read" for one in found) or None

    def flow(self) -> Iterator[Flow]:
        yield from self._margins("header")
        yield from self._blocks(self._body)
        yield from self._margins("footer")
        for kind in _NOTES:
            root = self._part(kind)
            for note in root if root is not None else ():
                if attribute(note, "type") not in _SEPARATORS:
                    yield from self._blocks(note)

    def _part(self, kind: str) -> XmlElement | None:
        target = next((one.target for one in self._relations if one.kind == kind), None)
        return self._package.tree(target) if target else None

    def _margins(self, kind: str) -> Iterator[Flow]:
        """The headers or footers that the sections show, each once."""
        even = child(self._part("settings"), "evenAndOddHeaders")
        targets = {relation.id: relation.target for relation in self._relations}
        shown: dict[str, None] = {}
        for section in self._body.iter("{*}sectPr"):
            types = {"default"} | ({"first"} if is_on(child(section, "titlePg")) else set())
            types |= {"even"} if is_on(even) else set()
            for node in section:
                if local(node) == f"{kind}Reference" and attribute(node, "type") in types:
                    shown[targets.get(attribute(node, "id"), "")] = None
        for target in shown:
            root = self._package.tree(target)
            yield from self._blocks(root) if root is not None else ()

    def _blocks(self, node: XmlElement) -> Iterator[Flow]:
        """What stands in a body, cell, text box or note, from top to bottom."""
        for one in node:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield self._table(one)
            elif name == "altChunk":
                self._embedded += 1
            elif name == "AlternateContent":
                taken = branch(one)
                yield from self._blocks(taken) if taken is not None else ()
            elif name not in SKIPPED:
                yield from self._blocks(one)

    def _paragraph(self, node: XmlElement) -> Iterator[Flow]:
        found = paragraph_text(node, self._styles)
        self._hidden += found.hidden
        self._struck += found.struck
        lines = found.lines
        lines[0] = self._numbering.label(node) + lines[0]
        yield from lines
        for box in found.boxes:
            yield from self._blocks(box)

    def _table(self, node: XmlElement) -> FlowTable:
        reading = WordTable(lambda cell: list(self._blocks(cell)))
        table = reading.read(node)
        self._hidden += sum(len(one.strip()) for one in reading.hidden if isinstance(one, str))
        return table
