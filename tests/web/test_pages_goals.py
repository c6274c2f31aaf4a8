"""The page of a goal: clauses against indicators both ways, and the gaps."""

import re
from pathlib import Path

from flask.testing import FlaskClient

from graph.goals import coverage_of
from tests.fakes import FakeReader
from tests.gold import DATA
from tests.web.markup import page
from tests.web.test_pages_records import FORMS, SERVANTS
from web import create_app
from web.bootstrap import open_services
from web.config import Config

GOAL = SERVANTS.goals[1]
COVERAGE = coverage_of(SERVANTS, {})


def test_a_goal_shows_its_place_its_siblings_and_every_indicator(client: FlaskClient) -> None:
    shown = page(client, f"/goals/{GOAL.id}")
    assert GOAL.text in shown.one("h1").text
    assert all(goal.text in shown.one("ol", "coverage").text for goal in SERVANTS.goals)
    assert all(row.name in shown.one("table", "matrix").text for row in SERVANTS.indicators)
    source = shown.one("a", "src").attributes["href"]
    marked = "".join(mark.text for mark in page(client, source).all("mark", "quoted"))
    assert re.sub(r"\s", "", marked) == GOAL.text


def test_each_clause_lists_what_measures_it_with_its_score_and_words(client: FlaskClient) -> None:
    shown = page(client, f"/goals/{GOAL.id}")
    for clause in COVERAGE.clauses:
        listed = shown.by_id(clause.id).text
        for link in COVERAGE.of_clause(clause):
            assert link.indicator.name in listed
            assert f"{link.claim.score:.2f}" in listed
            assert "、".join(link.words) in listed


def test_the_matrix_marks_the_same_links(client: FlaskClient) -> None:
    shown = page(client, f"/goals/{GOAL.id}")
    marks = shown.all("span", "mark-first")
    assert len(marks) == len({link.indicator.id for link in COVERAGE.links})


def test_links_with_a_low_score_are_marked_as_doubtful(client: FlaskClient) -> None:
    shown = page(client, f"/goals/{GOAL.id}")
    doubtful = [link for link in COVERAGE.links if link.claim.score < 0.5]
    marked = [badge.text for badge in shown.all("span", "badge") if "存疑" in badge.text]
    assert 0 < len(doubtful) < len(COVERAGE.links)
    assert sorted(marked) == sorted(f"{link.claim.score:.2f} 存疑" for link in doubtful)


def test_it_says_that_links_are_inferred(client: FlaskClient) -> None:
    assert "推断" in page(client, f"/goals/{GOAL.id}").one("main").text


def test_gaps_are_marked_both_ways(client: FlaskClient) -> None:
    form = next(f for f in FORMS.values() if coverage_of(f, {}).uncovered)
    coverage = coverage_of(form, {})
    shown = page(client, f"/goals/{form.goals[0].id}")
    for clause in coverage.uncovered:
        assert "没有指标衡量这一条" in shown.by_id(clause.id).text
    for row in coverage.unattached:
        assert "不衡量任何目标" in shown.by_id(row.id).text


def test_an_id_of_another_kind_has_no_such_page(client: FlaskClient) -> None:
    assert client.get(f"/goals/{SERVANTS.id}").status_code == 404


def test_a_link_can_be_rejected_and_taken_back_on_the_page(tmp_path: Path) -> None:
    services = open_services(Config(tmp_path, engine="memory:"), reader=FakeReader())
    services.add([DATA / "seed-2024.txt"])
    client = create_app(services, allow_decisions=True).test_client()
    address = f"/goals/{GOAL.id}"
    text = client.get(address).text
    claim = re.search(r'value="reject:(claim-[^"]+)"', text)
    token = re.search(r'name="token" value="([^"]+)"', text)
    assert claim
    assert token
    said = {"by": "某人", "at": "2024-05-31", "token": token[1], "near": GOAL.id}
    client.post("/decisions", data=said | {"say": f"reject:{claim[1]}"})
    after = client.get(address).text
    assert f"reject:{claim[1]}" not in after
    assert f"undo:{claim[1]}" in after
    client.post("/decisions", data=said | {"say": f"undo:{claim[1]}"})
    assert f"reject:{claim[1]}" in client.get(address).text
    services.close()


def test_a_server_that_takes_no_decision_says_how(client: FlaskClient) -> None:
    text = client.get(f"/goals/{GOAL.id}").text
    assert "reject:" not in text
    assert "--allow-decisions" in text
