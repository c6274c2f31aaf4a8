"""Facets, chips, orders and pages of a search as links."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from search.engine import Facet, FacetName, GroupBy, Results, Sort
from web.language import gettext, lazy_gettext
from web.presenters.labels import comparator_label, value_kind_label
from web.presenters.paging import PageLink, page_links
from web.presenters.search.address import PAGE, Address

SHOWN = 8  # values of a facet before "more"
MOST = 60  # values of a facet that are listed at all, besides those chosen
_NAMES = {
    FacetName.KIND: lazy_gettext("类型"),
    FacetName.YEAR: lazy_gettext("年度"),
    FacetName.DEPARTMENT: lazy_gettext("主管部门"),
    FacetName.LEVEL1: lazy_gettext("一级指标"),
    FacetName.LEVEL2: lazy_gettext("二级指标"),
    FacetName.UNIT: lazy_gettext("计量单位"),
    FacetName.COMPARATOR: lazy_gettext("比较方式"),
    FacetName.FORM: lazy_gettext("表的种类"),
    FacetName.VALUE_KIND: lazy_gettext("值的种类"),
    FacetName.OPEN: lazy_gettext("读法"),
    FacetName.FINDINGS: lazy_gettext("表内检查"),
}
_VALUES = {
    (FacetName.KIND, "indicator"): lazy_gettext("指标"),
    (FacetName.KIND, "goal"): lazy_gettext("目标"),
    (FacetName.KIND, "project"): lazy_gettext("项目"),
    (FacetName.KIND, "form"): lazy_gettext("表中其他内容"),
    (FacetName.OPEN, "open"): lazy_gettext("读法未定"),
    (FacetName.OPEN, "decided"): lazy_gettext("读法已定"),
    (FacetName.FINDINGS, "found"): lazy_gettext("有问题"),
    (FacetName.FINDINGS, "none"): lazy_gettext("无问题"),
}
_DIVIDING = frozenset(
    {
        FacetName.COMPARATOR,
        FacetName.FORM,
        FacetName.VALUE_KIND,
        FacetName.OPEN,
        FacetName.FINDINGS,
    }
)
_SORTS = (
    (Sort.RELEVANCE, False, lazy_gettext("相关")),
    (Sort.YEAR, False, lazy_gettext("年度新→旧")),
    (Sort.VALUE, False, lazy_gettext("数值小→大")),
    (Sort.VALUE, True, lazy_gettext("数值大→小")),
    (Sort.DEPARTMENT, False, lazy_gettext("部门")),
    (Sort.NAME, False, lazy_gettext("名称")),
)


_GROUPS = (
    (None, lazy_gettext("逐条")),
    (GroupBy.DEFINITION, lazy_gettext("指标历年合并")),
    (GroupBy.PROJECT, lazy_gettext("按项目合并")),
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
    unlisted: int  # values beyond those


@dataclass(frozen=True, slots=True)
class Chip:
    facet: str
    label: str
    without: Address  # the search without it

    @property
    def url(self) -> str:
        return self.without.url()


def facet_views(address: Address, results: Results) -> Iterator[FacetView]:
    """The facets worth showing; a chosen value stays in sight even where nothing has it."""
    url_of = address.toggled_urls()
    for name in FacetName:
        found = _ordered(name, results.facets.get(name, ()))
        chosen = address.values(name)
        if _worth(name, min(len(found), MOST), bool(chosen)):
            yield _view(name, found, chosen, partial(url_of, name))


def _view(
    name: FacetName, found: Sequence[Facet], chosen: Sequence[str], url_of: Callable[[str], str]
) -> FacetView:
    counts = {str(facet.value): facet.count for facet in found}
    listed = [str(facet.value) for facet in found[:MOST]]
    first = dict.fromkeys([*listed[:SHOWN], *chosen])

    def choice(value: str) -> Choice:
        count = counts.get(value, 0)
        return Choice(value_label(name, value), url_of(value), value in chosen, count)

    return FacetView(
        name,
        str(_NAMES[name]),
        tuple(map(choice, first)),
        tuple(choice(value) for value in listed if value not in first),
        len(found) - len(listed),
    )


def choice_lines(choices: Iterable[Choice]) -> str:
    """A `<li>` for each: a page has a hundred, and a macro takes five times as long."""
    return "\n".join(map(_line, choices))


def _line(choice: Choice) -> str:
    on = ' class="on" aria-current="true"' if choice.chosen else ""
    label, count = escape(choice.label), f'<span class="count">{choice.count:,}</span>'
    return f'<li><a href="{escape(choice.url)}"{on}>{label} {count}</a></li>'


def value_label(name: FacetName, value: str) -> str:
    if name is FacetName.COMPARATOR:
        return f"{value} {comparator_label(value)}"
    if name is FacetName.VALUE_KIND:
        return value_kind_label(value)
    return str(_VALUES.get((name, value), value))


def chips(address: Address) -> Iterator[Chip]:
    for name, value in address.chosen:
        without = address.toggled(name, value)
        yield Chip(str(_NAMES[name]), value_label(name, value), without)
    if address.minimum:
        without = replace(address, minimum="", page=1)
        yield Chip(gettext("数值"), f"≥ {address.minimum}", without)
    if address.maximum:
        without = replace(address, maximum="", page=1)
        yield Chip(gettext("数值"), f"≤ {address.maximum}", without)


def sorts(address: Address) -> Iterator[Choice]:
    for sort, reverse, label in _SORTS:
        chosen = address.sort is sort and address.reverse is reverse
        url = replace(address, sort=sort, reverse=reverse, page=1).url()
        yield Choice(str(label), url, chosen)


def groups(address: Address) -> Iterator[Choice]:
    for group, label in _GROUPS:
        url = replace(address, group=group, page=1).url()
        yield Choice(str(label), url, address.group is group)


def pages(address: Address, results: Results) -> tuple[PageLink, ...]:
    """By number, and the next one from where this one ends."""

    def url_of(page: int) -> str:
        return replace(address, page=page, after="").url()

    links = page_links(address.page, results.total, PAGE, url_of)
    if results.after is None:
        return links
    following = replace(address, page=address.page + 1, after=results.after)
    return (*links, PageLink(gettext("下一页"), following.url()))


def _ordered(name: FacetName, facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
    if name is FacetName.YEAR:
        return tuple(sorted(facets, key=lambda facet: str(facet.value), reverse=True))
    return facets


def _worth(name: FacetName, values: int, chosen: bool) -> bool:
    """Comparators, kinds, openness and findings matter only where they divide what is found."""
    dividing = name in _DIVIDING
    return chosen or values > (1 if dividing else 0)
