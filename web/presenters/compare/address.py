"""`/compare` as its address asks for it, and the addresses that change what is compared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for

from graph.comparison import Column
from web.presenters.links import page_url
from web.questions.columns import key_of, name_of


@dataclass(frozen=True, slots=True)
class Address:
    """What is compared, and whether only what differs is shown."""

    keys: tuple[str, ...] = ()
    only: bool = False
    words: str = ""  # that are looked for in what could be added

    def url(self) -> str:
        pairs = [("id", key) for key in self.keys]
        pairs += [("only", "differences")] if self.only else []
        pairs += [("find", self.words)] if self.words else []
        return f"{url_for('compare.compare')}?{urlencode(pairs, safe='@')}"

    def with_(self, key: str) -> "Address":
        return replace(self, keys=(*self.keys, key))

    def without(self, key: str) -> "Address":
        return replace(self, keys=tuple(each for each in self.keys if each != key))

    def before(self, key: str) -> "Address":
        """With it one place further to the front."""
        at = self.keys.index(key)
        others = [each for each in self.keys if each != key]
        return replace(self, keys=(*others[: at - 1], key, *others[at - 1 :]))

    def toggled(self) -> "Address":
        return replace(self, only=not self.only)


@dataclass(frozen=True, slots=True)
class ColumnHead:
    key: str
    name: str
    short: str  # that tells it from the others, for a narrow screen
    department: str  # empty for a department
    year: int | None
    url: str
    forms: tuple[tuple[str, str], ...]  # kinds of its forms, with their addresses
    without: str
    before: str | None  # None for the first


def heads_of(columns: Sequence[Column], address: Address) -> tuple[ColumnHead, ...]:
    years = [column.year for column in columns]
    alone = len({name_of(column) for column in columns}) == 1
    by_year = alone and None not in years and len(set(years)) == len(years)
    names = [str(year) if by_year else "" for year in years]
    return tuple(
        _head(column, address, short) for column, short in zip(columns, names, strict=True)
    )


def _head(column: Column, address: Address, short: str) -> ColumnHead:
    key, name = key_of(column), name_of(column)
    department = column.forms[0].department or ""
    kinds = {form.kind.value: page_url(form.id) for form in column.own}
    at = address.keys.index(key) if key in address.keys else 0
    return ColumnHead(
        key,
        name,
        short or f"{name} {column.year or ''}".strip(),
        department if department != name else "",
        column.year,
        page_url(column.node),
        tuple(kinds.items()),
        address.without(key).url(),
        address.before(key).url() if at else None,
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """A column that could be added."""

    key: str
    name: str
    department: str
    year: int | None
    url: str


def offer_of(
    address: Address, key: str, name: str, year: int | None, department: str = ""
) -> Offer:
    return Offer(key, name, department, year, replace(address, words="").with_(key).url())
