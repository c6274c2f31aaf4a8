"""A printed amount of money → its number and unit."""

import re
from decimal import Decimal

from corpus.values.text import squeezed

_AMOUNT = re.compile(
    r"[¥￥]?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+)(亿元|万元|元|亿|万)?整?"
)
_UNIT = re.compile("(亿元|万元|(?<![万亿])元)")
_SCALES = {
    "亿元": Decimal(10**8), "亿": Decimal(10**8), "万元": Decimal(10**4), "万": Decimal(10**4),
    "元": Decimal(1),
}  # fmt: skip


_LEADING = re.compile(
    r"(?:总额|合计|共计|约)?:?(\d[\d,]*(?:\.\d+)?)(亿元|万元|元|亿|万)[\u4e00-\u9fff(,;:。]"
)


def number_of(text: str) -> tuple[Decimal, Decimal | None] | None:
    """(number, what its own unit multiplies it by) of an amount, alone or with its parts behind it:
    854万(高标准农田400万元 …)."""
    key = squeezed(text)
    match = _AMOUNT.fullmatch(key) or _LEADING.match(key)
    if not match:
        return None
    return Decimal(match[1].replace(",", "")), _SCALES.get(match[2] or "")


def scale_in(text: str) -> Decimal | None:
    """What the unit named in a label multiplies by: 项目资金（万元）."""
    match = _UNIT.search(squeezed(text))
    return _SCALES[match[1]] if match else None
