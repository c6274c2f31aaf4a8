"""The endpoint's page for people, and the command line beside it."""

from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from graph.sparql.ready import ready_queries
from tests.conftest import Run
from web.services import Services

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = {"Accept": "text/html"}


def page(client: FlaskClient, **asked: str) -> str:
    return client.get("/sparql", query_string=asked, headers=PAGE).text


def test_the_page_is_a_form_that_needs_no_script(client: FlaskClient) -> None:
    text = page(client)
    assert '<form class="panel sparql-form" action="/sparql" method="get">' in text
    assert '<textarea id="query" name="query"' in text
    for query in ready_queries():
        assert f'href="/sparql?ready={query.name}"' in text
    assert "style=" not in text


def test_every_ready_query_answers_with_a_table_or_triples_and_files(client: FlaskClient) -> None:
    for query in ready_queries():
        answer = client.get(f"/sparql?ready={query.name}", headers=PAGE)
        assert answer.status_code == 200, query.name
        assert f"ready={query.name}&amp;format=" in answer.text, query.name
        assert query.title.zh in answer.text


def test_addresses_of_ours_lead_to_their_pages(client: FlaskClient, library: Services) -> None:
    form = next(iter(library.store.forms())).form.id
    text = page(client, query=f"SELECT * {{ <{form}> jx:project ?p ; a ?kind }} LIMIT 1")
    assert 'href="/projects/project-' in text
    assert ">jx:Form<" in text or ">prov:Entity<" in text


def test_what_documents_hold_is_text_on_the_page(client: FlaskClient) -> None:
    text = page(client, query="SELECT ?name { ?p a jx:Project ; rdfs:label ?name }")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text
    wrong = page(client, query="</textarea><script>alert(1)</script>")
    assert "<script>alert" not in wrong


def test_a_mistake_keeps_the_query_and_says_where(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=SELECT+%3Fs+%7B", headers=PAGE)
    assert answer.status_code == 400
    assert "查询写得不对" in answer.text
    assert "line 1, column 12" in answer.text
    assert "SELECT ?s {</textarea>" in answer.text


def test_the_page_is_said_in_english_too(client: FlaskClient) -> None:
    text = page(client, ready="wordy-targets", lang="en")
    assert "Targets of words only, by department" in text
    client.delete_cookie("lang")


def test_an_unknown_ready_query_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sparql?ready=nothing").status_code == 404


def test_the_editor_asks_by_key_and_asks_no_other_host(
    library: Services, browser: "Browser"
) -> None:
    from tests.web.browsing import serving

    with serving(library) as address:
        context = browser.new_context()
        shown = context.new_page()
        heard: list[str] = []
        shown.on("request", lambda request: heard.append(request.url))
        shown.on("console", lambda message: heard.append(f"console {message.text}"))
        shown.on("pageerror", lambda error: heard.append(f"error {error}"))
        shown.goto(f"{address}/sparql")
        shown.locator(".CodeMirror").click()
        shown.keyboard.press("Control+Enter")
        shown.wait_for_selector(".sparql-table")
        assert shown.evaluate("localStorage.length") == 0
        assert [each for each in heard if not each.startswith((address, "data:"))] == []
        context.close()


def test_the_command_line_lists_and_asks_ready_queries(seeded_run: Run) -> None:
    listed = seeded_run("sparql", "--ready", "list").stdout
    assert all(query.name in listed for query in ready_queries())
    table = seeded_run("sparql", "--ready", "open-readings", "--format", "csv").stdout
    assert table.startswith("indicator,name,field,readings,reason")
    graph = seeded_run("sparql", "--ready", "one-project", "--format", "ttl").stdout
    assert "jx:Project" in graph


@pytest.mark.parametrize(
    "asked",
    [(), ("ASK {}", "--ready", "list-of"), ("--ready", "nothing"), ("ASK {}", "--format", "ttl")],
)
def test_what_cannot_be_asked_is_wrong_usage(seeded_run: Run, asked: tuple[str, ...]) -> None:
    assert seeded_run("sparql", *asked).exit_code == 2


def test_publishing_needs_an_address(seeded_run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIXIAO_GRAPHS", raising=False)
    assert seeded_run("publish").exit_code == 2
    result = seeded_run("publish", "--endpoint", "http://127.0.0.1:9/store")
    assert (result.exit_code, result.stderr.startswith("error: store: no answer")) == (1, True)
