"""Rows closed by | as web copies have them: a merged cell stands in its first row only."""

import pytest

from corpus.forms.in_rows.piped import is_piped, page_of
from corpus.forms.reader import read_forms
from corpus.pages import Table

_COPY = """项目支出绩效目标表
（2022年度）
项目名称 | 街心花园补植 ||||
主管部门 | 云溪县园林局 | 实施单位 | 云溪县绿化队 ||
总体目标 | 年度目标 ||||
补植灌木，恢复绿地。 |||||
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注 |
产出指标 | 数量指标 | 补植株数 | 800株 |  ||
修复草坪面积 | 500平方米 |  ||||
成本指标 | 每株成本 | ≤30元 |  |||
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% |  ||
"""


def test_rows_begin_at_the_column_that_their_first_cell_tells() -> None:
    forms, _ = read_forms(_COPY.split("\n"))
    rows = [(i.level1, i.level2, i.name, i.target and i.target.raw) for i in forms[0].indicators]
    assert rows == [
        ("产出指标", "数量指标", "补植株数", "800株"),
        ("产出指标", "数量指标", "修复草坪面积", "500平方米"),
        ("产出指标", "成本指标", "每株成本", "≤30元"),
        ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"),
    ]


def test_a_goal_below_its_heading_is_read() -> None:
    forms, _ = read_forms(_COPY.split("\n"))
    assert [goal.text for goal in forms[0].goals] == ["补植灌木，恢复绿地。"]


def test_rows_that_begin_with_a_border_are_another_form_of_text() -> None:
    assert is_piped(_COPY.split("\n"))
    assert not is_piped(["| 项目名称 | 甲 |", "| 主管部门 | 乙 |"])


def test_rows_of_markdown_without_what_was_merged_are_placed_too() -> None:
    lines = (
        "项目支出绩效目标表",
        "（2025年度）",
        "| 项目名称 | 植树 |  |",
        "| --- | --- | --- |",
        "| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |",
        "| 产出指标 | 数量指标 | 造林面积 | ≥200亩 |",
        "| 补植株数 | ≥90株 |",
        "| 质量指标 | 成活率 | ≥90% |",
        "| 满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥85% |",
    )
    ((form,), _) = read_forms(lines)
    assert form.project == "植树"
    assert [(row.level2, row.name) for row in form.indicators] == [
        ("数量指标", "造林面积"),
        ("数量指标", "补植株数"),
        ("质量指标", "成活率"),
        ("服务对象满意度指标", "村民满意度"),
    ]


_SYMBOLS = """| 部门整体绩效目标 | ||||
| 部门名称: | 溪口县林草局 | *联系人: | 丁一 ||
| *年度绩效总目标 | 护好每一片林。 ||||
| 一级指标 | 二级指标 | 三级指标 | 计算符号 | 目标值 | 度量单位 | 指标值说明 |
| 产出指标 | 数量指标 | 巡护里程(公里) | ≥ | 320 | 公里 | 照台账统计 |
| 补植株数(株) | = | 900 | 株 | 照台账统计 ||
| 质量指标 | 成活率(%) | ≥ | 85 | % | 照台账统计 ||
"""


def test_as_many_rows_are_read_where_a_line_without_merged_cells_fits_better() -> None:
    (form,), _ = read_forms(_SYMBOLS.split("\n"))
    assert [(row.level2, row.name, row.target and row.target.raw) for row in form.indicators] == [
        ("数量指标", "巡护里程(公里)", "≥320公里"),
        ("数量指标", "补植株数(株)", "=900株"),
        ("质量指标", "成活率(%)", "≥85%"),
    ]


_EVALUATION = """部门预算项目支出绩效自评表(2023年度) | ||||
项目名称 | 档案室搬迁 | |||
主管部门 | 溪口县档案局 | 实施单位 | 溪口县档案馆 ||
项目基本情况 | 1.项目年度目标完成情况 | 项目年度目标 | 年度目标完成情况 |
年内搬完库房,档案无缺损。 | 已搬完 | |||
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 |
产出指标 | 数量指标 | 搬迁卷宗 | ≥ | 3 | 万卷 | 3.2 |
"""


def test_texts_below_goals_at_the_end_of_a_row_are_their_own() -> None:
    (form,), _ = read_forms(_EVALUATION.split("\n"))
    assert [goal.text for goal in form.goals] == ["年内搬完库房,档案无缺损。"]
    assert "已搬完" in [detail.text for detail in form.details]


