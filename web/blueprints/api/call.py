"""A request as an endpoint sees it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from web.blueprints.api.asked import Paged
from web.blueprints.api.cursors import page_of, start_of, token_of
from web.services import Services

A = TypeVar("A", covariant=True)
_Entry = TypeVar("_Entry")


@dataclass(frozen=True)
class Call(Generic[A]):
    services: Services
    asked: A
    address: Callable[[str], str]  # where the page before ended → address of the next page

    @cached_property
    def state(self) -> str:
        """Of forms and people's word."""
        store = self.services.store
        return f"{store.generation}.{store.decisions.count}"

    @property
    def derived_state(self) -> str:
        """Of what is worked out of them, too: lists over departments grow with it."""
        return f"{self.state}.{self.services.derived.progress().stale}"


def paged(
    call: Call[Paged], entries_from: Callable[[int], Iterable[_Entry]], state: str
) -> tuple[tuple[_Entry, ...], str | None]:
    """A page of the entries, which begin at a place, and the address of the next."""
    start = start_of(call.asked.after, state)
    page, more = page_of(entries_from(start), call.asked.limit)
    following = token_of(start + len(page), state)
    return page, call.address(following) if more else None
