"""`python -m bench [PART…]`: measures every part, or those named, and prints one table."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module

from bench.table import Figure, show

PARTS = (
    "reading",
    "pdf_bench",
    "adding",
    "search_bench",
    "search_million",
    "retrieval",
    "exporting",
    "sparql",
    "neighbours",
    "linking",
    "starting",
    "serving",
)


def main(names: list[str]) -> int:
    """2 for an unknown part; a bar that is missed is no error but says so in the table."""
    unknown = set(names) - set(PARTS)
    if unknown:
        known = ", ".join(PARTS)
        sys.stderr.write(f"error: {', '.join(sorted(unknown))}; expected {known}\n")
        return 2
    show(_figures(names or list(PARTS)))
    return 0


def _figures(names: list[str]) -> Iterator[Figure]:
    for name in names:
        sys.stderr.write(f"{name} …\n")
        figures: Callable[[], Iterator[Figure]] = import_module(f"bench.{name}").figures
        yield from figures()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
