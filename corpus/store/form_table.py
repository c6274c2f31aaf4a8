"""The forms of a workspace: by id, or those that state a node."""

from collections.abc import Iterable, Iterator

from corpus.model import Form
from corpus.store import reading
from corpus.store.base import FormInDocument
from corpus.store.brief import FormInBrief
from corpus.store.connections import Connections


class FormTable:
    """Keeps the contract of RecordStore."""

    _connections: Connections

    def form(self, id_: str) -> FormInDocument:
        with self._connections.reading() as connection:
            return reading.form(connection, id_)

    def forms(self) -> Iterator[FormInDocument]:
        with self._connections.reading() as connection:
            yield from reading.forms(connection)

    def heads(self, ids: Iterable[str] | None = None) -> Iterator[Form]:
        with self._connections.reading() as connection:
            yield from reading.heads(connection, ids)

    def forms_stating(self, node: str, limit: int | None = None) -> list[FormInDocument]:
        with self._connections.reading() as connection:
            return reading.forms_stating(connection, node, limit)

    def forms_in_brief(self, node: str) -> list[FormInBrief]:
        """As `forms_stating`, without their rows."""
        with self._connections.reading() as connection:
            return reading.forms_in_brief(connection, node)

    def ids_of_forms_stating(self, node: str) -> list[str]:
        with self._connections.reading() as connection:
            return reading.ids_of_forms_stating(connection, node)

    def document_of(self, form: str) -> str:
        with self._connections.reading() as connection:
            return reading.document_of(connection, form)

    def count_forms_stating(self, node: str) -> int:
        with self._connections.reading() as connection:
            return reading.count_forms_stating(connection, node)