_BROKEN = """| 2022年度项目支出绩效自评表 | |||||||
| 项目名称 |
渡槽加固 |
|||||||
| 主管部门 | 柳湾区水务局 | 实施单位 | 柳湾区灌区站 | ||||
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 ||||
|
一级 指标 |
二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 ||||
| 产出指标 | 数量指标 | 加固长度 | ≥ | 36 | 米 | 38 | 20 | 19 |
| 质量指标 | 验收合格率 | = | 100 | % | 98 | 20 | 18 ||
"""


def test_cells_with_paragraphs_and_headings_over_two_rows_keep_their_columns() -> None:
    (form,), _ = read_forms(_BROKEN.split("\n"))
    assert form.project == "渡槽加固"
    rows = [(i.level2, i.name, i.target and i.target.raw) for i in form.indicators]
    assert rows == [("数量指标", "加固长度", "≥36米"), ("质量指标", "验收合格率", "=100%")]
    assert [i.actual and i.actual.raw for i in form.indicators] == ["38", "98"]
    assert [i.score for i in form.indicators] == [19, 18]


@pytest.mark.parametrize("count", [2, 12])
def test_rows_that_lack_their_last_cells_keep_their_columns(count: int) -> None:
    rows = [f"|{n}|产出指标-数量指标|清淤长度{n}|≥9公里|50" for n in range(count)]
    text = (
        "|项目名称|河道清淤\n|---|---|---|---|---\n|主管部门|某市水务局||实施单位|河道所\n"
        "|年度绩效目标|1.清淤；2.加固。\n|序号|指标类型|指标名称|目标值|权重(%)\n"
    ) + "\n".join(rows)
    title = "\n**2024年部门预算项目支出绩效目标表**\n\n"
    forms, _ = read_forms(f"{title}{text}\n{title}{text}".split("\n"))
    names = [f"清淤长度{n}" for n in range(count)]
    assert [[row.name for row in form.indicators] for form in forms] == 2 * [names]


_BESIDE = """项目支出绩效目标表
(2024年度)
项目名称 | 河堤补种 | ||||||
{} | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 |
产出指标 | 数量指标 | 补种株数 | ≥2400株 | 数量指标 | 补种株数 | ≥800株 |
{} | 质量指标 | 成活率 | ≥90% | 质量指标 | 成活率 | ≥92% |
"""


@pytest.mark.parametrize(("heading", "level"), [("一级指标", "履职效能"), ("绩效指标", "产出指标")])
def test_rows_of_two_sets_have_levels_left_of_both(heading: str, level: str) -> None:
    ((form,), _) = read_forms(_BESIDE.format(heading, level).split("\n"))
    rows = [(i.level2, i.name, i.target and i.target.raw) for i in form.indicators]
    assert rows == [
        ("数量指标", "补种株数", "≥2400株"),
        ("数量指标", "补种株数", "≥800株"),
        ("质量指标", "成活率", "≥90%"),
        ("质量指标", "成活率", "≥92%"),
    ]
    assert form.indicators[-1].level1 == level
    assert form.ledger.unplaced == 0


def test_no_two_cells_of_a_row_of_two_sets_share_a_column() -> None:
    lines = _BESIDE.format("指标", "效益指标 | 产出指标").split("\n")
    tables = (one for one in page_of(lines).blocks if isinstance(one, Table))
    places = [(cell.row, cell.column) for table in tables for cell in table.cells]
    assert len(places) == len(set(places))


def test_rows_with_empty_cells_for_merged_ones_keep_their_columns() -> None:
    lines = (
        "项目支出绩效目标表 |||||",
        "项目 名称 |",
        "河堤补种 ||||",
        "| 一级指标 | 二级指标 | 三级指标 | 指标值",
        "| 产出指标 | 数量指标 | 补种株数 | 800株",
        "|  |  | 修复面积 | 9亩",
        "|  | 质量指标 | 成活率 | 90%",
    )
    closed = [f"{line} |" if line.startswith("|") else line for line in lines]
    (table,) = (one for one in page_of(closed).blocks if isinstance(one, Table))
    said = {(c.column, "".join(p.quote for p in c.pieces)) for c in table.cells}
    assert {(3, "三级指标"), (3, "补种株数"), (3, "修复面积"), (3, "成活率")} <= said
