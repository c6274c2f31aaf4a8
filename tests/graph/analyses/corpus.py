"""Two departments over three years, small enough that every figure is worked out by hand."""

from dataclasses import replace
from decimal import Decimal

from corpus.model import Budget, Form, FormKind, Goal, GoalScope, Indicator, Source
from corpus.values.target import parse_target
from graph.analyses import BlockFacts, block_facts
from graph.blocks import Block
from graph.goals import coverage_of
from tests.builders import make_form, make_indicator

ROADS, TRAINING = "某市道路局", "某市培训局"
_GOAL = "完成城市道路养护任务，保障市民出行安全畅通，全面提升道路服务水平。"
_NEARLY = _GOAL.replace("。", "！")
LENGTH, QUALITY, DAY, EASE, CONTENT, PATROL, PEOPLE, SKILL = (
    "养护里程",
    "养护合格率",
    "完成时间",
    "出行环境改善情况",
    "市民满意度",
    "巡查计划完成率",
    "培训人次",
    "学员能力",
)
_LEVELS = {
    LENGTH: ("产出指标", "数量指标"),
    QUALITY: ("产出指标", "质量指标"),
    DAY: ("产出指标", "时效指标"),
    EASE: ("效益指标", "社会效益指标"),
    CONTENT: ("满意度指标", "服务对象满意度指标"),
    PATROL: ("产出指标", "数量指标"),
    PEOPLE: ("产出指标", "数量指标"),
    SKILL: ("效益指标", "社会效益指标"),
}
_ROADS = {
    2022: {LENGTH: "≥100(公里)", QUALITY: "≥95(%)", DAY: "12月底前", EASE: "有效改善",
           CONTENT: "≥85(%)"},
    2023: {LENGTH: "≥120(公里)", QUALITY: "≥95(%)", DAY: "12月底前", EASE: "有效改善",
           CONTENT: "≥85(%)"},
    2024: {LENGTH: "≥120(公里)", QUALITY: "≥90(%)", DAY: "12月底前", PATROL: "=100(%)",
           CONTENT: "≥85(%)"},
}  # fmt: skip
_TRAINING = {
    2022: {PEOPLE: "≥1000(人次)", SKILL: "持续提升"},
    2023: {PEOPLE: "≥2000(人次)", SKILL: "持续提升"},
    2024: {PEOPLE: "≥2000(人次)", SKILL: "持续提升"},
}
_MONEY = {
    (ROADS, 2022): 1_000_000,
    (ROADS, 2023): 1_500_000,
    (ROADS, 2024): 1_500_000,
    (TRAINING, 2022): 400_000,
    (TRAINING, 2023): 400_000,
    (TRAINING, 2024): 600_000,
}
# target, actual, weight, score
_RESULTS: dict[int, dict[str, tuple[str, str, int, str]]] = {
    2022: {LENGTH: ("≥100(公里)", "140(公里)", 50, "50"), CONTENT: ("≥85(%)", "80(%)", 50, "48")},
    2023: {LENGTH: ("≥100(公里)", "130(公里)", 50, "50"), CONTENT: ("≥85(%)", "90(%)", 50, "50")},
}


def roads() -> tuple[Form, ...]:
    goals = [_form(ROADS, "道路养护", year, rows) for year, rows in _ROADS.items()]
    return tuple(goals + [_evaluation(year) for year in _RESULTS])


def training() -> tuple[Form, ...]:
    return tuple(_form(TRAINING, "社区培训", year, rows) for year, rows in _TRAINING.items())


def blocks() -> list[BlockFacts]:
    return [facts_of_block(ROADS, roads()), facts_of_block(TRAINING, training())]


def facts_of_block(key: str, forms: tuple[Form, ...]) -> BlockFacts:
    """Without claims: what has the same id is the same."""
    ordered = tuple(sorted(forms, key=lambda form: form.id))
    coverages = {form.id: coverage_of(form, {}) for form in ordered}
    return block_facts(Block(key, ordered, {}, ()), coverages)


def _form(department: str, project: str, year: int, rows: dict[str, str]) -> Form:
    text = _GOAL if department == ROADS else _NEARLY
    kind = FormKind.GOAL_TABLE if department == ROADS else FormKind.GOAL_DECLARATION
    money = Decimal(_MONEY[department, year])
    return make_form(
        kind=kind,
        year=year,
        department=department,
        implementing_unit=department,
        project=project,
        budget=Budget(total=money, applied=money),
        goals=(Goal("", text, None, GoalScope.ANNUAL, Source()),),
        indicators=tuple(_row(name, value, year) for name, value in rows.items()),
    )


def _row(name: str, value: str, year: int) -> Indicator:
    level1, level2 = _LEVELS[name]
    return make_indicator(name=name, level1=level1, level2=level2, target=parse_target(value, year))


def _evaluation(year: int) -> Form:
    rows = tuple(
        replace(
            _row(name, target, year),
            actual=parse_target(actual, year),
            weight=Decimal(weight),
            score=Decimal(score),
        )
        for name, (target, actual, weight, score) in _RESULTS[year].items()
    )
    form = make_form(
        kind=FormKind.SELF_EVALUATION,
        year=year,
        department=ROADS,
        implementing_unit=ROADS,
        project="道路养护",
        goals=(),
        indicators=rows,
    )
    return replace(form, score=sum((row.score or Decimal(0) for row in rows), Decimal(0)))
