"""A 自评表 whose columns drift: the headings set close, the rows under them further right."""

from corpus.forms.aligned.reader import page_of
from corpus.pages import Table
from tests.corpus.forms.aligned.test_reader import _line

_HEADING = [
    _line((0, "绩效指"), (6, "一级指"), (10, "二级指"), (14, "三级指"), (18, "分值"),
          (30, "年度指"), (37, "全年实"), (46, "得分")),
    _line((0, "标"), (6, "标"), (10, "标"), (14, "标"), (30, "标值"), (37, "际值")),
]  # fmt: skip
_ROWS = [
    _line((6, "产出指"), (12, "数量指"), (18, "疏浚排"), (24, "10"), (29, "≥12"), (37, "12"),
          (45, "10")),
    _line((6, "标"), (12, "标"), (18, "水渠长"), (29, "公里"), (37, "公里")),
    _line((18, "度")),
    _line((12, "质量指"), (18, "疏浚工"), (24, "20"), (29, "100%"), (37, "100%"), (45, "20")),
    _line((12, "标"), (18, "程合格")),
    _line((18, "率")),
    _line((7, "满意度"), (13, "服务对"), (19, "沿渠农"), (26, "10"), (31, "≥90%"), (40, "93%"),
          (48, "10")),
    _line((7, "指标"), (13, "象满意"), (19, "户满意")),
    _line((13, "度指标"), (19, "度")),
]  # fmt: skip


def _cells() -> list[list[str]]:
    page = page_of([*_HEADING, *_ROWS])
    assert page
    (block,) = (one for one in page.blocks if isinstance(one, Table))
    rows = {cell.row for cell in block.cells}
    return [[cell.text for cell in block.cells if cell.row == row] for row in sorted(rows)]


def test_cells_stay_in_their_columns_where_these_drift() -> None:
    assert [row[-5:] for row in _cells()[1:]] == [
        ["疏浚排水渠长度", "10", "≥12公里", "12公里", "10"],
        ["疏浚工程合格率", "20", "100%", "100%", "20"],
        ["沿渠农户满意度", "10", "≥90%", "93%", "10"],
    ]


def test_levels_drift_with_the_rows_beside_them() -> None:
    levels = [row[:-5] for row in _cells()[1:]]
    assert levels == [
        ["绩效指标", "产出指标", "数量指标"],
        ["质量指标"],
        ["满意度指标", "服务对象满意度指标"],
    ]


def test_a_label_beside_the_table_is_no_level_where_columns_drift() -> None:
    heading = [_HEADING[0].replace("绩效指", "      "), _HEADING[1].replace("标", " ", 1)]
    beside = [_line((0, "绩效指")), _ROWS[3], _line((1, "标"), (12, "标"), (18, "程合格"))]
    page = page_of([*heading, *_ROWS[:3], *beside, *_ROWS[5:]])
    assert page
    (block,) = (one for one in page.blocks if isinstance(one, Table))
    levels = [cell.text for cell in block.cells if cell.column == 1 and cell.row]
    assert levels == ["产出指标", "满意度指标"]
