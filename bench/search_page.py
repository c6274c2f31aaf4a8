"""A whole page of results, through Flask, over an engine alone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast
from urllib.parse import urlencode

from flask.testing import FlaskClient

from graph.rdf.addresses import DATA_BASE
from search.engine import Query, Results, SearchEngine
from web import create_app
from web.services import Services


class _OnlySearch:
    """What the page of results asks of the services."""

    base = DATA_BASE

    def __init__(self, engine: SearchEngine) -> None:
        self._engine = engine
        self.meaning = self  # of which the page asks whether it is known

    def search(self, query: Query) -> Results:
        return self._engine.search(query)

    def is_known(self) -> bool:
        return False


def page_calls(engine: SearchEngine, texts: Sequence[str]) -> list[Callable[[], object]]:
    client = create_app(cast(Services, _OnlySearch(engine))).test_client()
    _page(client, "预热")
    return [partial(_page, client, text) for text in texts]


def _page(client: FlaskClient, text: str) -> None:
    answer = client.get(f"/?{urlencode({'q': text})}")
    assert answer.status_code == 200
