"""Links to the pages of a long list."""

from collections.abc import Callable
from dataclasses import dataclass

_NEAR = 2  # pages on either side of the one shown


@dataclass(frozen=True, slots=True)
class PageLink:
    label: str
    url: str | None  # None for the page one is on, and for a gap


def page_links(
    page: int, count: int, size: int, url_of: Callable[[int], str]
) -> tuple[PageLink, ...]:
    """Links to the first, the last and the near pages, 1-based; empty for a single page."""
    last = max(1, -(-count // size))
    if last == 1:
        return ()
    near = {1, last, *range(page - _NEAR, page + _NEAR + 1)}
    links: list[PageLink] = []
    before = 0
    for number in sorted(n for n in near if 1 <= n <= last):
        if number > before + 1:
            links.append(PageLink("…", None))
        links.append(PageLink(str(number), None if number == page else url_of(number)))
        before = number
    return tuple(links)
