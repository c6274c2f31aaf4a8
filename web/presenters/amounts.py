"""Amounts and numbers as people read them."""

from decimal import Decimal

_TEN_THOUSAND = Decimal(10_000)


def ten_thousands(yuan: Decimal | None) -> str:
    """Yuan in 万元 with two decimals, `1,374.02`; a dash for no amount."""
    return "–" if yuan is None else f"{yuan / _TEN_THOUSAND:,.2f}"


def exact(yuan: Decimal | None) -> str:
    """Yuan to the cent, `13,740,200.00`; empty for no amount."""
    return "" if yuan is None else f"{yuan:,.2f}"


def plain(number: Decimal | None) -> str:
    """A number without trailing zeros, `1,400` or `0.5`; empty for none."""
    if number is None:
        return ""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def total(amounts: list[Decimal | None]) -> Decimal | None:
    """The sum of the amounts that are given; None where none is."""
    given = [amount for amount in amounts if amount is not None]
    return sum(given, Decimal(0)) if given else None
