"""What the rules say of a block: its findings by form, and how many of each kind there are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.model import Form
from graph.blocks import Block
from graph.checks.case import Coverage
from graph.checks.catalogue import catalogue
from graph.checks.engine import Context, check_block, check_form
from graph.checks.model import Finding, Outcome, Severity

Found = dict[str, tuple[Finding, ...]]  # by the id of the form in which they stand


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}  # the heaviest first


class Tally(NamedTuple):
    """How often one rule came out so in forms of one year, department and profile."""

    rule: str
    outcome: Outcome
    severity: Severity
    profile: str
    year: int | None
    department: str
    forms: int  # with this outcome, and nothing of a heavier severity beside it
    findings: int


def findings_of(
    block: Block, coverages: Mapping[str, Coverage], profile: str | None = None
) -> Found:
    """Of every form, in the order of the rules."""
    found: dict[str, list[Finding]] = {}
    for form in block.forms:
        found[form.id] = list(check_form(form, Context(profile, coverages.get(form.id))))
    for finding in check_block(block.forms, block.claims, profile):
        found[finding.form].append(finding)
    return {id_: tuple(each) for id_, each in found.items()}


def own_of(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Of a form's findings those that need no other form; every rule has one, the last one last."""
    last = next(rule.id for rule in reversed(catalogue().rules) if rule.test)
    count = len(found)
    while count and found[count - 1].rule != last:
        count -= 1
    return tuple(found[:count])


def tallies_of(found: Mapping[str, Iterable[Finding]], forms: Iterable[Form]) -> tuple[Tally, ...]:
    """Sorted."""
    counts: Counter[tuple[str, Outcome, Severity, str, int | None, str]] = Counter()
    with_it = counts.copy()
    for form in forms:
        keys = Counter(
            (each.rule, each.outcome, each.severity, each.profile, form.year, form.department or "")
            for each in found.get(form.id, ())
        )
        counts.update(keys)
        heaviest = {key[:2]: key for key in sorted(keys, key=lambda key: -_WEIGHTS[key[2]])}
        with_it.update(heaviest.values())
    return tuple(
        Tally(*key, with_it[key], counts[key])
        for key in sorted(counts, key=lambda key: (*key[:4], key[4] or 0, key[5]))
    )
