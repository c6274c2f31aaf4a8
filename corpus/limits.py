"""How much of a file is read before a reader gives up: against files made to break it."""

from dataclasses import dataclass

_MIB = 2**20
_IN_BYTES = frozenset({"bytes", "unpacked", "memory", "output"})
_UNITS = {"seconds": " s", "page_seconds": " s", "cpu": " s", "page_points": " pt"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. A file that goes over a limit fails, or its page does, by name."""

    bytes: int = 64 * _MIB  # of a file
    unpacked: int = 256 * _MIB  # of everything in an archive or office file
    ratio: int = 200  # unpacked to packed, for members over 1 MiB
    members: int = 5_000  # of an archive
    depth: int = 3  # archives within archives
    pages: int = 2_000  # of a PDF or sheets of a book
    cells: int = 400_000  # of a table, spans counted out
    page_points: float = 14_400  # width or height of a page; what PDF 1.7 allows
    page_objects: int = 60_000  # lines and characters of a PDF page
    pixels: int = 60_000_000  # of a picture
    line: int = 1_000_000  # characters of a line of a text
    seconds: float = 120  # of a file, by the clock, without pages recognised in pictures
    page_seconds: float = 60  # of one page, by the clock
    cpu: float = 600  # seconds of processor time of a file, on all processors
    memory: int = 2048 * _MIB  # bytes of address space over what the child needs itself
    output: int = 256 * _MIB  # bytes of what was read of a file

    def over(self, field: str) -> str:
        """Such as `over the limit of 120 s (JIXIAO_READ_SECONDS)`."""
        return f"over the limit of {self._shown(field)} ({setting_of(field)})"

    def _shown(self, field: str) -> str:
        value: float = getattr(self, field)
        if field in _IN_BYTES and value >= _MIB:
            return f"{value / _MIB:,.0f} MiB"
        unit = " bytes" if field in _IN_BYTES else _UNITS.get(field, "")
        return f"{value:,.10g}{unit}"


def setting_of(field: str) -> str:
    """The name by which whoever runs the program sets a limit."""
    return f"JIXIAO_READ_{field.upper()}"
