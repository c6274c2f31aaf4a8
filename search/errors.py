"""What can go wrong in search.

JixiaoError
└── SearchError
    ├── UnknownEngine        no engine is known under that URL
    ├── EngineNotThere       a remote engine, which this version does not have
    ├── EngineNotInstalled   the engine's library is not there
    ├── MeaningNotTaught     no vectors of this model are there
    └── IndexDamaged         the index does not open; it can be made again from the records
"""

from corpus.errors import JixiaoError


class SearchError(JixiaoError):
    pass


class UnknownEngine(SearchError):
    def __init__(self, url: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{url}: no search engine; expected one of {', '.join(known)}")
        self.url = url


class EngineNotThere(SearchError):
    def __init__(self, url: str) -> None:
        super().__init__(
            f"{url.split('@')[-1]}: a search engine on a server (OpenSearch), which this version"
            " does not have yet; expected whoosh:, tantivy: or memory:"
        )


class EngineNotInstalled(SearchError):
    def __init__(self, name: str, extra: str) -> None:
        super().__init__(
            f"{name}: not installed; expected the extra {extra!r}: pip install 'jixiao[{extra}]'"
        )
        self.name = name


class MeaningNotTaught(SearchError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path}: no meanings were learned with this model;"
            " expected what `jixiao rebuild --meaning` makes"
        )
        self.path = path


class IndexDamaged(SearchError):
    def __init__(self, path: str, found: str) -> None:
        super().__init__(
            f"{path}: {found}; expected a search index; `jixiao rebuild` makes it again"
        )
        self.path = path
        self.found = found
