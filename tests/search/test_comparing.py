"""Numbers, units, days and signs in a query, over every engine."""

from dataclasses import replace
from datetime import date

import pytest

from search.engine import Document, ProblemKind, Query, SearchEngine
from tests.search.library import document, engine_over, ids


def number(id_: str, name: str, value: str, amount: float, unit: str) -> Document:
    sign = value[0] if value[0] in "≥≤=" else None
    return document(id_, name, value_text=value, number=amount, unit=unit, comparator=sign)


def dated(id_: str, name: str, value: str, day: date) -> Document:
    return replace(document(id_, name, value_text=value, value_kind="dated"), deadline=day)


_ROWS: list[Document] = [
    number("ge95", "学员满意度", "≥95(%)", 95, "%"),
    number("is100", "读者满意度", "=100（%）", 100, "%"),
    number("shown95", "满意度", "95%", 95, "%"),
    number("ge90", "用户满意度", "≥90(%)", 90, "%"),
    number("half", "故障响应时间", "≤0.5(小时)", 0.5, "小时"),
    number("slow", "投诉响应时间", "≤1(天)", 1, "天"),
    number("many", "培训人次", "≥1400(人)", 1400, "人"),
    number("unit", "参观规模", "≥600(人次)", 600, "人次"),
    number("most", "接待人次", "≥2(万人次)", 2, "万人次"),
    dated("june", "报告完成", "6月底前", date(2024, 6, 30)),
    dated("july", "验收完成", "7月1日前", date(2024, 7, 1)),
    document("goal", text="确保满意度≥95%"),
]


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    return engine_over(engine, _ROWS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("满意度>=95%", {"ge95", "is100", "shown95", "goal"}),
        ("满意度≥95%", {"ge95", "is100", "shown95", "goal"}),
        ("满意度 >= 95", {"ge95", "is100", "shown95", "goal"}),
        ("满意度>95%", {"is100"}),
        ("满意度<95%", {"ge90"}),
        ("满意度=100%", {"is100"}),
        ("响应时间<=30分钟", {"half"}),
        ("响应时间<=1800秒", {"half"}),
        ("响应时间<=24小时", {"half", "slow"}),
        ("人次:500..2000", {"many", "unit"}),
        ("人次>=10000人次", {"most"}),
        ("value:>=1万人次", {"most"}),
        ("comparator:≥", {"ge95", "ge90", "many", "unit", "most"}),
        ("比较:不超过", {"half", "slow"}),
        ("comparator:=,≤", {"is100", "half", "slow"}),
        ("deadline:<2024-07-01", {"june"}),
        ("deadline:2024-07", {"july"}),
        ("deadline:2024", {"june", "july"}),
        ("deadline:>2024-06", {"july"}),
        ("期限:2024-06-30..2024-07-01", {"june", "july"}),
        ("unit:人次", {"unit"}),
        ("NOT 满意度>=95% 满意度", {"ge90"}),
    ],
)
def test_a_comparison_finds_what_lies_in_it(
    filled: SearchEngine, typed: str, found: set[str]
) -> None:
    results = filled.search(Query(typed))
    assert set(ids(results)) == found
    assert results.problem is None


def test_a_lone_printed_value_is_text(filled: SearchEngine) -> None:
    assert set(ids(filled.search(Query("≥95")))) == {"ge95", "goal"}
    assert set(ids(filled.search(Query("=100（%）")))) == {"is100"}


def test_years_beside_other_words_are_years(engine: SearchEngine) -> None:
    rows = [document(f"y{year}", "培训人次", year=year) for year in range(2020, 2027)]
    engine_over(engine, [*rows, document("named", "2022年培训", year=2030)])
    assert set(ids(engine.search(Query("培训 2022–2025")))) == {f"y{n}" for n in range(2022, 2026)}
    assert set(ids(engine.search(Query("培训 2022")))) == {"y2022", "named"}
    assert set(ids(engine.search(Query("2022")))) == {"named"}
    assert set(ids(engine.search(Query("year:2022..2025")))) == {f"y{n}" for n in range(2022, 2026)}
    assert set(ids(engine.search(Query("year:>=2026")))) == {"y2026", "named"}


def test_a_star_asks_for_what_begins_so(engine: SearchEngine) -> None:
    engine_over(engine, [document("begins", "培训人次"), document("holds", "干部培训")])
    assert ids(engine.search(Query("培训*"))) == ["begins"]
    assert ids(engine.search(Query("name:培训*"))) == ["begins"]
    assert set(ids(engine.search(Query("培训")))) == {"begins", "holds"}


@pytest.mark.parametrize(
    ("typed", "kind", "found", "hits"),
    [
        ("(满意度 OR 培训", ProblemKind.OPEN_BRACKET, "(", 6),
        ("满意度 培训 OR 接待)", ProblemKind.OPEN_BRACKET, ")", 1),
        ("yaer:2024 培训", ProblemKind.UNKNOWN_FIELD, "yaer:", 0),
        ("培训 deadline:soon", ProblemKind.NOT_A_DAY, "deadline:soon", 1),
        ("培训 deadline:2024-13", ProblemKind.NOT_A_DAY, "deadline:2024-13", 1),
        ("培训 comparator:big", ProblemKind.NOT_A_SIGN, "comparator:big", 1),
    ],
)
def test_what_is_wrong_is_shown_where_it_stands(
    filled: SearchEngine, typed: str, kind: ProblemKind, found: str, hits: int
) -> None:
    results = filled.search(Query(typed))
    assert results.problem is not None
    assert (results.problem.kind, results.problem.found) == (kind, found)
    assert typed[results.problem.start : results.problem.end] == found
    assert results.total == hits
