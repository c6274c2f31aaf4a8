"""Every address of the application, over forms that are made to break it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote, urlencode

import html5rdf  # type: ignore[import-untyped]
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, parse
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.hostile import BIDI, CONTROLS, EVIL, FORMULAS, MARKUP, hostile_services
from web import create_app
from web.services import Services

_SCHEMES = re.compile(r"(?:https?:|mailto:|#|/|\?|[^:]*$)")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COMPUTES = re.compile(r"[=@+\t\r＝＋＠](?!\s*\d+(\.\d+)?\W*\w{0,12}\W*$)")
_RDF = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
}
_KINDS = {  # the id in a rule → kinds of nodes
    "documents": ("document",),
    "goals": ("goal",),
    "indicators": ("definition",),
    "projects": ("project",),
    "departments": ("department",),
    "forms": ("form",),
}
_ASKED = ("q", "name", "node", "find", "department", "project", "unit", "to", "with", "like")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    opened = hostile_services(tmp_path_factory.mktemp("hostile"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(services: Services) -> Flask:
    return create_app(services, allow_decisions=True)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="module")
def ids(services: Services) -> dict[str, list[str]]:
    """By kind, some of every kind."""
    found: dict[str, list[str]] = {}
    for document in services.documents():
        for form in services.document(document.id).forms:
            around = services.neighbours(form.id)
            for node in around.nodes:
                found.setdefault(node.kind, []).append(node.id)
    return {kind: sorted(set(each)) for kind, each in found.items()}


def rules(app: Flask) -> list[Rule]:
    return [
        rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint != "static"
    ]


def gaps(rule: Rule, ids: dict[str, list[str]]) -> Iterator[dict[str, str | int]]:
    """What may stand in a rule's gaps; of suffixes all for one id, and one for each id."""
    family = next((part for part in rule.rule.split("/") if part in _KINDS), "")
    kinds = _KINDS.get(family, tuple(ids))
    named = [id_ for kind in kinds for id_ in ids[kind][:7]]
    chosen: dict[str, list[str | int]] = {}
    for name in rule.arguments:
        converter = rule._converters[name]  # noqa: SLF001
        if name in ("id_", "id"):
            chosen[name] = list(named)
        elif name == "number":
            chosen[name] = [1]
        else:
            chosen[name] = list(getattr(converter, "items", ())) or ["slack", "indicators"]
    if "collection" in chosen:
        chosen["collection"] = ["projects"]
        chosen["id_"] = list(ids["project"])
    for one in product(*chosen.values()):
        yield dict(zip(chosen, one, strict=True))


def addresses(app: Flask, ids: dict[str, list[str]]) -> Iterator[str]:
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule in rules(app):
            for values in gaps(rule, ids) if rule.arguments else [{}]:
                yield adapter.build(rule.endpoint, values)


def side_by_side(ids: dict[str, list[str]]) -> Iterator[str]:
    """Tables of all that may be compared, four at once; two in all ways; graphs by their names."""
    for kind in ("project", "department"):
        for four in (ids[kind][:4], ids[kind][-4:]):
            yield f"/compare.csv?{urlencode({'id': four}, doseq=True)}"
        two = urlencode({"id": ids[kind][-2:]}, doseq=True)
        for path in ("/compare", "/compare.xlsx", "/compare.csv-metadata.json", "/api/v1/compare"):
            yield f"{path}?{two}"
    for name, ending in product((ids["document"][0], "shared"), ("", ".ttl", ".rdf")):
        yield f"/graph/{name}{ending}"


def evil_queries(app: Flask) -> Iterator[str]:
    """Each rule without gaps, asked with hostile text in all that it may be asked."""
    plain = [rule.rule for rule in rules(app) if not rule.arguments]
    for address, text in product(plain, (" ".join(MARKUP), CONTROLS + BIDI, *FORMULAS[:1])):
        yield f"{address}?{urlencode(dict.fromkeys(_ASKED, text))}"
        yield f"{address}?{urlencode({'q': text})}"


