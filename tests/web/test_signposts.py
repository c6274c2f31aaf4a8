"""What leads programs to the pages: OpenSearch, sitemap, robots."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.web.markup import Page
from web.blueprints import signposts
from web.services import Services

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
OPEN = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def addresses(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "application/xml"
    found = ElementTree.fromstring(answer.text).findall(".//s:loc", SITEMAP)
    return [each.text or "" for each in found]


def test_the_sitemap_leads_to_every_document_project_and_definition(
    client: FlaskClient, library: Services
) -> None:
    parts = addresses(client, "/sitemap.xml")
    pages = [each for part in parts for each in addresses(client, part)]
    assert len(pages) == len(set(pages))
    wanted = {f"http://localhost/documents/{each.id}" for each in library.documents()}
    for found in library.store.forms():
        wanted.add(f"http://localhost/forms/{found.form.id}")
        wanted |= {
            f"http://localhost/indicators/{row.definition_id}" for row in found.form.indicators
        }
    assert wanted <= set(pages)
    kinds = {urlsplit(each).path.split("/")[1]: each for each in pages}
    assert {client.get(each).status_code for each in kinds.values()} == {200}


def test_parts_have_a_most_and_their_dates(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signposts, "_PART", 2)
    parts = [each for each in addresses(client, "/sitemap.xml") if "-form-" in each]
    assert len(parts) > 1
    sizes = [len(addresses(client, each)) for each in parts]
    assert set(sizes[:-1]) == {2}
    assert sizes[-1] in {1, 2}
    root = ElementTree.fromstring(client.get(parts[0]).text)
    assert len(root.findall(".//s:lastmod", SITEMAP)) == 2
    for beyond in (f"/sitemap-form-{len(parts) + 1}.xml", "/sitemap-form-0.xml"):
        assert client.get(beyond).status_code == 404


def test_robots_are_told_the_sitemap_and_to_leave_exports_alone(client: FlaskClient) -> None:
    lines = client.get("/robots.txt", base_url="https://jx.example").text.splitlines()
    assert "Sitemap: https://jx.example/sitemap.xml" in lines
    assert {"User-agent: *", "Disallow: /sparql", "Disallow: /graph"} <= set(lines)


def test_a_browser_can_offer_the_search(client: FlaskClient) -> None:
    (link,) = [e for e in Page(client.get("/").text).all("link") if e.attributes["rel"] == "search"]
    answer = client.get(link.attributes["href"])
    assert answer.mimetype == link.attributes["type"]
    urls = ElementTree.fromstring(answer.text).findall("o:Url", OPEN)
    for url in urls:
        address = url.attrib["template"].replace("{searchTerms}", "满意度")
        got = client.get(address)
        assert (got.status_code, got.mimetype) == (200, url.attrib["type"])
    typed, offered = client.get("/suggestions?q=满意").json  # type: ignore[misc]
    assert typed == "满意"
    assert "满意度" in offered


@pytest.mark.parametrize("address", ["/api", "/api/"])
def test_the_address_without_a_version_leads_to_the_api(client: FlaskClient, address: str) -> None:
    assert client.get(address).location == "/api/v1/"
