"""How the text of a goal is cut into clauses, and where each stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Form, GoalScope, Piece, Source
from graph.goals import clauses_of
from tests.builders import make_form, make_goal


def form_of(*texts: str, numbered: bool = False) -> Form:
    numbers = range(1, len(texts) + 1)
    return make_form(
        goals=tuple(
            make_goal(text, number if numbered else None)
            for text, number in zip(texts, numbers, strict=True)
        )
    )


def texts_of(form: Form) -> list[str]:
    return [clause.text for clause in clauses_of(form)]


@pytest.mark.parametrize(
    ("goal", "clauses"),
    [
        ("免费开放全部场馆；新增图书八千册。", ["免费开放全部场馆；", "新增图书八千册。"]),
        ("巡查全部河道。发现问题限期整改。", ["巡查全部河道。", "发现问题限期整改。"]),
        (
            "改善办学条件：一是更新课桌椅；二是修缮教学楼；三是平整学校操场。",
            ["改善办学条件：", "一是更新课桌椅；", "二是修缮教学楼；", "三是平整学校操场。"],
        ),
        (
            "保障机构运转，主要包括：发放在职人员工资，支付水电物业费，组织业务培训。",
            ["保障机构运转，主要包括：发放在职人员工资，", "支付水电物业费，", "组织业务培训。"],
        ),
        (
            "完成县道日常养护八十公里，新建安防设施五十公里，提升群众出行安全水平。",
            ["完成县道日常养护八十公里，", "新建安防设施五十公里，", "提升群众出行安全水平。"],
        ),
        (
            "通过购买服务的方式，保障城区市容秩序巡查全覆盖，城市面貌持续改善。",
            ["通过购买服务的方式，保障城区市容秩序巡查全覆盖，城市面貌持续改善。"],
        ),
        ("保障正常运转。", ["保障正常运转。"]),
    ],
)
def test_a_goal_without_numbers_is_cut_where_another_task_begins(
    goal: str, clauses: list[str]
) -> None:
    assert texts_of(form_of(goal)) == clauses


def test_a_numbered_goal_is_a_clause_as_it_stands() -> None:
    texts = ["培训干部；提升能力。", "一是检查；二是整改；三是通报。"]
    assert texts_of(form_of(*texts, numbered=True)) == texts


def test_clauses_count_through_the_form_and_the_goal_of_the_year_comes_first() -> None:
    total = replace(make_goal("三年建成平台", None), scope=GoalScope.TOTAL)
    form = make_form(goals=(total, make_goal("完成开发", 1), make_goal("完成部署", 2)))
    clauses = clauses_of(form)
    assert [(clause.number, clause.text) for clause in clauses] == [
        (1, "完成开发"),
        (2, "完成部署"),
        (3, "三年建成平台"),
    ]


def test_the_same_text_under_both_headings_is_one_clause() -> None:
    total = replace(make_goal("全年免费开放", None), scope=GoalScope.TOTAL)
    assert len(clauses_of(make_form(goals=(total, make_goal("全年免费开放。", None))))) == 1


def test_a_clause_stands_in_the_pieces_that_print_it() -> None:
    pieces = (
        Piece("1.全年免费开放；新", line=4, start=0),
        Piece("增图书八千册。", line=5, start=0),
    )
    goal = replace(make_goal("全年免费开放；新增图书八千册。", None), source=Source(pieces))
    first, second = clauses_of(
        make_form(goals=(replace(goal, text="全年免费开放；新增图书八千册。"),))
    )
    assert first.source.pieces == (Piece("全年免费开放；", line=4, start=2),)
    assert second.source.pieces == (
        Piece("新", line=4, start=9),
        Piece("增图书八千册。", line=5, start=0),
    )


@given(st.text("一二三是1.、，。；：:包括 主要用于完成推进保障为提供ab（）①", max_size=60))
def test_clauses_lose_nothing_of_a_goal(text: str) -> None:
    found = [clause.text for clause in clauses_of(form_of(text))]
    for part in found:
        assert part in text
    assert len(found) == len(set(found))
    if len(found) == 1:
        assert found[0] == text.strip()
