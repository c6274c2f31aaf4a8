"""What a text by itself says: whether it names or values, which values a name calls for."""

import re
from functools import lru_cache
from operator import add

import rjieba

from corpus.model import TargetValue, ValueKind
from corpus.terms import COUNTERS
from corpus.values.target import parse_target
from corpus.values.text import squeezed

_NAME_END = re.compile(
    r"(?:率|满意度|数|数量|人次|人数|次数|场次|性|情况|时间|时限|期限|费用|成本|天数|单价|标准|水平|能力|"
    r"质量|覆盖面|比例|占比|金额|长度|面积|程度|体系|机制|周期|课时|学时|频次|规模|影响|作用|环境|总量|工作|服务|活动|"
    r"建设|管理|培训|安全|完成|保障|采购|维护|发放|检查|程度|指数|长度|收入|知晓度|\([^()]{1,6}\))$"
)
_SURE_NAME = re.compile(
    r"(?:率|满意度|人次|人数|次数|场次|及时性|天数|单价|覆盖面|占比|数量|规范性|健全性|合规性|准确性)$"
)
_VALUE_START = re.compile(
    r"^(?:由|从|每[日天周月季年个]|不超|符合|满足|按照|按|达到|确保|保障|根据|提高|提升|形成|实现|有效|不断|进一步|持续|逐步|"
    r"无(?![障线人偿烟害公纸废证主菌损籍])|未(?![成婚来])|不(?![动良锈孕])|有(?![机线害毒色限轨])|"
    r"促进|推动|优于|严格|全部|全年|为(?![民老农企侨])|增强|改善|显著|明显|较|稳步|稳中|得到|做到|保持|基本|全面|"
    r"长期(?!护理|照护)|充分|完善|加强)"
)
_VALUE_END = re.compile(
    r"(?:提升|提高|增强|改善|加强|完善|良好|有效|及时|合格|合理|健全|稳定|显著|明显|到位|达标|规范|齐全|优化|"
    r"以上|以内|以下|前|要求|完成|开展|保障|水平|作用|满意|发展|运行|健康|多样|提供|有序|预算|降低|减少|下降|扩大|充分|安全|无误|标准|落实|持平|有升|有降)$"
)
_VALUE_INSIDE = re.compile(
    r"\d[^,;]{0,6}(?:内|前|以上|以下|左右)$|(?:不少于|不低于|不超过|不高于|至少)\d|\d+(?:人|个|次)[、,]\d"
)
_SIGNED = re.compile(r"[≥≤=><≧≦⩾⩽≈]|约\d")
_SIGN_IN_WORDS = re.compile(
    "[≥≤=><≧≦⩾⩽]|不[低高少多大小]于|不超过?|至少|[大小高低多少优]于|超过|达到?|控制在|大?约"
)
_COUNT_START = re.compile(r"\d|不|至少|大于|小于|超过|控制")
_SENTENCE = re.compile("[,，;；。]|进一步|有所|逐步|持续|不断")
_CLASSIFIERS = {
    "树|苗|绿化": "棵株",
    "学校|机构|幼儿园|场所": "所家个处",
    "企业|单位|公司|商户": "家户个",
    "车": "辆台车",
    "书|刊|文献|手册|资料": "册本份种期",
    "设备|系统|机|平台": "台套个",
    "活动|会议|演练|检查|巡查|宣传|演出|比赛": "次场",
    "培训": "次期人场班",
    "报告|方案|简报|文件|合同": "份篇个期",
    "长度|里程|公里|管道|管网|道路": "米里公延",
    "面积|规模": "平亩顷公",
    "家庭|居民|农户|住户": "户人",
    "重量|产量|处置量|分出量|垃圾": "吨斤克",
    "桥|座|馆|房|站|泵": "座间个处",
    "点": "个处路点",
}  # what is counted: the first character of its unit
_COUNTED = tuple((re.compile(noun), units) for noun, units in _CLASSIFIERS.items())
_MONEY_NAME = re.compile(
    r"成本|费用|单价|额(?:度|\(|$)|经费|标准|价格|投入|支出|预算|补贴|补助|产值|收入|费$"
)
_TIME_NAME = re.compile(r"及时|时间|时效|时限|按时|按期|工期|期限|进度|响应|周期|准时|时长")
_RATE_NAME = re.compile(
    r"(?:率|比例|占比|比重|覆盖面|(?<![长宽高深厚温湿浓密速强额进年季月])度)(?:\([^()]*\))?$"
)
_COUNT_NAME = re.compile(
    r"(?:([一-鿿])数|数量|[一-鿿]*量|人次|场次|班次|批次|频次)(?:\([^()]*\))?$"
)
_NUMERIC_NAME = re.compile(
    r"(?:数|(?<!质)量|长度|面积|里程|时长|金额|单价|浓度|比率|占比|比例|倍数|总额|规模|课时|学时)$"
)
_TORN_SIGN = 4.0  # what it costs that a name ends with the sign of a value
_IN_NAME = re.compile(r"\(([^()]{1,6})\)$")
_TIME_UNITS = re.compile(r"小时|分钟|天|日|个?工作日|月|年|周|时|秒")


