"""A 自评表 as a page shows it: wide gaps between the cells, merged labels amid their rows."""

from decimal import Decimal

from corpus.forms.aligned.reader import page_of
from corpus.forms.reader import read_forms
from corpus.model import Form


def _line(*texts: tuple[int, str]) -> str:
    """Texts at their columns, a character each."""
    line = ""
    for column, text in texts:
        line = line.ljust(column) + text
    return line


_ABOVE = [
    _line((25, "项目支出绩效自评表")),
    _line((27, "（2023年度）")),
    _line((1, "项目名称"), (28, "河岸步道养护")),
    _line((1, "主管部门"), (15, "云溪县水利局"), (34, "实施单位"), (50, "云溪县河道管理所")),
    _line((22, "年初预算数"), (28, "全年预算数"), (36, "全年执行数"), (44, "分值"), (50, "执行率"),
          (58, "得分")),
    _line((1, "项目资金"), (9, "年度资金总额"), (24, "40"), (30, "40"), (38, "38"), (44, "10"),
          (50, "95%"), (58, "9.5")),
    _line((1, "（万元）"), (10, "其他资金"), (24, "0"), (30, "0"), (38, "0"), (44, "—"), (50, "—"),
          (58, "—")),
    _line((1, "年度总"), (15, "预期目标"), (42, "实际完成情况")),
    _line((1, "体目标"), (9, "1.养护步道12公里；"), (36, "1.养护步道11公里；")),
    _line((9, "2.保障行人安全。"), (36, "2.全年无事故。")),
]  # fmt: skip
_TABLE = [
    _line((62, "偏差原因")),
    _line((6, "一级指标"), (14, "二级指标"), (24, "三级指标"), (34, "年度指标值"),
          (42, "实际完成值"), (50, "分值"), (56, "得分"), (63, "分析")),
    _line((62, "雨季停工")),
    _line((14, "数量指标"), (23, "养护步道长度"), (34, "≥12公里"), (43, "11公里"), (50, "25"),
          (56, "20"), (62, "，次年补")),
    _line((6, "产出指标"), (62, "上")),
    _line((5, "（50分）"), (14, "时效指标"), (24, "养护及时率"), (35, "≥95%"), (44, "96%"),
          (50, "15"), (56, "15")),
    _line((22, "栏杆、路灯和座椅")),
    _line((14, "质量指标"), (35, "100%"), (44, "100%"), (50, "10"), (56, "10")),
    _line((24, "完好率")),
]  # fmt: skip
_REST = [
    _line((6, "效益指标"), (13, "社会效益指标"), (24, "行人安全"), (35, "有保障"), (43, "有保障"),
          (50, "20"), (56, "20")),
    _line((6, "满意度"), (14, "服务对象满")),
    _line((24, "行人满意度"), (35, "≥90%"), (44, "93%"), (50, "20"), (56, "20")),
    _line((6, "指标"), (15, "意度指标")),
    _line((26, "总"), (29, "分"), (50, "100"), (56, "94.5")),
]  # fmt: skip
_PAGE = "\n".join([*_ABOVE, *_TABLE, *_REST])


def _form(text: str) -> Form:
    (form,), unread = read_forms(text.split("\n"))
    assert unread == ()
    return form


def test_cells_stand_under_their_headings_with_all_their_lines() -> None:
    rows = _form(_PAGE).indicators
    assert [(row.name, row.target and row.target.raw) for row in rows] == [
        ("养护步道长度", "≥12公里"), ("养护及时率", "≥95%"), ("栏杆、路灯和座椅完好率", "100%"),
        ("行人安全", "有保障"), ("行人满意度", "≥90%"),
    ]  # fmt: skip
    assert [row.weight for row in rows] == [25, 15, 10, 20, 20]
    assert [row.actual and row.actual.raw for row in rows] == [
        "11公里", "96%", "100%", "有保障", "93%",
    ]  # fmt: skip
    assert rows[0].deviation_reason == "雨季停工，次年补上"


def test_a_label_spans_the_rows_that_it_stands_amid() -> None:
    assert [(row.level1, row.level2) for row in _form(_PAGE).indicators] == [
        ("产出指标", "数量指标"), ("产出指标", "时效指标"), ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
    ]  # fmt: skip


def test_the_head_is_read_by_where_its_texts_stand() -> None:
    form = _form(_PAGE)
    assert (form.project, form.implementing_unit) == ("河岸步道养护", "云溪县河道管理所")
    assert [goal.text for goal in form.goals] == ["养护步道12公里；", "保障行人安全。"]
    assert form.score == Decimal("94.5")
    assert form.executions[0].spent == 380_000


def test_every_character_is_accounted_for() -> None:
    ledger = _form(_PAGE).ledger
    assert ledger.characters == sum(not char.isspace() for char in _PAGE)
    assert ledger.unplaced < 6


def test_a_table_goes_on_where_the_next_page_does_not_repeat_its_headings() -> None:
    rows = _form("\n".join([*_ABOVE, *_TABLE, "\f" + _REST[0], *_REST[1:]])).indicators
    assert [row.level1 for row in rows] == ["产出指标"] * 3 + ["效益指标", "满意度指标"]
    assert [row.score for row in rows] == [20, 15, 10, 20, 20]


def test_a_text_without_headings_of_indicators_has_no_page() -> None:
    assert page_of(["春眠不觉晓      处处闻啼鸟", "夜来风雨声      花落知多少"]) is None


def test_a_value_that_hangs_from_its_line_ends_above_the_next_label() -> None:
    above = [
        _line((25, "项目支出绩效目标申报表")),
        _line((1, "项目名称"), (9, "河岸步道养护及照明设施"), (30, "项目代码"), (40, "330-12")),
        _line((9, "更新")),
        _line((1, "主管部门"), (9, "云溪县水利局"), (30, "实施单位"), (40, "云溪县河道管理所")),
    ]
    (form,), _ = read_forms([*above, *_TABLE, *_REST])
    assert (form.project, form.department) == ("河岸步道养护及照明设施更新", "云溪县水利局")


_CLOSE = """                  项目支出绩效目标申报表
                      （2024年度）
项目名称     山塘除险加固
主管部门     云溪县水利局          实施单位       云溪县河道所
一级指标    二级指标         三级指标              指标值
                     除险加固山塘座数 ≥12座
        数量指标
产出指标                维护放水设施数量 30套
        质量指标               验收合格率       ≥98%
效益指标    社会效益指标    受益村民对安全的知晓程度 ≥1200人
满意度指标   服务对象满意度指标 沿塘村民对工程的满意度 ≥90%
"""


def test_a_value_pushed_against_its_name_stands_in_a_column_of_its_own() -> None:
    (form,), _ = read_forms(_CLOSE.split("\n"))
    values = [row.target.raw if row.target else None for row in form.indicators]
    assert values == ["≥12座", "30套", "≥98%", "≥1200人", "≥90%"]
