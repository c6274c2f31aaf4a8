"""Words of the field by which names of one thing differ from year to year.

Kept by hand, and smaller than the synonyms of the search: those widen a question, these say that
two names mean the same measure. 人次 and 人数 stand there together and stay apart here.
"""

import re


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAME_WORDS = (  # the first word of a line stands for all of them; nothing is lost by it
    "满意度 满意率 满意程度 满意情况 满意指数 满意度调查 满意度评价 满意比例 满意水平",
    "运维 运行维护 维护运行 运行及维护",
    "公厕 公共厕所",
    "老年人 老人",
    "人数 人员数量 人员数目 人员数 人数量 人员总数",
    "人次 人次数 人次量",
    "按时 按期 如期 准时",
    "完工 竣工",
    "准确 正确 精确",
    "降低 下降 减少 减低",
    "覆盖率 覆盖面 覆盖范围 覆盖度 覆盖程度",
    "占比 所占比例 占比率",
    "互联网 因特网",
    "账 帐",
    "公里 千米",
    "社保 社会保险",
    "计生 计划生育",
)
LIKE_WORDS = (  # often one thing, not always: each costs a little
    "采购 购置 购买 采买",
    "及时 按时 按计划",
    "平均 年均 年平均",
    "运维 维护 维保",
    "维修 修缮 整修 修理",
    "补助 补贴 补助金 补贴金 津贴 资助",
    "印刷 印制",
    "学员 参训学员 培训学员 参训人员 培训人员 参训对象 培训对象 受训人员 参加培训人员",
    "合格率 达标率 通过率 合格比例 验收合格率 验收通过率 质量合格率 质量验收合格率 质量达标率"
    " 竣工验收合格率",
    "培训合格率 考核合格率 考试合格率 考试通过率 考核通过率 培训考核合格率",
    "完好率 正常运行率 正常运转率",
    "利用率 使用率",
    "补助标准 人均补助标准 补助人均标准",
    "附近 周边 邻近",
    "沿线 沿岸 沿河",
    "培训人数 参训人数 受训人数",
    "费用 成本 开支 花费",
    "宣传资料 宣传材料 宣传品 宣传用品",
    "次数 场次 场数 频次 次数量",
    "期数 期次 班次 班数",
    "发放 拨付 下发 下达 支付",
    "建设 建造 兴建 建成",
    "业务能力 业务水平 业务素质",
    "资格审核 资格确认 资格审查 资格认定",
    "观众 受众",
    "公众 市民 居民 群众 村民 百姓 社会公众 人民群众 社会群众 市民群众 居民群众",
    "监管 监督管理 监察",
    "调解 调处",
    "清理 清除",
    "快检 快速检测",
    "定检 定期检验 定期检测",
    "飞防 飞机防治",
    "新增 新设 新设立 新开",
    "公交 公共交通",
    "正点 准点",
    "货车 货运车辆",
    "设备 装置",
    "增收 增加收入",
    "指导 督导",
    "网站 门户网站",
    "教师 老师",
    "响应时间 响应时长 响应时限",
    "培训 培训班",
    "防治 防控",
    "参与 参加",
    "增长率 增幅 增长幅度 增速",
    "人数比例 人口比例 人员比例",
    "处理 处置",
    "故障处理 故障修复 故障排除 故障处置 故障维修",
    "结案 办结",
    "治理 整治",
    "更新 更换",
    "巡查 巡检",
    "养护 管护",
    "图书 书籍",
    "耕地 农田",
    "城区 建成区 主城区",
    "辅警 警务辅助人员 协警",
    "驾驶员 驾驶人 驾驶人员 司机",
    "投诉人 投诉人员 投诉举报人",
    "农民 农户 农牧民",
    "患者 病人 就诊患者 就医患者",
    "职工 员工 干部职工",
    "补助对象 补贴对象 受助对象 资助对象",
    "服务对象 受益对象 受益人群 受益群体",
)
GENERIC = words(  # carry little: a name may gain or lose them from one year to the next
    """
    解决 开展 完成 实施 组织 举办 进行 推进 推动 加强 做好 落实 实现 确保 举行 承办 年度 全年
    当年 本年 年内 每年 年 各类 各项 各 相关 有关 工作 项目 任务 情况 状况 的 及 和 与 等 或 本
    该 其中 数量 水平 程度 总 总体 经费 资金 专项 活动 计划 指标 工程 提升 提高 改善 促进 增强
    有效 持续 不断 进一步 数 率 度 性 量 额 了 对 为 并 按 所 控制 事项 业务 方面 费 发生
    """
)
PROJECT_GENERIC = GENERIC | words("业务费 专项资金 专项经费 工作经费 支出 项目经费 补助 费用 发放")

