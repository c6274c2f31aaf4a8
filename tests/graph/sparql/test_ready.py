"""The ready queries answer what they say, over forms that have something to be found."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.model import Ambiguity, Execution, Form, FormKind, Indicator
from graph.sparql import SparqlAnswer, SparqlService
from graph.sparql.ready import ready_queries
from tests.builders import make_form, make_indicator, make_target
from tests.graph.exports import exported, seed_forms, with_document

NAMES = [query.name for query in ready_queries()]


def row(name: str, target: str, **more: object) -> Indicator:
    return replace(make_indicator(name=name, target=make_target(target)), **more)  # type: ignore[arg-type]


def evaluation(year: int, *rows: Indicator) -> Form:
    money = Execution("年度资金总额", budget=Decimal(100), spent=Decimal(70))
    form = make_form(year=year, kind=FormKind.SELF_EVALUATION, indicators=rows)
    return replace(form, executions=(money,))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, SparqlAnswer]]:
    forms = (
        evaluation(
            2023,
            row("场地费用", "≤5(万元)", level1="成本指标", level2="经济成本指标"),
            row(
                "举办培训期数",
                "≥10(期)",
                actual=make_target("=8(期)"),
                weight=Decimal(10),
                score=Decimal(8),
                deviation_reason="两期改期",
            ),
        ),
        evaluation(
            2024,
            row("举办培训期数", "≥12(期)", actual=make_target("=12(期)")),
            row("来访者满意度", "≥80(%)", level1="满意度指标", level2="服务对象满意度指标"),
            row(
                "按期办结率",
                "≥95(%)",
                ambiguities=(Ambiguity("level2", ("质量指标", "时效指标"), "both fit"),),
            ),
        ),
    )
    path = tmp_path_factory.mktemp("ready") / "data.nt"
    path.write_bytes(exported(with_document(*forms)))
    other = path.with_name("seed.nt")
    other.write_bytes(exported(seed_forms()))
    with SparqlService(seconds=30) as service:
        yield {query.name: service.answer(query.text, (path, other)) for query in ready_queries()}


def column(answer: SparqlAnswer, name: str) -> list[str]:
    place = answer.columns.index(name)
    return [term.value if term else "" for term in (row[place] for row in answer.rows)]


def test_there_is_a_dozen_each_said_in_both_languages() -> None:
    assert len(NAMES) >= 12
    for query in ready_queries():
        assert all((*query.title, *query.answers))
        assert query.title.zh != query.title.en


@pytest.mark.parametrize("name", NAMES)
def test_a_ready_query_finds_something(answers: dict[str, SparqlAnswer], name: str) -> None:
    answer = answers[name]
    assert answer.rows or answer.triples
    assert not answer.cut


@pytest.mark.parametrize(
    ("name", "of", "found"),
    [
        ("missed-targets", "reached", ["=8(期)"]),
        ("missed-targets", "reason", ["两期改期"]),
        ("lost-points", "lost", ["2"]),
        ("unspent-money", "left", ["30", "30"]),
        ("changed-targets", "from", ["≥10(期)"]),
        ("changed-targets", "to", ["≥12(期)"]),
        ("low-satisfaction", "name", ["来访者满意度"]),
    ],
)
def test_a_ready_query_finds_what_it_says(
    answers: dict[str, SparqlAnswer], name: str, of: str, found: list[str]
) -> None:
    assert column(answers[name], of) == found


def test_a_form_with_a_cost_indicator_is_not_among_those_without(
    answers: dict[str, SparqlAnswer],
) -> None:
    years = column(answers["without-cost"], "year")
    assert "2023" not in years
    assert "2024" in years
