"""A small fictional form, part by part, as rows of `tables`."""

TITLE = "项目支出绩效目标表\n（2025年度）\n"
HEAD = """\
项目名称 | 河道清淤经费 | < | <
主管部门 | 某市水务局 | 实施单位 | 某市河道管理所
"""
MONEY = """\
项目资金（万元） | 年度资金总额 | 120 | <
^ | 其中：财政拨款 | 100 | <
^ | 其他资金 | 20 | <
"""
GOAL = "年度总体目标 | 1.清理淤泥；⏎2.加固堤岸。 | < | <\n"
COLUMNS = "一级指标 | 二级指标 | 三级指标 | 指标值\n"
ROW = "产出指标 | 数量指标 | 清淤长度 | ≥12公里\n"
LENGTH = ("产出指标", "数量指标", "清淤长度", "≥12公里")
TABLE = COLUMNS + ROW


def with_head(table: str) -> str:
    """A form of these rows of indicators or of the head."""
    return TITLE + HEAD + table


def with_rows(rows: str) -> str:
    return TITLE + HEAD + COLUMNS + rows
