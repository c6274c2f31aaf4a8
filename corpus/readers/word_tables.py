"""A table of Word → cells with their spans."""

from collections.abc import Callable, Iterator

from corpus.readers.flow import Flow, FlowCell, FlowTable
from corpus.readers.packages import XmlElement, attribute, child, local, whole
from corpus.readers.word_styles import is_on

_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
Contents = Callable[[XmlElement], list[Flow]]


class WordTable:
    """Follows the grid of a table from row to row; `contents` reads what a cell holds."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._above: dict[int, FlowCell] = {}  # by column: cells that the next row may continue
        self.table = FlowTable()
        self.hidden: list[Flow] = []  # of hidden rows and under merged cells

    def read(self, node: XmlElement) -> FlowTable:
        row = 0
        for line in _children(node, "tr"):
            properties = child(line, "trPr")
            if child(properties, "del") is not None:
                continue
            if is_on(child(properties, "hidden")):
                for cell in _children(line, "tc"):
                    self.hidden += self._contents(cell)
                continue
            self._row(line, row)
            row += 1
        return self.table

    def _row(self, line: XmlElement, row: int) -> None:
        column = whole(attribute(child(line, "trPr", "gridBefore"), "val"))
        here: dict[int, FlowCell] = {}
        last: FlowCell | None = None
        for node in _children(line, "tc"):
            if child(node, "tcPr", "cellDel") is not None:
                continue
            width = max(whole(attribute(child(node, "tcPr", "gridSpan"), "val"), 1), 1)
            if last and _merge(node, "hMerge") == "continue":
                last.columns += width
                last.content += self._contents(node)
            else:
                last = here[column] = self._cell(node, row, column, width)
            column += width
        self._above = here

    def _cell(self, node: XmlElement, row: int, column: int, width: int) -> FlowCell:
        content = self._contents(node)
        above = self._above.get(column)
        if _merge(node, "vMerge") == "continue" and above and above.columns == width:
            above.rows += 1
            self.hidden += content
            return above
        cell = FlowCell(row, column, columns=width, content=content)
        self.table.cells.append(cell)
        return cell


def _merge(node: XmlElement, name: str) -> str:
    """restart, continue, or "" for a cell that is not merged."""
    mark = child(node, "tcPr", name)
    return "" if mark is None else attribute(mark, "val", "continue")


def _children(node: XmlElement, name: str) -> Iterator[XmlElement]:
    """The rows of a table or cells of a row, also those in content controls."""
    for one in node:
        if local(one) == name:
            yield one
        elif local(one) in _WRAPPERS:
            yield from _children(one, name)
