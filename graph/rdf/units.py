"""Units as forms print them → units with a stable id, an English name and a unit of QUDT."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.ids import normalised
from graph.ids import hashed_id


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """`qudt` is the plain unit in QUDT's list; one of this unit is `factor` of it."""

    id: str
    zh: str
    en: str | None = None  # None for a unit outside the table
    qudt: str | None = None
    factor: Decimal = Decimal(1)


_ONE = Decimal(1)
_PLAIN = (  # slug, English name, unit of QUDT, names as printed
    ("percent", "percent", "PERCENT", "% 百分比"),
    ("yuan", "yuan", "CCY_CNY", "元 人民币元"),
    ("person", "persons", "NUM", "人 名 位"),
    ("person-time", "attendances", "NUM", "人次"),
    ("household", "households", "NUM", "户"),
    ("organisation", "organisations", "NUM", "家"),
    ("occurrence", "times", "NUM", "次"),
    ("session", "sessions", "NUM", "期"),
    ("event", "events", "NUM", "场 场次"),
    ("item", "items", "NUM", "个 项 件"),
    ("batch", "batches", "NUM", "批 批次"),
    ("class", "classes", "NUM", "班 个班"),
    ("copy", "copies", "NUM", "份"),
    ("volume", "volumes", "NUM", "册 本"),
    ("work", "works", "NUM", "部 篇"),
    ("set", "sets", "NUM", "套"),
    ("machine", "machines", "NUM", "台"),
    ("page", "pages", "NUM", "页"),
    ("class-hour", "class hours", "NUM", "学时 课时"),
    ("point", "points", "NUM", "分"),
    ("minute", "minutes", "MIN", "分钟"),
    ("hour", "hours", "HR", "小时 时"),
    ("day", "days", "DAY", "天 日"),
    ("working-day", "working days", "NUM", "工作日 个工作日"),
    ("week", "weeks", "WK", "周"),
    ("month", "months", "MO", "月 个月"),
    ("year", "years", "YR", "年"),
    ("square-metre", "square metres", "M2", "平方米 ㎡"),
    ("kilometre", "kilometres", "KiloM", "公里 千米"),
)
_SCALES = (
    ("百万", 10**6),
    ("千万", 10**7),
    ("万", 10**4),
    ("亿", 10**8),
    ("千", 10**3),
    ("百", 100),
)
_RATES = {"week": "PER-WK", "month": "PER-MO", "day": "PER-DAY", "year": "PER-YR"}
_KNOWN = {
    normalised(zh): MeasureUnit(f"measure-{slug}", printed.split()[0], en, qudt)
    for slug, en, qudt, printed in _PLAIN
    for zh in printed.split()
}


@lru_cache(maxsize=4096)
def measure_unit(printed: str) -> MeasureUnit:
    """The unit that stands for a printed one, such as 万元 or 元/人/天.

    A unit outside the table gets an id of its own, the same for two spellings.
    """
    key = normalised(printed)
    return _scaled(key) or _rate(key) or MeasureUnit(hashed_id("measure", printed), printed.strip())


def _scaled(key: str) -> MeasureUnit | None:
    plain = _KNOWN.get(key)
    if plain:
        return plain
    for sign, factor in _SCALES:
        plain = _KNOWN.get(key.removeprefix(sign)) if key.startswith(sign) else None
        if plain:
            id_ = f"{plain.id}-times-{factor}"
            en = f"{factor:,} {plain.en}"
            return MeasureUnit(id_, sign + plain.zh, en, plain.qudt, Decimal(factor))
    return None


def _rate(key: str) -> MeasureUnit | None:
    """A unit by another, such as 期/周; QUDT has those of plain numbers by time."""
    parts = [_scaled(part) for part in key.split("/")]
    units = [part for part in parts if part]
    if len(units) < 2 or len(units) != len(parts):
        return None
    slugs = [unit.id.removeprefix("measure-") for unit in units]
    plain = len(units) == 2 and units[0].qudt == "NUM" and units[0].factor == _ONE
    return MeasureUnit(
        id="measure-" + "-per-".join(slugs),
        zh="/".join(unit.zh for unit in units),
        en=" per ".join([units[0].en or "", *(slug.replace("-", " ") for slug in slugs[1:])]),
        qudt=_RATES.get(slugs[1]) if plain else None,
    )
