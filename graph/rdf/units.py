"""Units as forms print them → units with a stable id, an English name, QUDT and UCUM.

What measures the same, and how many of it, says corpus.values.units; a test compares the names.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.ids import normalised
from corpus.values.units import SCALES
from graph.ids import hashed_id


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """`qudt` is the plain unit in QUDT's list; one of this unit is `factor` of it.

    `ucum` is the code of this unit itself in UCUM, where counted things are annotations.
    """

    id: str
    zh: str
    en: str | None = None  # None for a unit outside the table
    qudt: str | None = None
    factor: Decimal = Decimal(1)
    ucum: str | None = None


_ONE = Decimal(1)
_PLAIN = (  # slug, English name, unit of QUDT, UCUM, names as printed
    ("percent", "percent", "PERCENT", "%", "% 百分比 百分点 个百分点 percent"),
    ("per-mille", "per mille", "PERMILLE", "[ppth]", "‰"),
    ("yuan", "yuan", "CCY_CNY", None, "元 人民币元 块"),
    ("person", "persons", "NUM", "{person}", "人 名 位 人数"),
    ("person-time", "attendances", "NUM", "{person-time}", "人次 人次数"),
    ("household", "households", "NUM", "{household}", "户"),
    ("household-time", "visits to households", "NUM", "{household-time}", "户次"),
    ("organisation", "organisations", "NUM", "{organisation}", "家"),
    ("occurrence", "times", "NUM", "{time}", "次 次数"),
    ("session", "sessions", "NUM", "{session}", "期"),
    ("event", "events", "NUM", "{event}", "场 场次"),
    ("item", "items", "NUM", "{item}", "个 项 件"),
    ("batch", "batches", "NUM", "{batch}", "批 批次"),
    ("class", "classes", "NUM", "{class}", "班 个班 班次"),
    ("copy", "copies", "NUM", "{copy}", "份"),
    ("volume", "volumes", "NUM", "{volume}", "册 本"),
    ("work", "works", "NUM", "{work}", "部 篇"),
    ("set", "sets", "NUM", "{set}", "套"),
    ("machine", "machines", "NUM", "{machine}", "台"),
    ("machine-set", "machines or sets", "NUM", "{machine}", "台套 台(套) 套(台)"),
    ("page", "pages", "NUM", "{page}", "页"),
    ("class-hour", "class hours", "NUM", "{class-hour}", "学时 课时"),
    ("point", "points", "NUM", "{point}", "分"),
    ("second", "seconds", "SEC", "s", "秒 秒钟"),
    ("minute", "minutes", "MIN", "min", "分钟 分鐘 min"),
    ("hour", "hours", "HR", "h", "小时 时 个小时 h"),
    ("day", "days", "DAY", "d", "天 日"),
    ("working-day", "working days", "NUM", "{working-day}", "工作日 个工作日"),
    ("week", "weeks", "WK", "wk", "周"),
    ("month", "months", "MO", "mo", "月 个月"),
    ("year", "years", "YR", "a", "年"),
    ("metre", "metres", "M", "m", "米 m"),
    ("kilometre", "kilometres", "KiloM", "km", "公里 千米 km"),
    ("square-metre", "square metres", "M2", "m2", "平方米 平米 ㎡ m2"),
    ("hectare", "hectares", "HA", "har", "公顷"),
    ("square-kilometre", "square kilometres", "KiloM2", "km2", "平方公里"),
    ("gram", "grams", "GM", "g", "克"),
    ("kilogram", "kilograms", "KiloGM", "kg", "千克 公斤 kg"),
    ("tonne", "tonnes", "TONNE", "t", "吨 t"),
    ("kilowatt-hour", "kilowatt hours", "KiloW-HR", "kW.h", "千瓦时 kwh"),
    ("litre", "litres", "L", "L", "升 l"),
    ("cubic-metre", "cubic metres", "M3", "m3", "立方米 m3 方"),
)
_PARTS = (  # slug, English name, how many of which plain unit, names as printed
    ("tenth", "tenths", 10, "percent", "成"),
    ("jiao", "jiao", Decimal("0.1"), "yuan", "角"),
    ("half-hour", "half hours", 30, "minute", "半小时"),
    ("quarter", "quarters", 3, "month", "季度 季"),
    ("half-year", "half years", 6, "month", "半年"),
    ("jin", "jin", Decimal("0.5"), "kilogram", "斤"),
    ("li", "li", 500, "metre", "里 华里"),
    ("mu", "mu", None, None, "亩"),  # 2000/3 square metres: no decimal says it
)
_RATES = {"week": "PER-WK", "month": "PER-MO", "day": "PER-DAY", "year": "PER-YR"}
_BY_SLUG = {
    slug: MeasureUnit(f"measure-{slug}", printed.split()[0], en, qudt, _ONE, ucum)
    for slug, en, qudt, ucum, printed in _PLAIN
}
_KNOWN = {
    normalised(zh): _BY_SLUG[slug] for slug, _, _, _, printed in _PLAIN for zh in printed.split()
} | {
    normalised(zh): MeasureUnit(
        f"measure-{slug}",
        printed.split()[0],
        en,
        _BY_SLUG[plain].qudt if plain else None,
        Decimal(number or 1),
    )
    for slug, en, number, plain, printed in _PARTS
    for zh in printed.split()
}


def known_units() -> frozenset[str]:
    """The names of the table, without scales and rates."""
    return frozenset(_KNOWN)


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
    for sign, factor in SCALES:
        plain = _KNOWN.get(key.removeprefix(sign)) if key.startswith(sign) else None
        if plain:
            id_ = f"{plain.id}-times-{factor}"
            en = f"{factor:,} {plain.en}"
            ucum = f"{factor}.{plain.ucum}" if plain.ucum else None
            return MeasureUnit(id_, sign + plain.zh, en, plain.qudt, plain.factor * factor, ucum)
    return None


def _rate(key: str) -> MeasureUnit | None:
    """A unit by another, such as 期/周; QUDT has those of plain numbers by time."""
    parts = [_scaled(part) for part in key.split("/")]
    units = [part for part in parts if part]
    if len(units) < 2 or len(units) != len(parts):
        return None
    slugs = [unit.id.removeprefix("measure-") for unit in units]
    codes = [unit.ucum for unit in units]
    plain = len(units) == 2 and units[0].qudt == "NUM" and units[0].factor == _ONE
    return MeasureUnit(
        id="measure-" + "-per-".join(slugs),
        zh="/".join(unit.zh for unit in units),
        en=" per ".join([units[0].en or "", *(slug.replace("-", " ") for slug in slugs[1:])]),
        qudt=_RATES.get(slugs[1]) if plain else None,
        ucum="/".join(filter(None, codes)) if all(codes) else None,
    )
