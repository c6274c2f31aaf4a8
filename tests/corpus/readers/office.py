"""Small office files made of XML, and pages put so that a test can compare them."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Page, Table

LIMITS = Limits()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
Reader = Callable[[bytes, str, Limits], Iterator[Page]]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """From kinds and targets; the ids are r1, r2 …"""
    items = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def content_types(part: str, kind: str) -> str:
    """Of a package whose main part is of that kind."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    main = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return (
        f'<Types xmlns="{space}"><Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{main}"/></Types>'
    )


def docx(body: str, **parts: str) -> bytes:
    """A Word file; `parts` are styles, numbering, header … without their root element.

    Their relations are r1, r2 … in the order given.
    """
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in parts)),
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{kind} {_NAMES}>{content}</w:{kind}>"
    return zipped(files)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", properties: str = "") -> str:
    inner = run(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def xlsx(*sheets: str, styles: str = "", texts: str = "", states: tuple[str, ...] = ()) -> bytes:
    """A book from the XML inside each worksheet; `states` are those of its sheets."""
    listed = "".join(
        f'<sheet name="表{i}" sheetId="{i}" r:id="r{i}" state="{state}"/>'
        for i, state in enumerate([*states, *["visible"] * (len(sheets) - len(states))], 1)
    )
    targets = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    targets += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*targets),
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{texts}</sst>',
    }
    for i, sheet in enumerate(sheets, 1):
        xml = f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>'
        files[f"xl/worksheets/sheet{i}.xml"] = xml
    return zipped(files)


def cell(ref: str, value: str | float = "", style: int = 0, more: str = "") -> str:
    if isinstance(value, str):
        return f'<c r="{ref}" t="inlineStr" s="{style}"><is><t>{value}</t></is></c>'
    return f'<c r="{ref}" s="{style}">{more}<v>{value!r}</v></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def one_page(read: Reader, data: bytes, limits: Limits = LIMITS) -> Page:
    (page,) = read(data, "a file", limits)
    return page


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def lines(page: Page) -> list[str]:
    return [block.quote for block in page.blocks if isinstance(block, Piece)]


def grid(table: Table) -> dict[tuple[int, int, int, int], list[str]]:
    """The lines of each cell by its row, column, rows and columns."""
    return {
        (cell.row, cell.column, cell.rows, cell.columns): [piece.quote for piece in cell.pieces]
        for cell in table.cells
    }


def texts(table: Table) -> list[str]:
    """The cells with text in them, row by row."""
    return [cell.text for cell in table.cells if cell.pieces]


def error_of(read: Reader, data: bytes, limits: Limits = LIMITS) -> str:
    """What reading says when it fails; empty when it does not."""
    try:
        list(read(data, "a file", limits))
    except ReadError as error:
        return str(error)
    return ""
