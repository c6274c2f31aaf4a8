"""The engines; `open_engine` chooses one by URL."""

from search.engines.opening import open_engine

__all__ = ["open_engine"]
