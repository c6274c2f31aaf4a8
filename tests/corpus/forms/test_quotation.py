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
    ],
)
def test_marks_stand_where_their_line_has_room_for_them(
    lines: list[str], mended: list[str]
) -> None:
    assert restored(lines) == mended


@pytest.mark.parametrize(
    "lines",
    [
        ["办好 读书节活动", "“", "”"],
        ["办好 读书节 活动", "“", "“"],
        ["办好 读书节 活动", *[""] * 9, "“", "”"],
        ["一级指标 二级指标 三级指标", "“", "”"],
        ["办好“读书节”活动"],
        ["办好 读书节 等 活动", "“", "”"],
    ],
    ids=["too few blanks", "no pair", "far away", "labels", "none apart", "too many blanks"],
)
def test_lines_that_have_no_room_stay_as_they_are(lines: list[str]) -> None:
    assert restored(lines) == lines


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
