"""Things made of a block, kept in memory while the block stays as it is."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


class Latest(Generic[_Thing]):
    """Any number of threads may ask; two that ask for the same at once may both make it."""

    def __init__(self, most: int, size: Callable[[_Thing], int] = lambda thing: 1) -> None:
        """As many are kept as have `most` of `size` together, and always the last."""
        self._most = most
        self._size = size
        self._things: OrderedDict[str, tuple[Hashable, _Thing]] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, key: str, state: Hashable, make: Callable[[], _Thing]) -> _Thing:
        """What was made of this state of the block, or is made now."""
        with self._guard:
            known = self._things.get(key)
            if known and known[0] == state:
                self._things.move_to_end(key)
                return known[1]
        thing = make()
        with self._guard:
            self._things[key] = (state, thing)
            self._things.move_to_end(key)
            kept = sum(self._size(each) for _, each in self._things.values())
            while kept > self._most and len(self._things) > 1:
                kept -= self._size(self._things.popitem(last=False)[1][1])
        return thing
