"""What the rules say of the workspace's forms, over the blocks that are worked out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import ids
from corpus.errors import RecordNotFound
from corpus.model import Form
from corpus.store.base import FormInDocument
from graph.checks.blocks import Tally, findings_of, tallies_of
from graph.checks.model import Finding, Outcome, Severity
from web.products import COVERAGE, FINDINGS, TALLIES

if TYPE_CHECKING:
    from web.services import Services

_AT_ONCE = 8  # blocks that one page works out at most
_ROWS = ("indicator", "goal", "definition")  # kinds of node that findings are about


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show; empty for everything. With `profile` every form is judged by it anew."""

    id: str | None = None
    rules: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    outcomes: frozenset[Outcome] = frozenset()
    year: int | None = None
    department: str | None = None
    profile: str | None = None

    def takes(self, rule: str, outcome: Outcome, severity: Severity) -> bool:
        return (
            (not self.rules or rule in self.rules)
            and (not self.outcomes or outcome in self.outcomes)
            and (not self.severities or severity in self.severities)
        )

    def takes_form(self, year: int | None, department: str | None) -> bool:
        return (self.year is None or year == self.year) and (
            not self.department or ids.normalised(self.department) in ids.normalised(department)
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with the form in which it stands."""

    finding: Finding
    form: Form
    document_id: str


@dataclass(frozen=True, slots=True)
class Extent:
    """The blocks to go over, and how many others are not worked out yet."""

    keys: tuple[str, ...]
    waiting: int = 0


def extent_of(services: "Services", choice: Choice, *, whole: bool = False) -> Extent:
    """Every block with `whole`, else what is worked out and a few more. Raises RecordNotFound."""
    derived = services.derived
    if choice.id is not None:
        forms = _forms_of(services, choice.id)
        return Extent(tuple(sorted({derived.block_of_node(form) for form in forms})))
    if choice.department:
        try:
            return Extent(derived.blocks_of_node(ids.department_id(choice.department)))
        except RecordNotFound:  # a part of a name: every block is looked at
            pass
    states = derived.states()
    fresh = [] if choice.profile else [state.key for state in states if state.fresh]
    stale = [state.key for state in states if state.key not in set(fresh)]
    more = stale if whole else stale[:_AT_ONCE]
    return Extent(tuple(sorted(fresh + more)), len(stale) - len(more))


def tallied(services: "Services", choice: Choice, extent: Extent) -> tuple[Tally, ...]:
    """Counts of everything under the choice's year, department, profile and id."""
    tallies: list[Tally] = []
    for key in extent.keys:
        if choice.profile is None and choice.id is None:
            tallies += services.derived.parts(TALLIES, key).get("", ())
        else:
            found, forms = _found(services, choice, key), services.derived.block(key).forms
            tallies += tallies_of(found, [form for form in forms if form.id in found])
    return tuple(each for each in tallies if choice.takes_form(each.year, each.department))


def checked(services: "Services", choice: Choice, extent: Extent) -> Iterator[Checked]:
    """The findings in the order of blocks, forms and rules."""
    for key in extent.keys:
        for id_, findings in sorted(_found(services, choice, key).items()):
            chosen = [f for f in findings if choice.takes(f.rule, f.outcome, f.severity)]
            known = _form(services, id_) if chosen else None
            if known and choice.takes_form(known.form.year, known.form.department):
                about = _nodes(choice.id, known.form)
                yield from (
                    Checked(finding, known.form, known.document_id)
                    for finding in chosen
                    if about is None or finding.about in about
                )


def _found(services: "Services", choice: Choice, key: str) -> dict[str, tuple[Finding, ...]]:
    if choice.profile is None:
        found = dict(services.derived.parts(FINDINGS, key))
    else:
        block = services.derived.block(key)
        coverages = services.derived.parts(COVERAGE, key)
        found = findings_of(block, coverages, choice.profile)
    if choice.id is None:
        return found
    wanted = _forms_of(services, choice.id)
    return {id_: each for id_, each in found.items() if id_ in wanted}


def _forms_of(services: "Services", id_: str) -> frozenset[str]:
    """The forms that state a node, or that a document holds. Raises RecordNotFound."""
    if id_.startswith("document-"):
        return frozenset(form.id for form in services.document(id_).forms)
    if id_.startswith("form-"):
        return frozenset({services.form(id_).form.id})
    return frozenset(found.form.id for found in services.forms_of(id_))


def _form(services: "Services", id_: str) -> FormInDocument | None:
    try:
        return services.form(id_)
    except RecordNotFound:  # gone meanwhile
        return None


def _nodes(id_: str | None, form: Form) -> frozenset[str] | None:
    """What findings must be about; None for any."""
    if id_ is None or id_.partition("-")[0] not in _ROWS:
        return None
    return frozenset(row.id for row in form.indicators if row.definition_id == id_) | {id_}
