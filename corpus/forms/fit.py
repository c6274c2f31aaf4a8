"""Which level a row belongs to by its own words, whatever stands around it."""

import re

from corpus.forms.evidence import value_of
from corpus.forms.pairs import Row
from corpus.forms.tree import Level
from corpus.model import Comparator, TargetValue, ValueKind
from corpus.terms import GRADES
from corpus.values.text import squeezed

_ENVIRONMENT = re.compile("生态|环境|污染|绿|节能|排放|水质|空气|减排|降耗|植被|垃圾|低碳")
_POLLUTION = re.compile("空气|水质|PM|污染|生态|碳排|排放|水体|断面|绿化率|固废")
_MONEY = re.compile("成本|费用|单价|金额|经费|价格|标准|补贴|补助|支出|预算|投入|资金")
_GROWTH = re.compile(
    "收入|产值|增长|经济|税|利润|节约|节支|增收|产业|投资|效益|消费|销售|营收|就业"
)
_LASTING = re.compile("长效|持续|机制|长期|制度|体系|长远|能力|素养|素质|影响|人才")
_SOCIAL = re.compile(
    "社会|群众|居民|公众|知晓|影响|保障|服务|安全|普及|民生|稳定|秩序|环境|发生|投诉|覆盖|访问|受益|参与|接待|惠及|就业"
)
_QUALITY = re.compile(
    "率|质量|合格|达标|准确|规范|完好|合规|有效|符合|标准|优良|正确|差错|内容|安全|方法|设置|科学|合理|透明|适合|健全|完善|优秀|奖|故障|事故|投诉|超过|未|脏|乱"
)
_TIMELY = re.compile(
    "及时|时间|时限|期限|按时|按期|工期|进度|响应|时效|准时|周期|用时|耗时|完成时|前.{0,8}完成|天内|日内|小时内|期$"
    "|(?:按|每)[日天周月季年]|定期"
)
_BETTER = re.compile("提升|提高|增强|改善|加强|促进|持续|不断|进一步|逐步|减少|降低|扩大|满足|良性")
SATISFIED = re.compile("满意(?!的)")
_ELSEWHERE = 2.0  # what it costs that praise stands at another level
_PRAISED = re.compile("好评")  # mostly of satisfaction
_SOUND = re.compile(
    "质量$|规范性$|合格率$|准确率$|达标率$|优良率$|完好率$|准确性$|通过率$|差错率$|有效率$|正确率$|合规性$"
)
_AMOUNT_NAME = re.compile("(?<!质)量$|[数件份]数$|[人批场频]次$|(?:面积|里程|长度|规模)$")
_NUMBER_NAME = re.compile("数|量|人次|场次|批次|期|面积|长度|规模|个|频次|课时|学时|覆盖")


def fit(row: Row, level: Level) -> float:
    """What it costs, by the row's own words, that it stands at this level."""
    return fit_of(row.name.text, row.value.text if row.value else "", level)


def fit_of(name: str, value: str, level: Level) -> float:
    """The same of a name and its value."""
    name, value = squeezed(name), squeezed(value)
    read = value_of(value) if value else None
    number = bool(re.search(r"\d", value)) and read is not None and read.kind is not ValueKind.DATED
    unit = (read.unit or "") if read and number else ""
    satisfied = bool(SATISFIED.search(name))
    satisfaction = "满意" in (level.level2 or level.level1 or "")
    praised = bool(_PRAISED.search(name))
    if satisfied or satisfaction:
        return 0.0 if satisfied == satisfaction or praised else 5.0
    if praised:
        return _ELSEWHERE
    match level.level2 or level.level1:
        case "数量指标":
            return _fit_quantity(name, unit, number) + 0.9 * _limits(read)
        case "质量指标":
            return _fit_quality(name, value, unit, number) - 0.7 * _limits(read)
        case "时效指标":
            return _fit_timeliness(name, value, read)
        case "生态环境成本指标" | "社会成本指标":
            return 1.5 if not number else 2.5
        case "经济成本指标" | "成本指标":
            return _fit_cost(name, unit, read)
    return _fit_benefit(name, value, level, number) + 2.0 * ("元" in unit and "成本" in name)


def _fit_cost(name: str, unit: str, read: TargetValue | None) -> float:
    """A cost is an amount that must not be passed; one to be reached is earned or done."""
    if "元" not in unit:
        return 0.2 if _MONEY.search(name) else 3.5
    reached = read is not None and read.comparator is Comparator.AT_LEAST
    return 2.0 if reached else -1.0


def _limits(read: TargetValue | None) -> bool:
    """Whether a value is a count that must not be passed: of faults, not of work."""
    few = read is not None and (read.comparator is Comparator.AT_MOST or read.number == 0)
    return few and read is not None and bool(read.unit) and len(read.unit or "") <= 2


def _fit_quality(name: str, value: str, unit: str, number: bool) -> float:
    if _SOUND.search(name):
        return -0.7
    if unit == "%" and name.endswith("率"):
        return 0.3
    if unit in ("天", "小时") and not _TIMELY.search(name.removesuffix("时间")):
        return 0.3
    still = value in GRADES and not _BETTER.search(value)
    return 0.5 + 0.7 * (not _QUALITY.search(name + value)) + 0.6 * number - 0.4 * still


def _fit_timeliness(name: str, value: str, read: TargetValue | None) -> float:
    dated = read is not None and read.kind is ValueKind.DATED
    lasts = read is not None and read.comparator in (Comparator.AT_LEAST, Comparator.EQUAL)
    counts = (
        read is not None and read.unit and not re.search("时|分|天|日|月|周|年|%|秒", read.unit)
    )
    hint = dated or _TIMELY.search(name) or _TIMELY.search(value)
    if not hint or counts or _SOUND.search(name):
        return 3.0
    return -0.8 * dated - 0.5 * ("及时" in name + value) + 2.0 * (lasts and "天" in value)


def _fit_quantity(name: str, unit: str, number: bool) -> float:
    if not number:
        return 1.2 if _AMOUNT_NAME.search(name) else 2.4
    if unit == "%":
        return 1.0 if re.search("完成率|覆盖|到位率|任务", name) else 1.6
    if _TIMELY.search(name) and re.search("小时|分钟|天|日|月", unit):
        return 2.4
    return 1.6 if "元" in unit else (0.0 if _NUMBER_NAME.search(name) else 0.3)


def _fit_benefit(name: str, value: str, level: Level, number: bool) -> float:
    hints = {
        "经济效益指标": _GROWTH,
        "社会效益指标": _SOCIAL,
        "生态效益指标": _ENVIRONMENT,
        "环境效益指标": _ENVIRONMENT,
    }.get(level.level2 or "", _LASTING if level.level2 else _SOCIAL)
    timely = 1.2 * bool(re.search("及时|按时", name + value))
    base = 0.7 if hints.search(name) else (0.9 if hints.search(value) else 1.3)
    if hints is _ENVIRONMENT and _POLLUTION.search(name):
        base = 0.0
    better = 0.5 * bool(_BETTER.search(name + value))
    still = 0.4 * (value in GRADES and not better)
    return base + 0.5 * number + timely + still - better
