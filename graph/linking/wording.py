"""A name taken apart: what it measures, how it counts, which years, numbers and units it holds."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.ids import normalised
from corpus.terms import COUNTERS
from corpus.values.numbering import unnumbered
from corpus.values.units import measure_of
from graph.linking.vocabulary import (
    ENDS_OF_WORDS,
    GENERIC,
    LIKE_WORDS,
    MEASURE_TAILS,
    PROJECT_GENERIC,
    SAME_WORDS,
    replacing,
)

_DIGIT = "一二三四五六七八九十百零〇两"
_MARKS = re.compile(r"[★☆●▲△◆◇■□※*#]+")
_INSIDE = re.compile(r"\(([^()]*)\)")
_ASIDE = re.compile(r"^(.+)(\([^()]*\))$")
_RANGE = re.compile(r"(?<=\d)[~—–至](?=\d)")
_LIMIT = re.compile(r"^(?:[≥≤<>=≧≦]+|不[少低]于|不[超高]过?)?[\d.*x]*")
_PERCENT = re.compile(r"[≥≤<>=]*(?:\d+(?:\.\d+)?)?[%‰]$")
_YEARS = re.compile(r"((?:19|20)\d\d)(?:年度?)?")
_ORDINAL = re.compile(
    rf"第(?!三方)(?:\d+|[{_DIGIT}]+)(?:期|届|批次?|号|标段|季度|阶段|轮|次|类|级)?"
    rf"|(?:\d+|[{_DIGIT}]+|[ivx]+)(?:届|号|标段|季度|阶段|轮|期(?![数间])|批(?![次数])|级|类|型)"
    rf"|(?:上|下)半年|[一二三四]季度|\d+(?:[-~—至]\d+)?(?=周?岁)"
)
_QUANTITY = re.compile(r"\d+(?:\.\d+)?(?:(?:小时|分钟|天|个?工作日|个?月|秒)内?)?(?=[^\d.])")
_STOPS = re.compile(r"[^\w+%]|_")
_SAME, _SAME_AS = replacing(SAME_WORDS)
_LIKE, _LIKE_AS = replacing(
    tuple(_SAME.sub(lambda match: _SAME_AS[match[0]], line) for line in LIKE_WORDS)
)
_TAILS = sorted(
    ((tail, kind) for kind, tails in MEASURE_TAILS.items() for tail in tails.split()),
    key=lambda pair: (-len(pair[0]), pair),
)
_RATE = re.compile(r"(?<=...)(?:增长|下降|降低)$")  # 收入增长 is 收入增长率
_TREND = re.compile(r"(?<=...)(?:提升|提高|改善|增强|增加)(?:情况|程度)?$")  # says the value
_FUNDS = re.compile(
    r"(?<=..)(?:专项|工作|项目|补助|业务)*(?:经费|资金|费用|项目|业务费|支出|费)(?:项目)?$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Each field is nearer to what is meant than the one before it."""

    text: str  # normalised as printed
    # without marks, codes, numbering, units in brackets, own year, ordinals and quantities
    plain: str
    exact: str  # with one word for those of SAME_WORDS
    meant: str  # with one word for those of LIKE_WORDS too
    body: str  # without how it counts
    core: str  # without generic words
    tail: str  # how it counts, as worded
    kind: str  # which measure that is; empty for none
    units: tuple[str, ...]  # units that stand in the name
    ordinals: tuple[str, ...]
    quantities: tuple[str, ...]
    years: tuple[tuple[int, int | None], ...]  # each with its distance to the form's year
    own_year: bool  # whether the form's year was in it


def wording_of(name: str, year: int | None, project: bool = False) -> Wording:
    """`year` is the form's: 2023年… in a form of 2023 says nothing of what the thing is."""
    return _wording(name, year if "20" in name or "２" in name else None, project)


@lru_cache(maxsize=65536)
def _wording(name: str, year: int | None, project: bool) -> Wording:
    text = _RANGE.sub("-", normalised(name))
    rest = _RANGE.sub("-", unnumbered(_MARKS.sub("", name)))
    rest = rest.removeprefix("其中").lstrip(":")
    rest, units = _without_units(rest)
    rest, years, own_year = _without_years(rest, year)
    ordinals = tuple(match.removeprefix("第") for match in _ORDINAL.findall(rest))
    rest = _ORDINAL.sub("", rest)
    quantities = tuple(_QUANTITY.findall(rest))
    plain = _STOPS.sub("", _QUANTITY.sub("", rest)) or text
    exact = _SAME.sub(lambda match: _SAME_AS[match[0]], plain)
    meant = _LIKE.sub(lambda match: _LIKE_AS[match[0]], exact)
    meant = meant.replace("新建", "建设") if project else meant
    body, tail, kind = (_FUNDS.sub("", meant), "", "") if project else _tail(meant)
    core = _core(body.replace("人员", ""), PROJECT_GENERIC) if project else _core(body, GENERIC)
    return Wording(
        text, plain, exact, meant, body, core or body or meant, tail, kind, units,
        ordinals, quantities, years, own_year,
    )  # fmt: skip


def _without_units(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without units in brackets and without % at its end, and these units."""
    units: list[str] = []

    def unit(match: re.Match[str]) -> str:
        inside = _LIMIT.sub("", match[1])
        if inside and (measure_of(inside) or inside in COUNTERS):
            units.append(inside)
            return ""
        return match[0] if inside else ""

    rest = _ASIDE.sub(r"\2\1", _INSIDE.sub(unit, text))
    percent = _PERCENT.search(rest)
    if percent and percent.start():
        units.append(percent[0][-1])
        rest = rest[: percent.start()]
    return rest, tuple(units)


def _without_years(
    text: str, year: int | None
) -> tuple[str, tuple[tuple[int, int | None], ...], bool]:
    found = [int(match) for match in _YEARS.findall(text)]
    others = tuple((each, each - year if year else None) for each in found if each != year)
    return _YEARS.sub("", text), others, len(others) < len(found)


def _tail(name: str) -> tuple[str, str, str]:
    """What is measured, the words for how, and the kind of measure. 查处数 has no 处数 in it."""
    name = _TREND.sub("", _RATE.sub(r"\g<0>率", name))
    words = words_of(name)
    ends = {"".join(words[start:]) for start in range(len(words))}
    for tail, kind in _TAILS:
        if (
            name.endswith(tail)
            and len(name) > len(tail)
            and (tail in ends or tail in ENDS_OF_WORDS)
        ):
            return name.removesuffix(tail), tail, kind
    return name, "", ""


def _core(text: str, generic: frozenset[str]) -> str:
    return "".join(word for word in words_of(text) if word not in generic)


def words_of(text: str) -> list[str]:
    import rjieba  # loads its dictionary

    return rjieba.cut(text)
