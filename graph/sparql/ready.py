"""Queries that are ready to be asked: files of SPARQL with their titles in comments."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.model import Names


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """`answers` says what one learns of it; `text` is the query without the head of its file."""

    name: str
    title: Names
    answers: Names
    text: str


@cache
def ready_queries() -> tuple[ReadyQuery, ...]:
    """By name. A file begins with four lines: `# title-zh: …`, title-en, answers-zh, answers-en."""
    folder = files("graph.sparql") / "queries"
    found = [each for each in folder.iterdir() if each.name.endswith(".rq")]
    return tuple(
        _parsed(each.name.removesuffix(".rq"), each.read_text("utf-8"))
        for each in sorted(found, key=lambda each: each.name)
    )


def _parsed(name: str, content: str) -> ReadyQuery:
    *head, text = content.split("\n", 4)
    said = dict(line.removeprefix("# ").split(": ", 1) for line in head)
    return ReadyQuery(
        name,
        Names(said["title-zh"], said["title-en"]),
        Names(said["answers-zh"], said["answers-en"]),
        text.strip() + "\n",
    )