@lru_cache(maxsize=8192)
def value_of(text: str) -> TargetValue:
    return parse_target(text)


@lru_cache(maxsize=8192)
def value_likeness(text: str) -> float:
    """Above 0 for what reads as a 指标值, below 0 for what reads as a 三级指标."""
    plain = squeezed(text)
    kind = value_of(text).kind
    if _SIGNED.match(plain):
        return 8.0
    if kind in (ValueKind.DATED, ValueKind.GRADED):
        return 5.0
    if kind is ValueKind.QUANTITATIVE:
        return 6.0 if _COUNT_START.match(plain) else 1.0
    score = 3.0 if plain[0].isdigit() else 0.0
    if _SURE_NAME.search(plain):
        score -= 3.0
    elif _NAME_END.search(plain):
        score -= 1.2
    score += 4.0 * bool(_VALUE_INSIDE.search(plain))
    score += 1.6 * bool(_VALUE_START.match(plain)) + 1.5 * bool(_VALUE_END.search(plain))
    score += 0.7 * bool(_SENTENCE.search(plain))
    score += 2.5 * ("," in plain and len(re.findall(r"\d+", plain)) > 1)
    return min(score, 5.5)


def is_sign(text: str) -> bool:
    """Whether a text says how a number behind it is meant: 不低于, 优于."""
    return bool(_SIGN_IN_WORDS.fullmatch(text))


@lru_cache(maxsize=65536)
def mismatch(name: str, value: str) -> float:
    """What it costs that this value belongs to this name: below 0 where the name calls for it."""
    name, read = squeezed(name), value_of(value)
    if _OPEN_END.search(name):
        return _TORN_SIGN
    if read.kind is ValueKind.QUANTITATIVE:
        return _unit_mismatch(name, read.unit or "")
    if read.kind is ValueKind.DATED:
        return -1.0 if _TIME_NAME.search(name) or name.endswith("完成") else 0.6
    timely = "及时" in value or "按时" in value or "按期" in value
    if _TIME_NAME.search(name):
        return -1.5 if timely else (-0.8 if _TIME_UNITS.search(value) else 0.5)
    if timely:
        return 0.6
    if _SURE_NAME.search(name) and not name.endswith("性"):
        return 1.8
    if _NUMERIC_NAME.search(name):
        return 1.2
    return -0.15 * len(_bigrams(name) & _bigrams(squeezed(value)))


def _unit_mismatch(name: str, unit: str) -> float:
    inside = _IN_NAME.search(name)
    if inside and inside[1] in COUNTERS and unit in ("", inside[1]):
        return -1.2
    if unit in ("%", "‰", "百分比", "百分点", "个百分点"):
        return -1.5 if _RATE_NAME.search(name) else 1.0
    if _RATE_NAME.search(name):
        return 2.0
    if "元" in unit:
        return -1.5 if _MONEY_NAME.search(name) else 1.0
    if _TIME_UNITS.fullmatch(unit) and _TIME_NAME.search(name):
        return -1.5
    return _count_mismatch(name, unit)


