"""What a workspace keeps, and the rows that are derived from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from corpus.model import Document, Form


class NodeRow(NamedTuple):
    """A node of the graph as one form states it."""

    id: str
    kind: str
    label: str
    year: int | None = None


class LinkRow(NamedTuple):
    source: str
    target: str
    kind: str


class StoredLink(NamedTuple):
    source: str
    target: str
    kind: str
    form: str  # id of the form that states it


class FormRows(NamedTuple):
    """What one form adds to the graph."""

    nodes: tuple[NodeRow, ...]
    links: tuple[LinkRow, ...]


RowsOf = Callable[[Form, str], FormRows]  # (form, document id) → its rows


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    id: str
    name: str
    title: str | None
    publisher: str | None
    path: str  # as given when it was added
    size: int  # bytes
    forms: int
    indicators: int
    unplaced: int  # characters that no statement and no label explains
    open_readings: int


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    forms: int
    projects: int
    indicators: int
    goals: int
    years: tuple[int, ...]
    departments: int


class GraphRows(Protocol):
    """The derived link table: what graph.query needs."""

    def nodes(self, ids: Sequence[str]) -> dict[str, NodeRow]: ...

    def links_of(self, id_: str, limit: int) -> list[StoredLink]:
        """Links from and to a node, sorted by (kind, source, target, form); at most `limit`."""
        ...

    def degree(self, id_: str) -> int: ...


class RecordStore(Protocol):
    """The one truth of a workspace. One writer at a time, readers never wait."""

    generation: int  # raised by every commit that changes anything

    def put(self, document: Document, original: bytes, path: str) -> str:
        """"added", "unchanged" or "replaced" (same path, other content)."""
        ...

    def remove(self, document_id: str) -> None: ...

    def documents(self) -> Iterator[Document]: ...

    def forms(self) -> Iterator[Form]: ...
