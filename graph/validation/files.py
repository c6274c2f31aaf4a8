"""A file of RDF, or lines of it, against the shapes and in its links: memory stays flat."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile

import pyoxigraph as ox

from graph.errors import ForeignRdf
from graph.rdf.reading.contents import FORMATS
from graph.validation.links import Links
from graph.validation.shapes import violations
from graph.validation.subjects import subjects_of
from graph.validation.violation import Violation

_LINES = 4_000  # of a piece


def validate_file(path: Path, *, partial: bool = False) -> Iterator[Violation]:
    """Of `partial` data it is only told what it links to without describing it.

    Raises ForeignRdf when it is no RDF.
    """
    return validate_lines(lines_of(path), partial=partial)


def validate_lines(pieces: Iterable[bytes], *, partial: bool = False) -> Iterator[Violation]:
    """Of N-Triples, a piece holding whole lines: by node, then the links by where they lead."""
    with TemporaryFile() as file:
        links = Links(file, partial)
        for subject in subjects_of(pieces):
            links.take(subject)
            yield from violations(subject)
        yield from links.violations()


def lines_of(path: Path) -> Iterator[bytes]:
    """Whatever the format, as N-Triples; names of graphs are dropped. Raises ForeignRdf."""
    format_ = FORMATS.get(path.suffix.lower())
    if format_ is None:
        raise ForeignRdf(str(path), "no format has this ending", f"one of {', '.join(FORMATS)}")
    lines: list[str] = []
    try:
        for quad in ox.parse(path=str(path), format=format_):
            lines.append(f"{quad.triple} .\n")
            if len(lines) == _LINES:
                yield "".join(lines).encode()
                lines.clear()
    except (SyntaxError, ValueError) as error:
        raise ForeignRdf(str(path), str(error), "well-formed RDF") from error
    yield "".join(lines).encode()
