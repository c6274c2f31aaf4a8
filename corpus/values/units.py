"""Measure units as printed → what they measure and how many of the plainest one they are."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from corpus.values.text import squeezed

# Units of one line measure the same; a number says how many of the first one a unit is.
_TABLE = """
分钟 分鐘 1 min 1 秒 1/60 秒钟 1/60 小时 60 个小时 60 时 60 h 60 半小时 30 天 1440 日 1440 周 10080
% 1 百分比 1 百分点 1 个百分点 1 percent 1 ‰ 0.1 成 10
元 1 人民币元 1 块 1 角 0.1
人 1 名 1 位 1 人数 1
人次 1 人次数 1
户 1
户次 1
家 1
个 1 项 1 件 1
次 1 次数 1
场 1 场次 1
期 1
批 1 批次 1
班 1 个班 1 班次 1
份 1
册 1 本 1
篇 1 部 1
套 1
台 1
页 1
学时 1 课时 1
分 1
工作日 1 个工作日 1
月 1 个月 1 季度 3 季 3 年 12 半年 6
平方米 1 平米 1 ㎡ 1 m2 1 亩 2000/3 公顷 10000 平方公里 1000000
米 1 m 1 千米 1000 公里 1000 km 1000 里 500 华里 500
吨 1000 t 1000 千克 1 公斤 1 kg 1 斤 0.5 克 0.001
升 1 l 1 立方米 1000 m3 1000 方 1000
台套 1 台(套) 1 套(台) 1
千瓦时 1 kwh 1
"""
SCALES = (
    ("百万", 10**6),
    ("千万", 10**7),
    ("十万", 10**5),
    ("万", 10**4),
    ("亿", 10**8),
    ("千", 10**3),
    ("百", 10**2),
)
_PER = re.compile("[/每·*]")


@dataclass(frozen=True, slots=True)
class Measure:
    """`factor` of the unit is one of `dimension`."""

    dimension: str
    factor: Fraction


@cache
def _known() -> dict[str, Measure]:
    known: dict[str, Measure] = {}
    for line in _TABLE.strip().splitlines():
        words = line.split()
        factors: dict[str, Fraction] = {}
        name = words[0]
        for word in words:
            if word[0].isdigit() and word.replace("/", "").replace(".", "").isdigit():
                factors[name] = Fraction(word)
            else:
                name = word
                factors[name] = Fraction(1)
        dimension = _key(words[0])
        known |= {_key(name): Measure(dimension, factor) for name, factor in factors.items()}
    return known


def known_units() -> frozenset[str]:
    """The names of the table, without scales and rates."""
    return frozenset(_known())


@cache
def measure_of(unit: str) -> Measure | None:
    """What a printed unit measures; None for one that is not known.

    元/人/天 is a rate: it measures 元 for each of the plainest 人 and 分钟, as 元/(天·人) does.
    """
    key = _key(unit)
    parts = _PER.split(key.replace("(", "").replace(")", "") if _PER.search(key) else _bare(key))
    measures = [_single(part) for part in parts]
    known = [measure for measure in measures if measure]
    if len(known) < len(measures):
        return None
    factor = known[0].factor
    for measure in known[1:]:
        factor /= measure.factor
    counted, *per = (measure.dimension for measure in known)
    return Measure("/".join((counted, *sorted(per))), factor)


def _bare(key: str) -> str:
    """人 of (人); 台(套) stays."""
    return key[1:-1] if key.startswith("(") and key.endswith(")") else key


def _single(name: str) -> Measure | None:
    known = _known()
    if name in known:
        return known[name]
    for sign, factor in SCALES:
        plain = known.get(name.removeprefix(sign)) if name.startswith(sign) else None
        if plain:
            return Measure(plain.dimension, plain.factor * factor)
    return None


def _key(unit: str) -> str:
    return squeezed(unit).casefold()
