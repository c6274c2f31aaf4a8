"""How much of a file is read before a reader gives up: against files made to break it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. A file that goes over a limit fails, or its page does, by name."""

    bytes: int = 64 * 2**20  # of a file
    unpacked: int = 256 * 2**20  # of everything in an archive or office file
    ratio: int = 200  # unpacked to packed, for members over 1 MiB
    members: int = 5_000  # of an archive
    depth: int = 3  # archives within archives
    pages: int = 2_000  # of a PDF or sheets of a book
    cells: int = 400_000  # of a table, spans counted out
    page_points: float = 14_400  # width or height of a page; what PDF 1.7 allows
    page_objects: int = 60_000  # lines and characters of a PDF page
    pixels: int = 60_000_000  # of a picture
    seconds: float = 120  # of a file, by the clock
    memory: int = 2 * 2**30  # bytes of address space over what the child needs itself
