"""The word table of the forms: every printed label and what it means. Labels are spelt only here.

Labels are written as compared: NFKC, without white space (`corpus.values.text.squeezed`).
"""

from enum import StrEnum


class Part(StrEnum):
    """What a label announces."""

    TITLE = "title"
    PROJECT = "project"
    NATURE = "nature"
    CATEGORY = "category"
    NATURE_VALUE = "nature, as filled in"
    CATEGORY_VALUE = "category, as filled in"
    MONEY_UNIT = "unit of the amounts"
    DEPARTMENT = "department"
    UNIT = "implementing_unit"
    START = "start"
    END = "end"
    MONEY_HEADING = "money heading"
    TOTAL = "budget.total"
    FISCAL = "budget.fiscal"
    OTHER = "budget.other"  # twice on the form: of the project, and of the year
    APPLIED = "budget.applied"
    CURRENT = "budget.fiscal_current_year"
    CARRIED = "budget.carried_over"
    GOAL_HEADING = "goal heading"
    TOTAL_GOAL = "total goal"
    ANNUAL_GOAL = "annual goal"
    INDICATOR_HEADING = "indicator heading"
    COLUMN_HEADING = "column heading"
    NAME_COLUMN = "name column"
    VALUE_COLUMN = "value column"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    EXPECTED_GOAL = "expected goal"  # 预期目标 of a 自评表
    ACHIEVED = "achieved"  # 实际完成情况 beside 预期目标
    PERIOD = "period"  # 实施期限: two dates
    NOTE = "note"
    SCORE = "score"  # 自评总分 in the head of a form
    TASKS = "tasks"  # 年度重点工作任务
    ASIDE = "aside"  # a field that the record has no place for


GOALS = (Part.TOTAL_GOAL, Part.ANNUAL_GOAL, Part.EXPECTED_GOAL, Part.ACHIEVED)  # and their outcome

# By the name of the part; words in white space, a line that begins with white space goes on.
_LABELS = """
PROJECT: 项目名称 专项名称 专项资金名称
NATURE: 项目性质 项目属性
CATEGORY: 项目类别 项目类型
DEPARTMENT: 主管部门 主管部门名称 主管单位 主管部门(单位) 部门名称
    部门(单位)名称 预算部门 部门/单位名称 主管部门及代码
UNIT: 实施单位 项目单位 项目实施单位 预算单位 申报单位 填报单位 单位名称
    资金使用单位 实施部门
START: 计划开始日期 开始日期 项目开始日期 开始时间 计划开始时间
END: 计划完成日期 完成日期 结束日期 计划结束日期 项目完成日期 结束时间 计划完成时间
    项目结束日期
MONEY_HEADING: 项目资金(元) 项目资金(万元) 项目资金 资金情况(万元)
    资金情况(元) 预算资金(元) 预算资金(万元) 项目预算(元) 项目预算(万元)
    资金总额(万元)
TOTAL: 项目资金总额 项目总预算 资金总额 项目预算总额
FISCAL: 其中:财政资金 财政资金 其中:财政拨款
OTHER: 其他资金
APPLIED: 年度资金申请总额 年度预算申请总额 当年预算 当年资金申请总额 年度资金总额
CURRENT: 其中:当年财政拨款 当年财政拨款 其中:本年财政拨款
CARRIED: 上年结转资金 其中:上年结转资金 上年结转
GOAL_HEADING: 项目绩效目标 绩效目标 总体绩效目标 项目目标 部门整体绩效目标
    整体绩效目标 年度绩效目标
TOTAL_GOAL: 项目总目标 项目总体目标 实施期目标 实施期总目标 总体目标
    项目实施期目标 实施期绩效目标 中长期目标 长期目标
ANNUAL_GOAL: 年度总体目标 年度目标 本年度目标 当年绩效目标 年度总目标 项目年度目标
INDICATOR_HEADING: 绩效指标 项目绩效指标 年度绩效指标 部门整体绩效指标
    整体绩效指标
COLUMN_HEADING: 一级指标 二级指标
NAME_COLUMN: 三级指标 指标名称 指标内容 三级指标名称
VALUE_COLUMN: 年度(/项目)指标值 年度指标值 指标值 项目指标值
    年度(项目)指标值 目标值 年度目标值 年度/项目指标值 指标值及单位 全年指标值
    绩效指标值
NATURE_VALUE: 经常性专项业务费 其他经常性项目 其他一次性项目 一次性项目
    阶段性项目 经常性项目 新增项目 延续项目 延续性项目 新增性项目
CATEGORY_VALUE: 特定目标类 其他运转类 公用经费 公用经费类 人员类 运转类
    特定目标类项目 其他运转类项目
MONEY_UNIT: (元) (万元) 单位:元 单位:万元 (单位:元) (单位:万元)
EXPECTED_GOAL: 预期目标 年初设定目标 年度预期目标 预期绩效目标 年初目标 年初绩效目标
ACHIEVED: 实际完成情况 目标实际完成情况 年度目标完成情况 全年实际完成情况
    总体目标完成情况 实际完成目标 年度总体目标完成情况 目标完成情况
PERIOD: 实施期限 项目周期 项目期 起止时间 项目起止时间 项目实施期 计划实施期
    项目期限 实施周期 项目实施期限 项目起止年限
NOTE: 备注 填表说明
TASKS: 年度主要任务 年度重点工作任务 任务名称 主要内容 主要实施内容
    拟投入的资金(万元) 期望达到的目标(概述) 预算总额(万元) 金额合计
    预算金额(万元) 名称
ASIDE: 项目负责人 联系人 联系电话 项目编码 项目代码 填报人 负责人 单位负责人
    填报日期 编制日期 基本信息 项目概况 立项依据 财政供养人员数
    下属二级单位数 预算整体情况 部门预算支出 收入来源 基本支出 项目支出 财政拨款
    事业发展性支出 按预算级次划分 财政专项资金 市本级使用资金 其他事业发展性支出
    拟用于对下转移支付资金 其他需完成的任务(可选填) 该项目支出上级资金 资金用途 资金性质
    项目立项必要性 项目审批 项目总体概况 财政资金科目代码 财政资金预算分类 年度预算执行率
    部门预算编码 项目基本情况 项目实施内容及过程概述
"""


