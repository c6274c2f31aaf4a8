"""The XML of one XLSX sheet, read once from front to back within limits → a Sheet."""

import io
import re
from collections.abc import Iterator

from lxml import etree

from corpus.limits import Limits
from corpus.readers.date_format import iso_day
from corpus.readers.number_format import shown_number, shown_text, shows_day
from corpus.readers.packages import Package, XmlElement, attribute, child, local, whole
from corpus.readers.sheet_parts import Book, rich_text, unescaped
from corpus.readers.sheets import Range, Sheet, Value, cell_name, over_cells

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_TAGS = ("{*}row", "{*}c", "{*}mergeCell", "{*}col")
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_TRUE = ("1", "true")
_EMPTY = Value("")
_WHOLE = 10**15  # up to which a stored number has all digits of a whole one


def fill_sheet(sheet: Sheet, package: Package, part: str, book: Book, limits: Limits) -> None:
    """Read `part` into `sheet`. Raises TooManyCells, and ReadError for a damaged part."""
    data = package.read(part)
    if data is None:
        sheet.notes.append(f"{part} is missing: not read")
        return
    stream = _Stream(sheet, book)
    try:
        for event, node in _events(data, package, part):
            stream.take(event, node)
            if max(stream.filled, len(sheet.merged)) > limits.cells:
                raise over_cells("filled or merged cells", limits)
    except etree.XMLSyntaxError as error:
        raise package.damaged(part, error) from error


def place_of(reference: str) -> tuple[int, int] | None:
    """C12 → (11, 2); None for what is no cell of a sheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    inside = 0 < row <= _LAST_ROW + 1 and column <= _LAST_COLUMN + 1
    return (row - 1, column - 1) if inside else None


class _Stream:
    """Where the next row and cell stand if they do not say so themselves."""

    def __init__(self, sheet: Sheet, book: Book) -> None:
        self._sheet = sheet
        self._book = book
        self._row = self._column = -1
        self.filled = 0

    def take(self, event: str, node: XmlElement) -> None:
        name = local(node)
        if event == "start":
            if name == "row":
                self._start_row(node)
            return
        if name == "c":
            self._add_cell(node)
        elif name == "col":
            self._add_column(node)
        elif name == "mergeCell":
            self._sheet.merged += _ranges(attribute(node, "ref"))
        _forget(node)

    def _start_row(self, node: XmlElement) -> None:
        self._row = whole(attribute(node, "r"), self._row + 2) - 1
        self._column = -1
        height = attribute(node, "ht", "1")
        if attribute(node, "hidden") in _TRUE or not height.strip("0."):
            self._sheet.hidden_rows.add(self._row)

    def _add_column(self, node: XmlElement) -> None:
        width = attribute(node, "width", "1")
        if attribute(node, "hidden") in _TRUE or not width.strip("0."):
            first, last = whole(attribute(node, "min")), whole(attribute(node, "max"))
            self._sheet.hidden_columns |= set(range(first - 1, min(last, _LAST_COLUMN + 1)))

    def _add_cell(self, node: XmlElement) -> None:
        next_place = (max(self._row, 0), min(self._column + 1, _LAST_COLUMN))
        place = place_of(attribute(node, "r")) or next_place
        self._row, self._column = place
        if not len(node):
            self._sheet.values[place] = _EMPTY
            return
        value = self._value(node)
        self.filled += bool(value.text)
        self._sheet.values[place] = value
        if child(node, "f") is not None and child(node, "v") is None and not value.text:
            name = cell_name(*place)
            self._sheet.notes.append(f"{name} is a formula without a stored result: not read")

    def _value(self, node: XmlElement) -> Value:
        kind, code = attribute(node, "t", "n"), self._book.format_of(attribute(node, "s"))
        if kind == "inlineStr":
            inside = child(node, "is")
            return Value(shown_text(rich_text(inside), code) if inside is not None else "")
        found = child(node, "v")
        raw = (found.text or "") if found is not None else ""
        if kind == "s":
            number = whole(raw, -1)
            texts = self._book.texts
            return Value(shown_text(texts[number], code) if 0 <= number < len(texts) else "")
        if kind == "str":
            return Value(shown_text(unescaped(raw), code))
        if kind == "b":
            return Value({"1": "TRUE", "0": "FALSE"}.get(raw, raw))
        try:
            return (
                number_value(float(raw), code, self._book.base1904) if kind == "n" else Value(raw)
            )
        except ValueError:
            return Value(raw)


def number_value(number: float, code: str, base1904: bool) -> Value:
    """What a number shows, with what is stored (a day in ISO) where that reads otherwise."""
    text = shown_number(number, code, base1904)
    stored = iso_day(number, base1904) if shows_day(number, code) else _plain(number)
    return Value(text, stored if stored != text else None)


def _plain(number: float) -> str:
    """The fewest digits that give the number."""
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)


def _events(data: bytes, package: Package, part: str) -> Iterator[tuple[str, XmlElement]]:
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), tag=_TAGS, resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    for index, (event, node) in enumerate(events):
        if index == 0:
            package.refuse_doctype(node, part)
        yield event, node


def _ranges(reference: str) -> list[Range]:
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return []
    (top, bottom), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return [(top, left, bottom, right)]


def _forget(node: XmlElement) -> None:
    """Let go of what is read, so that a large sheet takes little memory."""
    node.clear(keep_tail=True)
    while local(node) == "row" and node.getprevious() is not None:
        parent = node.getparent()
        if parent is None:
            break
        del parent[0]
