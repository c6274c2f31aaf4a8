"""The parts of an XLSX book that its sheets share: names, texts and number formats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import ReadError
from corpus.readers.number_format import GENERAL
from corpus.readers.packages import Package, XmlElement, attribute, child, local, whole

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILT_IN = {  # as a Chinese Excel shows them
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00", 41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the book lists it."""

    name: str
    part: str | None  # None where the book names no part for it
    kind: str  # worksheet, chartsheet, dialogsheet …
    hidden: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a book share."""

    sheets: tuple[SheetEntry, ...]
    texts: tuple[str, ...]  # by their number
    formats: tuple[str, ...]  # by the number of a cell's style
    base1904: bool  # days count from 1904

    def format_of(self, style: str) -> str:
        number = whole(style)
        return self.formats[number] if 0 <= number < len(self.formats) else GENERAL


def open_book(package: Package) -> Book:
    """The book of a package. Raises ReadError where it is none."""
    main = package.main_part()
    root = package.tree(main) if main else None
    if main is None or root is None or local(root) != "workbook":
        raise ReadError(package.name, "no workbook in it", "an XLSX book")
    relations = package.relations(main)
    parts = {relation.kind: relation.target for relation in relations}
    entries = {relation.id: (relation.target, relation.kind) for relation in relations}
    sheets = tuple(
        _entry(node, entries) for node in _children(root, "sheets") if local(node) == "sheet"
    )
    properties = child(root, "workbookPr")
    return Book(
        sheets=sheets,
        texts=tuple(_texts(package.tree(parts.get("sharedStrings", "")))),
        formats=tuple(_formats(package.tree(parts.get("styles", "")))),
        base1904=attribute(properties, "date1904") in ("1", "true"),
    )


def built_in_format(number: int) -> str:
    return _BUILT_IN.get(number, GENERAL)


def rich_text(node: XmlElement) -> str:
    """The text of a string with runs; its phonetic guide is left out."""
    return unescaped("".join(_runs(node)))


def unescaped(text: str) -> str:
    """_x000A_ is how a book writes a character that XML does not take."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def drawn_lines(package: Package, part: str) -> Iterator[str]:
    """The paragraphs of the text boxes that lie over a sheet."""
    for relation in package.relations(part):
        root = package.tree(relation.target) if relation.kind == "drawing" else None
        for body in root.iter("{*}txBody") if root is not None else ():
            for paragraph in body.iter("{*}p"):
                yield "".join(node.text or "" for node in paragraph.iter("{*}t"))


def _entry(node: XmlElement, entries: dict[str, tuple[str, str]]) -> SheetEntry:
    part, kind = entries.get(attribute(node, "id"), (None, ""))
    hidden = attribute(node, "state") in ("hidden", "veryHidden")
    return SheetEntry(attribute(node, "name"), part, kind, hidden)


def _texts(root: XmlElement | None) -> Iterator[str]:
    for node in root if root is not None else ():
        if local(node) == "si":
            yield rich_text(node)


def _runs(node: XmlElement) -> Iterator[str]:
    for one in node:
        if local(one) == "t":
            yield one.text or ""
        elif local(one) == "r":
            yield from _runs(one)


def _formats(root: XmlElement | None) -> Iterator[str]:
    """The number format of each cell style."""
    own = {
        whole(attribute(node, "numFmtId"), -1): attribute(node, "formatCode")
        for node in _children(root, "numFmts")
    }
    for style in _children(root, "cellXfs"):
        number = whole(attribute(style, "numFmtId"))
        yield own.get(number) or built_in_format(number)


def _children(root: XmlElement | None, name: str) -> Iterator[XmlElement]:
    found = child(root, name)
    yield from found if found is not None else ()
