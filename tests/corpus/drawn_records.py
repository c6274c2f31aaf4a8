"""Random records of forms, for hypothesis: what a person could have filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.corpus.values.spellings import DEADLINES, GRADED, NUMBERS, WORDS

LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标"),
    "成本指标": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_CHARACTERS = "公园道路绿化养护图书读者展厅桥梁河湖古树培训讲座巡查居民社区老幼食堂车辆宣传稿件"


@dataclass(frozen=True)
class DrawnRow:
    level1: str
    level2: str
    name: str
    value: str
    actual: str
    weight: Decimal
    score: Decimal


@dataclass(frozen=True)
class DrawnForm:
    """A 申报表; with results a 自评表, whose amounts are those of its execution."""

    results: bool
    project: str
    department: str
    unit: str
    nature: str
    start: date
    end: date
    current: Decimal  # 当年财政拨款, all amounts in yuan
    carried: Decimal
    other: Decimal
    earlier: Decimal  # what 项目资金总额 has over that of the year
    total_goals: tuple[str, ...]
    goals: tuple[str, ...]
    rows: tuple[DrawnRow, ...]

    @property
    def year(self) -> int:
        return self.start.year

    @property
    def applied(self) -> Decimal:
        return self.current + self.carried + self.other

    @property
    def fiscal(self) -> Decimal:
        return self.current + self.carried + self.earlier


def _words(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text(_CHARACTERS, min_size=least, max_size=most)


_amounts = st.decimals(0, 99_999_999, places=2)
_values = st.one_of(
    st.sampled_from([reading[0] for reading in NUMBERS]),
    st.builds("{}{}({})".format, st.sampled_from("≥≤="), st.integers(0, 10**6), st.just("人次")),
    st.sampled_from([text for text in (*DEADLINES, *GRADED, *WORDS) if text.strip()]),
)


def _goals(of: str) -> st.SearchStrategy[tuple[str, ...]]:
    clause = st.builds("{}{}，{}".format, st.just(of), _words(4, 20), _words(4, 30))
    return st.lists(clause, min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def _rows(draw: st.DrawFn) -> tuple[DrawnRow, ...]:
    """One to three levels with one to four indicators each, in the order of the scheme."""
    chosen = draw(st.lists(st.sampled_from(list(LEVELS)), min_size=1, max_size=3, unique=True))
    names = iter(draw(st.lists(_words(4, 16), min_size=48, max_size=48, unique=True)))
    rows: list[DrawnRow] = []
    for level1 in sorted(chosen, key=list(LEVELS).index):
        some = st.lists(st.sampled_from(LEVELS[level1]), min_size=1, max_size=4)
        for level2 in sorted(draw(some), key=LEVELS[level1].index):
            weight = draw(st.integers(1, 20))
            halves = draw(st.integers(0, 2 * weight))
            score = Decimal(halves) / 2
            value, actual = draw(_values), draw(_values)
            rows.append(
                DrawnRow(level1, level2, next(names), value, actual, Decimal(weight), score)
            )
    return tuple(rows)


def _say_something(rows: Sequence[DrawnRow]) -> bool:
    """A form of which all values are a bare ≥ is not filled in."""
    return any(character.isalnum() for row in rows for character in row.value)


@st.composite
def forms(draw: st.DrawFn) -> DrawnForm:
    year = draw(st.integers(2015, 2030))
    return DrawnForm(
        results=draw(st.booleans()),
        project=draw(_words(4, 24)) + "经费",
        department="某市" + draw(_words(2, 8)) + "局",
        unit="某市" + draw(_words(2, 8)) + "中心",
        nature=draw(st.sampled_from(("经常性项目", "一次性项目", "阶段性项目"))),
        start=date(year, draw(st.integers(1, 6)), draw(st.integers(1, 28))),
        end=date(year, draw(st.integers(7, 12)), draw(st.integers(1, 28))),
        current=draw(_amounts),
        carried=draw(_amounts),
        other=draw(_amounts),
        earlier=draw(_amounts),
        total_goals=draw(_goals("建成")),
        goals=draw(_goals("完成")),
        rows=draw(_rows().filter(_say_something)),
    )
