"""Answers kept in memory up to a size: the longest unused goes first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable


class LastUsed:
    """Any number of threads may ask."""

    def __init__(self, most: int) -> None:
        """`most` bytes are kept."""
        self._most = most
        self._size = 0
        self._bodies: OrderedDict[Hashable, bytes] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        with self._guard:
            if key in self._bodies:
                self._bodies.move_to_end(key)
            return self._bodies.get(key)

    def put(self, key: Hashable, body: bytes) -> None:
        with self._guard:
            known = self._bodies.pop(key, None)
            self._size += len(body) - (len(known) if known else 0)
            self._bodies[key] = body
            while self._size > self._most:
                self._size -= len(self._bodies.popitem(last=False)[1])
