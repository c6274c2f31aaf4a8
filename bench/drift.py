"""Made-up departments over the years whose names drift as those of real forms do, with the truth.

Between two years a suffix changes (数 → 数量 → 个数), a unit moves into the name or converts, words
turn round, 开展… comes in front, a synonym is taken, levels follow a new scheme, rows come and go,
projects are renamed, merged or left out for a year.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from bench.words import ACTIONS, BUREAUS, OBJECTS, PLACES
from corpus import ids
from corpus.model import (
    Budget,
    Comparator,
    Form,
    FormKind,
    Indicator,
    Ledger,
    TargetValue,
    ValueKind,
)

FIRST_YEAR, YEARS = 2018, 8
NEW_SCHEME = 2022  # 成本指标 becomes a first level, 可持续影响指标 goes
_CHANGES = 0.12  # how often a row's name changes from one year to the next
_ENDS, _BEGINS = 0.06, 0.06
_RENAMED, _MERGED, _PAUSES = 0.08, 0.02, 0.02
_FUNDS = ("经费", "专项经费", "项目", "工作经费", "专项资金", "")
_PREFIXES = ("", "", "", "开展", "完成", "组织")
_SYNONYMS = (("补贴", "补助"), ("修缮", "维修"), ("采购", "购置"), ("运维", "运行维护"))
_QUALIFIERS = ("", "", "重点", "市级", "区级", "专项", "基层", "城乡", "数字化")


@dataclass(frozen=True, slots=True)
class _Measure:
    endings: tuple[str, ...]  # all of them say the same
    units: tuple[tuple[str, int], ...]  # each with how many of the first one it is
    level1: str
    level2: str
    later: tuple[str, str] | None = None  # levels in the new scheme
    low: int = 60
    high: int = 100


_PEOPLE = (("人", 1), ("万人", 10_000))
_AREA = (("平方米", 1), ("万平方米", 10_000))
_PERCENT = (("%", 1),)
_OUT, _GOOD = "产出指标", "效益指标"
_MEASURES = (
    _Measure(("人数",), _PEOPLE, _OUT, "数量指标", low=300, high=90_000),
    _Measure(("人次",), (("人次", 1),), _OUT, "数量指标", low=300, high=90_000),
    _Measure(("数", "数量", "个数"), (("个", 1),), _OUT, "数量指标", low=3, high=500),
    _Measure(("次数", "场次"), (("次", 1),), _OUT, "数量指标", low=3, high=500),
    _Measure(("面积",), _AREA, _OUT, "数量指标", low=5_000, high=10**6),
    _Measure(("里程", "里程数"), (("公里", 1),), _OUT, "数量指标", low=10, high=900),
    _Measure(("合格率", "达标率"), _PERCENT, _OUT, "质量指标"),
    _Measure(("准确率", "准确性"), _PERCENT, _OUT, "质量指标"),
    _Measure(("及时率", "及时性", "按时完成率"), _PERCENT, _OUT, "时效指标"),
    _Measure(("单位成本",), (("元", 1),), _OUT, "成本指标", ("成本指标", "经济成本指标"), 50, 900),
    _Measure(("知晓率", "知晓度"), _PERCENT, _GOOD, "社会效益指标"),
    _Measure(("覆盖率", "覆盖面"), _PERCENT, _GOOD, "可持续影响指标", (_GOOD, "社会效益指标")),
    _Measure(("满意度", "满意率", "满意程度"), _PERCENT, "满意度指标", "服务对象满意度指标"),
)  # fmt: skip


@dataclass(slots=True)
class _Row:
    key: str
    measure: _Measure
    topic: tuple[str, str, str]  # qualifier, object, action
    ending: int = 0
    unit: int = 0
    unit_in_name: bool = False
    turned: bool = False
    prefix: str = ""
    synonym: bool = False
    amount: float = 90.0

    def drift(self, chance: random.Random) -> None:
        """One change of the name, and a new amount."""
        self.amount *= chance.uniform(0.97, 1.1) if self.measure.low != 60 else 1
        if chance.random() > _CHANGES:
            return
        change = chance.randrange(6)
        if change == 0:
            self.ending = chance.randrange(len(self.measure.endings))
        elif change == 1:
            self.unit = chance.randrange(len(self.measure.units))
        elif change == 2:
            self.unit_in_name = not self.unit_in_name
        elif change == 3:
            self.turned = not self.turned
        elif change == 4:
            self.prefix = chance.choice(_PREFIXES)
        else:
            self.synonym = not self.synonym

    def name(self) -> str:
        qualifier, thing, action = self.topic
        for word, other in _SYNONYMS:
            action = action.replace(word, other) if self.synonym else action
        words = action + qualifier + thing if self.turned else qualifier + thing + action
        unit = f"（{self.measure.units[self.unit][0]}）" if self.unit_in_name else ""
        return self.prefix + words + self.measure.endings[self.ending] + unit

    def indicator(self, owner: str, form: str, year: int) -> Indicator:
        later = self.measure.later if year >= NEW_SCHEME else None
        level1, level2 = later or (self.measure.level1, self.measure.level2)
        name, (unit, factor) = self.name(), self.measure.units[self.unit]
        number = Decimal(round(self.amount / factor, 2)).quantize(Decimal("0.01"))
        target = TargetValue(
            f"≥{number}", ValueKind.QUANTITATIVE, Comparator.AT_LEAST, number,
            None if self.unit_in_name else unit,
        )  # fmt: skip
        id_, definition = (
            ids.indicator_id(form, level2, name),
            ids.definition_id(owner, level2, name),
        )
        return Indicator(id_, definition, level1, level2, name, target)


@dataclass(slots=True)
class _Project:
    keys: frozenset[str]  # of the projects that it holds
    things: tuple[str, ...]
    action: str
    rows: list[_Row]
    funds: str = "经费"
    turned: bool = False
    dated: bool = False

    def name(self, year: int) -> str:
        things = "及".join(self.things)
        words = self.action + things if self.turned else things + self.action
        return (f"{year}年" if self.dated else "") + words + self.funds

    def drift(self, chance: random.Random) -> None:
        if chance.random() < _RENAMED:
            self.funds = chance.choice(_FUNDS)
            self.turned ^= chance.random() < 0.2
            self.dated ^= chance.random() < 0.2
        for row in self.rows:
            row.drift(chance)
        self.rows = [row for row in self.rows if chance.random() >= _ENDS] or self.rows[:1]


@dataclass(slots=True)
class Department:
    """Its forms, and which projects and rows of each year are which thing."""

    name: str
    forms: list[Form] = field(default_factory=list)
    projects: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    rows: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)


def department(number: int, projects: int, seed: int = 1) -> Department:
    """`projects` of about twelve rows each, over eight years."""
    chance = random.Random(f"{seed}-{number}")
    made = Department(f"{chance.choice(PLACES)}{number}号区{chance.choice(BUREAUS)}")
    counter = iter(range(10**9))
    running = _new_projects(chance, counter, projects)
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        shown = [each for each in running if chance.random() >= _PAUSES]
        for project in shown:
            _show(made, project, year)
        for project in running:
            project.drift(chance)
            if chance.random() < _BEGINS * len(project.rows):
                project.rows.append(_new_row(chance, next(counter), project.rows))
        _merge(chance, running)
    return made


def _show(made: Department, project: _Project, year: int) -> None:
    name = project.name(year)
    owner = ids.project_id(made.name, name)
    if (owner, year) in made.projects:
        return
    form = ids.form_id(FormKind.GOAL_TABLE, made.name, None, name, year)
    rows: dict[str, Indicator] = {}
    for row in project.rows:
        indicator = row.indicator(owner, form, year)
        if indicator.definition_id not in rows:
            rows[indicator.definition_id] = indicator
            made.rows[indicator.definition_id, year] = frozenset({row.key})
    made.projects[owner, year] = project.keys
    made.forms.append(
        Form(
            id=form, kind=FormKind.GOAL_TABLE, title=None, year=year, project=name,
            department=made.name, implementing_unit=None, nature=None, category=None,
            start=None, end=None, budget=Budget(), goals=(), indicators=tuple(rows.values()),
            ledger=Ledger(0, 0, 0, 0, 0),
        )
    )  # fmt: skip


def _new_projects(chance: random.Random, counter: Iterator[int], projects: int) -> list[_Project]:
    """No two of them of one name."""
    named = [(thing, action) for thing in OBJECTS for action in ACTIONS]
    return [
        _Project(frozenset({f"p{i}"}), (thing,), action, _new_rows(chance, counter))
        for i, (thing, action) in enumerate(chance.sample(named, projects))
    ]


def _new_rows(chance: random.Random, counter: Iterator[int]) -> list[_Row]:
    rows: list[_Row] = []
    for _ in range(chance.randrange(8, 17)):
        rows.append(_new_row(chance, next(counter), rows))
    return rows


def _new_row(chance: random.Random, key: int, others: list[_Row]) -> _Row:
    """Its topic is no other row's, so that its name stays its own whatever becomes of it."""
    taken = {(row.topic[1], row.topic[2]) for row in others}
    while True:
        topic = chance.choice(_QUALIFIERS), chance.choice(OBJECTS), chance.choice(ACTIONS)
        if topic[1:] not in taken:
            break
    measure = chance.choice(_MEASURES)
    return _Row(f"r{key}", measure, topic, amount=chance.uniform(measure.low, measure.high))


def _merge(chance: random.Random, running: list[_Project]) -> None:
    if len(running) > 1 and chance.random() < _MERGED * len(running):
        one, other = chance.sample(running, 2)
        one.keys |= other.keys
        one.things += other.things
        one.rows += other.rows
        running.remove(other)
