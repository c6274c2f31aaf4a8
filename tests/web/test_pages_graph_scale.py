"""No page reads the whole graph: the rows that the pages of a graph take are counted."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from corpus.ids import department_id, project_id
from corpus.store import reading
from tests.builders import DEPARTMENT, make_document, make_form, make_indicator
from tests.fakes import FakeReader
from web import create_app
from web.bootstrap import open_services
from web.config import Config

FORMS, ROWS_A_FORM = 400, 6
MOST_READ = 3_000  # rows of a page, whatever the size of the workspace
PROJECT = project_id(DEPARTMENT, "项目7")


class Counted:
    """How many nodes and links were read; all at once is refused."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.rows = 0
        for name in ("nodes", "links_of", "ties_of"):
            patch.setattr(reading, name, self._counting(getattr(reading, name)))
        for name in ("every_node", "every_link"):
            patch.setattr(reading, name, self._refused)

    def _counting(self, ask: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            found = ask(*arguments)
            self.rows += len(found)
            return found

        return counted

    def _refused(self, *_: Any) -> Iterator[Any]:
        raise AssertionError("the whole graph was asked for")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("many")
    rows = tuple(make_indicator(name=f"指标{n}") for n in range(ROWS_A_FORM))
    services = open_services(Config(folder, engine="memory:"), reader=FakeReader())
    with services.store.batch():
        for n in range(FORMS):
            form = make_form(project=f"项目{n}", indicators=rows)
            services.store.put(make_document(form, name=f"{n}.txt"), b"", f"/{n}.txt")
    links = sum(1 for row in services.store.whole_graph() if len(row) == 4)
    assert links > 5 * MOST_READ
    yield create_app(services).test_client()
    services.close()


@pytest.mark.parametrize(
    "node", ["category-output", "year-2024", department_id(DEPARTMENT), PROJECT]
)
def test_a_page_of_the_graph_reads_a_few_rows(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, node: str
) -> None:
    counted = Counted(monkeypatch)
    assert client.get(f"/graph?node={node}").status_code == 200
    assert 0 < counted.rows < MOST_READ


def test_the_way_between_two_nodes_reads_a_few_rows(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(monkeypatch)
    other = project_id(DEPARTMENT, "项目300")
    assert client.get(f"/graph?node={PROJECT}&to={other}").status_code == 200
    assert 0 < counted.rows < 2 * MOST_READ


@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/about",
        "/documents",
        "/graph?find=指标",
        f"/projects/{PROJECT}",
        f"/departments/{department_id(DEPARTMENT)}",
    ],
)
def test_no_other_page_asks_for_the_whole_graph(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    counted = Counted(monkeypatch)
    assert client.get(page).status_code == 200
    assert counted.rows < MOST_READ
