"""Forms that were once misread: each test is one way in which a text may mislead."""

from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Form
from corpus.values.target import parse_target
from tests.corpus.forms.texts import (
    COLUMNS,
    HEAD,
    MONEY,
    ROWS,
    form_text,
    pairs_of,
    read_form,
    read_text,
)


def rows(printed: str) -> Form:
    return read_form(form_text(table=f"{COLUMNS}\n{printed}"))


@pytest.mark.parametrize("n", [2, 3, 4, 6])
def test_names_and_values_that_nothing_tells_apart_are_paired_in_their_order(n: int) -> None:
    kinds = "甲乙丙丁戊己"[:n]
    lists = (
        "\n".join(f"{k}类活动场次" for k in kinds)
        + "\n\n"
        + "\n".join(f"≥{i}(场)" for i in range(5, 5 + n))
        + "\n"
    )
    pairs = pairs_of(rows(ROWS.replace("数量指标\n", f"数量指标\n{lists}")))
    assert [pairs.get(f"{k}类活动场次") for k in kinds] == [f"≥{i}(场)" for i in range(5, 5 + n)]


def test_dates_beside_their_labels_are_kept_as_printed_and_told() -> None:
    head = (
        HEAD.replace("2025-01-01", "X")
        .replace("2025-12-31", "2025-01-01")
        .replace("X", "2025-12-31")
    )
    form = read_form(form_text(head=head))
    assert (form.start, form.end) == (date(2025, 12, 31), date(2025, 1, 1))
    assert [f.rule for f in form.findings] == ["E-02"]


def test_a_label_that_grew_together_with_free_text() -> None:
    assert (
        read_form(form_text(head=HEAD.replace("项目名称 ", "项目名称"))).project
        == "街道绿化养护经费"
    )


def test_an_empty_template_is_no_form() -> None:
    assert (
        read_text("""项目支出绩效目标申报表
（    年度）
项目名称
主管部门 实施单位
项目资金（万元） 项目资金总额
其中：财政资金
其他资金
总体目标 目标1：
目标2：
绩效指标 一级指标 二级指标 三级指标 指标值
产出指标 数量指标 指标1：
指标2：
质量指标 指标1：
效益指标 社会效益指标 指标1：
满意度指标 服务对象满意度指标 指标1：
""")
        == ()
    )


def test_points_of_a_self_evaluation_are_no_amounts() -> None:
    form = read_form(
        form_text(
            title="项目支出绩效自评表\n（2023年度）",
            table="""绩效指标
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
产出指标 数量指标 养护绿地面积 ≥12000(平方米) 12500平方米 20 20 无
产出指标 质量指标 苗木成活率 ≥95% 96% 15 15 无
效益指标 社会效益指标 街道绿化水平 有所提升 达成预期指标 30 28 无
满意度指标 服务对象满意度指标 市民满意度 ≥90% 92% 10 10 无
总分 100 98""",
        )
    )
    assert (form.budget.total, form.budget.applied) == (Decimal(500_000), Decimal(500_000))


@pytest.mark.parametrize("p", ["5\n00,000.00", "50\n0,000.00"])
def test_amount_broken_before_its_first_comma(p: str) -> None:
    assert (
        read_form(
            form_text(money=MONEY.replace("资金总额 500,000.00", f"资金总额 {p}"))
        ).budget.total
        == 500_000
    )


@pytest.mark.parametrize(("p", "n"), [("百分之九十", 90), ("满意率100%", 100), ("可控性100%", 100)])
def test_numbers(p: str, n: int) -> None:
    assert parse_target(p).number == n


@pytest.mark.parametrize("p", ["2024-12-31", "2024年"])
def test_dates(p: str) -> None:
    assert parse_target(p).kind.value == "dated"


SHUFFLED = """项目支出绩效自评表
（2024年度）
项目名称
主管部门
示范工程
河湾县农业农村局
年度总体目标
建成示范区。

三级指标

得分

≥2.1 万亩
48.6 公里
6
7

耕地质量提升
验收后
月内
1442 元

新建农田面积
机耕路长度

分值

5
99

任务完成率
时效指标

实际完成值

新打机井数
验收合格率
产出指标

年度指标值
数量指标

满意度
≥90%
"""


def test_values_are_open_where_further_columns_can_not_be_told_apart() -> None:
    opened = [any(one.field == "value" for one in row.ambiguities)
              for row in read_form(SHUFFLED).indicators]  # fmt: skip
    assert len(opened) > 5
    assert all(opened)
