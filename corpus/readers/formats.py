"""What a file is, by what is in it; its name says nothing that counts."""

import io
import re
import zipfile
import zlib
from pathlib import PurePath
from typing import Literal

from corpus.errors import ReadError
from corpus.model import Format
from corpus.readers.ole import MAGIC as OLE
from corpus.readers.ole import streams_of

Kind = Format | Literal["zip"]

_PDF = 1024  # bytes in which a PDF begins, whatever stands before it
_MARKUP = 4096  # bytes in which a web page shows itself
_TYPES = 1 << 20  # bytes of a list of content types
_NO_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError,
    NotImplementedError, RuntimeError,
)  # fmt: skip

_PICTURES = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP",
    re.DOTALL,
)
_PARTS: tuple[tuple[bytes, Kind], ...] = (  # of a content type of the main part
    (rb"wordprocessingml\.(?:document|template)\.main|ms-word\.\w+\.macroEnabled\w*\.main", "docx"),
    (rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.\w+\.macroEnabled\w*\.main", "xlsx"),
)
_TAG = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|meta|title|style|body|div|table|p|span|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n\s*)*?content-type:\s*multipart/related", re.IGNORECASE)

_CONVERT = "save it as {} and add that"
_REFUSED = (  # how the file begins, what it is, what to do
    (rb"\{\\rtf", "a rich text (RTF) file", "DOCX or PDF"),
    (rb"Rar!\x1a\x07", "a RAR archive", "ZIP"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive", "ZIP"),
    (rb"\x1f\x8b|BZh\d1AY|\xfd7zXZ\x00|.{257}ustar", "a compressed file or TAR archive", "ZIP"),
    (rb".{4}ftyp(?:hei|hev|mif|avi)", "a HEIC or AVIF picture", "JPEG or PNG"),
    (rb"GIF8[79]a", "a GIF picture", "PNG"),
    (rb"%!PS", "a PostScript file", "PDF"),
)
_ZIPPED = (  # a name in the archive, what it is, what to do
    ("OFD.xml", "an OFD file", "PDF"),
    ("content.xml", "an OpenDocument file", "DOCX, XLSX or PDF"),
    ("ppt/presentation.xml", "a presentation", "PDF"),
    ("xl/workbook.bin", "a binary workbook (XLSB)", "XLSX"),
)
_XML = (
    (rb"urn:schemas-microsoft-com:office:spreadsheet", "an XML workbook of Excel 2003", "XLSX"),
    (rb"schemas\.microsoft\.com/office/word/2003|/xmlPackage", "a Word file as XML", "DOCX"),
)


def kind_of(data: bytes, name: str) -> Kind:
    """Raises ReadError for a file of a kind that is known and not read."""
    if data.startswith(OLE):
        return _ole(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data, name)
    if _PICTURES.match(data):
        return "image"
    for start, found, target in _REFUSED:
        if re.match(start, data[:512], re.DOTALL):
            raise _refusal(name, found, target)
    if b"%PDF-" in data[:_PDF]:  # after the archives: they may store a PDF as it is
        return "pdf"
    return _text(data, name)


def suffix_hint(name: str, kind: Kind) -> str:
    """A remark on a name that says something else than the content; else nothing."""
    suffix = PurePath(name).suffix.lower()
    said = _SUFFIXES.get(suffix)
    return f"{_NAMES[kind]} although its name ends in {suffix}" if said not in (None, kind) else ""


def _ole(data: bytes, name: str) -> Kind:
    streams = streams_of(data)
    if "EncryptedPackage" in streams:
        raise ReadError(name, "encrypted with a password", "a file without one")
    if "WordDocument" in streams:
        return "doc"
    if streams & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    if "PowerPoint Document" in streams:
        raise _refusal(name, "a presentation", "PDF")
    raise ReadError(name, "an OLE file that is no Word or Excel file", "a form to read")


def _zipped(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            types = _content_types(archive) if "[Content_Types].xml" in names else b""
    except _NO_ZIP as error:
        raise ReadError(name, f"a broken ZIP or office file ({error})", "a whole one") from error
    for part, kind in _PARTS:
        if re.search(part, types):
            return kind
    for member, found, target in _ZIPPED:
        if member in names:
            raise _refusal(name, found, target)
    return "zip"


def _content_types(archive: zipfile.ZipFile) -> bytes:
    with archive.open("[Content_Types].xml") as part:
        return part.read(_TYPES)


def _text(data: bytes, name: str) -> Kind:
    head = _narrow(data[:_MARKUP])
    for namespace, found, target in _XML:
        if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and re.search(namespace, head):
            raise _refusal(name, found, target)
    if _TAG.match(head) or _MHTML.match(head) or _holds_table(data):
        return "html"
    return "text"


def _holds_table(data: bytes) -> bool:
    """A table of a web page within a text, as programs write it that turn PDF into Markdown."""
    low = _narrow(data).lower()
    return b"</table>" in low and b"<table" in low and b"<td" in low


def _narrow(data: bytes) -> bytes:
    """Its Latin letters as single bytes, whatever Unicode it is in."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        data = data.removeprefix(mark)
    return data.replace(b"\0", b"")


def _refusal(name: str, found: str, target: str) -> ReadError:
    return ReadError(name, found, _CONVERT.format(target))


_NAMES: dict[Kind, str] = {
    "text": "a text",
    "pdf": "a PDF",
    "docx": "a Word file",
    "doc": "a Word file of 97 to 2003",
    "xlsx": "a workbook",
    "xls": "a workbook of 97 to 2003",
    "html": "a web page",
    "image": "a picture",
    "zip": "a ZIP archive",
}
_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "doc",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".htm": "html",
    ".html": "html",
    ".mht": "html",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".bmp": "image",
    ".webp": "image",
    ".zip": "zip",
}
