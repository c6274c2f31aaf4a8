"""Config → Services: the one place where the parts are put together."""

import hashlib
from pathlib import Path

from corpus.limits import Limits
from corpus.store.sqlite import SqliteRecordStore
from graph.build import form_rows
from graph.rdf.addresses import DATA_BASE
from search.engine import SearchEngine
from web.config import Config
from web.inferred.analysed import Analyses
from web.inferred.claims import Claims
from web.inferred.derived import Derived
from web.inferred.products import making
from web.inferred.years import Years
from web.linked_data.queries import RdfQueries
from web.originals.document_reader import CorpusReader, DocumentReader
from web.originals.source_pages import SourcePages
from web.originals.view_cache import ViewCache
from web.services import Services
from web.text_index import TextIndex
from web.uploads import Queue, Uploads


def default_reader(limits: Limits) -> DocumentReader:
    return CorpusReader(limits)


def open_services(
    config: Config, create: bool = True, reader: DocumentReader | None = None
) -> Services:
    """Raises StoreError when there is no workspace and `create` is false, or it is damaged."""

    def engine() -> SearchEngine:
        from search.engines import open_engine

        return open_engine(config.engine_url)

    store = SqliteRecordStore(config.workspace, form_rows, create=create, patience=config.patience)
    index = TextIndex(store, engine, config.workspace)
    queries = RdfQueries(_rdf_folder(config), config.store, config.base)
    reader = reader or default_reader(config.limits)
    pages = SourcePages(reader, store.original, ViewCache(config.workspace / "views"))
    derived = Derived(store, config.workspace, making)
    analyses = Analyses(derived, lambda: (store.generation, store.decisions.count))
    claims = Claims(store, derived)
    years = Years(store, derived, claims)
    return Services(
        store, index, reader, queries, pages, derived, analyses, claims, years, config.base
    )


def open_uploads(
    services: Services, config: Config, reader: DocumentReader | None = None
) -> Uploads:
    """Read by a reader of their own: pages of originals need not wait for them."""
    queue = Queue(config.workspace / "uploads", config.serving.upload_files)
    return Uploads(queue, services.store, services.index, reader or default_reader(config.limits))


def _rdf_folder(config: Config) -> Path:
    """Each base has its own: a file of one never answers for another."""
    folder = config.workspace / "rdf"
    if config.base == DATA_BASE:
        return folder
    return folder / hashlib.blake2b(config.base.encode(), digest_size=6).hexdigest()
