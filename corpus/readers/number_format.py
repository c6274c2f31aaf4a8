"""A stored number and its number format → the text that the sheet shows."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from corpus.readers.date_format import date_text, is_date_format

GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<digits>[0#?][0#?,.]*(?:[Ee][+-]0+)?|\.[0#?]+)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_MAX_DIGITS = 11  # that General shows
_TYPED_DECIMALS = 6  # more come from the arithmetic of a formula, not from a person
_PRECISION = 15  # digits that a stored number can be trusted for
_EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
_HUGE = 60  # digits before or after the point that no sheet shows


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format between semicolons."""

    tokens: tuple[tuple[str, str], ...]  # kind and text
    is_date: bool
    condition: tuple[str, Decimal] | None

    def has(self, kind: str) -> bool:
        return any(kind == one for one, _ in self.tokens)


def shown_number(value: float, code: str, base1904: bool = False) -> str:
    """What the sheet shows for a number: 1 as 100% under 0%, 45292 as 2024-01-01 under a date.

    Widths of columns (####) are left out, and General gives all digits of a long whole number.
    """
    number = _decimal(value)
    if number is None:
        return "#NUM!"
    section, chosen_by_sign = _section_for(number, sections_of(code))
    if section.is_date:
        return date_text(value, section.tokens, base1904) or general(number)
    return _number_text(number, section, chosen_by_sign)


def shows_day(value: float, code: str) -> bool:
    """Whether a number is shown as a day or a time."""
    number = _decimal(value)
    return number is not None and _section_for(number, sections_of(code))[0].is_date


def shown_text(text: str, code: str) -> str:
    """What the sheet shows for a text: it stands where the format's part for texts has @."""
    parts = sections_of(code)
    last = parts[-1]
    if not any(pair == ("other", "@") for pair in last.tokens) or last.has("digits"):
        return "" if len(parts) > 3 and not last.tokens else text
    return "".join(text if pair == ("other", "@") else _literal(*pair) for pair in last.tokens)


def general(number: Decimal) -> str:
    """Under General: what a person typed stays whole, the residue of a formula is rounded off."""
    exponent = number.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if decimals > _TYPED_DECIMALS:
        number = _significant(number, _MAX_DIGITS)
    if number and not -_HUGE < number.adjusted() < _HUGE:
        return f"{number.normalize():E}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[_Section, ...]:
    """The parts of a format: positive, negative, zero, text."""
    parts: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code[:500] or GENERAL):
        kind, text = str(match.lastgroup), match[match.lastgroup or 0]
        if (kind, text) == ("other", ";"):
            parts.append([])
        else:
            parts[-1].append((kind, text))
    return tuple(
        _Section(tuple(part), is_date_format(part), _condition(part)) for part in parts[:4]
    )


def _condition(tokens: list[tuple[str, str]]) -> tuple[str, Decimal] | None:
    for kind, text in tokens:
        match = _CONDITION.fullmatch(text.strip()) if kind == "bracket" else None
        if match:
            return match[1], Decimal(match[2])
    return None


def _decimal(value: float) -> Decimal | None:
    number = Decimal(value)
    return _significant(number, _PRECISION) if number.is_finite() else None


def _significant(number: Decimal, digits: int) -> Decimal:
    return Decimal(f"{number:.{digits - 1}e}") if number else Decimal(0)


def _section_for(number: Decimal, parts: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The part that holds for this number, and whether it drops the minus sign."""
    numbers = parts if len(parts) < 4 else parts[:3]
    if any(part.condition for part in numbers):
        for part in numbers:
            if part.condition is None or _holds(number, *part.condition):
                return part, part.condition is not None and part.condition[0] in ("<", "<=")
        return numbers[-1], False
    if number < 0 and len(numbers) > 1:
        return numbers[1], True
    if number == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], False


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": number < bound, "<=": number <= bound, ">": number > bound,
        ">=": number >= bound, "=": number == bound, "<>": number != bound,
    }[sign]  # fmt: skip


def _number_text(number: Decimal, section: _Section, unsigned: bool) -> str:
    tokens = section.tokens
    size = abs(number).scaleb(2 * sum(pair == ("other", "%") for pair in tokens))
    codes = [text for kind, text in tokens if kind == "digits"]
    if len(codes) > 1 and ("other", "/") in tokens:  # a fraction: ?/?
        return general(number)
    parts = iter(_shared_out(digits_text(size, "".join(codes)), codes) if codes else ())
    out = []
    for kind, text in tokens:
        if kind == "digits":
            out.append(next(parts))
        elif kind == "general" or (kind, text) == ("other", "@"):
            out.append(general(size))
        else:
            out.append(_literal(kind, text))
    body = "".join(out)
    minus = number < 0 and not unsigned and any(c in "123456789" for c in body)
    return "-" + body if minus else body


def _shared_out(text: str, codes: list[str]) -> list[str]:
    """The digits of a number over the places of its format, from the right: 0\\.0 shows 12.3."""
    parts = []
    for code in reversed(codes[1:]):
        whole = sum(c in "0#?" for c in code.partition(".")[0])
        point = text.rfind(".") if "." in code else len(text)
        cut = max(point - whole, 0)
        parts.append(text[cut:])
        text = text[:cut]
    return [text, *reversed(parts)]


def digits_text(size: Decimal, code: str) -> str:
    """A number without its sign under 0, #,##0.00, 0.00E+00 …; a last comma divides by 1000."""
    if "E" in code.upper():
        return _scientific(size, code)
    scaled = code.rstrip(",")
    size = size.scaleb(-3 * (len(code) - len(scaled)))
    whole_code, _, fraction_code = scaled.partition(".")
    places = sum(c in "0#?" for c in fraction_code)
    if size and size.adjusted() > _HUGE:
        return f"{size:E}"
    quantum = Decimal(1).scaleb(-min(places, _HUGE // 2))
    near = size if size.adjusted() > -_HUGE else Decimal(0)
    rounded = near.quantize(quantum, context=_EXACT)
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole = whole.lstrip("0").rjust(whole_code.count("0"), "0")
    if "," in whole_code:
        whole = _grouped(whole)
    least = len(fraction_code.rstrip("#?").replace(",", ""))
    fraction = fraction[:least] + fraction[least:].rstrip("0")
    return whole + ("." + fraction if "." in scaled else "")


def _grouped(whole: str) -> str:
    head = len(whole) % 3
    groups = [whole[:head]] if head else []
    return ",".join([*groups, *(whole[i : i + 3] for i in range(head, len(whole), 3))])


def _scientific(size: Decimal, code: str) -> str:
    mantissa, _, exponent = code.upper().partition("E")
    power = size.adjusted() if size else 0
    front = digits_text(size.scaleb(-power), mantissa)
    sign = "-" if power < 0 else "+" if exponent.startswith("+") else ""
    return f"{front}E{sign}{abs(power):0{exponent.count('0')}d}"


def _literal(kind: str, text: str) -> str:
    """What a part of a format that is no digit prints."""
    if kind == "bracket":  # [Red], [>=1], [$¥-804]: only a currency sign is printed
        return text[1:].partition("-")[0] if text.startswith("$") else ""
    if kind in ("space", "fill"):
        return ""
    return text
