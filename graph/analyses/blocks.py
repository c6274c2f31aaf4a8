"""The facts of a block: all forms of one department over the years, and what changes in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.ids import normalised
from corpus.model import FormKind
from graph.analyses.evaluated import Series, series_of
from graph.analyses.facts import FormFacts
from graph.analyses.form_facts import facts_of
from graph.analyses.kinship import Kinship
from graph.analyses.steps import Side, Step, steps_of
from graph.blocks import Block

if TYPE_CHECKING:
    from graph.goals import Coverage

_FIRST = (
    FormKind.GOAL_TABLE,
    FormKind.GOAL_DECLARATION,
    FormKind.DEPARTMENT_GOALS,
    FormKind.SELF_EVALUATION,
    FormKind.DEPARTMENT_SELF_EVALUATION,
    FormKind.OTHER,
)
_RANK = {kind.value: rank for rank, kind in enumerate(_FIRST)}


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """Project by project, each by year; steps and series only of this block's forms."""

    block: str
    forms: tuple[FormFacts, ...]
    steps: tuple[Step, ...] = ()
    series: tuple[Series, ...] = ()


def block_facts(block: Block, coverages: "Mapping[str, Coverage] | None" = None) -> BlockFacts:
    """Pure; `coverages` by form id, as far as they are worked out."""
    ordered = block.forms
    known = coverages or {}
    kinship = Kinship(block.claims)
    facts = _counted([facts_of(form, known.get(form.id)) for form in ordered])
    sides = [Side(form, of) for form, of in zip(ordered, facts, strict=True) if of.counted]
    steps = tuple(sorted(steps_of(sides, kinship), key=lambda step: (step.year, step.form)))
    series = sorted(series_of(ordered, kinship), key=lambda each: each.results[-1].row)
    return BlockFacts(block.key, tuple(sorted(facts, key=_by_project)), steps, tuple(series))


def _counted(facts: Sequence[FormFacts]) -> list[FormFacts]:
    """Of the forms of one project, unit and year the first kind stands for all."""
    best: dict[tuple[str | None, str, str, int | None], FormFacts] = {}
    for each in sorted(facts, key=lambda each: (_RANK[each.kind], each.form)):
        key = (each.project, normalised(each.department), normalised(each.unit), each.year)
        best.setdefault(key, each)
    stands = {each.form for each in best.values()}
    return [replace(each, counted=each.form in stands) for each in facts]


def _by_project(facts: FormFacts) -> tuple[str, str, int, str]:
    return facts.department, facts.name, facts.year or 0, facts.form
