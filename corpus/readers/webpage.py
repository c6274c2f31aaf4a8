"""HTML pages and MHTML archives, as a browser shows them: no scripts, no fetching, no entities."""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message

from lxml import etree, html

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Page, Table
from corpus.readers import grid_text
from corpus.readers.drawn_text import is_row
from corpus.readers.flow import blocks_of
from corpus.readers.markdown import formulas, plain
from corpus.readers.packages import XmlElement
from corpus.readers.web_boxes import are_laid_out
from corpus.readers.web_encoding import decode_page
from corpus.readers.web_flow import WebFlow
from corpus.values.text import visible

_EXPECTED = "a web page with text in it"
_LEFT_OUT = "the rest, nested over 256 deep or over 10 MB in one piece"
_MAY_BREAK = re.compile(
    r"</?wbr\b[^>]{0,100}>", re.IGNORECASE
)  # the parser takes it for a container
_PICTURE = re.compile(r"data:[\w/+.-]{1,50};base64,[A-Za-z0-9+/=\s]{1000,}")  # takes no part
_MAIL_HEAD = 4096  # bytes in which an archive says that it is one
_TABLES = re.compile(
    r"<table\b.*?</table>|</?(?:html|body|b|i|u|strong|em|sub|sup|span)\b[^<>]*>", re.I | re.S
)
_TABLE, _TABLE_END = re.compile(r"<table\b", re.I), re.compile("</table>", re.I)
_MARKUP = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*)\b", re.IGNORECASE)
_NOTHING = dict.fromkeys(range(32)) | {9: "\t", 10: "\n", 12: " ", 13: "\r"}


def read(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """The page, or each page of an archive. Raises ReadError."""
    if len(data) > limits.bytes:
        raise ReadError(name, limits.over("bytes"), "a smaller file")
    empty = True
    for number, (part, charset) in enumerate(_parts(data, name, limits), 1):
        try:
            page = _page(number, decode_page(part, charset), name, limits)
        except RecursionError as error:
            raise ReadError(name, "elements nested too deep", _EXPECTED) from error
        empty = empty and not page.blocks and not page.unread
        yield page
    if empty:
        raise ReadError(name, "no text in it", _EXPECTED)


def _parts(data: bytes, name: str, limits: Limits) -> Iterator[tuple[bytes, str]]:
    """The bytes of each page, with the character set that its archive names."""
    head = data[:_MAIL_HEAD].lower()
    if b"mime-version:" not in head or b"content-type:" not in head:
        yield data, ""
        return
    try:
        message = email.message_from_bytes(data)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
        yield from [
            (_payload(part), part.get_content_charset("")) for part in pages[: limits.pages]
        ]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(name, f"a damaged web archive ({error})", _EXPECTED) from error


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _page(number: int, decoded: tuple[str, int], name: str, limits: Limits) -> Page:
    text, lost = decoded
    root, cut = _tree(_PICTURE.sub("", _MAY_BREAK.sub("", visible(text))).translate(_NOTHING), name)
    if root is None:
        return Page(number, unread=f"{_LEFT_OUT}: not read" if cut else None)
    marked = _is_markdown(text)
    flow = WebFlow(root, name, limits, are_laid_out(text))
    blocks = blocks_of(flow.read(lined=marked), name, limits)
    if marked:
        blocks = tuple(_unmarked(blocks))
    hidden, struck = flow.unseen.hidden, flow.unseen.struck
    notes = [f"{hidden} characters of hidden text"] if hidden else []
    notes += [f"{struck} characters struck out"] if struck else []
    notes += [f"{lost} characters in no known encoding"] if lost else []
    notes += [_LEFT_OUT] if cut else []
    return Page(number, blocks, unread="; ".join(f"{one}: not read" for one in notes) or None)


def _is_markdown(text: str) -> bool:
    """Whether only the tables of a text are those of a web page."""
    ends = [match.end() for match in _TABLE_END.finditer(text)]
    behind = text[ends[-1] :] if ends else text
    if _TABLE.search(behind):  # one that is never closed: each would be followed to the end
        return False
    return _MARKUP.search(_TABLES.sub("", text)) is None


def _unmarked(blocks: Sequence[Table | Piece]) -> Iterator[Table | Piece]:
    """Lines without the marks of Markdown, with its own tables; the texts of the others without
    those of formulas."""
    lines: list[Piece] = []
    for block in blocks:
        if isinstance(block, Piece):
            lines.append(block)
            continue
        yield from _of_lines(lines)
        lines = []
        cells = (replace(c, pieces=tuple(map(_without_formula, c.pieces))) for c in block.cells)
        yield replace(block, cells=tuple(cells))
    yield from _of_lines(lines)


def _of_lines(lines: Sequence[Piece]) -> Sequence[Table | Piece]:
    """The lines between two tables; those with pipes are tables, too."""
    if any(is_row(piece.quote) for piece in lines):
        return grid_text.read([piece.quote for piece in lines], 1, lines[0].line or 1).blocks
    return [replace(piece, quote=plain(piece.quote)) for piece in lines]


def _without_formula(piece: Piece) -> Piece:
    return replace(piece, quote=formulas(piece.quote))


def _tree(text: str, name: str) -> tuple[XmlElement | None, bool]:
    """The root element, None for a page without any, and whether the parser broke off."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    if not text.strip():
        return None, False
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None, _broke_off(parser)
    except etree.LxmlError as error:
        raise ReadError(name, f"a damaged page ({error})", _EXPECTED) from error
    return root, _broke_off(parser)


def _broke_off(parser: html.HTMLParser) -> bool:
    return any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)
