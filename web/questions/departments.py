"""The departments of a workspace, with what each has here."""

from collections.abc import Iterable
from typing import NamedTuple

from corpus.ids import department_id
from corpus.store.counts import DepartmentCounts
from search.engine import FacetName, Query
from web.services import Services


class Listed(NamedTuple):
    name: str
    counts: DepartmentCounts


def departments(services: Services, words: str = "") -> list[Listed]:
    """Those with most indicators first; with `words` those whose names hold all of them."""
    named = _names(services)
    every = (
        Listed(named.get(counts.id) or _printed(services, counts.id), counts)
        for counts in services.store.departments()
    )
    asked = words.split()
    return sorted((each for each in every if _holds(each.name, asked)), key=_most_first)


def _names(services: Services) -> dict[str, str]:
    """Of spellings that are one department the commonest."""
    facets = services.search(Query(limit=0)).facets[FacetName.DEPARTMENT]
    return {department_id(str(each.value)): str(each.value) for each in reversed(facets)}


def _printed(services: Services, id_: str) -> str:
    return services.forms_of(id_)[-1].form.department or id_


def _holds(name: str, words: Iterable[str]) -> bool:
    return all(word in name for word in words)


def _most_first(each: Listed) -> tuple[int, str]:
    return -each.counts.indicators, each.name
