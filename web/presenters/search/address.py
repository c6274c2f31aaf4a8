"""What the address of the search page asks, and the addresses that ask a little more or less."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from search.cursors import cursor_of
from search.engine import FacetName, GroupBy, HitKind, Query, Sort
from web.language import gettext

PAGE = 20  # hits a page
_LAST_PAGE = 10**6
_CHOSEN, _CHARACTERS = 40, 4_000  # values picked at once, and all they hold
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)), " ")


@dataclass(frozen=True, slots=True)
class Address:
    """A search as its URL spells it; `chosen` holds the values picked of each facet."""

    text: str = ""
    chosen: tuple[tuple[FacetName, str], ...] = ()
    minimum: str = ""
    maximum: str = ""
    sort: Sort = Sort.RELEVANCE
    reverse: bool = False
    group: GroupBy | None = None
    widen: bool = False  # search synonyms too
    exact: bool = False  # nothing else where nothing is found
    like: str = ""  # id of what the hits are like
    meaning: bool = False  # names that mean much the same too, after the hits
    page: int = 1  # 1-based
    after: str = ""  # where the page before ended: stays right while documents come and go

    def url(self) -> str:
        pairs = self.kept()
        pairs += [("page", str(self.page))] if self.page > 1 else []
        pairs += [("after", self.after)] if self.page > 1 and self.after else []
        home = f"{request.script_root}/"
        return f"{home}?{'&'.join(map(_spelt, pairs))}" if pairs else home

    def kept(self) -> list[tuple[str, str]]:
        """What a form that asks the same again carries; not the page."""
        pairs = [("q", self.text)] if self.text else []
        return pairs + self.filters()

    def filters(self) -> list[tuple[str, str]]:
        """Everything but the words and the page."""
        pairs = [(name.value, value) for name, value in self.chosen]
        pairs += [("min", self.minimum)] if self.minimum else []
        pairs += [("max", self.maximum)] if self.maximum else []
        pairs += [("sort", self.sort.value)] if self.sort is not Sort.RELEVANCE else []
        pairs += [("group", self.group.value)] if self.group else []
        pairs += [("like", self.like)] if self.like else []
        flags = {"reverse": self.reverse, "widen": self.widen, "exact": self.exact}
        flags["meaning"] = self.meaning
        return pairs + [(name, "1") for name, on in flags.items() if on]

    def feed_url(self) -> str:
        """What is new for this search."""
        asked = "&".join(map(_spelt, self.kept()))
        return f"{request.script_root}/feed.atom{'?' if asked else ''}{asked}"

    def values(self, name: FacetName) -> tuple[str, ...]:
        return tuple(value for of, value in self.chosen if of is name)

    def toggled(self, name: FacetName, value: str) -> "Address":
        """The same search with this value picked, or without it when it was; from page 1."""
        return replace(self, chosen=self._toggled((name, value)), page=1)

    def toggled_urls(self) -> Callable[[FacetName, str], str]:
        """`toggled(name, value).url()`: what all of a page's share is spelt once."""
        before = [_spelt(("q", self.text))] if self.text else []
        after = list(map(_spelt, self.filters()[len(self.chosen) :]))

        def url_of(name: FacetName, value: str) -> str:
            chosen = self._toggled((name, value))
            pairs = [*before, *(_spelt((of.value, each)) for of, each in chosen), *after]
            return f"{request.script_root}/{'?' if pairs else ''}{'&'.join(pairs)}"

        return url_of

    def _toggled(self, pair: tuple[FacetName, str]) -> tuple[tuple[FacetName, str], ...]:
        if pair in self.chosen:
            return tuple(each for each in self.chosen if each != pair)
        return (*self.chosen, pair)

    def filtered(self) -> bool:
        return bool(self.chosen or self.minimum or self.maximum or self.like)

    def query(self) -> Query:
        """Raises BadRequest for a kind, year or number that is none."""
        opened, found = self.values(FacetName.OPEN), self.values(FacetName.FINDINGS)
        return Query(
            text=self.text,
            kinds=tuple(_kind(value) for value in self.values(FacetName.KIND)),
            years=tuple(_whole("year", value) for value in self.values(FacetName.YEAR)),
            departments=self.values(FacetName.DEPARTMENT),
            level1=self.values(FacetName.LEVEL1),
            level2=self.values(FacetName.LEVEL2),
            units=self.values(FacetName.UNIT),
            comparators=self.values(FacetName.COMPARATOR),
            forms=self.values(FacetName.FORM),
            value_kinds=self.values(FacetName.VALUE_KIND),
            open=opened[0] == "open" if len(set(opened)) == 1 else None,
            findings=found[0] == "found" if len(set(found)) == 1 else None,
            minimum=_bound("min", self.minimum),
            maximum=_bound("max", self.maximum),
            sort=self.sort,
            reverse=self.reverse,
            group_by=self.group,
            widen=self.widen,
            mend=not self.exact,
            like=self.like,
            after=self.after,
            offset=0 if self.after else (self.page - 1) * PAGE,
            limit=PAGE,
        )


