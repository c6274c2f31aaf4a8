"""Quotation marks apart from their line come back to where they were."""

import pytest

from corpus.forms.quotation import restored
from tests.corpus.forms.texts import HEAD, form_text, read_form


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["办好 读书节 活动", "”", "", "“"], ["办好“读书节”活动", " ", "", " "]),
        (["项目名称 “ ”", "办好 读书节 活动"], ["项目名称    ", "办好“读书节”活动"]),
        (["推广 读 写 等 品牌", "”", "“", "”", "“"], ["推广“读”写“等”品牌", " ", " ", " ", " "]),
        (["“", "", "读书节 系列活动", "", "”"], ["“", "", "读书节”系列活动", "", " "]),
        (["“ ”", "读书节 系列活动 逐步提高"], ["“  ", "读书节”系列活动 逐步提高"]),
        (
            ["项目名称 “ ”", "读书节 系列活动 项目性质 经常性项目"],
            ["项目名称 “  ", "读书节”系列活动 项目性质 经常性项目"],
        ),
    ],
)
def test_marks_stand_where_their_line_has_room_for_them(
    lines: list[str], mended: list[str]
) -> None:
    assert restored(lines) == (mended, [])


@pytest.mark.parametrize(
    "lines",
    [
        ["办好 读书节活动", "“", "”"],
        ["办好 读书节 活动", "“", "“"],
        ["办好 读书节 活动", *[""] * 9, "“", "”"],
        ["一级指标 二级指标 三级指标", "“", "”"],
        ["办好 读书节 等 活动", "“", "”"],
    ],
    ids=["too few blanks", "no pair", "far away", "labels", "too many blanks"],
)
def test_marks_that_no_line_has_room_for_are_blanks(lines: list[str]) -> None:
    mended, homeless = restored(lines)
    assert mended == [line.replace("“", " ").replace("”", " ") for line in lines]
    assert [lines[n][at] for n, at in homeless] == [line for line in lines if line in "“”" and line]


@pytest.mark.parametrize(
    "lines",
    [["办好“读书节”活动"], ["办好“读书节", "”", "活动"], ["办好", "“", "读书节”活动"]],
    ids=["none apart", "closes the line above", "opens the line below"],
)
def test_marks_that_belong_to_a_line_stay(lines: list[str]) -> None:
    assert restored(lines) == (lines, [])


@pytest.mark.parametrize(
    ("printed", "project"),
    [
        ("\n街道 绿化 养护经费\n”\n“", "街道“绿化”养护经费"),
        ("\n“\n\n一街一树 绿化养护经费\n\n”\n", "“一街一树”绿化养护经费"),
    ],
)
def test_a_project_has_its_marks_and_every_character_counts(printed: str, project: str) -> None:
    head = HEAD.replace(" 街道绿化养护经费", printed)
    form = read_form(form_text(head=head))
    assert form.project == project
    assert form.ledger.unplaced == 0


def test_words_whose_marks_have_no_place_are_read_without_them() -> None:
    form = read_form(form_text(head=HEAD.replace(" 街道", "\n“\n”\n街道")))
    assert form.project == "街道绿化养护经费"
    assert form.ledger.unplaced_text == ("“”",)


def test_marks_before_a_name_make_no_row() -> None:
    plain = form_text()
    name = next(line for line in plain.splitlines() if "≥" in line).split("≥")[0].strip()
    marked = plain.replace(name, f"“\n”\n{name}")
    rows = [(row.name, row.target) for row in read_form(plain).indicators]
    assert [(row.name, row.target) for row in read_form(marked).indicators] == rows
