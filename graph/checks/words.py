"""The word lists of `words.toml` as patterns; each entry there says where its words come from."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from corpus.ids import normalised


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("graph.checks").joinpath("words.toml").read_text("utf-8"))
    return {name: re.compile(entry["pattern"]) for name, entry in data.items()}


def found(name: str, text: str | None) -> str:
    """The words of a list that a text holds first; empty where it holds none."""
    match = _lists()[name].search(normalised(text))
    return match[0] if match else ""


def holds(name: str, text: str | None) -> bool:
    return _lists()[name].search(normalised(text)) is not None


def is_only(name: str, text: str | None) -> bool:
    """Whether a text is nothing but words of a list."""
    return _lists()[name].fullmatch(normalised(text)) is not None
