"""一级 and 二级指标: which printed level label each row stands under.

The text tells by order (a label before its rows, or at the middle of them) or not at all; then what
the rows say decides. Each reading has its cost, the cheapest is taken, and rows that another
reading would place elsewhere at nearly the same cost are open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.forms.evidence import value_of
from corpus.forms.labels import Label
from corpus.forms.pairs import Row
from corpus.model import Comparator, TargetValue, ValueKind
from corpus.terms import GRADES, LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.text import squeezed

_EMPTY = 4.2  # cost of a printed label without a row
_EMPTY_IN_ORDER = 2.2  # where the order shows it
_WORDS = 1.8  # weight of what the rows say
_BESIDE_ORDER = 0.4  # the same where the place of a label on its page tells more
_TURN = 0.8  # cost of a row of another level than the one before it
_DISORDER = 0.35  # cost per row of a text whose order tells nothing
_OPEN = 1.0  # a reading that costs less than this more is open
_LONGEST_FLIP = 6
_MOST = 11  # levels that are told apart
_COST = ("经济成本指标", "社会成本指标", "生态环境成本指标")


@dataclass(frozen=True)
class Level:
    """A place in the tree of labels, with the labels that print it."""

    level1: str | None
    level2: str | None
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Placed:
    level: Level | None
    others: tuple[Level, ...]  # levels that would do nearly as well


def place(
    rows: Sequence[Row], labels: Sequence[Label], visual: bool, by_column: bool
) -> list[Placed]:
    """The level of each row; none where the form prints no level."""
    levels = _levels(labels)
    if not levels or not rows:
        return [Placed(None, ())] * len(rows)
    fit = _WORDS * np.array([[_fit(row, level) for level in levels] for row in rows])
    away = _away(rows, levels)
    readings = []
    if not visual:
        readings.append(_preceding(rows, levels, fit + away))
    else:
        readings.append(_centred(rows, levels, _BESIDE_ORDER * fit))
    if not by_column:
        readings.append(_scattered(levels, fit + away + _DISORDER))
    _, chosen, open_ = min(readings, key=lambda reading: reading[0])
    return [
        Placed(levels[k], tuple(levels[o] for o in open_.get(i, ()))) for i, k in enumerate(chosen)
    ]


def _levels(labels: Sequence[Label]) -> list[Level]:
    """The levels that the form prints, in the order of their first label."""
    printed = [label for label in labels if label.part in (Part.LEVEL1, Part.LEVEL2)]
    names = {label.name for label in printed}
    found: dict[tuple[str | None, str | None], list[Label]] = {}
    for label in printed:
        found.setdefault(_level(label, names, printed), []).append(label)
    parents = {level1 for level1, level2 in found if level2}
    return [
        Level(level1, level2, tuple(own))
        for (level1, level2), own in found.items()
        if level2 or level1 not in parents
    ]


def _level(
    label: Label, names: set[str], printed: Sequence[Label]
) -> tuple[str | None, str | None]:
    name = label.name
    if name == "成本指标":
        return _cost_level(names)
    if name == "满意度指标":
        return name, _satisfaction(label, names, printed)
    if label.part is Part.LEVEL1:
        return LEVEL1_VARIANTS.get(name, name), None
    return next((one for one, two in LEVELS.items() if name in two), None), name


def _cost_level(names: set[str]) -> tuple[str | None, str | None]:
    """成本指标 stands by itself, or under 产出指标 as in the older scheme."""
    if names & set(_COST) or not names & {"数量指标", "质量指标", "时效指标"}:
        return "成本指标", None
    return "产出指标", "成本指标"


def _satisfaction(label: Label, names: set[str], printed: Sequence[Label]) -> str | None:
    below = set(LEVELS["满意度指标"]) - {"满意度指标"}
    same = [other for other in printed if other.name == label.name]
    near = len(same) == 2 and abs(same[0].first.line - same[1].first.line) <= 3
    return "满意度指标" if not names & below and near and label is same[1] else None


_ENVIRONMENT = re.compile("生态|环境|污染|绿|节能|排放|水质|空气|减排|降耗|植被|垃圾|低碳")
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
    "及时|时间|时限|期限|按时|按期|工期|进度|响应|时效|准时|周期|完成时|前完成|天内|日内|小时内"
)
_BETTER = re.compile("提升|提高|增强|改善|加强|促进|持续|不断|进一步|逐步|减少|降低|扩大|满足|良性")
_SATISFIED = re.compile("满意(?!的)")
_SOUND = re.compile(
    "质量$|规范性$|合格率$|准确率$|达标率$|优良率$|完好率$|准确性$|通过率$|差错率$|有效率$|正确率$|合规性$"
)
_NUMBER_NAME = re.compile("数|量|人次|场次|批次|期|面积|长度|规模|个|频次|课时|学时|覆盖")


def _fit(row: Row, level: Level) -> float:
    """What it costs, by the row's own words, that it stands at this level."""
    name = squeezed(row.name.text)
    value = squeezed(row.value.text if row.value else "")
    read = value_of(value) if value else None
    number = bool(re.search(r"\d", value)) and read is not None and read.kind is not ValueKind.DATED
    unit = (read.unit or "") if read and number else ""
    satisfied = bool(_SATISFIED.search(name))
    if satisfied or level.level1 == "满意度指标":
        return 0.0 if satisfied == (level.level1 == "满意度指标") else 5.0
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
            return -1.0 if "元" in unit else (0.2 if _MONEY.search(name) else 3.5)
    return _fit_benefit(name, value, level, number) + 2.0 * ("元" in unit and "成本" in name)


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
        return 2.4
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
    better = 0.5 * bool(_BETTER.search(name + value))
    still = 0.4 * (value in GRADES and not better)
    return base + 0.5 * number + timely + still - better


