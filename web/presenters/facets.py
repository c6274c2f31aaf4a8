"""Facets, chips, orders and pages of a search as links."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.engine import Facet, FacetName, Results, Sort
from web.language import gettext, lazy_gettext
from web.presenters.labels import comparator_label
from web.presenters.search_address import PAGE, Address

SHOWN = 8  # values of a facet before "more"
_NAMES = {
    FacetName.KIND: lazy_gettext("类型"),
    FacetName.YEAR: lazy_gettext("年度"),
    FacetName.DEPARTMENT: lazy_gettext("主管部门"),
    FacetName.LEVEL1: lazy_gettext("一级指标"),
    FacetName.LEVEL2: lazy_gettext("二级指标"),
    FacetName.UNIT: lazy_gettext("计量单位"),
    FacetName.COMPARATOR: lazy_gettext("比较方式"),
    FacetName.FORM: lazy_gettext("表的种类"),
    FacetName.OPEN: lazy_gettext("读法"),
}
_VALUES = {
    (FacetName.KIND, "indicator"): lazy_gettext("指标"),
    (FacetName.KIND, "goal"): lazy_gettext("目标"),
    (FacetName.KIND, "project"): lazy_gettext("项目"),
    (FacetName.OPEN, "open"): lazy_gettext("读法未定"),
    (FacetName.OPEN, "decided"): lazy_gettext("读法已定"),
}
_SORTS = (
    (Sort.RELEVANCE, False, lazy_gettext("相关")),
    (Sort.YEAR, False, lazy_gettext("年度新→旧")),
    (Sort.VALUE, False, lazy_gettext("数值小→大")),
    (Sort.VALUE, True, lazy_gettext("数值大→小")),
    (Sort.DEPARTMENT, False, lazy_gettext("部门")),
    (Sort.NAME, False, lazy_gettext("名称")),
)


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    url: str
    chosen: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class FacetView:
    name: FacetName
    label: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    facet: str
    label: str
    url: str  # the search without it


@dataclass(frozen=True, slots=True)
class PageLink:
    label: str
    url: str | None  # None for the page one is on, and for a gap


def facet_views(address: Address, results: Results) -> Iterator[FacetView]:
    """The facets worth showing, chosen values first kept in sight even where nothing has them."""
    for name in FacetName:
        found = results.facets.get(name, ())
        choices = [_choice(address, name, facet) for facet in _ordered(name, found)]
        present = {str(facet.value) for facet in found}
        choices += [
            _choice(address, name, Facet(value, 0))
            for value in address.values(name)
            if value not in present
        ]
        if not _worth(name, choices):
            continue
        choices[SHOWN:] = sorted(choices[SHOWN:], key=lambda choice: not choice.chosen)
        cut = max(SHOWN, sum(choice.chosen for choice in choices[SHOWN:]) + SHOWN)
        yield FacetView(name, str(_NAMES[name]), tuple(choices[:cut]), tuple(choices[cut:]))


def value_label(name: FacetName, value: str) -> str:
    if name is FacetName.COMPARATOR:
        return f"{value} {comparator_label(value)}"
    return str(_VALUES.get((name, value), value))


def chips(address: Address) -> Iterator[Chip]:
    for name, value in address.chosen:
        url = address.toggled(name, value).url()
        yield Chip(str(_NAMES[name]), value_label(name, value), url)
    if address.minimum:
        url = replace(address, minimum="", page=1).url()
        yield Chip(gettext("数值"), f"≥ {address.minimum}", url)
    if address.maximum:
        url = replace(address, maximum="", page=1).url()
        yield Chip(gettext("数值"), f"≤ {address.maximum}", url)


def sorts(address: Address) -> Iterator[Choice]:
    for sort, reverse, label in _SORTS:
        chosen = address.sort is sort and address.reverse is reverse
        url = replace(address, sort=sort, reverse=reverse, page=1).url()
        yield Choice(str(label), url, chosen)


def pages(address: Address, total: int) -> tuple[PageLink, ...]:
    """Links to the first, the last and the near pages; empty for a single page."""
    last = max(1, -(-total // PAGE))
    if last == 1:
        return ()
    near = {1, last, *range(address.page - 2, address.page + 3)}
    links: list[PageLink] = []
    before = 0
    for number in sorted(n for n in near if 1 <= n <= last):
        if number > before + 1:
            links.append(PageLink("…", None))
        here = number == address.page
        url = None if here else replace(address, page=number).url()
        links.append(PageLink(str(number), url))
        before = number
    return tuple(links)


def _choice(address: Address, name: FacetName, facet: Facet) -> Choice:
    value = str(facet.value)
    url = address.toggled(name, value).url()
    return Choice(value_label(name, value), url, value in address.values(name), facet.count)


def _ordered(name: FacetName, facets: tuple[Facet, ...]) -> list[Facet]:
    if name is FacetName.YEAR:
        return sorted(facets, key=lambda facet: str(facet.value), reverse=True)
    return list(facets)


def _worth(name: FacetName, choices: list[Choice]) -> bool:
    """Comparators, kinds of form and openness matter only where they divide what is found."""
    if name in {FacetName.COMPARATOR, FacetName.FORM, FacetName.OPEN}:
        return len(choices) > 1 or any(choice.chosen for choice in choices)
    return bool(choices)
