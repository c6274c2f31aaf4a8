"""The version of this program, as it was installed."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version


@lru_cache(maxsize=1)
def own_version() -> str:
    """Empty where it runs from a folder of source."""
    try:
        return version("jixiao")
    except PackageNotFoundError:
        return ""
