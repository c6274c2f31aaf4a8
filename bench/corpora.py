"""Made-up things to search in, the same for the same seed: 10,000 or a million indicators.

Projects recur over the years in departments; their names and those of their indicators drift, as
they do in real forms: 满意度 becomes 满意率, a year or a quarter is written into a name.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from bench.words import (
    ACTIONS,
    BUREAUS,
    MEASURES,
    OBJECTS,
    PLACES,
    QUALIFIERS,
    WORDS_FOR_VALUES,
    Measure,
)
from search.engine import Document, HitKind

FIRST_YEAR, LAST_YEAR = 2018, 2027
_DRIFT = {
    "满意度": "满意率",
    "人次": "人数",
    "合格率": "达标率",
    "及时性": "及时率",
    "场次": "次数",
}
_ENDINGS = ("经费", "专项经费", "项目", "工作经费", "补助资金")
_DISTRICTS = ("市", "市区", "新区", "经开区", "高新区", "自治县")
_SYLLABLES = "云溪金沙青山白河长宁永安东江西岭南浦北川平湖石桥龙泉凤凰花园红旗光明和兴福民丰泰"
_DEADLINES = ((3, "3月底前"), (6, "6月底前"), (9, "三季度前"), (12, "年底前"))
_FORM_KINDS = ("申报表", "申报表", "目标表", "自评表")


@dataclass(frozen=True, slots=True)
class _Row:
    measure: Measure
    topic: str


def documents(indicators: int, seed: int = 1) -> Iterator[Document]:
    """Documents with that many indicators or a few more, with their goals and projects."""
    made, number = 0, 0
    while made < indicators:
        for form in _project(random.Random(f"{seed}-{number}"), number):
            yield from form
            made += sum(each.kind is HitKind.INDICATOR for each in form)
            if made >= indicators:
                return
        number += 1


def _project(chance: random.Random, number: int) -> Iterator[list[Document]]:
    """The forms of one project, a year each."""
    department = chance.choice(PLACES) + chance.choice(_DISTRICTS) + chance.choice(BUREAUS)
    place = "".join(chance.choices(_SYLLABLES, k=2)) + chance.choice(("路", "街道", "镇", "村", ""))
    topic = chance.choice(OBJECTS) + chance.choice(ACTIONS)
    rows = [
        _Row(measure, chance.choice(QUALIFIERS) + chance.choice(OBJECTS) + chance.choice(ACTIONS))
        for measure in chance.choices(MEASURES, k=chance.randrange(8, 17))
    ]
    first = chance.randint(FIRST_YEAR, LAST_YEAR)
    ending = chance.choice(_ENDINGS)
    for year in range(first, min(LAST_YEAR, first + chance.randrange(1, 7)) + 1):
        if chance.random() < 0.1:
            ending = chance.choice(_ENDINGS)
        if chance.random() < 0.15:
            rows[chance.randrange(len(rows))] = _Row(chance.choice(MEASURES), topic)
        drifted = year - first > 2
        name = f"{place}{topic}{ending}"
        yield _form(chance, (department, name, f"{number}"), year, _named(rows, drifted))


def _named(rows: list[_Row], drifted: bool) -> dict[str, Measure]:
    """Names with their measures, no name twice."""
    named = {}
    for row in rows:
        ending = row.measure.ending
        named[row.topic + (_DRIFT.get(ending, ending) if drifted else ending)] = row.measure
    return named


def _form(
    chance: random.Random, owner: tuple[str, str, str], year: int, rows: dict[str, Measure]
) -> list[Document]:
    department, project, number = owner
    key = f"{number}-{year}"
    stated = partial(
        Document,
        form=_id("form", key),
        form_kind=chance.choice(_FORM_KINDS),
        project=project,
        project_id=_id("project", f"{number}-{project}"),
        department=department,
        department_id=_id("department", department),
        implementing_unit=f"{department}（本级）",
        year=year,
        findings=chance.random() < 0.2,
    )
    found = [stated(id=_id("project", f"{number}-{project}"), kind=HitKind.PROJECT, name=project)]
    for _ in range(chance.randrange(2, 6)):
        text, order = _clause(chance, project), len(found)
        goal = stated(id=_id("goal", f"{key}-{order}"), kind=HitKind.GOAL, order=order, text=text)
        found.append(goal)
    for name, measure in rows.items():
        found.append(_indicator(chance, stated, (key, name, len(found)), measure))
    return found


def _clause(chance: random.Random, topic: str) -> str:
    return "，".join(
        f"{chance.choice(QUALIFIERS)}{chance.choice(OBJECTS)}{chance.choice(ACTIONS)}"
        f"覆盖{chance.randrange(2, 300)}处{''.join(chance.choices(_SYLLABLES, k=2))}{topic[-6:]}"
        for _ in range(chance.randrange(2, 5))
    )


def _indicator(
    chance: random.Random,
    stated: "partial[Document]",
    place: tuple[str, str, int],  # key of the form, name, order
    measure: Measure,
) -> Document:
    key, name, order = place
    row = partial(
        stated,
        id=_id("indicator", f"{key}-{name}"),
        kind=HitKind.INDICATOR,
        order=order,
        name=name,
        definition_id=_id("definition", f"{key.partition('-')[0]}-{name}"),
        level1=measure.level1,
        level2=measure.level2,
        open_reading=chance.random() < 0.02,
    )
    if measure.unit is None:
        return _in_words(chance, row, int(key.partition("-")[2]), measure)
    number = chance.randint(measure.low, measure.high)
    sign = "≤" if measure.level1 == "成本指标" else chance.choice("≥≥≥≥=")
    text = f"{sign}{number}{chance.choice(('(%s)', '（%s）', '%s')) % measure.unit}"
    return row(
        value_text=text,
        unit=measure.unit,
        number=float(number),
        comparator=sign,
        value_kind="quantitative",
    )


def _in_words(
    chance: random.Random, row: "partial[Document]", year: int, measure: Measure
) -> Document:
    if measure.level2 == "时效指标" and chance.random() < 0.5:
        month, text = chance.choice(_DEADLINES)
        return row(value_text=text, value_kind="dated", deadline=date(year, month, 28))
    return row(value_text=chance.choice(WORDS_FOR_VALUES), value_kind="graded")


def _id(kind: str, key: str) -> str:
    digest = hashlib.blake2b(key.encode(), digest_size=8, person=kind.encode())
    return f"{kind}-{digest.hexdigest()}"
