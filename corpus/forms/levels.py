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
from corpus.forms.rows import Row
from corpus.model import ValueKind
from corpus.terms import LEVEL1_VARIANTS, LEVELS, Part
from corpus.values.text import squeezed

_EMPTY = 3.2  # cost of a printed label without a row
_EMPTY_IN_ORDER = 1.6  # where the order shows it
_DISORDER = 0.35  # cost per row of a text whose order tells nothing
_OPEN = 1.0  # a reading that costs less than this more is open
_LONGEST_FLIP = 6
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


def place(rows: Sequence[Row], labels: Sequence[Label], visual: bool) -> list[Placed]:
    """The level of each row; none where the form prints no level."""
    levels = _levels(labels)
    if not levels or not rows:
        return [Placed(None, ())] * len(rows)
    fit = np.array([[_fit(row, level) for level in levels] for row in rows])
    readings = [_preceding(rows, levels, fit), _scattered(rows, levels, fit)]
    if visual:
        readings.append(_centred(rows, levels, fit))
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
_LASTING = re.compile(
    "长效|持续|机制|可持续|长期|制度|体系|长远|人才|能力|素养|素质|影响|健全|水平|管理"
)
_SOCIAL = re.compile(
    "社会|群众|居民|公众|知晓|影响|水平|保障|服务|安全|提升|普及|民生|稳定|秩序|环境|发生|投诉|覆盖"
)
_QUALITY = re.compile(
    "率|质量|合格|达标|准确|规范|完好|合规|有效|符合|标准|优良|正确|差错|情况|内容|安全|方法|设置"
)
_TIMELY = re.compile(
    "及时|时间|时限|期限|按时|按期|工期|进度|响应|时效|准时|周期|完成时|前完成|天内|日内|小时内"
)
_NUMBER_NAME = re.compile("数|量|人次|场次|批次|期|面积|长度|规模|个|频次|课时|学时|覆盖")


def _fit(row: Row, level: Level) -> float:
    """What it costs, by the row's own words, that it stands at this level."""
    name = squeezed(row.name.text)
    value = squeezed(row.value.text if row.value else "")
    read = value_of(value) if value else None
    number = read is not None and read.kind is ValueKind.QUANTITATIVE
    unit = (read.unit or "") if read and number else ""
    if "满意" in name or level.level1 == "满意度指标":
        return _fit_satisfaction(name, level)
    match level.level2 or level.level1:
        case "数量指标":
            return _fit_quantity(name, unit, number)
        case "质量指标":
            rate = unit == "%" and name.endswith("率")
            return 0.3 if rate else 0.7 * (not _QUALITY.search(name + value)) + 0.5 + 0.6 * number
        case "时效指标":
            dated = read is not None and read.kind is ValueKind.DATED
            hint = dated or _TIMELY.search(name) or _TIMELY.search(value)
            return -0.8 * dated - 0.3 * ("及时" in name + value) if hint else 3.0
        case "生态环境成本指标" | "社会成本指标":
            return 1.5 if not number else 2.5
        case "经济成本指标" | "成本指标":
            return -1.0 if "元" in unit else (0.2 if _MONEY.search(name) else 3.5)
    return _fit_benefit(name, value, level, number) + 2.0 * ("元" in unit and "成本" in name)


def _fit_satisfaction(name: str, level: Level) -> float:
    return 0.0 if ("满意" in name) == (level.level1 == "满意度指标") else 4.0


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
    base = 0.7 if hints.search(name) else (0.9 if hints.search(value) else 1.7)
    better = 0.4 * bool(
        re.search("提升|提高|增强|改善|加强|促进|持续|不断|进一步|逐步", name + value)
    )
    return base + 0.9 * number + timely - better


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


def _scattered(rows: Sequence[Row], levels: Sequence[Level], fit: np.ndarray) -> _Reading:
    """Rows by what they say, by the labels near them and by their neighbours."""
    costs = fit + _away(rows, levels) + _DISORDER
    turns = _turns(levels)
    chosen = _smoothest(costs, turns)
    while True:
        delta, start, end, k = min(_flips(chosen, costs, turns))
        if delta >= -1e-9:
            break
        chosen[start:end] = [k] * (end - start)
    open_: dict[int, list[int]] = {}
    for delta, start, end, k in _flips(chosen, costs, turns):
        if delta < _OPEN:
            for i in range(start, end):
                open_.setdefault(i, []).append(k)
    cost = _whole_cost(chosen, costs, turns)
    return cost, chosen, {i: sorted(set(ks)) for i, ks in open_.items()}


def _away(rows: Sequence[Row], levels: Sequence[Level]) -> np.ndarray:
    """What the distance from each label costs: nothing for the label last seen before a row."""
    places = sorted((label.order, k) for k, level in enumerate(levels) for label in level.labels)
    costs = np.full((len(rows), len(levels)), 0.8)
    for i, row in enumerate(rows):
        after = [k for order, k in places if order > row.name.order]
        before = [k for order, k in places if order < row.name.order]
        costs[i, after[:1]] = 0.5
        costs[i, before[-1:]] = 0.0
    return costs


def _turns(levels: Sequence[Level]) -> np.ndarray:
    """What it costs that the next row is of another level: more where it goes back in the scheme."""
    scheme = [(one, two) for one, twos in LEVELS.items() for two in (None, *twos)]
    ranks = [
        scheme.index((level.level1, level.level2)) if (level.level1, level.level2) in scheme else 0
        for level in levels
    ]
    back = np.array([[0.3 * (b < a) for b in ranks] for a in ranks])
    return (1.0 + back) * (1 - np.eye(len(levels)))


def _smoothest(costs: np.ndarray, turns: np.ndarray) -> list[int]:
    best, backs = costs[0], []
    for row in costs[1:]:
        ways = best[:, None] + turns
        backs.append(ways.argmin(axis=0))
        best = ways.min(axis=0) + row
    chosen = [int(best.argmin())]
    for back in reversed(backs):
        chosen.append(int(back[chosen[-1]]))
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
    own = float(costs[range(len(chosen)), chosen].sum())
    between = float(sum(turns[a, b] for a, b in zip(chosen, chosen[1:], strict=False)))
    return own + between + _EMPTY * (costs.shape[1] - len(set(chosen)))
