"""Whatever an export names under the base can be looked up, as data and on a page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient

from corpus.store.base import Decision, Verdict
from graph.rdf.addresses import DATA_BASE
from tests.web.conftest import BARE, WHOLE, Reader
from tests.web.yearly import two_years
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.inferred.claims import Said

IRI = re.compile(f"<{re.escape(DATA_BASE)}([^>]*)>")
EACH = 4  # things of a kind whose pages and parts are looked at
OF_NO_NODE = {
    "claim", "clause", "decision", "measure", "nature", "person", "projectcategory", "result"
}  # fmt: skip


class Exported(NamedTuple):
    client: FlaskClient
    ids: dict[str, list[str]]  # by kind
    parts: dict[str, set[str]]  # fragments by id
    decided: list[Decision]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exported]:
    folder = tmp_path_factory.mktemp("addresses")
    services = open_services(Config(folder / "w", engine="memory:"), reader=Reader())
    services.add_examples()
    files = two_years(folder / "files")
    (files / WHOLE).write_text("采购结余 游离", "utf-8")
    (files / BARE).write_text("只有名称", "utf-8")
    services.add([files])
    said = Said("某审核人", "2024-05-31T10:00", "同一口径")
    claims = sorted(services.claims.about(), key=lambda claim: (claim.kind, claim.id))
    for verdict, claim in ((Verdict.CONFIRMED, claims[0]), (Verdict.REJECTED, claims[-1])):
        services.claims.decide(claim.id, verdict, said)
    ids: dict[str, set[str]] = {}
    parts: dict[str, set[str]] = {}
    for line in b"".join(services.export("ntriples")).decode().splitlines():
        for iri in IRI.findall(line):
            id_, _, fragment = iri.partition("#")
            ids.setdefault(id_.partition("-")[0], set()).add(id_)
            if fragment and line.startswith(f"<{DATA_BASE}{iri}>"):
                parts.setdefault(id_, set()).add(fragment)
    client = create_app(services).test_client()
    found = {kind: sorted(those) for kind, those in ids.items()}
    yield Exported(client, found, parts, services.store.decisions.history())
    services.close()


def test_no_address_is_without_data(exported: Exported) -> None:
    lost = []
    for id_ in (id_ for those in exported.ids.values() for id_ in those):
        answer = exported.client.get(f"/id/{id_}", headers={"Accept": "text/turtle"})
        if (answer.status_code, "Accept" in answer.vary) != (303, True):
            lost.append((id_, answer.status_code))
    assert lost == []
    assert exported.ids.keys() > OF_NO_NODE


def test_the_data_is_about_the_thing_and_its_parts(exported: Exported) -> None:
    for those in exported.ids.values():
        for id_ in those[:EACH]:
            asked = exported.client.get(f"/id/{id_}?format=nt", follow_redirects=True)
            assert asked.status_code == 200, id_
            said = {line.split(" ")[0] for line in asked.text.splitlines()}
            parts = {f"#{fragment}" for fragment in exported.parts.get(id_, ())}
            assert {f"<{DATA_BASE}{id_}{part}>" for part in ("", *parts)} <= said, id_


@pytest.mark.parametrize("kind", sorted(OF_NO_NODE))
def test_what_has_no_page_is_shown_on_that_of_what_holds_it(exported: Exported, kind: str) -> None:
    for id_ in exported.ids[kind][:EACH]:
        answer = exported.client.get(f"/id/{id_}", headers={"Accept": "text/html"})
        page, _, anchor = answer.location.partition("#")
        shown = exported.client.get(page, follow_redirects=True)
        assert (answer.status_code, shown.status_code) == (303, 200)
        assert f'id="{anchor}"' in shown.text or not anchor
        assert not page.startswith("/ns")


@pytest.mark.parametrize("kind", sorted(OF_NO_NODE))
def test_it_is_negotiated_as_everything_is(exported: Exported, kind: str) -> None:
    id_ = exported.ids[kind][0]
    address = f"/id/{id_}"
    client = exported.client
    assert client.get(f"{address}?format=jsonld").location == f"{address}.jsonld"
    head = client.head(address, headers={"Accept": "application/rdf+xml;q=0.9, text/csv"})
    assert (head.status_code, head.location, head.data) == (303, f"{address}.rdf", b"")
    assert client.get(address, headers={"Accept": "text/csv"}).status_code == 406
    assert client.get(f"{address}?format=pdf").status_code == 406
    assert client.get(f"/id/{kind}/{id_}?format=ttl").location == f"{address}.ttl"
    assert client.get(f"{address}x?format=ttl").status_code == 404
    assert client.get(f"{address}x.ttl").status_code == 404


def test_a_decision_says_who_when_and_why(exported: Exported) -> None:
    said = "".join(
        exported.client.get(f"/id/{id_}.ttl").text
        for kind in ("decision", "person")
        for id_ in exported.ids[kind]
    )
    for each in exported.decided:
        assert all(text in said for text in (each.claim, each.by, each.at, each.note))


def test_the_data_set_itself_leads_to_its_description(exported: Exported) -> None:
    for id_ in ("dataset", "dataset-2022", "dataset-without-year"):
        answer = exported.client.get(f"/id/{id_}", headers={"Accept": "text/turtle"})
        assert (answer.status_code, answer.location) == (303, "/.well-known/void.ttl")
    answer = exported.client.get("/id/dataset", headers={"Accept": "text/html"})
    assert exported.client.get(answer.location).status_code == 200


def test_a_thing_is_found_without_making_anything_anew(
    exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("web.inferred.derived.Derived.holding", never)
    monkeypatch.setattr("corpus.store.sqlite.SqliteRecordStore.forms", never)
    for kind in OF_NO_NODE:
        asked = exported.client.get(f"/id/{exported.ids[kind][-1]}.nt")
        assert asked.status_code == 200


def test_the_file_of_what_is_named_is_small(exported: Exported) -> None:
    for kind in OF_NO_NODE:
        assert len(exported.client.get(f"/id/{exported.ids[kind][0]}.nt").data) < 20_000
