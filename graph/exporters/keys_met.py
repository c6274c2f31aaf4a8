"""Which keys were met before, in a temporary file: memory does not grow with them."""

import hashlib
from typing import IO

_KEY = 7  # bytes: among a million keys two are the same once in 70,000 times
_SLOT = 8  # bytes of a key in the file; an empty one is zeros
_SLOTS = 1 << 14  # of a new file


class KeysMet:
    """A hash table in a file that is opened without a buffer, and that the caller closes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._begin = 0  # of the table in the file
        self._slots = _SLOTS
        self._count = 0
        file.truncate(self._slots * _SLOT)

    def add(self, text: str) -> bool:
        """Whether it is new."""
        if self._count * 2 >= self._slots:
            self._grow()
        key = b"\1" + hashlib.blake2b(text.encode(), digest_size=_KEY).digest()
        if new := self._put(key):
            self._count += 1
        return new

    def _put(self, key: bytes) -> bool:
        at = int.from_bytes(key) % self._slots
        while True:
            self._file.seek(self._begin + at * _SLOT)
            there = self._file.read(_SLOT)
            if there == key:
                return False
            if not any(there):
                self._file.seek(self._begin + at * _SLOT)
                self._file.write(key)
                return True
            at = (at + 1) % self._slots

    def _grow(self) -> None:
        """A table of four times the size behind the old one, which is then a hole."""
        begin, end = self._begin, self._begin + self._slots * _SLOT
        self._begin, self._slots = end, self._slots * 4
        self._file.truncate(end + self._slots * _SLOT)
        for at in range(begin, end, _SLOT):
            self._file.seek(at)
            key = self._file.read(_SLOT)
            if any(key):
                self._put(key)
