"""All forms of a department over the years, and who of them is whom, for tests across forms."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.ids import project_id
from corpus.model import Form, Indicator
from graph.checks.case import Note
from graph.checks.catalogue import Profile, Rule
from graph.checks.model import Outcome
from graph.claims import Claim, ClaimKind

End = tuple[str, int | None]  # a node and the year that it holds in


class Row(NamedTuple):
    """A row and the form that has it."""

    form: Form
    row: Indicator


@dataclass(frozen=True, slots=True)
class Across:
    """The forms of a block with what links them; made once for all rules."""

    forms: tuple[Form, ...]
    earlier: Mapping[ClaimKind, Mapping[End, tuple[End, ...]]]  # the same thing, years before
    rows: Mapping[End, tuple[Row, ...]]
    of_project: Mapping[End, tuple[Form, ...]]

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({form.year for form in self.forms if form.year is not None}))


@dataclass(frozen=True, slots=True)
class BlockCase:
    across: Across
    rule: Rule
    profile: Profile

    def note(self, form: Form, outcome: Outcome, text: str = "", **values: object) -> "BlockNote":
        shown = {name: str(value) for name, value in values.items()}
        return BlockNote(form, Note(outcome, form.id, text, shown))


class BlockNote(NamedTuple):
    form: Form  # in which it stands
    note: Note


BlockTest = Callable[[BlockCase], Iterator[BlockNote]]


def across(forms: Sequence[Form], claims: Sequence[Claim]) -> Across:
    """Claims that a person rejected join nothing."""
    forms = tuple(sorted(forms, key=lambda form: (form.year or 0, form.id)))
    earlier: dict[ClaimKind, dict[End, tuple[End, ...]]] = {kind: {} for kind in ClaimKind}
    for claim in claims:
        if claim.holds and claim.year_a != claim.year_b:
            later = (claim.b, claim.year_b)
            known = earlier[claim.kind].get(later, ())
            earlier[claim.kind][later] = (*known, (claim.a, claim.year_a))
    rows: dict[End, tuple[Row, ...]] = {}
    of_project: dict[End, tuple[Form, ...]] = {}
    for form in forms:
        for row in form.indicators:
            end = (row.definition_id, form.year)
            rows[end] = (*rows.get(end, ()), Row(form, row))
        project = (owner_of(form), form.year)
        of_project[project] = (*of_project.get(project, ()), form)
    return Across(forms, earlier, rows, of_project)


def owner_of(form: Form) -> str:
    """The project of a form; a name for the whole department where it has none."""
    return project_id(form.department, form.project or "")