def address_of(args: MultiDict[str, str]) -> Address:
    """The search of a request. Raises BadRequest for a page or an order that is none."""
    page = page_of(args)
    return Address(
        text=_words(args.get("q", "")),
        chosen=_chosen(args),
        minimum=_words(args.get("min", "")),
        maximum=_words(args.get("max", "")),
        sort=_sort(args),
        reverse=args.get("reverse", "") == "1",
        group=_group(args.get("group", "")),
        widen=args.get("widen", "") == "1",
        exact=args.get("exact", "") == "1",
        like=_words(args.get("like", "")),
        meaning=args.get("meaning", "") == "1",
        page=page,
        after=_cursor(args.get("after", "")) if page > 1 else "",
    )


def _cursor(token: str) -> str:
    """Raises BadRequest for what no page gave."""
    try:
        return token if not token or cursor_of(token) else ""
    except ValueError as error:
        raise BadRequest(_message("after", token)) from error


def _chosen(args: MultiDict[str, str]) -> tuple[tuple[FacetName, str], ...]:
    """Raises BadRequest for more values than anybody picks: every link of the page repeats them."""
    pairs = [
        (name, value)
        for name in FacetName
        for value in dict.fromkeys(map(_words, args.getlist(name.value)))
        if value
    ]
    if len(pairs) > _CHOSEN or sum(len(value) for _, value in pairs) > _CHARACTERS:
        raise BadRequest(gettext("筛选条件太多或太长：最多 %(count)s 个。", count=_CHOSEN))
    return tuple(pairs)


def _words(value: str) -> str:
    """What was typed, without characters that no page can show."""
    return value.translate(_CONTROL).strip()


def like_url(id_: str) -> str:
    """The search for what is like a thing."""
    return Address(like=id_).url()


def page_of(args: Mapping[str, str]) -> int:
    """The page that is asked for, 1-based. Raises BadRequest for one that is none."""
    page = _whole("page", args.get("page", "1"))
    if not 1 <= page <= _LAST_PAGE:
        raise BadRequest(_message("page", str(page)))
    return page


@lru_cache(maxsize=4096)
def _spelt(pair: tuple[str, str]) -> str:
    """A page has a hundred addresses that share nearly all of their pairs."""
    return urlencode((pair,))


def _sort(args: Mapping[str, str]) -> Sort:
    asked = args.get("sort", "") or Sort.RELEVANCE.value
    try:
        return Sort(asked)
    except ValueError as error:
        raise BadRequest(_message("sort", asked)) from error


def _group(asked: str) -> GroupBy | None:
    try:
        return GroupBy(asked) if asked else None
    except ValueError as error:
        raise BadRequest(_message("group", asked)) from error


def _kind(value: str) -> HitKind:
    try:
        return HitKind(value)
    except ValueError as error:
        raise BadRequest(_message("kind", value)) from error


def _whole(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError as error:
        raise BadRequest(_message(name, value)) from error


def _bound(name: str, value: str) -> float | None:
    if not value:
        return None
    try:
        number = float(value.replace(",", ""))
    except ValueError as error:
        raise BadRequest(_message(name, value)) from error
    if not math.isfinite(number):
        raise BadRequest(_message(name, value))
    return number


def _message(name: str, value: str) -> str:
    return gettext("地址中的 %(name)s 不能是“%(value)s”。", name=name, value=value[:40])
