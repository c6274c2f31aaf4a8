"""What the rules say of the workspace's forms, over the blocks that are worked out."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from corpus import ids
from corpus.errors import RecordNotFound, WorkspaceBusy
from corpus.model import Form
from corpus.store.base import FormInDocument
from graph.checks import Context, check_form
from graph.checks.blocks import Tally, findings_of, own_of, tallies_of
from graph.checks.model import Finding
from web.inferred.products import COVERAGE, FINDINGS, TALLIES
from web.questions.check_choice import Checked, Choice, Extent
from web.questions.measured import kept_coverage

if TYPE_CHECKING:
    from web.services import Services

_AT_ONCE = 8  # blocks that one page works out at most
_ROWS = ("indicator", "goal", "definition")  # kinds of node that findings are about


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


def checked(
    services: "Services", choice: Choice, extent: Extent, *, skip: int = 0
) -> Iterator[Checked]:
    """The findings in the order of blocks, forms and rules, but for the first of them."""
    keys = list(extent.keys)
    while keys and (count := _count(services, choice, keys[0])) is not None and count <= skip:
        skip -= count
        keys.pop(0)
    yield from islice(_each(services, choice, keys), skip, None)


def _count(services: "Services", choice: Choice, key: str) -> int | None:
    """How many findings of a block are chosen; None where only looking tells."""
    if choice.profile is not None or choice.id is not None:
        return None
    tallies: Iterable[Tally] = services.derived.parts(TALLIES, key).get("", ())
    return sum(
        tally.findings
        for tally in tallies
        if choice.takes(tally.rule, tally.outcome, tally.severity)
        and choice.takes_form(tally.year, tally.department)
    )


def _each(services: "Services", choice: Choice, keys: Iterable[str]) -> Iterator[Checked]:
    for key in keys:
        if _count(services, choice, key) == 0:
            continue
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


def findings_in(services: "Services", form: Form) -> tuple[Finding, ...]:
    """What the rules of one form say of it, without other forms, as it was made with its block.

    Made here while other processes are at the block.
    """
    try:
        found: tuple[Finding, ...] | None = services.derived.part(FINDINGS, form.id)
    except (WorkspaceBusy, RecordNotFound):
        found = None
    if found:
        return own_of(found)
    return check_form(form, Context(coverage=kept_coverage(services, form)))


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