_Reading = tuple[float, list[int], dict[int, list[int]]]


def _preceding(rows: Sequence[Row], levels: Sequence[Level], fit: np.ndarray) -> _Reading:
    """Each row under the label last seen before it."""
    places = sorted((label.order, k) for k, level in enumerate(levels) for label in level.labels)
    chosen, cost = [], 0.0
    for i, row in enumerate(rows):
        before = [k for order, k in places if order < row.name.order]
        chosen.append(before[-1] if before else 0)
        cost += 0.0 if before else 8.0
        cost += fit[i, chosen[-1]]
    cost += _EMPTY_IN_ORDER * (len(levels) - len(set(chosen)))
    return cost, chosen, {}


def _centred(rows: Sequence[Row], levels: Sequence[Level], fit: np.ndarray) -> _Reading:
    """Rows cut into blocks, one a label in the order of the lines, each label at the middle."""
    labels = sorted(
        ((label.middle, k) for k, level in enumerate(levels) for label in level.labels),
    )
    middles = [_middle(row) for row in rows]
    count = len(rows)
    best = np.full((len(labels) + 1, count + 1), np.inf)
    back = np.zeros(best.shape, dtype=int)
    best[0, 0] = 0.0
    sums = np.vstack([np.zeros(len(levels)), np.cumsum(fit, axis=0)])
    for at, (middle, k) in enumerate(labels, 1):
        for end in range(count + 1):
            best[at, end], back[at, end] = best[at - 1, end] + _EMPTY, end
            for start in range(end):
                off = abs((middles[start] + middles[end - 1]) / 2 - middle)
                cost = (
                    best[at - 1, start] + sums[end, k] - sums[start, k] + 0.35 * max(off - 0.5, 0)
                )
                if cost < best[at, end]:
                    best[at, end], back[at, end] = cost, start
    chosen, end = [0] * count, count
    for at in range(len(labels), 0, -1):
        start = back[at, end]
        chosen[start:end] = [labels[at - 1][1]] * (end - start)
        end = start
    return float(best[-1, count]), chosen, {}


def _middle(row: Row) -> float:
    lines = [row.name.first.line, row.name.last.line]
    if row.value:
        lines += [row.value.first.line, row.value.last.line]
    return (min(lines) + max(lines)) / 2


def _scattered(levels: Sequence[Level], costs: np.ndarray) -> _Reading:
    """Rows by what they say, by the labels near them and by their neighbours."""
    turns = _turns(levels)
    chosen = _cheapest(costs, turns)
    open_: dict[int, list[int]] = {}
    for delta, start, end, k in _flips(chosen, costs, turns):
        if delta < _OPEN:
            for i in range(start, end):
                open_.setdefault(i, []).append(k)
    cost = _whole_cost(chosen, costs, turns)
    return cost, chosen, {i: sorted(set(ks)) for i, ks in open_.items()}


