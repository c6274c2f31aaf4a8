"""SQLite FTS5: with pairs of characters, and with its own trigrams."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bench.yardsticks.base import said
from search.analysis import folded
from search.engine import Document

_WEIGHTS = "bm25(text, 10.0, 3.0, 1.0)"  # a name counts most


def bigrams(text: str) -> str:
    plain = folded(text)
    return " ".join(plain[at : at + 2] for at in range(max(1, len(plain) - 1)))


class Bigrams:
    """The pairs are made here; a text is looked for as a phrase of its pairs."""

    name = "SQLite FTS5 of bigrams"
    _tokenizer = "unicode61"

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / f"{type(self).__name__}.sqlite")

    def write(self, documents: Sequence[Document]) -> None:
        self.database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, year, level2, number)")
        self.database.execute(
            "CREATE VIRTUAL TABLE text USING fts5"
            f"(name, goal, rest, content='', tokenize='{self._tokenizer}')"
        )
        self.database.executemany(
            "INSERT INTO rows VALUES (?, ?, ?, ?)",
            ((n, each.year, each.level2, each.number) for n, each in enumerate(documents)),
        )
        self.database.executemany(
            "INSERT INTO text (rowid, name, goal, rest) VALUES (?, ?, ?, ?)",
            ((n, *map(self.cut, said(each))) for n, each in enumerate(documents)),
        )
        self.database.commit()

    def cut(self, text: str) -> str:
        return bigrams(text)

    def asked(self, text: str) -> str:
        """The expression that asks for every word of a text as a phrase."""
        return " ".join(f'"{self.cut(word)}"' for word in text.replace('"', " ").split())

    def find(self, text: str, limit: int) -> list[int]:
        """What holds all words or, where nothing does, any piece of them."""
        pieces = " OR ".join(f'"{piece}"' for piece in self.pieces(text))
        return self._found(self.asked(text), limit) or self._found(pieces, limit)

    def pieces(self, text: str) -> list[str]:
        return bigrams(text.replace('"', " ")).split()

    def _found(self, asked: str, limit: int) -> list[int]:
        statement = f"SELECT rowid FROM text WHERE text MATCH ? ORDER BY {_WEIGHTS} LIMIT ?"
        return [row for (row,) in self.database.execute(statement, (asked, limit))] if asked else []


class Trigrams(Bigrams):
    """Cannot be asked for less than three characters."""

    name = "SQLite FTS5 trigram"
    _tokenizer = "trigram"

    def cut(self, text: str) -> str:
        return folded(text)

    def pieces(self, text: str) -> list[str]:
        plain = folded(text).replace('"', "")
        return [plain[at : at + 3] for at in range(len(plain) - 2)]