RESPONDENTS = (
    "人员|人群|商家|老师|家长|对象|单位|部门|企业|机构|学校|家庭|群体|干部|职工|景区|社区|公司|妇女|儿童|青年"
    "|[人员者户众民客师生农属场主]"
)
"""How those end who say whether they are satisfied; not what they are satisfied with."""

PROJECT_KINDS = words(
    "活动 补助 工程 培训 采购 运维 建设 养护 改造 管理 服务 宣传 检查 印刷 维修 修缮"
)
"""What a project mainly does: with another of them it is another project."""

PLACES = (
    "[镇乡村街路巷河江湖桥港站山岛库县区]|社区|街道|大道|公路|[小中大]学|学校|幼儿园|医院|公园"
    "|广场|车站|水库"
)
"""How names of single places end."""

SIDES = frozenset("东南西北中上下左右前后内外新老大小甲乙丙丁")
"""Of two things that are named alike: 城东, 城西."""

SCOPE_WORDS = words(
    """
    城乡 社会 公共 基层 重点 重大 农村 城市 辖区 日常 常规 综合 系统 设施 设备 规范 各级 广大
    集中 统一 信息 电子 主要 大型 专业 职业 优秀 全市 全县 全区 全省 全镇 全局 全域 我市 我县
    我区 本市 本县 本区 市级 区级 县级 省级
    """
)
"""Modifiers that narrow a name less than others do."""

PLAIN_WORDS = (
    GENERIC
    | SCOPE_WORDS
    | words(
        """
    个 件 份 位 台 套 家 户 条 处 批 次 起 名 类 天 日 月 期 员 人 者 上 下 中 内 外 前 后 间
    从 于 予以 以及 其 其他 到 在 由 向 因 被 让 受 使 可 均 每 每月 每次 根据 按照 对应 相应
    所有 全部 部分 整体 一般 范围 以上 以下 入 出 一体化 综合性 专场 专题 主题 系列 现场 定期
    首次 累计 日均 月均 年均 户均 平均 年末 时段 阶段 期间 本地 区域 足额 正常 安全 基本 基础
    实际 单个 新增 上线 运行 启动 落地 执行 进度 任务完成 到位 使用 利用 保持 发展 发挥 产生
    取得 获得 达到 造成 提供 满足 需求 纳入 给予 采取 投入 承担 协助 配合 参与 指导 针对 登记
    出具 作业 施工 开发 生活 内容 结果 政策 规定 要求 合规 符合 规范化 质检
    """
    )
)
"""They say little of which thing a row is of."""

DECISIVE = words(  # a name that has one of them more measures something else
    """
    新增 新建 改建 扩建 累计 人均 户均 亩均 日均 月均 平均 净 未 不 非 无 同比 增长 首次 及时
    合格 准确 达标 满意 规范 覆盖 完整 知晓 出勤 到位 完好 成活 有效 质量 成本 费用 单价 验收
    公开 整改 响应 投诉 开工 完工 入学 毕业 进口 出口 时间 时长 面积 人数 人次 金额
    """
)

MEASURE_TAILS = {  # what a name ends with → what kind of measure it is
    "degree": "率 度 性 程度 比例 比率 占比 情况 水平 状况 百分比 指数",
    "count": "数 数量 个数 总数 数目 总量 量 "
    + " ".join(
        f"{each}数" for each in "家户件辆台套座处项条批册份篇所只头株幅部间栋宗起艘张块枚盏"
    ),
    "persons": "人数",
    "attendances": "人次",
    "times": "次数 场次 期数 批次 次",
    "area": "面积",
    "length": "里程 长度 里程数 公里数 长度数",
    "money": "金额 额 总额 资金额 数额",
    "cost": "成本 费用 总成本 总费用 成本控制数 成本控制额 费",
    "unit_cost": "单位成本 单价 人均成本 人均费用 单位费用 平均成本 户均成本 亩均成本 标准",
    "time": "时间 时长 时限 天数 时数 小时数 学时 学时数 课时 课时数 日期",
    "capacity": "能力",
    "quality": "质量",
}
COUNTS = frozenset({"count", "persons", "attendances", "times"})


ENDS_OF_WORDS = words("率 度 性 数 量 额 人数 人次 数量")  # the tails that may end a longer word


def only_of(words: frozenset[str]) -> re.Pattern[str]:
    """A pattern of texts that are nothing but these words, one after the other."""
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})+")


def replacing(lines: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the other words of each line, longest first, and what they stand for."""
    meant = {word: line.split()[0] for line in lines for word in line.split()}
    words = sorted(meant, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), meant
