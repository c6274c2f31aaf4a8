"""Two tables in a ZIP: nodes.csv and edges.csv, with the columns that Gephi knows.

A spreadsheet program takes a cell that begins with = + - or @ for a formula, and a label may be
anybody's text: such a label gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corpus.store.base import NodeRow, StoredLink

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheet programs that it is UTF-8
_DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


class GraphCsvWriter:
    def __init__(self) -> None:
        self._written = _Pipe()
        self._zip = ZipFile(self._written, "w", ZIP_DEFLATED)

    def start(self) -> bytes:
        self._table = self._opened("nodes.csv")
        return self._row((_MARK + "Id", "Label", "Kind", "Year"))

    def node(self, node: NodeRow) -> bytes:
        label = f"'{node.label}" if node.label.startswith(_DANGEROUS) else node.label
        return self._row((node.id, label, node.kind, node.year))

    def middle(self) -> bytes:
        self._table.close()
        self._table = self._opened("edges.csv")
        return self._row((_MARK + "Source", "Target", "Type", "Kind", "Form"))

    def link(self, _number: int, link: StoredLink) -> bytes:
        return self._row((link.source, link.target, "Directed", link.kind, link.form))

    def finish(self) -> bytes:
        self._table.close()
        self._zip.close()
        return self._written.taken()

    def _opened(self, name: str) -> IO[bytes]:
        entry = ZipInfo(name)  # of 1980: the same graph gives the same bytes
        entry.compress_type = ZIP_DEFLATED
        return self._zip.open(entry, "w", force_zip64=True)

    def _row(self, cells: Iterable[object]) -> bytes:
        line = io.StringIO()
        csv.writer(line).writerow(cells)
        self._table.write(line.getvalue().encode("utf-8", "replace"))
        return self._written.taken()


class _Pipe(io.RawIOBase):
    """What ZipFile writes, to be taken away piece by piece; nothing can go back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces
