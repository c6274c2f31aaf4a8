"""Analyses of the workspace's forms, over the blocks whose facts are worked out."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import ids
from corpus.errors import RecordNotFound
from web.inferred.derived import Derived
from web.inferred.products import FACTS

if TYPE_CHECKING:
    from graph.analyses import BlockFacts, Choice, Item, Report

_AT_ONCE = 8  # blocks that one page works out at most
_REMEMBERED = 32  # reports


@dataclass(frozen=True, slots=True)
class Analysed:
    """`blocks` are the groups of departments of the choice, `waiting` those not yet worked out."""

    report: "Report"
    blocks: int
    waiting: int


class Analyses:
    """Remembers reports until `state` changes: that of the forms and decisions."""

    def __init__(self, derived: Derived, state: Callable[[], Hashable]) -> None:
        self._derived = derived
        self._state = state
        self._known: OrderedDict[Hashable, Analysed] = OrderedDict()
        self._guard = threading.Lock()

    def report(self, name: str, choice: "Choice", *, whole: bool = False) -> Analysed:
        """Over what is worked out and a few blocks more or, with `whole`, over every block."""
        from graph.analyses import ANALYSES

        keys, waiting = self._keys(choice, whole)
        key = (self._state(), waiting, name, choice)
        with self._guard:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        report = ANALYSES[name].report(self._blocks(keys), choice)
        found = Analysed(report, len(keys) + waiting, waiting)
        with self._guard:
            self._known[key] = found
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def items(self, name: str, choice: "Choice", *, whole: bool = False) -> "Iterator[Item]":
        """The findings behind a report, in the order of the blocks."""
        from graph.analyses import ANALYSES

        items = ANALYSES[name].items
        return items(self._blocks(self._keys(choice, whole)[0]), choice) if items else iter(())

    def _keys(self, choice: "Choice", whole: bool) -> tuple[list[str], int]:
        """The blocks to go over, and how many others there are."""
        if choice.departments:
            return sorted(set(self._of_departments(choice.departments))), 0
        states = self._derived.states()
        fresh = [state.key for state in states if state.fresh]
        stale = [state.key for state in states if not state.fresh]
        more = stale if whole else stale[:_AT_ONCE]
        return sorted(fresh + more), len(stale) - len(more)

    def _of_departments(self, names: frozenset[str]) -> Iterator[str]:
        for name in sorted(names):
            for id_ in (ids.department_id(name), ids.unit_id(name)):
                try:
                    yield from self._derived.blocks_of_node(id_)
                except RecordNotFound:
                    continue

    def _blocks(self, keys: list[str]) -> "Iterator[BlockFacts]":
        for key in keys:
            try:
                yield from self._derived.parts(FACTS, key).values()
            except RecordNotFound:  # gone meanwhile
                continue


def normal(choice: "Choice") -> "Choice":
    """The choice with names as they are compared."""
    names = frozenset(filter(None, map(ids.normalised, choice.departments)))
    return replace(choice, departments=names)
