"""URL → engine."""

from pathlib import Path

from search.engine import SearchEngine
from search.errors import UnknownEngine

_KNOWN = ("memory:", "whoosh:FOLDER")


def open_engine(url: str) -> SearchEngine:
    """An engine on the index that stands there, or on an empty one.

    Raises UnknownEngine. An index that does not open raises IndexDamaged when it is first used.
    """
    name, _, place = url.partition(":")
    if name == "memory":
        from search.engines.memory import MemoryEngine

        return MemoryEngine()
    if name == "whoosh" and place:
        from search.engines.whoosh_engine import WhooshEngine

        return WhooshEngine(Path(place))
    raise UnknownEngine(url, _KNOWN)