def _away(rows: Sequence[Row], levels: Sequence[Level]) -> np.ndarray:
    """What it costs a row that a level's label stands elsewhere: nothing for the label last seen
    before it, less for one right before it."""
    places = sorted((label.words[-1].order, k) for k, x in enumerate(levels) for label in x.labels)
    pages = [{word.page for label in level.labels for word in label.words} for level in levels]
    costs = np.full((len(rows), len(levels)), 0.6)
    for i, row in enumerate(rows):
        order, page = row.name.order, row.name.first.page
        costs[i, [k for at, k in places if at > order][:1]] = 0.4
        costs[i, [k for at, k in places if at < order][-1:]] = 0.0
        costs[i, [k for at, k in places if at == order - 1]] = -1.6
        costs[i] += [1.2 * (page not in own) for own in pages]
    return costs


def _turns(levels: Sequence[Level]) -> np.ndarray:
    """What it costs that the next row is of another level: more where it goes back in the scheme."""
    scheme = [(one, two) for one, twos in LEVELS.items() for two in (None, *twos)]
    ranks = [
        scheme.index((level.level1, level.level2)) if (level.level1, level.level2) in scheme else 0
        for level in levels
    ]
    back = np.array([[0.3 * (b < a) for b in ranks] for a in ranks])
    return (_TURN + back) * (1 - np.eye(len(levels)))


def _cheapest(costs: np.ndarray, turns: np.ndarray) -> list[int]:
    """The level of each row at least cost, each printed level with a row if that costs less.

    Dynamic programming over the rows; a state is the level of the row and the set of levels used.
    """
    count = min(costs.shape[1], _MOST)
    sets = np.arange(1 << count)
    best = np.full((1 << count, count), np.inf)
    best[1 << np.arange(count), np.arange(count)] = costs[0, :count]
    backs: list[tuple[np.ndarray, np.ndarray]] = []
    for row in costs[1:, :count]:
        ways = best[:, :, None] + turns[None, :count, :count]
        least, before = ways.min(axis=1), ways.argmin(axis=1)
        best = np.full_like(best, np.inf)
        from_set = np.zeros(best.shape, dtype=int)
        for k in range(count):
            having = sets[sets >> k & 1 == 1]
            fresh = having ^ (1 << k)
            newly = least[fresh, k] < least[having, k]
            from_set[having, k] = np.where(newly, fresh, having)
            best[having, k] = np.where(newly, least[fresh, k], least[having, k]) + row[k]
        backs.append((from_set, before))
    used = np.array([int(s).bit_count() for s in sets])
    best = best + _EMPTY * (count - used)[:, None]
    at, k = divmod(int(best.argmin()), count)
    chosen = [k]
    for from_set, before in reversed(backs):
        at, k = from_set[at, k], before[from_set[at, k], k]
        chosen.append(int(k))
    return chosen[::-1]


def _flips(
    chosen: Sequence[int], costs: np.ndarray, turns: np.ndarray
) -> list[tuple[float, int, int, int]]:
    """(change of cost, start, end, level) of placing each short run of one level elsewhere."""
    counts = np.bincount(chosen, minlength=costs.shape[1])
    found = []
    for start in range(len(chosen)):
        for end in range(start + 1, min(start + _LONGEST_FLIP, len(chosen)) + 1):
            now = chosen[start]
            if chosen[end - 1] != now:
                break
            rows = costs[start:end]
            deltas = rows.sum(axis=0) - rows[:, now].sum()
            if start:
                deltas = deltas + turns[chosen[start - 1]] - turns[chosen[start - 1], now]
            if end < len(chosen):
                deltas = deltas + turns[:, chosen[end]] - turns[now, chosen[end]]
            deltas = deltas - _EMPTY * (counts == 0) + _EMPTY * (counts[now] == end - start)
            found += [(float(d), start, end, k) for k, d in enumerate(deltas) if k != now]
    return found or [(0.0, 0, 0, 0)]


def _whole_cost(chosen: Sequence[int], costs: np.ndarray, turns: np.ndarray) -> float:
    own = float(costs[range(len(chosen)), chosen].sum()) - _TURN * (costs.shape[1] - 1)
    between = float(sum(turns[a, b] for a, b in zip(chosen, chosen[1:], strict=False)))
    return own + between + _EMPTY * (costs.shape[1] - len(set(chosen)))
