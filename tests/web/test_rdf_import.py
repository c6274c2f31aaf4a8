import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from typer.testing import CliRunner

from corpus.store.base import Verdict
from graph.claims import Status
from graph.errors import ForeignRdf
from tests.builders import make_decision
from tests.gold import DATA
from web.application import build_app
from web.bootstrap import open_services
from web.cli import app
from web.config import Config
from web.services import Services

FILES = (DATA / "seed-2024.txt", DATA / "forms" / "wenlv-2022.docx")


def opened(folder: Path) -> Services:
    return open_services(Config(folder))


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a workspace with two documents and two decisions exports."""
    folder = tmp_path_factory.mktemp("export")
    services = opened(folder / "from")
    services.add(FILES, publisher="某局")
    claim = next(services.claims.about())
    said = replace(make_decision(claim=claim.id, note="同一口径"), kind=str(claim.kind))
    said = replace(said, a=claim.a, b=claim.b, year_a=claim.year_a, year_b=claim.year_b)
    services.store.decisions.merge([replace(said, verdict=Verdict.REJECTED), said])
    path = folder / "all.ttl"
    path.write_bytes(b"".join(services.export("turtle")))
    services.close()
    return path


def test_an_export_gives_the_same_workspace(export: Path, tmp_path: Path) -> None:
    before, after = opened(export.parent / "from"), opened(tmp_path)
    report = after.import_rdf(export)
    assert (len(report.added), report.decisions) == (2, 2)
    assert list(after.store.documents()) == list(before.store.documents())
    assert after.store.decisions.history() == before.store.decisions.history()
    claims = list(after.claims.about())
    assert claims == list(before.claims.about())
    assert {claim.status for claim in claims} == {Status.PROPOSED, Status.CONFIRMED}
    assert b"".join(after.export("turtle")) == export.read_bytes()
    again = after.import_rdf(export)
    assert (len(again.unchanged), again.added, again.decisions) == (2, (), 0)


def test_what_has_no_file_says_so_until_it_is_added(export: Path, tmp_path: Path) -> None:
    services = opened(tmp_path)
    services.import_rdf(export)
    told = "original not here: imported from RDF"
    problems = [problem for problem in services.verify() if told in problem]
    assert len(problems) == len(services.verify()) == 2
    assert all(told in failure.reason for failure in services.rebuild(read_again=True))
    page = client(services).get(f"/documents/{services.documents()[0].id}").get_data(as_text=True)
    assert "原件不在这里" in page
    services.add(FILES)
    assert services.verify() == ()
    page = client(services).get(f"/documents/{services.documents()[0].id}").get_data(as_text=True)
    assert "原件不在这里" not in page


def test_a_file_that_is_not_ours_changes_nothing(tmp_path: Path) -> None:
    services = opened(tmp_path / "workspace")
    foreign = tmp_path / "a.ttl"
    foreign.write_text("<http://a> <http://b> <http://c> .")
    with pytest.raises(ForeignRdf, match="no document in it"):
        services.import_rdf(foreign)
    assert services.documents() == []


def client(services: Services) -> FlaskClient:
    return build_app(services).test_client()


def test_the_command_checks_a_file_and_fails_on_what_is_against_a_shape(
    export: Path, tmp_path: Path
) -> None:
    fault = tmp_path / "fault.ttl"
    fault.write_text(export.read_text("utf-8").replace("jx:annualScope", "jx:annual"), "utf-8")
    run = CliRunner().invoke
    assert run(app, ["validate", str(export)]).exit_code == 0
    for option in (), ("--pyshacl",):
        found = run(app, ["validate", str(fault), "--json", *option])
        assert found.exit_code == 1
        shapes = {each["shape"] for each in json.loads(found.output)["violations"]}
        assert shapes == {"Goal-scope", "Clause-scope"}


def test_the_command_fails_on_a_link_that_leads_nowhere_but_not_of_a_part(
    export: Path, tmp_path: Path
) -> None:
    text = export.read_text("utf-8")
    goal = next(part for part in text.split("\n\n") if " a jx:Goal" in part)
    lines = [*(line for line in text.splitlines() if line.startswith("@")), goal]
    (tmp_path / "goal.ttl").write_text("\n".join(lines), "utf-8")
    run = CliRunner().invoke
    whole = run(app, ["validate", str(tmp_path / "goal.ttl")])
    assert (whole.exit_code, "没有描述" in whole.output) == (1, True)
    part = run(app, ["validate", str(tmp_path / "goal.ttl"), "--partial"])
    assert (part.exit_code, "没有描述" in part.output) == (0, True)


def test_what_a_workspace_exports_is_without_fault(export: Path) -> None:
    assert list(opened(export.parent / "from").invalid_rdf()) == []


def test_a_document_whose_forms_another_one_shows_comes_back_too(tmp_path: Path) -> None:
    before, after = opened(tmp_path / "from"), opened(tmp_path / "to")
    before.add([DATA / "forms" / f"wenlv-2022.{ending}" for ending in ("docx", "xls", "html")])
    assert len({each.id for each in before.store.documents()}) == 3
    assert list(before.invalid_rdf()) == []
    (tmp_path / "all.ttl").write_bytes(b"".join(before.export("turtle")))
    after.import_rdf(tmp_path / "all.ttl")
    assert list(after.store.documents()) == list(before.store.documents())
