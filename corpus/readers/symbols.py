"""Characters of symbol fonts → the characters that they look like: boxes, ticks, signs."""

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x78: "☒", 0xA1: "○", 0xA8: "□", 0xD8: "➢", 0xE8: "→", 0xFB: "✗", 0xFC: "√",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x81: "○", 0x97: "●",
    0x98: "●", 0x99: "○", 0x9A: "○", 0x9E: "·", 0xA1: "■", 0xA2: "■", 0xA3: "□", 0xA4: "□",
}  # fmt: skip
_SYMBOL = {
    0x3C: "<", 0x3D: "=", 0x3E: ">", 0x25: "%", 0x2B: "+", 0xA3: "≤", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
    "webdings": {0x61: "√", 0x63: "□", 0x67: "■"},
    "marlett": {0x61: "√", 0x62: "√"},
}
CHECKED, UNCHECKED = "☑", "□"
BOXES = frozenset("□■☑☒○●√")


def is_symbol_font(font: str) -> bool:
    return font.strip().lower() in _FONTS


def symbol(code: int, font: str) -> str:
    """What a character of a symbol font looks like; itself where that is not known."""
    known = _FONTS.get(font.strip().lower(), {})
    plain = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if plain in known:
        return known[plain]
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def in_font(text: str, font: str) -> str:
    """A text set in a symbol font as it is seen."""
    return "".join(symbol(ord(character), font) for character in text)
