"""实施期限 of a project: two days, or the first and the last month."""

import re
from calendar import monthrange
from datetime import date

from corpus.values.text import squeezed

_TO = "(?:至|到|[-—–－~～]+)"
_DAY = r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_MONTH = r"(20\d\d)(?:[-/.年](\d{1,2})|(\d\d))月?"
_LATER = r"(?:(20\d\d)[-/.年]?)?(\d{1,2})月?"
_SHORT = r"(20\d\d)(\d\d)(\d\d)"
_DAYS = re.compile(rf"{_DAY}{_TO}{_DAY}")
_SHORT_DAYS = re.compile(rf"{_SHORT}{_TO}{_SHORT}")
_MONTHS = re.compile(rf"{_MONTH}{_TO}{_LATER}")


def period_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of 2025.1.1-2025.12.31, 202501-202512 or 2025年1月-12月."""
    key = squeezed(text)
    try:
        if days := _SHORT_DAYS.fullmatch(key) or _DAYS.fullmatch(key):
            first = date(*map(int, days.groups()[:3]))
            last = date(*map(int, days.groups()[3:]))
        elif months := _MONTHS.fullmatch(key):
            year, apart, together, later, month = months.groups()
            first = date(int(year), int(apart or together), 1)
            ends = int(later or year), int(month)
            last = date(*ends, monthrange(*ends)[1])
        else:
            return None
    except ValueError:  # no such day or month
        return None
    return (first, last) if first <= last else None
