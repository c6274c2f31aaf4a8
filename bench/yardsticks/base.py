"""What a yardstick does."""

from collections.abc import Sequence
from typing import Protocol

from search.engine import Document


class Yardstick(Protocol):
    name: str

    def write(self, documents: Sequence[Document]) -> None: ...

    def find(self, text: str, limit: int) -> list[int]:
        """The numbers of the documents that a text finds, best first."""
        ...


def said(document: Document) -> tuple[str, str, str]:
    """Name, goal and the rest of a document: the three fields of every yardstick."""
    rest = (
        document.value_text,
        document.actual_text,
        document.project,
        document.department,
        document.implementing_unit,
    )
    return document.name, document.text, " ".join(filter(None, rest))
