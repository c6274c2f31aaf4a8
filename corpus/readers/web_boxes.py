"""Elements that styles set beside and below each other, and lists of terms → rows of a table.

A flex box, a row of floats or of inline blocks, a grid, Bootstrap's col-3 and its like, and dt
beside dd. What only lays out the page (menus, columns of articles) stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.readers.packages import XmlElement
from corpus.readers.web_blocks import Block, Spot, below, beside, several
from corpus.readers.web_fields import FIELDS
from corpus.readers.web_grid import columns_of, in_columns
from corpus.readers.web_styles import Declarations
from corpus.readers.web_widths import sides_of, width_of

_SIGNS = re.compile(
    r"display\s*:\s*(?:(?:inline-)?(?:flex|grid)|inline-block)|float\s*:|<dl\b|"
    r"class\s*=\s*[\"'][^\"'<>]{0,80}\b(?:col|cell|td)\b",
    re.IGNORECASE,
)
_COLUMN_CLASS = re.compile(r"(?:^|[-_])(?:col|cell|td|column)(?:$|[-_\d])", re.IGNORECASE)
_LAYS_OUT = frozenset(
    ("table", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "header", "footer", "aside", "form",
     "article", "main", "iframe", "dl")
)  # fmt: skip
_TABLED = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "nav", "select"))
_TEXTS = frozenset(("span", "b", "strong", "em", "i", "u", "font", "br", "sub", "sup", "a", "img"))
_FEWEST = 2  # rows of several cells
_LONGEST = 1_500  # characters of a cell
_MOST = 200  # elements in a cell
_WIDTH = re.compile(r"(\d{1,3}(?:\.\d+)?)%")
_WHOLE = 100.5  # percent


def are_laid_out(text: str) -> bool:
    """Whether a page sets anything so, by a glance at its source."""
    return _SIGNS.search(text) is not None


class Boxes:
    """Finds such rows among the children of an element. `style` gives an element's styles, `seen`
    whether it is shown."""

    def __init__(
        self,
        root: XmlElement,
        style: Callable[[XmlElement], Declarations],
        seen: Callable[[XmlElement], bool],
    ) -> None:
        self._style = style
        self._seen = seen
        self._known: dict[XmlElement, Block | None] = {}
        for node in reversed([one for one in root.iter() if isinstance(one.tag, str)]):
            cell = Block((Spot(node),)) if _is_cell(node) else None
            self._known[node] = self._laid(node) or cell

    def runs(self, node: XmlElement) -> Iterator[tuple[list[XmlElement], Block]]:
        """The children that follow each other as rows of one table, with the cells of that."""
        children = _elements(node)
        own = self._rows_of(node)
        if own:
            yield children, own
            return
        run: list[tuple[XmlElement, Block]] = []
        for child in children:
            block = self._known[child]
            if not self._seen(child):
                continue
            if block and block.laid:
                run.append((child, block))
            else:
                yield from _as_table(run)
                run = []
            if _text(child.tail):
                yield from _as_table(run)
                run = []
        yield from _as_table(run)

    def _rows_of(self, node: XmlElement) -> Block | None:
        """The rows that the children of a grid, or of boxes that wrap, make."""
        own = node.tag == "dl" or self._style(node).get("display", "").endswith(("grid", "flex"))
        block = self._known[node] if own else None
        return block if block and block.laid and _is_table([block]) else None

    def _laid(self, node: XmlElement) -> Block | None:
        """Its rows and cells, where it has several beside or below each other."""
        if node.tag in _TABLED or _has_text(node):
            return None
        children = [child for child in _elements(node) if self._seen(child)]
        if node.tag == "dl":
            return self._listed(children)
        style = self._style(node)
        if style.get("display", "").startswith(("table", "inline-table")):
            return None
        columns = columns_of(style)
        if columns:
            return self._in_columns(self._expanded(children), columns)
        widths = {child: width_of(child, self._style(child)) for child in children}
        children = [child for child in children if widths[child] or _is_filled(child)]
        blocks = [self._known[child] for child in children]
        found = [block for block in blocks if block]
        if len(found) < len(blocks) or not found:
            return None
        if self._is_row(style, children):
            rows = self._wrapped(children, found)
            if len(rows) == 1 and rows[0].columns == len(children):
                sides, unit = sides_of([widths[child] for child in children])
                rows = [replace(rows[0], sides=sides, unit=unit)]
            return replace(below(rows), laid=True)
        return below(found) if all(block.laid for block in found) else None

    def _is_row(self, style: Declarations, children: Sequence[XmlElement]) -> bool:
        if style.get("display", "").endswith("flex"):
            return not style.get("flex-direction", "").startswith("column")
        if len(children) < 2 or any(child.tag in _TEXTS - {"span"} for child in children):
            return False
        styles = [self._style(child) for child in children]
        set_beside = all(
            one.get("float") in ("left", "right") or one.get("display") == "inline-block"
            for one in styles
        )
        return set_beside or all(_is_column(child) for child in children)

    def _wrapped(self, children: Sequence[XmlElement], blocks: Sequence[Block]) -> list[Block]:
        """The blocks of a row, or of several where their widths fill more than one."""
        found = [_WIDTH.match(self._style(child).get("width", "")) for child in children]
        widths = [float(width[1]) if width else 0.0 for width in found]
        rows: list[list[Block]] = [[]]
        filled = 0.0
        for block, width in zip(blocks, widths, strict=True):
            if all(widths) and rows[-1] and filled + width > _WHOLE:
                rows.append([])
                filled = 0.0
            rows[-1].append(block)
            filled += width
        return [beside(row) for row in rows]

    def _expanded(self, children: Sequence[XmlElement]) -> Iterator[XmlElement]:
        """The items of a grid: what display: contents wraps stands there itself."""
        for child in children:
            if self._style(child).get("display") == "contents" and not _has_text(child):
                yield from self._expanded([one for one in _elements(child) if self._seen(one)])
            else:
                yield child

    def _in_columns(self, items: Iterator[XmlElement], columns: int) -> Block | None:
        """The items of a grid, where each of them is a cell."""
        cells = list(items)
        if not all(map(_is_cell, cells)):
            return None
        return in_columns([(cell, self._style(cell)) for cell in cells], columns)

    def _listed(self, children: Sequence[XmlElement]) -> Block | None:
        """The terms of a list, each beside what it means."""
        items = [
            one
            for child in children
            for one in ([child] if child.tag in ("dt", "dd") else _elements(child))
        ]
        rows: list[list[Block]] = []
        for item in items:
            if item.tag not in ("dt", "dd") or _has_text(item.getparent()) or not _is_cell(item):
                return None
            cell = Block((Spot(item),), laid=True, listed=True)
            if item.tag == "dd" and rows:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        return below([beside(row) for row in rows]) if rows else None


def _as_table(
    run: Sequence[tuple[XmlElement, Block]],
) -> Iterator[tuple[list[XmlElement], Block]]:
    blocks = [block for _, block in run]
    if _is_table(blocks):
        yield [node for node, _ in run], below(blocks)


def _is_table(blocks: Sequence[Block]) -> bool:
    """Whether rows are more than the layout of a page: several have several cells."""
    rows = sum(map(several, blocks))
    return rows >= _FEWEST or (rows > 0 and all(block.listed for block in blocks))


def _is_column(node: XmlElement) -> bool:
    return any(_COLUMN_CLASS.search(name) for name in (node.get("class") or "").split())


def _is_cell(node: XmlElement) -> bool:
    """Whether an element holds text as a cell does, not a part of the page."""
    if not isinstance(node.tag, str) or node.tag in _LAYS_OUT:
        return False
    characters = links = 0
    for number, one in enumerate(node.iter()):
        characters += len(_text(one.text)) + (len(_text(one.tail)) if one is not node else 0)
        links += one.tag == "a"
        laid = one is not node and one.tag in _LAYS_OUT
        if laid or links == _FEWEST or characters > _LONGEST or number > _MOST:
            return False
    return True


def _is_filled(node: XmlElement) -> bool:
    fields = next(node.iter(*FIELDS), None) is not None
    return fields or any(map(_text, node.itertext()))


def _has_text(node: XmlElement | None) -> bool:
    """Whether text stands in an element itself, between others."""
    return node is not None and bool(_text(node.text) or any(_text(x.tail) for x in node))


def _text(text: str | None) -> str:
    return (text or "").strip()


def _elements(node: XmlElement) -> list[XmlElement]:
    return [child for child in node if isinstance(child.tag, str)]
