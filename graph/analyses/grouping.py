"""Facts of a choice, and sums of them by group."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus import ids
from graph.analyses.classes import LEVEL1
from graph.analyses.evaluated import Series
from graph.analyses.facts import FormFacts, Tally
from graph.analyses.report import Blocks, By, Cell, Choice, Line
from graph.analyses.steps import Step

_LEVELS = {name: place for place, name in enumerate(LEVEL1)}
Ratio = tuple[str, str]  # columns of the part and of the whole


class Group(NamedTuple):
    """What a line of the table is of."""

    key: tuple[str | int, ...]
    label: str | int | None
    node: str = ""


class Sums:
    """Counts by group, a column a name."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str | int, ...], Counter[str]] = {}
        self._groups: dict[tuple[str | int, ...], Group] = {}

    def add(self, group: Group, counts: Mapping[str, int]) -> None:
        self._groups.setdefault(group.key, group)
        self._counts.setdefault(group.key, Counter()).update(counts)

    def total(self) -> Counter[str]:
        whole: Counter[str] = Counter()
        for counts in self._counts.values():
            whole.update(counts)
        return whole

    def lines(
        self, columns: Iterable[str], ratios: Mapping[str, Ratio], by: By
    ) -> tuple[Line, ...]:
        """Years newest first, levels in the scheme's order, else the largest first."""
        columns = tuple(columns)
        keys = sorted(self._counts, key=lambda key: self._rank(key, columns[0], by))
        return tuple(
            Line(
                (self._groups[key].label, *cells(self._counts[key], columns, ratios)),
                self._groups[key].node,
            )
            for key in keys
        )

    def _rank(self, key: tuple[str | int, ...], first: str, by: By) -> tuple[object, ...]:
        if by is By.YEAR:
            return (-int(key[0]),)
        if by in (By.LEVEL1, By.LEVEL2):
            return (_LEVELS.get(str(key[0]), len(_LEVELS)), *map(str, key))
        return (-self._counts[key][first], *map(str, key))


def cells(
    counts: Mapping[str, int], columns: Iterable[str], ratios: Mapping[str, Ratio]
) -> tuple[Cell, ...]:
    return tuple(
        share(counts[ratios[name][0]], counts[ratios[name][1]]) if name in ratios else counts[name]
        for name in columns
    )


def share(part: int, whole: int) -> float | None:
    """None of nothing: no share is known."""
    return round(part / whole, 4) if whole else None


def group_of(facts: FormFacts, by: By) -> Group:
    if by is By.YEAR:
        return Group((facts.year or 0,), facts.year)
    if by is By.CATEGORY:
        return Group((ids.normalised(facts.category),), facts.category)
    if by is By.PROJECT:
        node = facts.project or ids.department_id(facts.department)
        return Group((node,), facts.name, node)
    return Group((department_key(facts),), facts.department, ids.department_id(facts.department))


def group_of_tally(facts: FormFacts, tally: Tally, by: By) -> Group:
    if by is By.LEVEL1:
        return Group((tally.level1,), tally.level1)
    if by is By.LEVEL2:
        return Group((tally.level1, tally.level2), " / ".join(filter(None, tally[:2])))
    return group_of(facts, by)


def group_of_part(facts: FormFacts, level1: str, by: By) -> Group:
    """Of a row of which only the level 1 is kept."""
    return Group((level1,), level1) if by is By.LEVEL1 else group_of(facts, by)


def department_key(facts: FormFacts) -> str:
    return ids.normalised(facts.department)


def forms_in(blocks: Blocks, choice: Choice, *, all_kinds: bool = False) -> Iterator[FormFacts]:
    """The forms of a choice that are counted, or all."""
    for block in blocks:
        for form in block.forms:
            if (form.counted or all_kinds) and chosen(form, choice):
                yield form


def steps_in(blocks: Blocks, choice: Choice) -> Iterator[tuple[FormFacts, FormFacts, Step]]:
    """The later form, the earlier one, and what lies between; the later one is of the choice."""
    for block in blocks:
        forms = {form.form: form for form in block.forms}
        for step in block.steps:
            if chosen(forms[step.form], choice):
                yield forms[step.form], forms[step.before], step


def series_in(blocks: Blocks, choice: Choice) -> Iterator[tuple[FormFacts, Series]]:
    """By the form of the last year."""
    for block in blocks:
        forms = {form.form: form for form in block.forms}
        for series in block.series:
            last = forms[series.results[-1].form]
            if chosen(last, choice) and of_level(series.level1, choice):
                yield last, series


def chosen(form: FormFacts, choice: Choice) -> bool:
    of_department = not choice.departments or department_key(form) in choice.departments
    return of_department and (not choice.years or form.year in choice.years)


def of_level(level1: str, choice: Choice) -> bool:
    return not choice.level1 or level1 == choice.level1