def _labels() -> dict[Part, tuple[str, ...]]:
    entries = (line.split(":", 1) for line in _LABELS.strip().replace("\n ", " ").splitlines())
    return {Part[name]: tuple(words.split()) for name, words in entries}


LABELS: dict[Part, tuple[str, ...]] = _labels()


# 一级指标 → its 二级指标, the official ones first (财预〔2021〕101号), then those met in forms.
LEVELS: dict[str, tuple[str, ...]] = {
    "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": (
        "经济效益指标",
        "社会效益指标",
        "生态效益指标",
        "可持续影响指标",
        "环境效益指标",
        "可持续发展指标",
        "可持续影响效益指标",
    ),
    "满意度指标": (
        "服务对象满意度指标",
        "社会公众或服务对象满意度指标",
        "社会公众满意度指标",
        "满意度指标",
    ),
}
LEVEL1_VARIANTS: dict[str, str] = {
    "产出类指标": "产出指标",
    "效益类指标": "效益指标",
    "效果指标": "效益指标",
    "项目完成指标": "产出指标",
    "项目效益指标": "效益指标",
    "成本类指标": "成本指标",
    "满意度类指标": "满意度指标",
}

# 计量单位: what the number of a target counts. Longer first where one begins another.
_COUNTERS = """
人次 人数 万人次 万人 课时 学时 小时 分钟 平方米 平方公里 公里 华里 百分比 个百分点 百分点
    场次 批次 车次 班次 户次 工作日 立方米 公顷 千克 项目 人 次 个 期 场 家 天 件 套 册 篇 份 项
    台 批 户 处 座 条 辆
    所 名 例 张 页 种 部 元 月 年 周 日 米 亩 吨 度 本 节 支 只 株 棵 匹 头 宗 起 门 班
    校 村 镇 县 区 点 秒 时 轮 季 人年 把 块 升 斤 克 幅 枚 艘 对 组 瓶 箱 盒 袋 片 根 面
    盏 道 级 分 倍 字 集 档 卷 间 床 员 公斤 厘米 毫米 千米 平米 万亩 亩次 户数 立方 平方 克拉 毫升
    栋 幢 毫克 微克 分贝 笔 延米 摄氏度 千瓦 千瓦时 兆 孔 眼 艺 届 首 项次 家次 台次 辆次 件次
    趟 尾 羽 粒 丛 穴
    具 类 款 架 口 餐 版 床位 学位 车位 点位
"""
COUNTERS = tuple(_COUNTERS.split())

# Words that say how good or how far: a target in words of a known scale.
_GRADES = """
及时 合格 达标 合规 合理 有效 健全 可控 适合 安全 优良 明确 完善 规范 符合要求
良好 优 良 中 差 好 一般 较好 较有效 较健全 是 否 有 无 完成 按时 按时完成
及时完成 全覆盖 显著 明显 提升 提高 增强 减少 降低 扩大 改善 稳定 正常 充分
全面 满意 优秀 齐全 完整 准确 科学 合法 合法合规 科学合理 逐步健全 有所提升
有所提高 进一步提升 进一步提高 不断提升 不断提高 持续提升 稳步提升 稳步提高 逐步提升
逐步提高 进一步加强 进一步增强 有效提升 有效提高 明显提升 明显提高 明显改善 有效改善
持续改善 有序开展 有序保障 平稳有序 长期 持续 逐步完善 不断完善 保持稳定 效果明显
应保尽保 按时足额 按计划完成 达成预期指标 较高 高 低 较低
"""
GRADES = frozenset(_GRADES.split())
