"""PDFs made by hand: rules, rectangles, pictures and text in a font that has one glyph, a square.

The font names every character by its UTF-16 code, and its ToUnicode says so; a character is one em
wide, or half of one below U+2000. Places are in points from the top left of the page.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /All def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
100 beginbfrange
%s
endbfrange
endcmap end end""" % b"\n".join(b"<%02x00> <%02xff> <%02x00>" % (n, n, n) for n in range(256))

_GLYPH = struct.pack(
    ">hhhhhHH4B4h4h", 1, 0, 0, 900, 800, 3, 0, *(1, 1, 1, 1), *(0, 900, 0, -900), *(0, 0, 800, 0)
)
_TABLES = {
    b"glyf": _GLYPH,
    b"head": struct.pack(
        ">IIIIHHQQhhhhHHhhh",
        0x10000,
        0,
        0,
        0x5F0F3CF5,
        0,
        1000,
        0,
        0,
        0,
        0,
        900,
        800,
        0,
        8,
        2,
        1,
        0,
    ),
    b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, *[0] * 11, 1),
    b"hmtx": struct.pack(">HhH", 1000, 0, 0),
    b"loca": struct.pack(">III", 0, 0, len(_GLYPH)),
    b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 2, *[0] * 8),
}


def _font_file() -> bytes:
    """A TrueType font: glyph 1 is the square."""
    head = struct.pack(">IHHHH", 0x10000, len(_TABLES), 64, 2, 32)
    listed, body = b"", b""
    for tag, table in _TABLES.items():
        place = len(head) + 16 * len(_TABLES) + len(body)
        listed += tag + struct.pack(">III", 0, place, len(table))
        body += table.ljust(-(-len(table) // 4) * 4, b"\0")
    return head + listed + body


def width_of(text: str, size: float) -> float:
    """How far the next character stands, in points."""
    return sum(size if ord(character) >= 0x2000 else size / 2 for character in text)


_LOCKED = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> " % (
    b"11" * 32,
    b"22" * 32,
)


@dataclass(slots=True)
class Page:
    """What is drawn on one page."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    left: float = 0.0  # of the box that is shown
    bottom: float = 0.0
    _drawn: list[str] = field(default_factory=list)

    def rule(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5) -> None:
        self._drawn.append(f"{width} w {self._at(x0, top)} m {self._at(x1, bottom)} l S")

    def rectangle(self, x0: float, top: float, x1: float, bottom: float, how: str = "S") -> None:
        """`how`: S for its outline, f for its area."""
        size = f"{x1 - x0:.3f} {bottom - top:.3f}"
        self._drawn.append(f"0.5 w {self._at(x0, bottom)} {size} re {how}")

    def colour(self, red: float, green: float, blue: float) -> None:
        """Of what is drawn from here on."""
        self._drawn.append(f"{red} {green} {blue} RG {red} {green} {blue} rg")

    def text(self, x: float, baseline: float, text: str, size: float = 10, turn: str = "") -> None:
        """`turn` is the matrix's first four numbers, for text that is not level."""
        code = text.encode("utf-16-be").hex()
        matrix = f"{turn or '1 0 0 1'} {self._at(x, baseline)} Tm"
        self._drawn.append(f"BT /F {size} Tf {matrix} <{code}> Tj ET")

    def shown_in(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Of what was drawn last, the part that shows."""
        size = f"{x1 - x0:.3f} {bottom - top:.3f}"
        self._drawn[-1] = f"q {self._at(x0, bottom)} {size} re W n {self._drawn[-1]} Q"

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> None:
        place = f"{x1 - x0:.3f} 0 0 {bottom - top:.3f} {self._at(x0, bottom)} cm"
        data = "BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI"
        self._drawn.append(f"q {place} {data} Q")

    def form(self, scale: float) -> None:
        """What was drawn so far goes into a form that is shown scaled."""
        self._drawn = [f"%FORM {scale}", *self._drawn]

    def content(self) -> bytes:
        return "\n".join(self._drawn).encode("latin-1")

    def _at(self, x: float, y: float) -> str:
        return f"{self.left + x:.3f} {self.bottom + self.height - y:.3f}"


def pdf(pages: Iterable[Page], locked: bool = False) -> bytes:
    """The file; a locked one opens with no password at all."""
    writer = _Writer()
    font = writer.font()
    kids = [writer.page(page, font) for page in pages]
    return writer.file(kids, _LOCKED if locked else b"")


class _Writer:
    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b""]  # the catalogue and the pages

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)

    def stream(self, content: bytes, entries: bytes = b"") -> int:
        data = zlib.compress(content)
        head = b"<< /Length %d /Filter /FlateDecode %s >>" % (len(data), entries)
        return self.add(head + b"\nstream\n" + data + b"\nendstream")

    def font(self) -> int:
        unicode_ = self.stream(_TO_UNICODE)
        described = self.add(
            b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -120 1000 880]"
            b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80"
            b" /FontFile2 %d 0 R >>" % self.stream(_font_file())
        )
        glyphs = self.stream(b"\0\1" * 0x10000)
        inner = self.add(
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 1000"
            b" /W [0 8191 500] /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R /CIDSystemInfo"
            b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % (described, glyphs)
        )
        return self.add(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
            b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (inner, unicode_)
        )

    def page(self, page: Page, font: int) -> int:
        fonts = b"<< /Font << /F %d 0 R >> >>" % font
        content = page.content()
        if content.startswith(b"%FORM "):
            scale, _, drawn = content.removeprefix(b"%FORM ").partition(b"\n")
            box = b"[0 0 %.2f %.2f]" % (page.width / float(scale), page.height / float(scale))
            inner = self.stream(
                drawn, b"/Type /XObject /Subtype /Form /BBox %s /Resources %s" % (box, fonts)
            )
            fonts = b"<< /XObject << /X %d 0 R >> >>" % inner
            content = b"%s 0 0 %s 0 0 cm /X Do" % (scale, scale)
        box = b"[%.3f %.3f %.3f %.3f]" % (
            *(page.left, page.bottom),
            *(page.left + page.width, page.bottom + page.height),
        )
        return self.add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Rotate %d /Resources %s"
            b" /Contents %d 0 R >>" % (box, page.rotate, fonts, self.stream(content))
        )

    def file(self, kids: Sequence[int], trailer: bytes) -> bytes:
        self.objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        self.objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, content in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer << /Size %d /Root 1 0 R %s>>\n" % (len(places) + 1, trailer)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
