"""Nodes and links as one file for programs that draw and count graphs, written as it is read."""

from collections.abc import Callable, Iterable, Iterator

from corpus.store.base import NodeRow, StoredLink
from graph.errors import UnknownFormat
from graph.exporters.gexf_file import GexfWriter
from graph.exporters.graph_csv_file import GraphCsvWriter
from graph.exporters.graph_rows import GraphWriter
from graph.exporters.graphml_file import GraphmlWriter
from graph.exporters.node_link_file import NodeLinkWriter

_BLOCK = 1 << 16  # bytes
_WRITERS: dict[str, Callable[[], GraphWriter]] = {
    "graphml": GraphmlWriter,
    "gexf": GexfWriter,
    "nodelink": NodeLinkWriter,
    "graphcsv": GraphCsvWriter,
}
FORMATS = tuple(_WRITERS)
MEDIA_TYPES = {
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "nodelink": "application/json",
    "graphcsv": "application/zip",
}


def write_graph(rows: Iterable[NodeRow | StoredLink], format_: str) -> Iterator[bytes]:
    """The pieces of a file in UTF-8 out of nodes, then links; the same rows, the same bytes.

    Memory is flat. Raises UnknownFormat at once, before anything is read.
    """
    if format_ not in _WRITERS:
        raise UnknownFormat(format_, FORMATS)
    return _blocks(_pieces(rows, _WRITERS[format_]()))


def _pieces(rows: Iterable[NodeRow | StoredLink], writer: GraphWriter) -> Iterator[bytes]:
    yield writer.start()
    number = -1
    for row in rows:
        if isinstance(row, NodeRow):
            yield writer.node(row)
            continue
        number += 1
        if number == 0:
            yield writer.middle()
        yield writer.link(number, row)
    if number < 0:
        yield writer.middle()
    yield writer.finish()


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)
