"""A file is what is in it, whatever its name says."""

import io
import struct
import zipfile

import pytest

from corpus.errors import ReadError
from corpus.readers.formats import Kind, kind_of, suffix_hint

TYPES = '<Types><Override PartName="/any.xml" ContentType="application/{}+xml"/></Types>'
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
BOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def office(kind: str) -> bytes:
    return zipped(**{"[Content_Types].xml": TYPES.format(kind)})


def ole(*names: str) -> bytes:
    """A file of one sector of directory: the root, and its children as a chain of siblings."""
    sector = 512 * (1 + len(names))
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    count = -(-128 * (len(names) + 1) // 512)
    chain = [0xFFFFFFFD, *range(2, count + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    entries = [("Root Entry", 0xFFFFFFFF, 1 if names else 0xFFFFFFFF)]
    for number, name in enumerate(names, 1):
        following = number + 1 if number < len(names) else 0xFFFFFFFF
        entries.append((name, following, 0xFFFFFFFF))
    directory = b"".join(_entry(*each) for each in entries)
    return bytes(header) + table + directory.ljust(sector, b"\0")


def _entry(name: str, right: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<H2B3I", len(text), 2, 1, 0xFFFFFFFF, right, child)
    return (text.ljust(64, b"\0") + links).ljust(128, b"\0")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("绩效目标".encode(), "text"),
        (b"", "text"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\0junk" * 200 + b"%PDF-1.4", "pdf"),
        (office(WORD), "docx"),
        (office("vnd.ms-word.document.macroEnabled.main"), "docx"),
        (office("vnd.ms-word.template.macroEnabledTemplate.main"), "docx"),
        (office(BOOK), "xlsx"),
        (office("vnd.ms-excel.sheet.macroEnabled.main"), "xlsx"),
        (zipped(**{"a.pdf": "%PDF-1.7"}), "zip"),
        (zipped(), "zip"),
        (ole("\x05SummaryInformation", "WordDocument"), "doc"),
        (ole("Workbook"), "xls"),
        (ole("Book"), "xls"),
        (b"<html><table>", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        ("<html><body>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<html>", "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "html"),
        ("绩效目标\n<table><tr><td>表</td></tr></table>".encode(), "html"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\0", "image"),
        (b"BM\x10\0\0\0\0\0\0\0", "image"),
        (b"RIFF\x10\0\0\0WEBP", "image"),
        ("BM项目".encode(), "text"),
        ("指标 <90> 表".encode(), "text"),
    ],
)
def test_a_file_is_known_by_its_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data, "a.xyz") == kind


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (rb"{\rtf1\ansi", "a rich text (RTF) file; expected save it as DOCX or PDF and add that"),
        (b"Rar!\x1a\x07\x01\0", "a RAR archive; expected save it as ZIP and add that"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"a" * 257 + b"ustar\0", "TAR archive"),
        (b"GIF89a", "a GIF picture"),
        (b"\0\0\0\x18ftypheic", "a HEIC or AVIF picture"),
        (zipped(**{"OFD.xml": "", "Doc_0/Document.xml": ""}), "an OFD file"),
        (zipped(**{"mimetype": "", "content.xml": ""}), "an OpenDocument file"),
        (zipped(**{"ppt/presentation.xml": ""}), "a presentation"),
        (zipped(**{"[Content_Types].xml": "", "xl/workbook.bin": ""}), "a binary workbook"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted with a password"),
        (ole("PowerPoint Document"), "a presentation"),
        (ole("__properties_version1.0"), "an OLE file that is no Word or Excel file"),
        (ole()[:520], "an OLE file that is no Word or Excel file"),
        (b"PK\x03\x04 cut off", "a broken ZIP or office file"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "an XML workbook of Excel 2003",
        ),
    ],
)
def test_what_is_known_and_not_read_is_named(data: bytes, found: str) -> None:
    with pytest.raises(ReadError) as caught:
        kind_of(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert found in str(caught.value)


def test_a_sheet_within_a_word_file_makes_it_no_workbook() -> None:
    """The embedded sheet's Workbook lies in a folder of its own."""
    data = bytearray(ole("WordDocument", "ObjectPool", "Workbook"))
    right_of_pool = 1024 + 128 * 2 + 72
    assert struct.unpack_from("<I", data, right_of_pool) == (3,)
    struct.pack_into("<2I", data, right_of_pool, 0xFFFFFFFF, 3)
    assert kind_of(bytes(data), "a") == "doc"
    workbook_alone = bytes(data).replace(
        "WordDocument".encode("utf-16-le"), "OtherContent".encode("utf-16-le")
    )
    with pytest.raises(ReadError, match="no Word or Excel file"):
        kind_of(workbook_alone, "a")


def test_a_directory_that_runs_in_a_circle_comes_to_an_end() -> None:
    data = bytearray(ole("One", "Two"))
    struct.pack_into("<I", data, 1024 + 128 * 2 + 72, 1)
    struct.pack_into("<I", data, 512 + 4, 1)
    with pytest.raises(ReadError, match="an OLE file"):
        kind_of(bytes(data), "a")


def test_a_name_that_says_something_else_is_remarked() -> None:
    assert suffix_hint("a.PDF", "xlsx") == "a workbook although its name ends in .pdf"
    assert suffix_hint("a.pdf", "pdf") == suffix_hint("a", "pdf") == suffix_hint("a.md", "text")
