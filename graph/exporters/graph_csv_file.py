"""Two tables in a ZIP: nodes.csv and edges.csv, with the columns that Gephi knows.

A spreadsheet program takes a cell that begins with = + - or @ for a formula, and a label may be
anybody's text: such a label gets an apostrophe before it.
"""

from corpus.store.base import NodeRow, StoredLink
from graph.exporters.csv_zip import CsvZip
from graph.exporters.formulas import computes

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheet programs that it is UTF-8


class GraphCsvWriter:
    def __init__(self) -> None:
        self._zip = CsvZip()

    def start(self) -> bytes:
        return self._zip.table("nodes.csv") + self._zip.row((_MARK + "Id", "Label", "Kind", "Year"))

    def node(self, node: NodeRow) -> bytes:
        label = f"'{node.label}" if computes(node.label) else node.label
        return self._zip.row((node.id, label, node.kind, node.year))

    def middle(self) -> bytes:
        columns = (_MARK + "Source", "Target", "Type", "Kind", "Form")
        return self._zip.table("edges.csv") + self._zip.row(columns)

    def link(self, _number: int, link: StoredLink) -> bytes:
        return self._zip.row((link.source, link.target, "Directed", link.kind, link.form))

    def finish(self) -> bytes:
        return self._zip.finish()
