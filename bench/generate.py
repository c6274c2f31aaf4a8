"""Made-up forms, the same for the same seed: with their text, and every statement's line in it."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

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
from corpus import ids
from corpus.model import (
    Budget,
    Comparator,
    Document,
    FieldSource,
    Form,
    FormKind,
    Goal,
    GoalScope,
    Indicator,
    Ledger,
    Piece,
    Source,
    TargetValue,
    ValueKind,
)
from corpus.store.base import DocumentSummary

FIRST_YEAR = 2018
YEARS_A_PROJECT = 5  # forms that follow each other are one project's, year after year


@dataclass(slots=True)
class _Page:
    """The lines of a form's text as it grows."""

    lines: list[str] = field(default_factory=list)

    def write(self, *cells: str) -> tuple[Source, ...]:
        """Adds a line of cells and gives the source of each cell."""
        sources, start = [], 0
        for cell in cells:
            piece = Piece(cell, line=len(self.lines) + 1, start=start)
            sources.append(Source((piece,)))
            start += len(cell) + 1
        self.lines.append(" ".join(cells))
        return tuple(sources)


def forms(count: int, seed: int = 1) -> Iterator[Form]:
    """`count` forms of 8 to 16 indicators each."""
    for document, _ in documents(count, seed):
        yield from document.forms


def documents(count: int, seed: int = 1) -> Iterator[tuple[Document, bytes]]:
    """`count` documents of one form each, with their text as UTF-8 bytes."""
    chance = random.Random(seed)
    for number in range(count):
        page = _Page()
        form = _form(chance, random.Random(f"{seed}-{number // YEARS_A_PROJECT}"), number, page)
        data = "\n".join([*page.lines, ""]).encode()
        sha256 = hashlib.sha256(data).hexdigest()
        name = f"made-up-{number:06}.txt"
        yield (
            Document(ids.document_id(sha256), sha256, name, form.title, None, len(data), (form,)),
            data,
        )


def _form(chance: random.Random, habits: random.Random, number: int, page: _Page) -> Form:
    """`habits` are the project's, the same each year; `chance` is this form's own."""
    year = FIRST_YEAR + number % YEARS_A_PROJECT
    department = habits.choice(PLACES) + habits.choice(BUREAUS)
    topic = habits.choice(OBJECTS) + habits.choice(ACTIONS)
    project = f"{topic}经费{number // YEARS_A_PROJECT:05}"
    title = "项目绩效目标申报表"
    page.write(title)
    page.write(f"（{year}年）")
    sources = _fields(page, project, department)
    budget = _budget(chance, page)
    form = ids.form_id(FormKind.GOAL_DECLARATION, department, department, project, year)
    goals = _goals(chance, form, topic, page)
    indicators = _indicators(
        chance, _rows(habits), (form, ids.project_id(department, project)), page
    )
    characters = sum(len("".join(line.split())) for line in page.lines)
    return Form(
        id=form,
        kind=FormKind.GOAL_DECLARATION,
        title=title,
        year=year,
        project=project,
        department=department,
        implementing_unit=department,
        nature="经常性项目",
        category="其他一次性项目" if number % 3 else "经常性专项业务费",
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        budget=budget,
        goals=goals,
        indicators=indicators,
        ledger=Ledger(characters, characters, 0, 0, 0),
        sources=sources,
    )


def _fields(page: _Page, project: str, department: str) -> tuple[FieldSource, ...]:
    named = {"project": ("项目名称", project), "department": ("主管部门", department)}
    named["implementing_unit"] = ("实施单位", department)
    return tuple(FieldSource(key, page.write(*cells)[1]) for key, cells in named.items())


def _budget(chance: random.Random, page: _Page) -> Budget:
    total = Decimal(chance.randrange(10_000, 90_000_000)) / 100
    page.write("项目资金总额", f"{total:,}", "其中：财政资金", f"{total:,}")
    return Budget(total=total, fiscal=total, applied=total, fiscal_current_year=total)


def _goals(chance: random.Random, form: str, topic: str, page: _Page) -> tuple[Goal, ...]:
    goals = []
    for number in range(1, chance.randrange(2, 6)):
        text = "，".join(
            f"{chance.choice(QUALIFIERS)}{chance.choice(OBJECTS)}{chance.choice(ACTIONS)}"
            f"覆盖{chance.randrange(2, 300)}处{topic}"
            for _ in range(chance.randrange(2, 5))
        )
        source = page.write(f"{number}.", text)[1]
        id_ = ids.goal_id(form, GoalScope.ANNUAL, text, number)
        goals.append(Goal(id_, text, number, GoalScope.ANNUAL, source))
    return tuple(goals)


def _rows(habits: random.Random) -> list[tuple[Measure, str]]:
    """Measures with the names of their indicators, no name twice under one level."""
    rows = {
        (measure.level2, topic + measure.ending): measure
        for measure in sorted(
            habits.choices(MEASURES, k=habits.randrange(8, 17)), key=MEASURES.index
        )
        for topic in [habits.choice(QUALIFIERS) + habits.choice(OBJECTS) + habits.choice(ACTIONS)]
    }
    return [(measure, name) for (_, name), measure in rows.items()]


def _indicators(
    chance: random.Random,
    rows: list[tuple[Measure, str]],
    owner: tuple[str, str],  # ids of form and project
    page: _Page,
) -> tuple[Indicator, ...]:
    form, project = owner
    indicators = []
    for measure, name in rows:
        target = _target(chance, measure)
        level1, level2, named, value = page.write(measure.level1, measure.level2, name, target.raw)
        indicators.append(
            Indicator(
                id=ids.indicator_id(form, measure.level2, name),
                definition_id=ids.definition_id(project, measure.level2, name),
                level1=measure.level1,
                level2=measure.level2,
                name=name,
                target=target,
                source=Source(named.pieces + value.pieces),
                name_source=named,
                value_source=value,
                level1_source=level1,
                level2_source=level2,
            )
        )
    return tuple(indicators)


def _target(chance: random.Random, measure: Measure) -> TargetValue:
    if measure.unit is None:
        return TargetValue(chance.choice(WORDS_FOR_VALUES), ValueKind.GRADED)
    number = chance.randint(measure.low, measure.high)
    sign = Comparator.AT_MOST if measure.level1 == "成本指标" else Comparator.AT_LEAST
    raw = f"{sign}{number}({measure.unit})"
    return TargetValue(raw, ValueKind.QUANTITATIVE, sign, Decimal(number), measure.unit)


def summary_of(document: Document) -> DocumentSummary:
    """Of a document with one form."""
    form = document.forms[0]
    return DocumentSummary(
        id=document.id,
        name=document.name,
        title=document.title,
        publisher=document.publisher,
        path=document.name,
        size=document.size,
        forms=1,
        indicators=len(form.indicators),
        unplaced=form.ledger.unplaced,
        open_readings=0,
    )
