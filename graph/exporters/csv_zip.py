"""Tables in a ZIP that is written row by row; the same rows give the same bytes."""

import csv
import io
from collections.abc import Iterable
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


class CsvZip:
    """One table after the other: `table` begins the next, `finish` ends the last and the file.

    Each gives the next piece of the file, which may be empty.
    """

    def __init__(self) -> None:
        self._written = _Pipe()
        self._zip = ZipFile(self._written, "w", ZIP_DEFLATED)
        self._table: IO[bytes] | None = None

    def table(self, name: str, *, large: bool = True) -> bytes:
        """One that is not `large` must stay under 2 GiB; Excel opens no others."""
        self._close()
        entry = ZipInfo(name)  # of 1980
        entry.compress_type = ZIP_DEFLATED
        self._table = self._zip.open(entry, "w", force_zip64=large)
        return self._written.taken()

    def row(self, cells: Iterable[object]) -> bytes:
        return self.lines(csv_line(cells))

    def lines(self, data: bytes) -> bytes:
        assert self._table is not None
        self._table.write(data)
        return self._written.taken()

    def finish(self) -> bytes:
        self._close()
        self._zip.close()
        return self._written.taken()

    def _close(self) -> None:
        if self._table is not None:
            self._table.close()


def csv_line(cells: Iterable[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode("utf-8", "replace")


class _Pipe(io.RawIOBase):
    """What ZipFile writes, to be taken away piece by piece; nothing can go back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces
