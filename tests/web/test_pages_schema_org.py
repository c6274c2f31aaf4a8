"""What pages say of themselves in the words of schema.org."""

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from corpus.ids import department_id, project_id
from corpus.model import Comparator
from graph.rdf.addresses import DATA_BASE
from tests.builders import seed_document
from web.presenters.schema_org import SchemaOrg
from web.services import Services

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SEED = seed_document()
FORM = SEED.forms[0]
PROJECT = project_id(FORM.department, FORM.project or "")
DEPARTMENT = department_id(FORM.department or "")
TYPES = {
    "/": "Dataset",
    "/about": "Dataset",
    f"/projects/{PROJECT}": "Project",
    f"/forms/{FORM.id}": "CreativeWork",
    f"/goals/{FORM.goals[0].id}": "CreativeWork",
    f"/indicators/{FORM.indicators[0].definition_id}": "StatisticalVariable",
    f"/departments/{DEPARTMENT}": "GovernmentOrganization",
    f"/documents/{SEED.id}": "DigitalDocument",
}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def said_by(client: FlaskClient, address: str) -> list[dict[str, Any]]:
    """The nodes of the page's block, after a parser of JSON-LD has taken it."""
    (block,) = BLOCK.findall(client.get(address).text)
    assert not set("<>&") & set(block)
    said = json.loads(block)
    assert said["@context"] == "https://schema.org"
    local = json.dumps(said | {"@context": {"@vocab": "https://schema.org/"}})
    assert len(list(parse(local, format=RdfFormat.JSON_LD))) > 5
    nodes: list[dict[str, Any]] = said["@graph"]
    return nodes


@pytest.mark.parametrize("address", TYPES)
def test_a_page_says_what_it_is(client: FlaskClient, address: str) -> None:
    nodes = said_by(client, address)
    main = nodes[0]
    assert main["@type"] == TYPES[address]
    if address not in {"/", "/about"}:
        id_ = address.rpartition("/")[2]
        assert (main["@id"], main["identifier"]) == (DATA_BASE + id_, id_)
        assert main["url"] == f"http://localhost{address}"
        crumbs = nodes[-1]["itemListElement"]
        assert nodes[-1]["@type"] == "BreadcrumbList"
        assert [each["position"] for each in crumbs] == list(range(1, len(crumbs) + 1))
        assert crumbs[-1]["item"] == main["url"]


def test_a_target_is_observed_as_what_it_binds_to(client: FlaskClient) -> None:
    rows = {
        each.target.comparator: each
        for form in SEED.forms
        for each in form.indicators
        if each.target and each.target.number is not None
    }
    keys = {Comparator.AT_LEAST: "minValue", Comparator.EQUAL: "value"}
    for comparator, key in keys.items():
        row = rows[comparator]
        nodes = said_by(client, f"/indicators/{row.definition_id}")
        observed = next(each for each in nodes if each.get("@id") == f"{DATA_BASE}{row.id}#target")
        assert row.target
        assert observed[key] == row.target.number
        assert observed["unitText"] == row.target.unit
        assert observed["observationDate"] == "2024"
        assert observed["variableMeasured"] == {"@id": DATA_BASE + row.definition_id}


def test_the_data_sets_lead_to_files_that_are_there(client: FlaskClient) -> None:
    for address in ("/", f"/departments/{DEPARTMENT}"):
        (data,) = [each for each in said_by(client, address) if each["@type"] == "Dataset"]
        assert len(data["description"]) > 30
        assert len(data["distribution"]) >= 6
        for file in data["distribution"]:
            answer = client.head(file["contentUrl"])
            assert (answer.status_code, answer.mimetype) == (200, file["encodingFormat"])


def test_a_hostile_text_stays_within_its_block(client: FlaskClient, library: Services) -> None:
    pages = [f"/projects/{row}" for row in _hostile(library)]
    assert pages
    for page in pages:
        nodes = said_by(client, page)
        assert nodes[0]["name"] == "<script>alert(1)</script>"
        assert "<script>alert" not in client.get(page).text


def _hostile(library: Services) -> set[str]:
    return {
        project_id(each.form.department, each.form.project)
        for each in library.store.forms()
        if each.form.project and "<script>" in each.form.project
    }


def test_the_addresses_follow_the_base_of_the_setting(
    client: FlaskClient, library: Services
) -> None:
    with client.application.test_request_context("/"):
        said = SchemaOrg("https://data.example/id/").workspace(library.stats())
    assert said[0]["@id"] == "https://data.example/id/dataset"


def test_the_policy_of_the_pages_lets_the_block_be_and_runs_nothing_of_it(
    client: FlaskClient, library: Services, browser: "Browser"
) -> None:
    page, complaints = browser.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    address = f"/projects/{next(iter(_hostile(library)))}"

    def answered(route: Any) -> None:
        path = route.request.url.removeprefix("http://localhost")
        with client.get(path) as answer:
            status, headers = answer.status_code, dict(answer.headers)
            route.fulfill(status=status, headers=headers, body=answer.data)

    page.route("**/*", answered)
    page.goto(f"http://localhost{address}")
    block = page.locator('script[type="application/ld+json"]')
    assert block.count() == 1
    assert "alert(1)" in (block.text_content() or "")
    assert complaints == []
    page.close()
