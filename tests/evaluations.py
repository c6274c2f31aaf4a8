"""Forms of pages, sheets and scans for tests: all that a record can say, each with its place."""

from dataclasses import replace
from decimal import Decimal

from corpus.model import (
    Box,
    Detail,
    Document,
    Execution,
    FieldSource,
    Form,
    FormKind,
    Goal,
    GoalScope,
    Ledger,
    Piece,
    Source,
    Task,
)
from tests.builders import make_document, make_form, make_indicator, make_target

PDF = "evaluation.pdf"


def at_box(quote: str, page: int = 1, box: Box = (72, 100, 172, 112)) -> Source:
    return Source((Piece(quote, page, box=box),))


def at_cell(quote: str, cell: str, page: int = 1, stored: str | None = None) -> Source:
    return Source((Piece(quote, page, cell=cell, stored=stored),))


def evaluation() -> Form:
    """A self-evaluation over two pages: its indicator's name breaks at the cut."""
    name = Source(
        (
            Piece("全年开放", 1, box=(200, 780, 260, 792)),
            Piece("天数", 2, box=(200, 50, 230, 62)),
        )
    )
    row = replace(
        make_indicator(name="全年开放天数", target=make_target("≥310(天)")),
        actual=make_target("=325(天)"),
        weight=Decimal("20.00"),
        score=Decimal("19.5"),
        deviation_reason="闭馆检修",
        details=(
            Detail("评分标准", "少一天扣一分", at_box("少一天扣一分", 2, (420, 50, 500, 62))),
        ),
        source=name,
        name_source=name,
        value_source=at_box("≥310(天)", 2, (300, 50, 350, 62)),
    )
    goal = Goal(
        "", "全年免费开放", 1, GoalScope.ANNUAL, at_box("1.全年免费开放", 1, (72, 300, 300, 312))
    )
    form = make_form(
        kind=FormKind.SELF_EVALUATION,
        title="项目支出绩效自评表",
        goals=(goal,),
        indicators=(row,),
        ledger=Ledger(100, 80, 16, 0, 4, ("游离的字",)),
    )
    return replace(
        form,
        sources=(FieldSource("project", at_box("公共图书馆服务经费", 1, (150, 80, 300, 92))),),
        executions=(execution(), Execution("其他资金")),
        tasks=(task(),),
        score=Decimal("94.60"),
        details=(Detail("项目负责人", "张某", at_box("张某", 1, (400, 80, 430, 92))),),
    )


def execution() -> Execution:
    return Execution(
        "年度资金总额",
        initial=Decimal("100000.00"),
        budget=Decimal("120000.00"),
        spent=Decimal("90000.50"),
        weight=Decimal(10),
        rate=Decimal("75.00"),
        score=Decimal("7.5"),
        source=at_box("年度资金总额", 1, (72, 200, 150, 212)),
    )


def task() -> Task:
    return Task(
        "流动书车下乡",
        "到二十个村巡回借阅",
        Decimal(50_000),
        "村村有书读",
        at_box("流动书车下乡", 1, (72, 400, 150, 412)),
    )


def evaluated_document(*forms: Form, name: str = PDF, pages: int = 2) -> Document:
    """A PDF of these forms, of the evaluation unless told."""
    document = make_document(*(forms or (evaluation(),)), name=name)
    return replace(document, format="pdf", pages=pages)
