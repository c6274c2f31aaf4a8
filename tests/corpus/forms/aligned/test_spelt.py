"""Levels in cells so narrow that a line has a character or two of them."""

from corpus.forms.aligned.fragments import lines_of
from corpus.forms.aligned.reader import page_of
from corpus.forms.aligned.spelt import marked
from corpus.pages import Table
from tests.corpus.forms.aligned.test_reader import _line

_HEADING = _line((4, "一级指标"), (9, "二级指标"), (22, "三级指标"), (36, "指标值"))
_ROWS = [
    _line((16, "巡查古桥座次"), (36, "≥64座次")),
    _line((4, "产"), (9, "数量指标")),
    _line((4, "出"), (16, "修补桥面面积"), (36, "≥380平方米")),
    _line((4, "指"), (9, "质量指标"), (16, "修补验收合格率"), (36, "100%")),
    _line((4, "标"), (9, "时效指标"), (16, "汛前完成率"), (36, "≥95%")),
    _line((3, "效"), (14, "行人通行安全"), (34, "有所提高")),
    _line((3, "益"), (7, "社会效益指标")),
    _line((3, "指"), (14, "古桥参观人数"), (34, "≥2万人次")),
    _line((3, "标"), (7, "生态效益指标"), (14, "清理漂浮物"), (34, "≥12吨")),
]


def _rows(lines: list[str]) -> list[list[str]]:
    """The texts of each row from its own levels on; a level counts in its first row."""
    page = page_of([_HEADING, *lines])
    assert page
    (block,) = (one for one in page.blocks if isinstance(one, Table))
    rows = {cell.row for cell in block.cells if cell.row}
    return [[cell.text for cell in block.cells if cell.row == row] for row in sorted(rows)]


def test_characters_below_each_other_are_a_level_where_the_columns_drift() -> None:
    assert _rows(_ROWS) == [
        ["产出指标", "数量指标", "巡查古桥座次", "≥64座次"],
        ["修补桥面面积", "≥380平方米"],
        ["质量指标", "修补验收合格率", "100%"],
        ["时效指标", "汛前完成率", "≥95%"],
        ["效益指标", "社会效益指标", "行人通行安全", "有所提高"],
        ["古桥参观人数", "≥2万人次"],
        ["生态效益指标", "清理漂浮物", "≥12吨"],
    ]


def test_a_character_of_a_level_is_parted_from_the_word_that_no_blank_parts_from_it() -> None:
    glued = [row.replace("标     ", "标", 1).replace("益   ", "益", 1) for row in _ROWS]
    assert glued != _ROWS
    assert _rows(glued) == _rows(_ROWS)


def test_characters_of_two_labels_beside_each_other_are_parted() -> None:
    beside = ["绩", "效", "指", "标"]
    lines = [
        row[:3] + sign + row[4:] if row[4:5].strip() else row
        for row, sign in zip(_ROWS, ["", *beside, *"    "], strict=True)
    ]
    assert lines[2].startswith("   效出")
    assert [row[-4:] for row in _rows(lines)][1:4] == [row[-4:] for row in _rows(_ROWS)][1:4]
    assert _rows(lines)[0][:3] == ["绩效指标", "产出指标", "数量指标"]


def test_a_name_that_begins_like_a_level_stays_whole() -> None:
    lines = [_line((4, "产出指标"), (9, "质量指标"), (16, "指标体系验收率"), (36, "100%"))]
    assert _rows(lines) == [["产出指标", "质量指标", "指标体系验收率", "100%"]]


def test_a_page_of_single_characters_ends() -> None:
    """Each may go on in each of the lines below; not all ways are tried."""
    lines = ["   ".join(["社会公众或服务"[row % 7]] * 20) for row in range(28)]
    assert len(marked([*lines_of(lines, 1, False)])) == 28
