"""The bytes of a web page → its text, by what they are rather than by what they are said to be."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,20})", re.IGNORECASE
)
_HEAD = 4096  # bytes in which a page declares its characters
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
_MOST_ZEROS = 20  # in the head of a page that is no UTF-16


def decode_page(data: bytes, declared: str = "") -> tuple[str, int]:
    """The text, and how many stretches of it could not be read.

    `declared` is what a mail part says; what is valid UTF-8 is that, whatever is declared.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replaced(data[len(bom) :], encoding)
    if data[:_HEAD].count(0) > _MOST_ZEROS:
        little = data[1:_HEAD:2].count(0) > data[:_HEAD:2].count(0)
        return _replaced(data, "utf-16-le" if little else "utf-16-be")
    named = [name for name in (_codec(declared), _codec(_in_page(data))) if name]
    for encoding in ["utf-8", *named, "gb18030"]:
        try:
            return data.decode(encoding), 0
        except UnicodeDecodeError:
            continue
    return _replaced(data, named[0] if named else "utf-8")


def _replaced(data: bytes, encoding: str) -> tuple[str, int]:
    text = data.decode(encoding, errors="replace")
    return text, text.count("\ufffd")


def _in_page(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii") if match else ""


def _codec(name: str) -> str:
    """The codec of a declared name; "" for an unknown one, and for those that are no text."""
    name = _WIDER.get(name.lower(), name)
    try:
        found = codecs.lookup(name)
        b"".decode(name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return ""
    return "" if found.name.startswith("utf-16") else found.name
