"""What a workspace keeps, and the rows that are derived from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from corpus.model import Document, Form, Format
from corpus.store.counts import Counts, DepartmentCounts


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


class Outcome(StrEnum):
    """What putting a document into the workspace did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"  # same path, other content; or same content, read or titled otherwise


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    id: str
    name: str
    title: str | None
    publisher: str | None
    path: str  # as given when it was added; of several the first in sorted order
    size: int  # bytes
    forms: int
    indicators: int
    unplaced: int  # characters that no statement and no label explains
    open_readings: int
    sha256: str = ""
    format: Format = "text"
    pages: int = 1


@dataclass(frozen=True, slots=True)
class FormInDocument:
    """The shown copy of a form: the one with least unplaced text, then fewest open readings."""

    form: Form
    document_id: str
    also_in: tuple[str, ...] = ()  # other documents that print it, sorted


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNDONE = "undone"  # takes back what was said before


READING = "reading"  # the kind of a decision on an open reading


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a claim, which is named by its id and by its ends in their years.

    On an open reading (`kind` is READING) `claim` is the reading's id, `a` that of the row; `b` is
    the reading chosen, CONFIRMED, or empty where it cannot be decided, REJECTED.
    """

    claim: str
    kind: str
    a: str
    b: str
    year_a: int | None
    year_b: int | None
    verdict: Verdict
    by: str  # as given by the person
    at: str  # a day or a moment as given by the person: 2024-05-31, 2024-05-31T10:00
    note: str = ""


class GraphRows(Protocol):
    """The derived link table: what graph.query needs."""

    def nodes(self, ids: Sequence[str]) -> dict[str, NodeRow]: ...

    def links_of(self, id_: str, limit: int) -> list[StoredLink]:
        """Links from and to a node, sorted by (kind, source, target, form); at most `limit`."""
        ...

    def ties_of_each(self, ids: Sequence[str], limit: int) -> list[list[StoredLink]]:
        """The links of several nodes, in their order; what several forms state only by the first.

        At most `limit` of each node, all as of one moment.
        """
        ...

    def degree(self, id_: str, most: int | None = None) -> int:
        """How many links a node has; counting stops at `most`."""
        ...


class DecisionStore(Protocol):
    """What people decided, in the order in which it was said: only ever added to.

    Of several decisions on a claim the one said last stands, unless it is UNDONE.
    """

    @property
    def count(self) -> int:
        """How many were ever recorded; it only grows."""
        ...

    def decide(self, decision: Decision) -> None: ...

    def undo(self, claim: str, by: str, at: str, note: str = "") -> Decision:
        """Takes back the one that stands and returns it. Raises NothingDecided."""
        ...

    def standing(self) -> dict[str, Decision]:
        """By claim, sorted."""
        ...

    def history(self, claim: str | None = None, since: int = 0) -> list[Decision]:
        """In the order recorded; `since` leaves out the first so many of all."""
        ...

    def merge(self, decisions: Iterable[Decision]) -> int:
        """Adds those not yet recorded, in their order; how many. Twice adds nothing twice."""
        ...


class RecordStore(GraphRows, Protocol):
    """The one truth of a workspace. One writer at a time, readers never wait."""

    @property
    def decisions(self) -> DecisionStore: ...  # on claims

    @property
    def readings(self) -> DecisionStore: ...  # on what sources leave open

    @property
    def generation(self) -> int:
        """A number that every commit that changes a form raises."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Keeps other writers out. Raises WorkspaceBusy when another keeps writing."""
        ...

    def batch(self) -> AbstractContextManager[None]:
        """All changes in the block at once or, when it raises, none of them."""
        ...

    def put(self, document: Document, original: bytes | None, path: str) -> Outcome: ...

    def remove(self, document_id: str) -> None:
        """Raises RecordNotFound, as `document` and `form` do."""
        ...

    def rebuild(self) -> None:
        """Derives the graph's rows again from the forms."""
        ...

    def summaries(self) -> list[DocumentSummary]:
        """Sorted by path."""
        ...

    def summary(self, id_: str) -> DocumentSummary: ...

    def document(self, id_: str, page: int | None = None) -> Document:
        """With all its forms, or only those that go over a page."""
        ...

    def documents(self) -> Iterator[Document]:
        """Sorted by id."""
        ...

    def original(self, id_: str) -> bytes:
        """Raises WorkspaceDamaged when the original is gone or is not what was added,
        OriginalAbsent when the document came without it."""
        ...

    def has_original(self, id_: str) -> bool:
        """Whether the document came with its file."""
        ...

    def form(self, id_: str) -> FormInDocument: ...

    def forms(self) -> Iterator[FormInDocument]:
        """The shown copy of every form, sorted by form id."""
        ...

    def heads(self, ids: Iterable[str] | None = None) -> Iterator[Form]:
        """The shown copy of every form, or of these, sorted by id: without goals, rows, tasks."""
        ...

    def forms_stating(self, node: str, limit: int | None = None) -> list[FormInDocument]:
        """The shown copies of the forms that state a node, sorted by (year, form id)."""
        ...

    def ids_of_forms_stating(self, node: str) -> list[str]:
        """Sorted; those of documents that are not shown too."""
        ...

    def document_of(self, form: str) -> str:
        """The document whose copy of a form is shown. Raises RecordNotFound."""
        ...

    def count_forms_stating(self, node: str) -> int: ...

    def changes_since(self, generation: int) -> frozenset[str] | None:
        """Ids of the forms added, changed or removed since; None when it cannot be told."""
        ...

    def counts(self) -> Counts: ...

    def departments(self) -> list[DepartmentCounts]:
        """Sorted by id."""
        ...
