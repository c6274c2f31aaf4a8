"""Labels and headings as forms print them, and words that are neither."""

import pytest

from corpus.cell_terms import COLUMNS, Column
from corpus.forms.cell_words import bare, label_in_cell
from corpus.terms import Part
from corpus.values.text import squeezed

LABELLED = {
    Part.PROJECT: "一级项目名称 二级项目名称 专项(项目)名称 项目名称 专项资金名称 "
    "转移支付(项目)名称 转移支付名称 项目支出名称 资金名称 项目（政策）名称 "
    "项目名称及编码 政策名称 政策（项目）名称 子项目名称 "
    "购买服务项目名称 政府采购项目名称 专项债券项目名称",
    Part.NATURE: "项目属性 项目性质",
    Part.CATEGORY: "项目类别 项目类型 项目分类",
    Part.DEPARTMENT: "预算部门 市级主管部门 区级主管部门 主管部门 项目主管部门 "
    "主管预算部门 业务主管部门 部门名称 部门(单位)名称 主管部门及编码 主管部门及代码 "
    "主管部门名称 地方主管部门 行业主管部门 资金主管部门 归口管理部门 "
    "购买主体（主管部门）",
    Part.UNIT: "实施部门 申报单位 项目承担单位 实施单位 项目实施单位 项目执行单位 "
    "项目单位 资金使用单位 预算单位 填报单位 填报单位(盖章) 实施单位(盖章) 单位名称 "
    "单位(部门)名称 实施主体 建设单位 责任单位 预算单位及编码 "
    "购买主体",
    Part.PERIOD: "项目起止时间 项目期 建设周期 项目支出实施期 政策实施期 实施期限 "
    "实施起止时间 项目实施期",
    Part.START: "项目开始日期 计划开始日期 开始时间 预计开始时间",
    Part.END: "项目完成日期 计划完成日期 完成时间 预计完成时间",
    Part.MONEY_HEADING: "年度预算安排(万元) 项目预算 项目资金(元) 资金情况(万元) "
    "资金情况 项目资金 项目资金申请(万元) 预算执行情况(万元) 项目预算执行情况(万元) "
    "预算执行情况(10分) 项目资金来源 资金总额及构成 投入目标(万元)",
    Part.TOTAL: "项目资金总额 资金总额 实施期资金总额 项目总预算 项目金额 项目预算金额 总金额",
    Part.FISCAL: "财政拨款数 其中:财政拨款 其中:财政拨款数 其中:财政资金 其中：市财政资金",
    Part.OTHER: "其他资金 其他 其中:其它资金 其中:其他资金 当年其他资金",
    Part.APPLIED: "年度资金申请总额 年度资金总额 当年资金总额 项目当年预算 "
    "年度财政资金总额 当年预算 年度预算资金 申请资金总额 "
    "本年度申请资金（万元） 申请金额",
    Part.CURRENT: "其中:当年财政拨款 其中:本年财政拨款 其中:当年市级财政资金 当年财政拨款",
    Part.CARRIED: "上年结转资金 上年结转 其中:上年结转资金",
    Part.TOTAL_GOAL: "实施期绩效目标 中长期目标 项目总目标 总体目标 项目总体目标 "
    "中期目标 长期目标 总目标 绩效总目标 项目绩效总目标 "
    "政策总体目标 项目中期目标 五年总目标",
    Part.ANNUAL_GOAL: "年度总体目标 年度目标 本年度目标 项目年度目标 项目年度绩效目标 全年绩效目标 "
    "2024年度目标 2024年目标 部门年度目标",
    Part.EXPECTED_GOAL: "预期目标 年初设定目标 年初绩效目标 年度预期目标",
    Part.ACHIEVED: "实际完成情况 年度总体目标完成情况综述 年度总体目标完成情况 "
    "全年实际完成情况 年度目标完成情况 总体目标完成情况 目标实际完成情况 "
    "年终完成情况 截至6月底完成情况 1-7月完成情况 上半年完成情况 目标实现情况",
    Part.INDICATOR_HEADING: "绩效指标(权重分值90分) 绩效指标 项目绩效指标 年度绩效指标 "
    "长期绩效指标 项目年度绩效指标 绩效项目指标表 绩效指标(90分)",
    Part.SCORE: "自评总分 自评得分 自评总分(分) 总分",
    Part.NOTE: "备注 说明 注 填表说明 其他说明的问题 其他需说明的事项",
    Part.TASKS: "年度重点工作任务 年度主要任务 年度主要工作内容 年度工作任务",
    Part.MONEY_UNIT: "单位:万元 (单位：元) 金额单位：万元 金额：万元",
    Part.ASIDE: "项目负责人 项目负责人及联系电话 联系人 联络电话 项目编码 归口科室 "
    "单位职能概述 项目概况 项目立项依据 立项依据 项目实施进度计划 财政部门审核意见 "
    "评价结论 填报日期",
}
HEADED = {
    Column.LEVEL1: "一级指标 一级 一级指标名称",
    Column.LEVEL2: "二级指标 二级 二级指标(年度) 二级指标(长期)",
    Column.NAME: "三级指标 三级 指标名称 指标内容 指标内容(150字内) 三级指标(年度) "
    "绩效目标内容 具体指标 三级指标名称 绩效指标名称 具体绩效指标",
    Column.VALUE: "指标目标值 指标值(包含数字及文字描述) 年初目标值 指标值 年度指标值 "
    "指标值及单位 年度数值 指标值(年度) 当年预期实现值 目标值 年初目标值(A) "
    "预期2022年实现值 本年预期值 年度指标值(A) 绩效目标值 年初指标值 全年指标值 "
    "本年指标值 预期指标值 计划指标值 年度目标指标值",
    Column.LONG_VALUE: "实施周期目标值 实施期目标值 长期指标值",
    Column.SIGN: "指标性质 性质 指标方向 指标值类型 计算符号 指标方向性 指标符号",
    Column.UNIT: "度量单位 计量单位 单位 计量 绩效度量单位",
    Column.WEIGHT: "分值 权重 指标权重 分值权重(90分) 指标权重(分) 标准分 参考分值 参考分 分值权重",
    Column.SCORE: "得分 自评得分 指标得分 指标得分(分)",
    Column.ACTUAL: "实际完成值 全年实际值 全年完成值 全年实际完成值 完成值 实际完成值(B) "
    "自评完成值 全年完成情况",
    Column.REASON: "偏差原因分析及改进措施 未完成原因分析 未完成原因及拟采取的改进措施 "
    "原因 偏差大或目标未完成原因分析 绩效目标未完成原因",
    Column.INITIAL: "年初预算数 年初预算 年初安排金额(万元)",
    Column.BUDGET: "全年预算数 全年预算数(A) 全年(调整)预算数 调整预算数 调整后预算数 "
    "预算数(A) 预算数",
    Column.SPENT: "预算执行数 全年执行数 全年执行数(B) 执行数(B)",
    Column.RATE: "执行率 执行率(B/A) 执行率(%) 预算执行率 预算执行率(B/A) 年度预算执行率",
    Column.TASK: "任务名称 名称 项目名称",
    Column.CONTENT: "主要内容 工作内容",
    Column.AMOUNT: "拟投入的资金(万元) 预算金额(万元) 金额 资金",
    Column.AIM: "期望达到的目标(概述) 预期目标",
}
FREE = (
    "河道清淤经费 某市水务局 产出指标名目 清淤长度 ≥12公里 100% 改善 经常性项目 "
    "特定目标类 2025年 项目完成及时率 资金到位率 单位成本 目标完成率 预算执行差异 "
    "其他事项办结率 水务部门人员 项目 时效 某单位职工满意度 总分析 合计数 指标体系 "
    "项目名称变更次数 备注栏填写率 资金使用合规性 12,000.00"
)
NOT_HEADED = (
    "科目编码 功能分类 政府采购 基本支出 项目支出 评分标准 评价标准 数据来源 指标解释 "
    "指标说明 上年度 序号 是否核心指标 备注"
)


@pytest.mark.parametrize(
    ("label", "part"), [(x, part) for part, words in LABELLED.items() for x in words.split()]
)
def test_a_label_in_a_cell_announces_its_part(label: str, part: Part) -> None:
    known = label_in_cell(squeezed(label))
    assert known is not None
    assert known[0] is part


@pytest.mark.parametrize("text", FREE.split())
def test_what_is_filled_in_is_no_label(text: str) -> None:
    assert label_in_cell(squeezed(text)) is None


@pytest.mark.parametrize(
    ("heading", "column"), [(x, column) for column, words in HEADED.items() for x in words.split()]
)
def test_a_heading_may_say_its_column(heading: str, column: Column) -> None:
    key = squeezed(heading)
    assert any(COLUMNS[column].fullmatch(name) for name in (key, bare(key)))


@pytest.mark.parametrize("heading", NOT_HEADED.split())
def test_other_headings_have_no_column_of_their_own(heading: str) -> None:
    assert [c for c in Column if COLUMNS[c].fullmatch(bare(squeezed(heading)))] == []
