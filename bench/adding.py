"""How fast documents that were read go into store, graph and index."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.generate import documents
from bench.table import Figure, cpu_seconds
from bench.workspace import files_of, workspace_for
from corpus.model import Document

FORMS = 1_500
TIMES = 3
BAR = 3_000.0  # indicators a CPU-second


def figures(forms: int = FORMS) -> Iterator[Figure]:
    made = list(documents(forms))
    indicators = sum(len(document.forms[0].indicators) for document, _ in made)
    seconds = min(_add(made) for _ in range(TIMES))
    with TemporaryDirectory() as folder:
        plain = cpu_seconds(lambda: _insert_bigrams(made, Path(folder) / "plain.sqlite"))
    yield Figure(
        f"add {indicators:,} indicators: store, graph, index",
        indicators / seconds,
        "/s",
        BAR,
        more_is_better=True,
        yardstick="SQLite FTS5 of bigrams",
        yardstick_value=indicators / plain,
    )


def _add(made: list[tuple[Document, bytes]]) -> float:
    with TemporaryDirectory() as name, workspace_for(made, Path(name)) as services:
        files = files_of(made, Path(name))
        seconds = cpu_seconds(lambda: services.add([files]))
        assert services.stats().documents == len(made)
    return seconds


def _insert_bigrams(made: list[tuple[Document, bytes]], path: Path) -> None:
    """The same names, goals and values as rows of a full-text table."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIRTUAL TABLE text USING fts5(words, content='')")
        for document, _ in made:
            form = document.forms[0]
            rows = [f"{i.name} {i.target.raw if i.target else ''}" for i in form.indicators]
            texts = [*rows, *(goal.text for goal in form.goals)]
            connection.executemany(
                "INSERT INTO text (words) VALUES (?)", [(_bigrams(text),) for text in texts]
            )
    connection.close()


def _bigrams(text: str) -> str:
    return " ".join(text[at : at + 2] for at in range(len(text) - 1))
