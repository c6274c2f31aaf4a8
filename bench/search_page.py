"""A whole page of results, through Flask, over an engine and a workspace without documents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from flask.testing import FlaskClient

from search.engine import SearchEngine
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.text_index import TextIndex


class _Alone(TextIndex):
    """An index that is never brought to the state of the workspace."""

    def is_current(self) -> bool:
        return True

    def catch_up(self, patience: float = 0.0) -> None:
        pass


def page_calls(
    engine: SearchEngine, texts: Sequence[str], folder: TemporaryDirectory[str]
) -> list[Callable[[], object]]:
    empty = open_services(Config(workspace=Path(folder.name)))
    services = replace(empty, index=_Alone(empty.store, lambda: engine, empty.index.folder))
    client = create_app(services).test_client()
    _page(client, "预热")
    return [partial(_page, client, text) for text in texts]


def _page(client: FlaskClient, text: str) -> None:
    answer = client.get(f"/?{urlencode({'q': text})}")
    assert answer.status_code == 200
