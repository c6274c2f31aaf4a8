"""Amounts and numbers as people read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from web.language import language

_TEN_THOUSAND = Decimal(10_000)
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Sum:
    """What some of several forms give, added up; `yuan` is None where none gives an amount."""

    yuan: Decimal | None
    given: int  # forms that give an amount
    forms: int

    @property
    def partial(self) -> bool:
        return 0 < self.given < self.forms


def ten_thousands(yuan: Decimal | None) -> str:
    """Yuan in 万元 with two decimals, `1,374.02`; a dash for no amount."""
    return "–" if yuan is None else f"{yuan / _TEN_THOUSAND:,.2f}"


def exact(yuan: Decimal | None) -> str:
    """Yuan to the cent, `13,740,200.00`; empty for no amount."""
    return "" if yuan is None else f"{yuan:,.2f}"


def millions(yuan: Decimal) -> str:
    """Yuan in millions with two decimals, `13.74`, as English counts."""
    return f"{yuan / _MILLION:,.2f}"


def counted(yuan: Decimal | None) -> str:
    """As the language of the page counts: in 万元, or in yuan in English."""
    return plain(yuan) if yuan is not None and language() == "en" else ten_thousands(yuan)


def plain(number: Decimal | None) -> str:
    """A number without trailing zeros, `1,400` or `0.5`; empty for none."""
    if number is None:
        return ""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sum_of(amounts: Sequence[Decimal | None]) -> Sum:
    given = [amount for amount in amounts if amount is not None]
    return Sum(sum(given, Decimal(0)) if given else None, len(given), len(amounts))
