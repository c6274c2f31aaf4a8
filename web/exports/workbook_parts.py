"""The parts of an XLSX file besides its cells: sheets' heads and feet, styles, what frames them."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from web.exports.cells import Row

PLAIN, HEAD, DAY, SHARE, QUOTED, MONEY, WRAPPED = range(7)  # places in _STYLES
EXPLAINED = 3  # columns of the sheet that explains
EXPLAINING = (28, 34, 90)  # their widths
_SHARE, _YUAN = "_share", ("yuan", "unit_cost")
_NARROWEST, _WIDEST, _ARROW = 8, 48, 3  # characters
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FONT = '<sz val="11"/><name val="Calibri"/>'
_STYLES = (
    '<xf xfId="0" borderId="0" numFmtId="0"/>',
    '<xf xfId="0" borderId="0" numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"'
    ' applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>',
    '<xf xfId="0" borderId="0" numFmtId="164" applyNumberFormat="1"/>',
    '<xf xfId="0" borderId="0" numFmtId="165" applyNumberFormat="1"/>',
    '<xf xfId="0" borderId="0" numFmtId="0" quotePrefix="1"/>',
    '<xf xfId="0" borderId="0" numFmtId="4" applyNumberFormat="1"/>',
    '<xf xfId="0" borderId="0" numFmtId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>',
)


def style_of(column: str) -> int:
    """How the numbers of a column are shown."""
    name = column.rpartition(" ")[2]
    if name.endswith(_SHARE):
        return SHARE
    return MONEY if name.endswith(_YUAN) else PLAIN


def letters(number: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    text = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(ord("A") + place) + text
    return text


def widths(rows: Sequence[Row], *, filtered: bool) -> tuple[int, ...]:
    """For each column that of its longest text, a head with room for the arrow of its filter."""
    head, *others = rows
    least = [_wide(cell) + (_ARROW if filtered else 0) for cell in head]
    for row in others:
        least = [max(width, _wide(cell)) for width, cell in zip(least, row, strict=True)]
    return tuple(min(max(width, _NARROWEST), _WIDEST) for width in least)


def _wide(cell: object) -> int:
    text = "" if cell is None else str(cell)[: _WIDEST + 1]
    return 1 + sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def sheet_file(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def sheet_head(widths: Iterable[int], *, frozen: bool) -> bytes:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    columns = (
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, 1)
    )
    height = '<sheetFormatPr defaultRowHeight="16.5" customHeight="1"/>' if frozen else ""
    view = f'<sheetView workbookViewId="0">{pane if frozen else ""}</sheetView>'
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews>{view}</sheetViews>{height}'
        f"<cols>{''.join(columns)}</cols><sheetData>"
    ).encode()


def sheet_foot(area: str) -> bytes:
    """`area` is what the filter is over."""
    filter_ = f'<autoFilter ref="{area}"/>' if area else ""
    return f"</sheetData>{filter_}</worksheet>".encode()


def frame(sheets: Sequence[tuple[str, int]], columns: int) -> Iterator[tuple[str, bytes]]:
    """The other files of the package; a sheet is its name and its rows, 0 for no filter."""
    numbers = range(1, len(sheets) + 1)
    overrides = [(f"/{sheet_file(n)}", "worksheet") for n in numbers]
    overrides += [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    types = (
        f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in overrides
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    yield (
        "[Content_Types].xml",
        (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{rels}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>'
        ).encode(),
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    related = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*related, ("styles", "styles.xml")])
    yield "xl/workbook.xml", _workbook(sheets, columns)
    yield "xl/styles.xml", _styles()


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    each = (
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    body = "".join(each)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'.encode()


def _workbook(sheets: Sequence[tuple[str, int]], columns: int) -> bytes:
    named, filters = [], []
    for n, (name, rows) in enumerate(sheets):
        named.append(f'<sheet name="{escape(name)}" sheetId="{n + 1}" r:id="rId{n + 1}"/>')
        if rows:
            area = f"'{escape(name)}'!$A$1:${letters(columns - 1)}${rows}"
            said = f'name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1"'
            filters.append(f"<definedName {said}>{area}</definedName>")
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(named)}</sheets>'
        f"<definedNames>{''.join(filters)}</definedNames></workbook>"
    ).encode()


def _styles() -> bytes:
    formats = '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    formats += '<numFmt numFmtId="165" formatCode="0.0%"/>'
    fills = '<fill><patternFill patternType="none"/></fill>'
    fills += '<fill><patternFill patternType="gray125"/></fill>'
    fills += '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill>'
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="2">{formats}</numFmts>'
        f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
        f'<fills count="3">{fills}</fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        "</cellStyleXfs>"
        f'<cellXfs count="{len(_STYLES)}">{"".join(_STYLES)}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()
