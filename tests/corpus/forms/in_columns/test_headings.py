from corpus.cell_terms import Column
from corpus.terms import Part

from .texts import HEADINGS, ROWS, by_columns, lines_of, taken


def kinds(lines: list[str]) -> list[Column | None]:
    headings, _ = taken(lines)
    return [one.column for one in headings.columns] if headings else []


def test_columns_stand_in_the_order_of_their_headings() -> None:
    assert kinds(lines_of(list(by_columns()))) == [
        Column.NAME, Column.VALUE, Column.ACTUAL, Column.WEIGHT, Column.SCORE,
    ]  # fmt: skip


def test_the_value_stands_before_what_was_reached_wherever_a_text_has_its_heading() -> None:
    shuffled = ("三级指标", "实际完成值", "分值", "得分", "年度指标值")
    assert kinds(lines_of(list(by_columns()), shuffled)) == [
        Column.NAME, Column.VALUE, Column.ACTUAL, Column.WEIGHT, Column.SCORE,
    ]  # fmt: skip


def test_a_table_of_names_and_values_alone_has_headings_where_runs_go_down_the_page() -> None:
    rows = list(by_columns([("修缮古桥数量", "≥6座"), ("游客满意度", "≥90%")]))
    lines = lines_of(rows, HEADINGS[:2])
    assert not kinds([line for line in lines if line])
    assert kinds(lines) == [Column.NAME, Column.VALUE]


def test_points_of_the_execution_are_not_those_of_the_table() -> None:
    execution = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    cells = lines_of(list(by_columns()), HEADINGS)
    at = cells.index("一级指标")
    headings, _ = taken([*cells[:at], *(x for one in execution for x in (one, "")), *cells[at:]])
    assert headings
    weight = next(one for one in headings.columns if one.column is Column.WEIGHT)
    value = next(one for one in headings.columns if one.column is Column.VALUE)
    assert weight.order > value.order


def test_a_heading_that_wraps_is_one() -> None:
    headings, free = taken(lines_of(list(by_columns()), (*HEADINGS, "偏差原因分析及改", "进措施")))
    assert headings
    assert [one.label for one in headings.texts] == ["偏差原因分析及改进措施"]
    assert not any("措施" in word.text for word in free)


def test_a_name_that_ends_like_a_heading_is_none() -> None:
    _, free = taken(lines_of([*by_columns(), "古桥年养护标准"]))
    assert "古桥年养护标准" in [word.text for word in free]


def test_a_name_beside_the_headings_that_ends_like_one_is_none() -> None:
    headings, _ = taken(lines_of(["渡工补助标准", *by_columns()]))
    assert headings
    assert not headings.texts


def test_a_heading_whose_lines_stand_around_others_of_its_row_is_one() -> None:
    printed = ("指标性", "三级指标", "指标值", "计量单", "权重", "质", "位")
    rows = [("修缮古桥数量", "≥", "6", "座", "50"), ("游客满意度", "≥", "90", "%", "50")]
    headings, free = taken(lines_of(list(by_columns(rows)), printed))
    assert headings
    assert {one.column: one.label for one in headings.columns} == {
        Column.SIGN: "指标性质", Column.NAME: "三级指标", Column.VALUE: "指标值",
        Column.UNIT: "计量单位", Column.WEIGHT: "权重",
    }  # fmt: skip
    assert not {"质", "位"} & {word.text for word in free}


def test_a_heading_of_reasons_goes_on_behind_those_beside_it() -> None:
    printed = ("偏差原因分", *HEADINGS, "析及改进措", "施")
    headings, free = taken(lines_of(list(by_columns()), printed))
    assert headings
    assert [one.label for one in headings.texts] == ["偏差原因分析及改进措施"]
    assert "施" not in [word.text for word in free]


def test_a_cell_is_no_line_of_a_heading() -> None:
    headings, _ = taken(lines_of(["指标性", "修缮古桥数量", "清理河道长度", "疏浚方量", "质"]))
    assert not headings or Column.SIGN not in [one.column for one in headings.columns]


SIGNED = ("三级指标", "性质", "指标值", "单位", "权重")


def test_a_heading_ends_where_a_blank_line_is() -> None:
    rows = [(name, "≥", "6", "座", points) for name, *_, points, _ in ROWS]
    assert kinds(lines_of(list(by_columns(rows)), SIGNED)) == [
        Column.NAME, Column.SIGN, Column.VALUE, Column.UNIT, Column.WEIGHT,
    ]  # fmt: skip


def test_a_weak_heading_stands_right_above_a_cell_of_its_column() -> None:
    names, signs, values, units, points = zip(
        *((name, "≥", "6", "座", points) for name, *_, points, _ in ROWS), strict=True
    )
    cells = [*names, "单位", *units, *signs, *values, *points]
    headings = ("三级指标", "性质", "指标值", "权重")
    assert Column.UNIT in kinds(lines_of(cells, headings))
    cells = [*names, "单位", *values, *signs, *units, *points]
    assert Column.UNIT not in kinds(lines_of(cells, headings))


def test_levels_above_the_head_do_not_begin_the_table() -> None:
    above = ("一级指标", "二级指标")
    rows = list(by_columns([("修缮古桥数量", "≥6座"), ("游客满意度", "≥90%")]))
    cells = [line for line in lines_of(rows, HEADINGS[:2]) if line and line not in above]
    cells[2:2] = above
    headings, _ = taken([line for cell in cells for line in (cell, "")])
    assert headings
    (department,) = (x.order for x in headings.labels if x.part is Part.DEPARTMENT)
    assert headings.start == department


def test_the_heading_of_signs_goes_on_behind_that_of_values() -> None:
    printed = ("指标", "三级指标", "指标值", "性质", "计量单位")
    rows = [("修缮古桥数量", "≥", "6", "座"), ("游客满意度", "≥", "90", "%")]
    headings, _ = taken(lines_of(list(by_columns(rows)), printed))
    assert headings
    assert {one.column: one.label for one in headings.columns} == {
        Column.SIGN: "指标性质", Column.NAME: "三级指标", Column.VALUE: "指标值",
        Column.UNIT: "计量单位",
    }  # fmt: skip


def test_the_heading_of_values_is_no_part_of_that_of_signs_below_it() -> None:
    rows = [("修缮古桥数量", "6", "≥", "座"), ("游客满意度", "90", "≥", "%")]
    printed = ("三级指标", "指标值\n性质", "计量单位")
    headings, _ = taken(lines_of(list(by_columns(rows)), printed))
    assert headings
    assert {one.column: one.label for one in headings.columns} == {
        Column.NAME: "三级指标", Column.SIGN: "性质", Column.VALUE: "指标值",
        Column.UNIT: "计量单位",
    }  # fmt: skip


def test_headings_of_values_that_wrap_around_others_are_those_of_the_labels() -> None:
    lines = lines_of(list(by_columns()))
    at, end = lines.index("一级指标"), lines.index("产出指标")
    head = ("偏差原因分", "年度指标", "实际完成", "一级指标", "二级指标", "三级指标", "分值 得分",
            "析及改进措", "值", "值", "施")  # fmt: skip
    headings, _ = taken([line for line in (*lines[:at], *head, *lines[end:]) if line])
    assert headings
    assert [(one.column, one.label) for one in headings.columns] == [
        (Column.NAME, "三级指标"), (Column.VALUE, "年度指标值"), (Column.ACTUAL, "实际完成值"),
        (Column.WEIGHT, "分值"), (Column.SCORE, "得分"),
    ]  # fmt: skip
    assert [one.label for one in headings.texts] == ["偏差原因分析及改进措施"]
