"""Words that made-up forms are put together from; none of them is any document's text."""

from typing import NamedTuple


class Measure(NamedTuple):
    """A kind of indicator: how its name ends, where it stands, how its value is written."""

    ending: str
    level1: str
    level2: str
    unit: str | None  # None: a value in words
    low: int
    high: int


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MEASURES = (
    Measure("人次", "产出指标", "数量指标", "人次", 20, 90_000),
    Measure("场次", "产出指标", "数量指标", "场", 1, 400),
    Measure("面积", "产出指标", "数量指标", "平方米", 100, 500_000),
    Measure("数量", "产出指标", "数量指标", "个", 1, 5_000),
    Measure("合格率", "产出指标", "质量指标", "%", 80, 100),
    Measure("达标率", "产出指标", "质量指标", "%", 75, 100),
    Measure("规范性", "产出指标", "质量指标", None, 0, 0),
    Measure("及时性", "产出指标", "时效指标", None, 0, 0),
    Measure("完成及时率", "产出指标", "时效指标", "%", 85, 100),
    Measure("单位成本", "成本指标", "经济成本指标", "元/人/天", 50, 900),
    Measure("支出控制额", "成本指标", "经济成本指标", "万元", 1, 30_000),
    Measure("能力提升", "效益指标", "社会效益指标", None, 0, 0),
    Measure("知晓率", "效益指标", "社会效益指标", "%", 60, 100),
    Measure("能耗下降率", "效益指标", "生态效益指标", "%", 1, 20),
    Measure("长效机制健全性", "效益指标", "可持续影响指标", None, 0, 0),
    Measure("满意度", "满意度指标", "服务对象满意度指标", "%", 80, 99),
)

OBJECTS = _words(
    "河道 湖泊 水库 堤防 泵站 道路 桥梁 隧道 路灯 公交 轨道 航道 港口 渔港 农田 大棚 果园 林地 "
    "草地 湿地 公园 绿地 古树 校园 教室 图书馆 博物馆 文化馆 剧场 体育馆 社区 街道 乡镇 村庄 楼宇 "
    "园区 企业 合作社 门诊 病房 疫苗 药品 食品 饮水 空气 噪声 土壤 垃圾 污水 消防 应急 救护 气象 "
    "地震 档案 统计 普查 信访 调解 法援 公证 税收 预算 采购 资产 审计 网络 数据 平台 机房 软件 "
    "标准 计量 专利 商标 技能 职业 就业 社保 养老 托育 助残 救助 慈善 志愿 青年 妇女 儿童 老人 "
    "教师 学生"
)

ACTIONS = _words(
    "巡查 养护 疏浚 清淤 修缮 改造 新建 扩建 绿化 保洁 监测 检测 抽检 评估 验收 培训 竞赛 展览 "
    "演出 宣传 推广 咨询 服务 接待 走访 慰问 补贴 补助 奖励 资助 采集 录入 归档 发布 升级 运维 "
    "备份 演练 值守 督导 检查 执法 整治 回收 处置 防控 接种 筛查 诊疗 康复 配送 租赁 认证 普及 研究"
)

QUALIFIERS = ("", "", "", "重点", "市级", "区级", "年度", "专项", "基层", "城乡", "公共", "数字化")

WORDS_FOR_VALUES = ("及时", "规范", "健全", "有效提升", "明显改善", "长期有效", "持续提高")

PLACES = _words("东江 西岭 南浦 北川 平湖 云溪 金沙 青山 白河 长宁 永安 新城")

BUREAUS = _words(
    "水务局 交通委 教委 文旅局 卫健委 农业农村委 绿化市容局 民政局 人社局 应急局 市场监管局 "
    "生态环境局 统计局 司法局 档案局 财政局 税务局 体育局 数据局 科委"
)
