"""B-01 and B-02 take which indicator measures which clause from elsewhere."""

from dataclasses import dataclass, replace

from corpus.model import Indicator, Source
from graph.checks import Context, Outcome
from tests.builders import at_line
from tests.graph.checks.cases import form, outcomes, row, said

FORM = form(row("开放天数 | ≥310(天)"), row("读者满意度 | ≥90(%)", "满意"))


@dataclass(frozen=True)
class Clause:
    id: str
    text: str
    source: Source


@dataclass(frozen=True)
class Covered:
    clauses: tuple[Clause, ...] = ()
    uncovered: tuple[Clause, ...] = ()
    unattached: tuple[Indicator, ...] = ()
    doubtful: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()


OPEN = Clause("clause-1", "全年免费开放", at_line("全年免费开放", 5))
BETTER = Clause("clause-4", "提升公共文化服务水平", at_line("提升公共文化服务水平", 5))
BUY = Clause("clause-2", "采购图书", at_line("采购图书", 5))


def test_without_coverage_nothing_is_said_to_have_passed() -> None:
    for rule in ("B-01", "B-02"):
        assert outcomes(said(FORM, rule)) == {Outcome.INSUFFICIENT_DATA}


def test_a_goal_without_clauses_is_none_of_these_rules() -> None:
    for rule in ("B-01", "B-02"):
        context = Context(coverage=Covered())
        assert outcomes(said(FORM, rule, context)) == {Outcome.NOT_APPLICABLE}


def test_a_clause_without_an_indicator_is_quoted() -> None:
    (found,) = said(FORM, "B-01", Context(coverage=Covered((OPEN, BUY), (BUY,))))
    assert (found.outcome, found.about, found.quote) == (Outcome.FAIL, "clause-2", "采购图书")


def test_guidance_and_what_comes_near_to_a_match_is_left_open() -> None:
    guide = Clause("clause-3", "深入贯彻落实文化强市建设的要求", at_line("深入贯彻", 5))
    covered = Covered((OPEN, BUY, guide), (BUY, guide), (), frozenset({BUY.id}))
    found = said(FORM, "B-01", Context(coverage=covered))
    assert outcomes(found) == {Outcome.INSUFFICIENT_DATA}
    assert [f.about for f in found] == [BUY.id, guide.id]


def test_a_row_without_a_clause_is_left_open() -> None:
    found = said(FORM, "B-02", Context(coverage=Covered((OPEN, BUY), (), FORM.indicators[:1])))
    assert outcomes(found) == {Outcome.INSUFFICIENT_DATA}
    assert FORM.indicators[0].id in [f.about for f in found]


def test_a_row_whose_clause_a_person_rejected_is_named_and_others_are_left_open() -> None:
    first, second = FORM.indicators
    covered = Covered((OPEN, BUY), (), FORM.indicators, denied=frozenset({first.id}))
    found = said(FORM, "B-02", Context(coverage=covered))
    assert [(f.about, f.outcome) for f in found] == [
        (first.id, Outcome.FAIL),
        (second.id, Outcome.INSUFFICIENT_DATA),
    ]


def test_beside_a_goal_of_one_clause_nothing_is_sure() -> None:
    context = Context(coverage=Covered((OPEN,), (), FORM.indicators))
    assert outcomes(said(FORM, "B-02", context)) == {Outcome.INSUFFICIENT_DATA}


def test_a_goal_that_most_rows_do_not_serve_is_told_once() -> None:
    many = form(*(row(f"第{number}项工作 | ≥{number}(次)") for number in range(1, 8)))
    context = Context(coverage=Covered((OPEN, BUY), (), many.indicators[:5]))
    found = said(many, "B-02", context)
    assert [f.about for f in found if f.outcome is Outcome.FAIL] == [many.id]
    assert "5 个指标（过半）" in found[0].zh
    half = Context(coverage=Covered((OPEN, BUY), (), many.indicators[:3]))
    assert Outcome.FAIL not in outcomes(said(many, "B-02", half))


def test_what_hangs_together_passes() -> None:
    covered = replace(Covered(), clauses=(OPEN,))
    for rule in ("B-01", "B-02"):
        assert outcomes(said(FORM, rule, Context(coverage=covered))) == {Outcome.PASS}


def test_an_aim_is_open_where_the_form_measures_effects_and_told_where_it_does_not() -> None:
    covered = Context(coverage=Covered((OPEN, BETTER), (BETTER,)))
    assert outcomes(said(FORM, "B-01", covered)) == {Outcome.INSUFFICIENT_DATA}
    assert outcomes(said(form(row("开放天数 | ≥310(天)")), "B-01", covered)) == {Outcome.FAIL}


def test_of_qualities_words_do_not_tell_and_several_open_rows_are_told_once() -> None:
    rows = form(row("验收合格率 | =100(%)", "质量"), row("读者满意度 | ≥90(%)", "满意"))
    (found,) = said(rows, "B-02", Context(coverage=Covered((OPEN, BUY), (), rows.indicators)))
    assert (found.outcome, found.about) == (Outcome.INSUFFICIENT_DATA, rows.id)
    assert "有 2 个指标" in found.zh
    assert found.source.pieces
