"""Texts that a spreadsheet program takes for formulas: a label may be anybody's."""

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")  # what a formula begins with
_PASSED_OVER = "".join(map(chr, range(0x21))) + "\x7f\xa0\u200b\u3000\ufeff"  # before it


def computes(text: str) -> bool:
    return text.startswith(DANGEROUS) or text.lstrip(_PASSED_OVER).startswith(DANGEROUS)
