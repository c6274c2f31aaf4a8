import pytest

from corpus.model import Piece, Source
from tests.builders import make_form
from tests.evaluations import evaluation
from web.commands.output import place, print_form, print_table


def test_a_self_evaluation_is_printed_with_its_results(capsys: pytest.CaptureFixture[str]) -> None:
    print_form(evaluation(), "evaluation.pdf")
    shown = capsys.readouterr().out
    for said in ("94.60", "90,000.50 元", "75.00%", "流动书车下乡", "村村有书读", "张某"):
        assert said in shown
    for said in ("=325(天)", "20.00", "19.5", "闭馆检修", "evaluation.pdf:p1"):
        assert said in shown


def test_a_form_without_results_has_no_columns_for_them(capsys: pytest.CaptureFixture[str]) -> None:
    print_form(make_form(), "forms.txt")
    shown = capsys.readouterr().out
    assert "指标值" in shown
    for absent in ("实际完成值", "得分", "预算执行", "重点工作任务", "总分"):
        assert absent not in shown


@pytest.mark.parametrize("width", [40, 160])
def test_rows_that_a_narrow_terminal_cannot_set_side_by_side_are_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("web.commands.output._WIDE", width)
    columns = [f"第{number}列" for number in range(9)]
    print_table(columns, [[f"indicator-{number}" for number in range(9)]])
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert ("第8列  indicator-8" in lines) == (width == 40)


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (Piece("字", line=73), "a:73"),
        (Piece("字", 3, box=(1, 2, 3, 4)), "a:p3"),
        (Piece("字", 1, cell="C12"), "a:C12"),
        (Piece("字", 2, cell="C12"), "a:p2 C12"),
        (Piece("字", 1, cell="2!C12"), "a:2!C12"),
    ],
)
def test_a_place_is_named_by_line_page_or_cell(piece: Piece, expected: str) -> None:
    assert place("a", Source((piece,))) == expected


def test_a_statement_without_a_place_is_in_its_document() -> None:
    assert place("a", Source()) == "a"