def _count_mismatch(name: str, unit: str) -> float:
    counted = _COUNT_NAME.search(name)
    if "人" in unit or unit == "名":
        if re.search("人次|人数|人员|名额|规模", name):
            return -1.6
        return 0.9 if counted and counted[1] else 0.2
    suits = unit and any(noun.search(name) and unit[0] in units for noun, units in _COUNTED)
    if counted and counted[1] and unit and (counted[1] in unit or not suits):
        strange = 2.0 if counted[1] in COUNTERS else 0.6
        return -1.6 if counted[1] in unit else strange
    if re.search("人次|人数", name):
        return 1.4
    if unit and any(len(c) == 1 and c in name[-4:] for c in unit):
        return -0.8
    if suits:
        return -0.6
    return 0.0 if counted else 0.3


@lru_cache(maxsize=8192)
def _bigrams(text: str) -> frozenset[str]:
    return frozenset(map(add, text, text[1:]))


_UNITS = ("%", "‰", "万元", "亿元")
_LONGEST_REST = 6  # characters of what a value goes on with
_HAN = re.compile("[\u4e00-\u9fff]")
_LIMIT_REST = re.compile(r"及?以[上下]|[以之]?内|左右")
_TORN_START = re.compile(r"[于过]\d")
_OPEN_END = re.compile(r"(?:不[少低]于|不[超高]过|不[高大多小]于|至少|[≥≤≧≦])$")


@lru_cache(maxsize=4096)
def takes_unit(value: str, rest: str) -> bool:
    """Whether a printed number without a unit is followed by one."""
    sign = max(0, *map(value.rfind, "≥≤≧≦"))
    read = value_of(value[sign:])
    bare = read.kind is ValueKind.QUANTITATIVE and read.unit is None
    unit = rest.partition("/")[0]
    return bare and (rest[0] in "(（" or unit in COUNTERS or unit in _UNITS)


_CUT_UNIT = re.compile(r"\d[\d.,]*个?万?([^\d/%()]{1,3})$")
_DATE_GOES_ON = re.compile(r"[年月日][^月日年]?|底前?|末|[之以]?[前内]|\d{1,2}[月日]")


@lru_cache(maxsize=4096)
def cuts_value(value: str, rest: str) -> bool:
    """Whether a value is cut inside its date, unit or limit: 11月|底前, ≥26.5公|里, 90%|以上."""
    if len(rest) > _LONGEST_REST or not re.search(r"\d", value):
        return False
    if value[-1] == "/":
        return _HAN.match(rest) is not None
    unit, head = _CUT_UNIT.search(value), rest.partition("/")[0]
    if unit and (unit[1] + head in COUNTERS or unit[1] + head in _UNITS):
        return True
    whole = value_of(value + rest)
    if _LIMIT_REST.fullmatch(rest) and whole.kind is ValueKind.QUANTITATIVE:
        return True
    return whole.kind is ValueKind.DATED and _DATE_GOES_ON.match(rest) is not None


@lru_cache(maxsize=8192)
def unfinished(text: str) -> bool:
    """Whether a text cannot end here: a bracket is open, or a word that joins or a sign stands
    last."""
    if (text[-1].isdigit() and "，" in text) or _OPEN_END.search(text):
        return True
    return text[-1] in "和与及或的、，对在于将被把以" or any(
        text.count(a) > text.count(b) for a, b in ("（）", "()", "《》", "“”")
    )


def is_torn(text: str) -> bool:
    """Whether a text is a part of a value: its end 于4名, or all before the end."""
    return bool(_TORN_START.match(text)) or text[-1] in ",，、" or bool(_OPEN_END.search(text))


@lru_cache(maxsize=8192)
def cuts_word(left: str, right: str) -> bool:
    """Whether a word of the language lies over the cut."""
    tail, at = left[-4:], 0
    for word in rjieba.cut(tail + right[:4]):
        if at < len(tail) < at + len(word):
            return True
        at += len(word)
    return False
