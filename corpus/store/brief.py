"""Forms without what they say in rows: a list of a department's forms reads no more of them."""

import zlib
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

import msgspec

from corpus.model import Budget, Execution, Form
from corpus.store.codec import NOTHING, Head


@dataclass(frozen=True, slots=True)
class FormInBrief:
    """Its head, amounts and score in `form`, which has no rows; and how many rows there are."""

    form: Form
    goals: int
    indicators: int
    open: int  # rows with an open reading


@dataclass(frozen=True, slots=True)
class _Row:
    ambiguities: tuple[msgspec.Raw, ...]


@dataclass(frozen=True, slots=True)
class _Amounts(Head):
    budget: Budget
    executions: tuple[Execution, ...]
    score: Decimal | None
    goals: tuple[msgspec.Raw, ...]
    indicators: tuple[_Row, ...]


_amounts = msgspec.msgpack.Decoder(_Amounts)
_KEPT = tuple(each.name for each in fields(_Amounts) if each.name not in ("goals", "indicators"))


def brief_of(form: Form) -> FormInBrief:
    return _brief(form, form)


def brief_in(data: bytes) -> FormInBrief:
    """Of a form as the database keeps it."""
    found = _amounts.decode(zlib.decompress(data))
    kept: dict[str, Any] = NOTHING | {name: getattr(found, name) for name in _KEPT}
    return _brief(Form(**kept), found)


def _brief(form: Form, said: Form | _Amounts) -> FormInBrief:
    opened = sum(1 for row in said.indicators if row.ambiguities)
    return FormInBrief(form, len(said.goals), len(said.indicators), opened)
