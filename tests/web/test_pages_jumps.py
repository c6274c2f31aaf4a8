"""From statement to statement of a source, forth and back, without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.evaluations import PDF
from tests.web.conftest import WHOLE, Reader
from tests.web.markup import Page
from tests.web.originals import BOOK, SCAN, Originals
from web import create_app
from web.bootstrap import open_services
from web.config import Config


class Both(Reader, Originals):
    pass


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, list[str]]]:
    """A client, and the first page of a PDF, a scan, a sheet and a text."""
    folder = tmp_path_factory.mktemp("jumps")
    for name in (PDF, SCAN, BOOK, WHOLE):
        Path(folder / name).write_text(name, "utf-8")
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=Both())
    services.add(sorted(folder.glob("*.*")))
    ids = {each.name: each.id for each in services.documents()}
    pages = [f"/documents/{ids[name]}/pages/1" for name in (PDF, SCAN, BOOK)]
    yield create_app(services).test_client(), [*pages, f"/documents/{ids[WHOLE]}"]
    services.close()


def bar_of(client: FlaskClient, address: str) -> tuple[Page, dict[str, str]]:
    """The page, and where the links of its bar lead."""
    shown = Page(client.get(address, follow_redirects=True).text)
    bar = shown.one("nav", "jumps")
    rels = ("prev", "next")
    links = [each for each in shown.all("a") if each.attributes.get("accesskey")]
    assert bar.text
    return shown, {
        rel: e.attributes["href"] for e in links for rel in rels if e.attributes["rel"] == rel
    }


@pytest.mark.parametrize("which", range(4), ids=["pdf", "scan", "sheet", "text"])
def test_the_next_leads_through_every_statement_and_the_last_back_again(
    sources: tuple[FlaskClient, list[str]], which: int
) -> None:
    client, addresses = sources
    seen = []
    shown, links = bar_of(client, addresses[which])
    assert "prev" not in links
    count = int(shown.one("nav", "jumps").text.split(" / ")[1].split()[0])
    while "next" in links:
        seen.append(links["next"])
        shown, links = bar_of(client, links["next"])
        assert shown.one("nav", "jumps").text.count(f"{len(seen)} / {count}") == 1
        assert shown.one("a", "of").attributes["href"]
    assert len(seen) == len(set(seen)) == count
    for address in reversed(seen[:-1]):
        assert links["prev"] == address
        _, links = bar_of(client, links["prev"])


def test_a_statement_that_goes_on_elsewhere_is_marked_there_too(
    sources: tuple[FlaskClient, list[str]],
) -> None:
    client, (pdf, *_) = sources
    sections = set()
    _, links = bar_of(client, pdf)
    while "next" in links:
        shown, links = bar_of(client, links["next"])
        sections.add(len(shown.all("section", "source-view")))
    assert sections == {1, 2}
