"""Words that stand side by side and never for each other: 干渠 and 支渠, 门诊 and 住院."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from graph.linking.vocabulary import words
from graph.linking.wording import Wording

_CHARACTERS = tuple(
    map(
        frozenset,
        words(
            """
            东南西北中 上中下 左右 内外 前中后 早中晚 首末 始终 起止 正反 明暗
            昼夜 城乡 大中小 高中低 高中初 长中短 深浅 轻重 快慢 远近 厚薄 软硬
            干湿 冷热 新旧 正副 主副 单双 男女 公母 雌雄 父母 老幼 师生 春夏秋冬
            旱雨 进出 入出 收发 收支 存贷 借还 买卖 产销 供需 增减 升降 涨跌
            盈亏 海陆空 国省县乡村 党团 初复终 博硕本专 甲乙丙丁 一二三四五六七八九十
            干支斗农毛 水电气暖煤油 风光水火 牛羊猪马鸡鸭鹅鱼 稻麦棉豆薯 农林牧渔
            语数英
            """
        ),
    )
)
_WORDS = tuple(
    line.split()
    for line in (
        "新增 改善 恢复",
        "国家级 省级 市级 县级 乡级 镇级 村级",
        "中央 省级 市级 县级",
        "城市 农村",
        "城镇 农村",
        "城镇 乡村",
        "城区 农村",
        "城区 乡镇",
        "省内 省外",
        "国内 国外",
        "境内 境外",
        "室内 室外",
        "线上 线下",
        "纸质 电子",
        "直接 间接",
        "纵向 横向",
        "有偿 无偿",
        "公办 民办",
        "国有 民营",
        "专职 兼职",
        "在职 退休",
        "在编 编外",
        "机关 企业",
        "单位 个人",
        "法人 自然人",
        "职工 居民",
        "常住 流动 户籍",
        "出生 死亡",
        "受伤 死亡",
        "儿童 成人 老年人",
        "青年 妇女 老年人",
        "幼儿园 小学 初中 高中 中职 大学",
        "学前 小学 初中 高中 中职",
        "本科 专科",
        "门诊 住院 急诊",
        "事前 事中 事后",
        "春季 夏季 秋季 冬季",
        "汛前 汛期 汛后",
        "平时 战时",
        "短期 中期 长期",
        "初级 中级 高级",
        "轻度 中度 重度",
        "一般 较大 重大 特大",
        "白天 夜间",
        "日间 夜间",
        "幼儿 学生",
        "开工 完工",
        "开工 竣工",
        # kinds of one thing
        "农药 农膜 化肥 种子 农机 饲料",
        "小麦 玉米 水稻 大豆 油菜 花生 棉花 马铃薯 茶叶 蔬菜 水果 中药材 烟叶 甘蔗",
        "生猪 肉牛 奶牛 肉羊 家禽 水产",
        "拖拉机 收割机 插秧机 播种机 烘干机 无人机",
        "二氧化硫 氮氧化物 挥发性有机物 颗粒物 化学需氧量 氨氮 总磷 总氮 二氧化碳",
        "厨余垃圾 有害垃圾 可回收物 建筑垃圾 医疗废物",
        "国道 省道 县道 乡道 村道",
        "桥梁 隧道 涵洞",
        "出租车 公交车 网约车 货车 客车 校车 警车 救护车 消防车",
        "飞机场 火车站 汽车站 地铁站",
        "电梯 锅炉 压力容器 起重机械",
        "食品 药品 化妆品 医疗器械",
        "结核病 艾滋病 乙肝 麻风病 血吸虫病 流感 手足口病 高血压 糖尿病 宫颈癌 乳腺癌",
        "口蹄疫 猪瘟 禽流感 小反刍兽疫 新城疫 狂犬病 布病 包虫病",
        "全血 血小板 血浆",
        "养老保险 医疗保险 失业保险 工伤保险 生育保险",
        "听力 视力 肢体 智力 言语",
        "孤儿 残疾儿童 留守儿童",
        "美术 音乐 舞蹈 书法 声乐 器乐 摄影 戏曲",
        "篮球 足球 排球 乒乓球 羽毛球 网球 游泳 田径 武术 棋类",
        "语文 数学 英语 物理 化学 生物学",
        "图书 期刊 报纸",
        "民事 刑事 行政诉讼",
        "盗窃 诈骗 抢劫 赌博",
        "专利 商标 版权",
        "消防验收 防雷验收 人防验收 环保验收 节能验收",
        "洪涝 干旱 台风 冰雹 滑坡 泥石流",
        "森林 草原 湿地 荒漠",
        "鸟类 兽类 鱼类 昆虫",
        "计算机 打印机 复印机 投影仪 扫描仪 空调",
        "柴油 汽油 天然气 煤炭",
        "水泥 沥青 钢材 砂石 砂浆 混凝土",
        "党员 团员",
        "签约 履约",
    )
)


def are_opposed(a: Wording, b: Wording) -> bool:
    """Whether each has another word of one row, or another character where all around is equal."""
    if _exclude(a.plain, b.plain):
        return True
    exchanged = _exchanged(a.plain, b.plain)
    return any({one, other} <= row for one, other in exchanged for row in _CHARACTERS)


def _exclude(a: str, b: str) -> bool:
    one, other = _rows_of(a), _rows_of(b)
    return any(one[row].isdisjoint(other[row]) for row in one.keys() & other.keys())


@lru_cache(maxsize=65536)
def _rows_of(text: str) -> dict[int, set[str]]:
    """The words of each row that are in a text."""
    found = ((number, {word for word in row if word in text}) for number, row in enumerate(_WORDS))
    return {number: words for number, words in found if words}


def _exchanged(a: str, b: str) -> list[tuple[str, str]]:
    """Single characters that stand for another one."""
    return [
        (a[op.src_start], b[op.dest_start])
        for op in Levenshtein.opcodes(a, b)
        if op.tag == "replace" and op.src_end - op.src_start == op.dest_end - op.dest_start == 1
    ]
