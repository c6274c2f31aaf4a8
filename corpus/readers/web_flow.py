"""The elements of a web page → lines and tables in the order in which they are seen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.limits import Limits
from corpus.readers.flow import Flow, FlowCell, FlowTable, Grid
from corpus.readers.numerals import numeral
from corpus.readers.packages import XmlElement, whole
from corpus.readers.web_blocks import Block
from corpus.readers.web_boxes import Boxes
from corpus.readers.web_fields import FIELDS, field_text
from corpus.readers.web_styles import Declarations, PageStyles
from corpus.readers.web_unseen import Unseen, is_shown
from corpus.values.text import visible

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "pre",
     "section", "article", "header", "footer", "nav", "main", "aside", "form", "fieldset", "hr",
     "blockquote", "address", "figure", "figcaption", "center", "caption", "legend", "details",
     "summary", "body", "tr", "td", "th", "thead", "tbody", "tfoot", "title", "dir", "menu")
)  # fmt: skip
_ROLES = {
    "table": "table", "grid": "table", "treegrid": "table", "row": "row", "cell": "cell",
    "gridcell": "cell", "columnheader": "cell", "rowheader": "cell",
}  # fmt: skip
_TAGS = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_DISPLAYS = {
    "table": "table", "inline-table": "table", "table-row": "row", "table-cell": "cell",
}  # fmt: skip
_KEPT = ("pre", "pre-wrap", "pre-line", "break-spaces")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAP = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n]\s*(?=[{_WIDE}])")  # of the source, not of the page
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_GROUPS = ("thead", "tbody", "tfoot", "form")
_BLOCK_DISPLAYS = ("block", "flex", "grid", "list-item", "flow-root", "table-caption")
_NUMBER = re.compile(r"\s*\+?(\d{1,9})")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534  # that browsers let a cell span


@dataclass(slots=True)
class _Text:
    """The content of a body or cell as it grows: lines and tables, and the line begun."""

    flow: list[Flow] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)

    def add(self, text: str, kept: bool) -> None:
        text = visible(text)  # &#8203; too
        if kept:
            self.begun.append(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        text = _BLANKS.sub(" ", _WRAP.sub("", text))
        after_blank = not self.begun or self.begun[-1].endswith((" ", "\n"))
        self.begun.append(text[1:] if after_blank and text.startswith(" ") else text)

    def end_line(self) -> None:
        self.flow += [line for line in "".join(self.begun).split("\n") if line.strip()]
        self.begun = []


class WebFlow:
    """Reads one page. Scripts are never run and nothing is fetched."""

    def __init__(self, root: XmlElement, name: str, limits: Limits, laid_out: bool = True) -> None:
        self._styles = PageStyles(root)
        self.unseen = Unseen(self._styles)
        self._name = name
        self._limits = limits
        self._root = root
        self._boxes = Boxes(root, self._styles.of, self.unseen.is_seen) if laid_out else None
        self._items: dict[XmlElement, int] = {}  # the number of the last item of each list
        self._lined = False

    def read(self, lined: bool = False) -> list[Flow]:
        """`lined`: outside tables its lines are those of the source."""
        self._lined = lined
        return self._contents(self._root, kept=lined)

    def _contents(self, node: XmlElement, kept: bool) -> list[Flow]:
        text = _Text()
        self._element(node, text, kept)
        text.end_line()
        return text.flow

    def _element(self, node: XmlElement, text: _Text, kept: bool) -> None:
        """What an element shows, without the text after it."""
        if not isinstance(node.tag, str) or not is_shown(node):
            return
        style = self._styles.of(node)
        if self.unseen.is_hidden(node, style) or self.unseen.is_struck(node, style):
            return
        kept = style["white-space"] in _KEPT if "white-space" in style else kept
        kept = kept or node.tag in ("pre", "textarea")
        if node.tag == "br":
            text.add("\n", kept=True)
        elif node.tag in FIELDS:
            text.add(field_text(node), kept)
        elif _kind(node, style) == "table":
            text.end_line()
            text.flow += self._table(node, kept and not self._lined)
        else:
            self._inside(node, text, kept, style)

    def _inside(self, node: XmlElement, text: _Text, kept: bool, style: Declarations) -> None:
        is_block = _is_block(node, style)
        if is_block:
            text.end_line()
            text.add(self._list_number(node, style), kept=True)
        text.add(node.text or "", kept)
        tables = {run[0]: (run, block) for run, block in self._runs(node)}
        within = {one for run, _ in tables.values() for one in run}
        for one in node:
            if one in tables:
                text.end_line()
                text.flow.append(self._laid_out(*tables[one], kept))
            elif one not in within:
                self._element(one, text, kept)
            text.add(one.tail or "", kept)
        if is_block:
            text.end_line()

    def _runs(self, node: XmlElement) -> Iterator[tuple[list[XmlElement], Block]]:
        return self._boxes.runs(node) if self._boxes else iter(())

    def _laid_out(self, run: Sequence[XmlElement], block: Block, kept: bool) -> FlowTable:
        """The table that elements make which styles set beside and below each other."""
        cells = {spot.node for spot in block.spots}
        for one in run:
            self.unseen.count_beside(one, cells)
        return FlowTable(
            [
                FlowCell(s.row, s.column, s.rows, s.columns, self._contents(s.node, kept))
                for s in block.spots
            ]
        )

    def _list_number(self, node: XmlElement, style: Declarations) -> str:
        """What an ordered list prints before an item: "2. "."""
        parent = node.getparent()
        if node.tag != "li" or parent is None or parent.tag != "ol":
            return ""
        before = self._items.get(parent, whole(parent.get("start") or "", 1) - 1)
        number = self._items[parent] = whole(node.get("value") or "", before + 1)
        if "none" in style.get("list-style", "") + style.get("list-style-type", ""):
            return ""
        return numeral(number, _LIST_FORMS.get(parent.get("type") or "", "decimal")) + ". "

    def _table(self, node: XmlElement, kept: bool) -> Iterator[Flow]:
        """What stands in a table outside its cells, then the table."""
        strays = _Text()
        rows = list(self._rows(node, strays, kept))
        strays.end_line()
        yield from strays.flow
        grid, table = Grid(self._name, self._limits), FlowTable()
        for number, cells in enumerate(rows):
            column = 0
            for cell in cells:
                down = min(_span(cell, "rowspan", _MOST_ROWS) or len(rows), len(rows) - number)
                across = max(_span(cell, "colspan", _MOST_COLUMNS), 1)
                placed = grid.place(number, column, down, across)
                placed.content = self._contents(cell, kept)
                table.cells.append(placed)
                column = placed.column + placed.columns
        yield table

    def _rows(self, node: XmlElement, strays: _Text, kept: bool) -> Iterator[list[XmlElement]]:
        """The cells of each row that is seen; the foot of a table comes last."""
        for one, kind in self._parts(node, strays, kept, "row"):
            if kind == "row":
                yield list(self._cells(one, strays, kept))
            else:
                yield from self._rows(one, strays, kept)

    def _cells(self, row: XmlElement, strays: _Text, kept: bool) -> Iterator[XmlElement]:
        for one, kind in self._parts(row, strays, kept, "cell"):
            if kind == "cell":
                yield one
            else:
                yield from self._cells(one, strays, kept)

    def _parts(
        self, node: XmlElement, strays: _Text, kept: bool, kind: str
    ) -> Iterator[tuple[XmlElement, str]]:
        """The children of a kind, and others that hold such; what is neither goes to `strays`."""
        strays.add(node.text or "", kept)
        for one in sorted(node, key=lambda child: child.tag == "tfoot"):
            if isinstance(one.tag, str):
                style = self._styles.of(one)
                own = _kind(one, style)
                holds = not own and any(_kind(x, self._styles.of(x)) == kind for x in one)
                if not (own == kind or holds or (one.tag in _GROUPS and kind == "row")):
                    self._element(one, strays, kept)
                elif not self.unseen.is_hidden(one, style):
                    yield one, own
            strays.add(one.tail or "", kept)


def _kind(node: XmlElement, style: Declarations) -> str:
    """table, row, cell, or "" for anything else."""
    if not isinstance(node.tag, str):
        return ""
    role = (node.get("role") or "").lower()
    known = _TAGS.get(node.tag) or _ROLES.get(role)
    return known or _DISPLAYS.get(style.get("display", ""), "")


def _is_block(node: XmlElement, style: Declarations) -> bool:
    display = style.get("display")
    if display in ("inline", "inline-block", "contents"):
        return node.tag in ("td", "th")
    return node.tag in _BLOCKS or display in _BLOCK_DISPLAYS


def _span(cell: XmlElement, name: str, most: int) -> int:
    """How far a cell reaches, as browsers read it; 1 for what is no number."""
    match = _NUMBER.match(cell.get(name) or cell.get(f"aria-{name}") or "1")
    return min(int(match[1]), most) if match else 1
