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
