"""The number of a list item as Word writes it: 3, 三, ③, iii …"""

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FIRST_OF = {"decimalEnclosedCircle": "①", "decimalEnclosedCircleChinese": "①",
             "decimalEnclosedParen": "⑴", "decimalEnclosedFullstop": "⒈"}  # fmt: skip
_COUNTING = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "koreanCounting",
}  # fmt: skip
_MOST = 9999  # that is written in words


def numeral(number: int, form: str) -> str:
    """`number` in a w:numFmt; in digits for a form that is not known or does not reach so far."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if not 0 < number <= _MOST:
        return str(number)
    if form in _FIRST_OF:
        return chr(ord(_FIRST_OF[form]) + number - 1) if number <= 20 else str(number)
    return _in_words(number, form)


def counted(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """12 → 十二, 105 → 一百〇五; for 1 to 9999."""
    text, gap = "", False
    places = str(number)
    for index, digit in enumerate(places):
        unit = len(places) - index - 1
        if digit == "0":
            gap = True
            continue
        text += (digits[0] if gap and text else "") + digits[int(digit)]
        text += units[unit - 1] if unit else ""
        gap = False
    return text[1:] if digits == _DIGITS and text.startswith("一十") else text


def _in_words(number: int, form: str) -> str:
    if form in _COUNTING:
        return counted(number)
    if form == "chineseLegalSimplified":
        return counted(number, _LEGAL, "拾佰仟")
    if form in ("ideographDigital", "japaneseDigitalTenThousand"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form == "ideographTraditional":
        return _STEMS[number - 1] if number <= len(_STEMS) else str(number)
    if form == "ideographZodiac":
        return _BRANCHES[number - 1] if number <= len(_BRANCHES) else str(number)
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form in ("lowerLetter", "upperLetter"):
        letter = chr((number - 1) % 26 + (97 if form == "lowerLetter" else 65))
        return letter * ((number - 1) // 26 + 1)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
