"""Texts in runs down the page with blank lines between, as pdftotext writes columns."""

from collections.abc import Sequence

from corpus.forms.reader import read_forms
from corpus.model import Form

NAMES = ("渡口检修次数", "更换救生设备", "渡船检验合格率", "渡工持证情况", "乘客满意度")
VALUES = ("≥6次", "120套", "≥98%", "全部持证", "≥90%")
LEVELS = (
    ("一级指标", "产出指标", "满意度指标"),
    ("二级指标", "数量指标", "质量指标", "服务对象满意度指标"),
)
HEAD = (
    ("项目支出绩效目标表", "（2023年度）", "项目名称", "主管部门", "项目资金", "（万元）"),
    ("沿江乡镇渡口安全管护", "沙湾县交通运输局", "年度资金总额", "其中：财政拨款", "其他资金"),
    ("实施单位", "沙湾县渡口管理站", "86.00", "86.00", "0.00"),
    ("年度总体目标", "保障渡口安全运行，方便群众出行。"),
)


def form_of(*runs: Sequence[str], head: Sequence[Sequence[str]] = HEAD) -> Form:
    lines = [line for run in (*head, *runs) for line in (*run, "")]
    forms, unread = read_forms(lines)
    assert (len(forms), unread) == (1, ())
    return forms[0]


def rows_of(form: Form) -> list[tuple[str, str | None, bool]]:
    return [
        (row.name, row.target.raw if row.target else None, bool(row.ambiguities))
        for row in form.indicators
    ]


def test_names_and_values_in_runs_belong_together_in_their_order() -> None:
    form = form_of(*LEVELS, ("三级指标", *NAMES), ("指标值", *VALUES))
    expected = [(n, v, False) for n, v in zip(NAMES, VALUES, strict=True)]
    assert rows_of(form) == expected


def test_a_run_of_rows_has_value_below_name_and_labels_between() -> None:
    rows = ("三级指标", NAMES[0], VALUES[0], NAMES[1], VALUES[1], "质量指标", NAMES[2], VALUES[2])
    rest = (NAMES[3], VALUES[3], "服务对象满意度指标", NAMES[4], VALUES[4])
    form = form_of(("一级指标", "产出指标", "满意度指标"), ("二级指标", "数量指标"), ("指标值",),
                   (*rows, *rest))  # fmt: skip
    assert [row[:2] for row in rows_of(form)] == list(zip(NAMES, VALUES, strict=True))


def test_rows_before_the_headings_of_their_columns_are_rows() -> None:
    form = form_of(*LEVELS, NAMES, ("指标值", *VALUES), ("三级指标",))
    assert [row[:2] for row in rows_of(form)] == list(zip(NAMES, VALUES, strict=True))


def test_a_name_with_a_word_of_another_script_is_one_name() -> None:
    names = ("更换 LED 航标灯数量", *NAMES[1:])
    form = form_of(*LEVELS, ("三级指标", *names), ("指标值", *VALUES))
    assert form.indicators[0].name == "更换LED航标灯数量"


def test_the_project_is_none_of_the_names_of_the_table() -> None:
    names = ("渡口安全保障工程建设", *NAMES[1:])
    head = (HEAD[0], ("沿江乡镇渡口", "沙湾县交通运输局", *HEAD[1][2:]), *HEAD[2:])
    form = form_of(*LEVELS, ("三级指标", *names), ("指标值", *VALUES), head=head)
    assert (form.project, len(form.indicators)) == ("沿江乡镇渡口", len(names))


def test_a_department_that_wraps_is_no_project_with_its_department() -> None:
    labels = ("项目支出绩效目标表", "（2023年度）", "项目名称")
    head = (
        labels, ("年度总体目标",), ("沿江渡口管护（二期）",), ("主管部门",),
        ("沙湾县城市管理和综合", "执法局"), HEAD[2], ("保障渡口安全运行，方便群众出行。",),
    )  # fmt: skip
    form = form_of(*LEVELS, ("三级指标", *NAMES), ("指标值", *VALUES), head=head)
    assert (form.project, form.department) == ("沿江渡口管护（二期）", "沙湾县城市管理和综合执法局")


def test_a_long_name_in_a_run_of_its_own_is_no_goal() -> None:
    project = "沿江乡镇渡口渡船安全管护及渡工生活补助和保险专项补助经费"
    head = (HEAD[0], ("年度总体目标",), (project,), HEAD[1][1:], HEAD[2],
            ("保障渡口安全运行，方便群众出行。",))  # fmt: skip
    form = form_of(*LEVELS, ("三级指标", *NAMES), ("指标值", *VALUES), head=head)
    assert form.project == project
    assert [goal.text for goal in form.goals] == ["保障渡口安全运行，方便群众出行。"]


def test_a_department_below_the_label_of_the_tasks_is_none_of_them() -> None:
    head = (
        ("部门整体支出绩效目标表", "（2023年度）", "部门名称", "年度主要任务"),
        ("沙湾县交通运输局",), ("任务名称",), ("主要内容",), ("预算金额（万元）",),
        ("渡口管护",), ("检修渡口渡船",), ("86.00",),
        ("年度总体目标", "保障渡口安全运行，方便群众出行。"),
    )  # fmt: skip
    form = form_of(*LEVELS, ("三级指标", *NAMES), ("指标值", *VALUES), head=head)
    assert form.department == "沙湾县交通运输局"


def test_a_name_goes_on_behind_the_other_cells_of_its_row() -> None:
    head = (
        ("项目支出绩效目标申报表",),
        ("（2023年度）", "沿江乡镇渡口渡船安全", "项目性质", "经常性项目", "项目类别", "项目名称",
         "交通运输类", "管护及渡工生活补助", "主管部门", "沙湾县交通运输局"),
        ("年度总体目标", "保障渡口安全运行，方便群众出行。"),
    )  # fmt: skip
    form = form_of(*LEVELS, ("三级指标", *NAMES), ("指标值", *VALUES), head=head)
    assert form.project == "沿江乡镇渡口渡船安全管护及渡工生活补助"
    assert form.category == "交通运输类"


def test_a_name_between_words_of_the_head_is_not_left_for_half_a_department() -> None:
    head = (
        ("项目支出绩效目标表", "（2023年度）"),
        ("沿江乡镇渡口安全管护", "实施单位"),
        ("沙湾县公路养护总段",),
        ("项目名称", "主管部门"),
        ("沙湾县水运", "公路事务局"),
        HEAD[-1],
    )
    form = form_of(*LEVELS, ("三级指标", *NAMES), ("指标值", *VALUES), head=head)
    assert (form.project, form.department) == ("沿江乡镇渡口安全管护", "沙湾县水运公路事务局")
    assert form.implementing_unit == "沙湾县公路养护总段"
