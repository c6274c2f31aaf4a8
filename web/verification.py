"""What can be wrong with a workspace."""

from collections.abc import Iterator

from corpus.errors import OriginalAbsent, WorkspaceDamaged
from corpus.store.sqlite import SqliteRecordStore
from web.text_index import TextIndex


def problems_of(store: SqliteRecordStore, index: TextIndex) -> Iterator[str]:
    """A sentence for each: the database, the originals, the graph's rows, the index."""
    yield from store.problems()
    for summary in store.summaries():
        try:
            store.original(summary.id)
        except (WorkspaceDamaged, OriginalAbsent) as error:
            yield str(error)
    yield from index.problems()
