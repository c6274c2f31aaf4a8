"""Parts of 项目资金 that stand beside labels which do not tell the year's from the project's."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.forms.money import Amount

_OF_YEAR = {"fiscal": "fiscal_current_year", "other": "other_applied"}
_YEARS = (*_OF_YEAR.values(), "carried_over")


def told_by_sums(found: Sequence[Amount]) -> list[Amount]:
    """The amounts; parts of the project that make up the year's amount, not the project's, are
    the year's."""
    yuan = {amount.slot: amount.yuan for amount in found}
    own = [slot for slot, new in _OF_YEAR.items() if slot in yuan and new not in yuan]
    project = sum(yuan.get(slot, Decimal(0)) for slot in _OF_YEAR)
    year = sum(yuan.get(slot, Decimal(0)) for slot in (*own, *_YEARS))
    if not own or year != yuan.get("applied") or project == yuan.get("total", project):
        return list(found)
    return [replace(x, slot=_OF_YEAR[x.slot]) if x.slot in own else x for x in found]