def looked_at(answer: TestResponse) -> None:
    """Nothing of the forms became part of how the answer is built."""
    kind, data = answer.mimetype or "", answer.data
    if kind == "text/html":
        is_harmless_page(data)
    elif kind in ("application/json", "application/ld+json", "application/problem+json"):
        json.loads(data)
    elif kind in ("application/x-ndjson", "application/jsonl"):
        assert all(json.loads(line) for line in data.decode().split("\n") if line)
    elif kind in _RDF:
        assert sum(1 for _ in parse(data, _RDF[kind], base_iri="http://localhost/")) >= 0
    elif kind.endswith("xml"):
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
        assert not [each for each in root.iter("*") if EVIL in str(each.tag)]
    elif kind == "text/csv":
        no_cell_computes(data.decode("utf-8-sig"))
    elif kind.endswith("sheet"):
        no_sheet_computes(data)


def is_harmless_page(data: bytes) -> None:
    text = data.decode()
    assert not _UNSEEN.search(text), _UNSEEN.search(text)
    titles = 0
    for element in elements_of(text):
        titles += element.tag == "title" and "head" in [
            each.tag for each in element.iterancestors()
        ]
        assert EVIL not in str(element.tag), element.tag
        for name, value in element.attrib.items():
            is_harmless_attribute(str(name), str(value))
        if element.tag == "script" and not element.get("src"):
            assert element.get("type") in ("application/ld+json", "application/json")
            json.loads(element.text or "")
    assert titles == 1


def is_harmless_attribute(name: str, value: str) -> None:
    assert EVIL not in name, name
    assert not name.startswith("on"), name
    if name in ("href", "src", "action", "formaction"):
        assert _SCHEMES.match(value), value


def elements_of(text: str) -> Iterator[etree._Element]:
    """As browsers read it; nearly so, in less time, what holds no hostile markup, or a lot."""
    if EVIL in text and len(text) < 100_000:
        yield from html5rdf.parse(text, "lxml", namespaceHTMLElements=False).iter("*")
    else:
        yield from etree.parse(io.BytesIO(text.encode()), etree.HTMLParser(huge_tree=True)).iter(
            "*"
        )


def no_cell_computes(text: str) -> None:
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not _COMPUTES.match(cell), cell[:60]


def no_sheet_computes(data: bytes) -> None:
    for sheet in load_workbook(io.BytesIO(data), read_only=True):
        for row in sheet.iter_rows():
            assert not [cell for cell in row if cell.data_type == "f"]


def test_no_address_breaks_and_nothing_of_a_form_becomes_part_of_an_answer(
    app: Flask, client: FlaskClient, ids: dict[str, list[str]]
) -> None:
    kinds = set()
    for address in addresses(app, ids):
        answer = client.get(address, buffered=True)
        assert answer.status_code < 500, address
        assert "evil" not in answer.headers.get("Set-Cookie", ""), address
        try:
            looked_at(answer)
        except Exception as error:
            raise AssertionError(f"{address}: {error!r}"[:600]) from error
        kinds.add(answer.mimetype)
    assert {"text/html", "text/csv", "image/svg+xml", "application/rdf+xml", *_RDF} <= kinds


def test_nothing_of_a_form_becomes_part_of_a_comparison_or_a_graph(
    client: FlaskClient, ids: dict[str, list[str]]
) -> None:
    for address in side_by_side(ids):
        answer = client.get(address, buffered=True)
        assert answer.status_code in (200, 303), address
        looked_at(answer)


def test_no_words_that_are_asked_for_break_a_page(app: Flask, client: FlaskClient) -> None:
    for address in evil_queries(app):
        answer = client.get(address, buffered=True)
        assert answer.status_code < 500, address
        try:
            looked_at(answer)
        except Exception as error:
            raise AssertionError(f"{address[:300]}: {error!r}"[:600]) from error


@pytest.mark.parametrize("evil", [*MARKUP, CONTROLS, BIDI, "..", "%2e%2e%2f", "a/b", "\udcff"])
def test_no_id_that_is_made_up_breaks_a_page(client: FlaskClient, evil: str) -> None:
    for family in (*_KINDS, "id", "id/projects", "api/v1/projects", "api/v1/neighbours", "cite"):
        answer = client.get(f"/{family}/{quote(evil, errors='surrogateescape')}")
        assert answer.status_code < 500, (family, evil)
        looked_at(answer)
