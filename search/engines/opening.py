"""URL → engine."""

from collections.abc import Callable
from pathlib import Path

from search.engine import SearchEngine
from search.engines.grams import GramStore
from search.errors import EngineNotInstalled, EngineNotThere, UnknownEngine

_REMOTE = ("http", "https")
KNOWN = ("memory:", "whoosh:FOLDER", "tantivy:FOLDER")


def open_engine(url: str) -> SearchEngine:
    """An engine on the index that stands there, or on an empty one.

    Another engine, such as a remote one, is one more name here and a class that passes
    tests/search/test_engines.py.

    Raises UnknownEngine, EngineNotThere and EngineNotInstalled. An index that does not open raises
    IndexDamaged when it is first used.
    """
    name, _, place = url.partition(":")
    if name in _REMOTE:
        raise EngineNotThere(url)
    if name == "memory":
        from search.engines.memory import MemoryEngine

        return MemoryEngine()
    if name in _STORES and place:
        from search.engines.folder_engine import FolderEngine

        return FolderEngine(Path(place), _STORES[name]())
    raise UnknownEngine(url, KNOWN)


def _whoosh() -> GramStore:
    from search.engines.whoosh_grams import WhooshGrams

    return WhooshGrams()


def _tantivy() -> GramStore:
    try:
        from search.engines.tantivy_grams import TantivyGrams
    except ImportError as error:
        raise EngineNotInstalled("tantivy", "fast") from error
    return TantivyGrams()


_STORES: dict[str, Callable[[], GramStore]] = {"whoosh": _whoosh, "tantivy": _tantivy}
