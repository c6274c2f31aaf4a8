"""Files made to break a reader, each from a few lines."""

import io
import zipfile
from collections.abc import Sequence
from itertools import pairwise

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOMB = (
    '<!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefghij"))
    + "]>"
)


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, before: str = "", macros: bool = False, links: str = "") -> bytes:
    """A Word file with `body` as the XML of its body."""
    kind = (
        "application/vnd.ms-word.document.macroEnabled.main+xml"
        if macros
        else "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types("/word/document.xml", kind),
        "_rels/.rels": _rels(_relation("officeDocument", "word/document.xml")),
        "word/document.xml": f'{before}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>'
        f"{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _rels(links),
    }
    if macros:
        parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return zipped(**parts)


def word_table(rows: Sequence[Sequence[str]]) -> str:
    cells = (
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def xlsx(sheet: str, *, before: str = "", macros: bool = False, after: str = "") -> bytes:
    """A workbook of one sheet, with `sheet` as the XML of its rows and `after` behind them."""
    kind = (
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        if macros
        else "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types("/xl/workbook.xml", kind),
        "_rels/.rels": _rels(_relation("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _rels(_relation("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{_SHEET}"><sheetData>{sheet}'
        f"</sheetData>{after}</worksheet>",
    }
    if macros:
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return zipped(**parts)


def sheet_rows(rows: Sequence[Sequence[str]]) -> str:
    return "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{chr(65 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(cells)
        )
        + "</row>"
        for row, cells in enumerate(rows, 1)
    )


def external(target: str) -> str:
    return (
        f'<Relationship Id="rId9" Type="{_OFFICE}/image" Target="{target}" TargetMode="External"/>'
    )


def html(rows: Sequence[Sequence[str]]) -> str:
    lines = ("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<html><table>{''.join(lines)}</table></html>"


def pdf(*pages: str, encrypt: str = "", more: Sequence[str] = ()) -> bytes:
    """Of dictionaries of pages; `more` are further objects, from the number after the pages on."""
    first = 3
    kids = " ".join(f"{first + number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        *(f"<< /Type /Page /Parent 2 0 R {page} >>" for page in pages),
        *more,
    ]
    out, places = [b"%PDF-1.7\n"], []
    size = len(out[0])
    for number, text in enumerate(objects, 1):
        places.append(size)
        out.append(f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1"))
        size += len(out[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.append(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {encrypt} >>\n"
        f"startxref\n{size}\n%%EOF\n".encode("latin-1")
    )
    return b"".join(out)


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
)


def ruled(rows: Sequence[Sequence[str]]) -> str:
    """The content of a page: a table with rules, its text in the font T."""
    drawn = []
    for row, cells in enumerate(rows):
        width, bottom = 480 // len(cells), 780 - 20 * row
        for column, text in enumerate(cells):
            left, code = 50 + width * column, text.encode("utf-16-be").hex()
            drawn.append(f"{left} {bottom} {width} 20 re S")
            drawn.append(f"BT /T 10 Tf {left + 3} {bottom + 5} Td <{code}> Tj ET")
    return "\n".join(drawn)


def stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def _types(part: str, kind: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{kind}"/></Types>'
    )


def _rels(relations: str) -> str:
    return f'<Relationships xmlns="{_LINKS}">{relations}</Relationships>'


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
