"""Runs the rules over forms: each rule by itself, so that one that fails hides no other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import Form
from graph.checks import (
    completeness,
    dates,
    figures,
    levels,
    money,
    relevance,
    remarks,
    scores,
    summaries,
    targets,
    wording,
    years,
)
from graph.checks import (
    forms as several,
)
from graph.checks.block_case import BlockCase, BlockNote, BlockTest, across
from graph.checks.case import Case, Coverage, Note, Test
from graph.checks.catalogue import catalogue
from graph.checks.findings import finding
from graph.checks.model import Finding, Outcome
from graph.claims import Claim

TESTS: Mapping[str, Test] = {
    test.__name__: test
    for test in (
        completeness.required_fields, completeness.explicit_values, completeness.empty_headings,
        completeness.goals_filled, levels.required, levels.cost, levels.satisfaction,
        levels.minimum, levels.allowed_pairs, relevance.goals_measured,
        relevance.rows_serve_goals, relevance.no_routine, relevance.no_inputs,
        relevance.fits_class, relevance.satisfaction_apart, figures.quantified_share,
        wording.gradable, wording.counts_something, wording.says_more_than_name,
        wording.one_number, figures.whole_values, figures.deadlines, money.sums,
        money.plausible_unit, money.within_budget, targets.demanding, figures.within_whole,
        figures.possible_in_year, dates.inside_year, dates.in_order, dates.grounded,
        scores.weights_add_up, scores.within_weight, scores.reproducible,
        scores.deviations_explained, scores.figures_for_figures, remarks.remarked,
        remarks.remarked_else,
    )
}  # fmt: skip
BLOCK_TESTS: Mapping[str, BlockTest] = {
    test.__name__: test
    for test in (
        summaries.summary_agrees, several.same_amounts, several.same_indicators, several.full_marks,
        years.below_last_actual, years.never_raised, years.money_without_targets,
    )
}  # fmt: skip
_QUIET = (Outcome.PASS, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Context:
    """What a form is checked with beside its own words."""

    profile: str | None = None  # id; None for the one that the form's own words call for
    coverage: Coverage | None = None  # of its goals, where it is known


_DEFAULT = Context()


def check_form(form: Form, context: Context = _DEFAULT) -> tuple[Finding, ...]:
    """What every rule of one form says of it, in the order of the rules.

    A rule that finds nothing gives one finding, that it passed or does not apply.
    Raises UnknownProfile.
    """
    profile = catalogue().profile_of(form, context.profile)
    return tuple(
        finding(rule, profile, form, note)
        for rule in catalogue().rules
        if rule.test
        for note in _of_form(Case(form, rule, profile, context.coverage))
    )


def _of_form(case: Case) -> list[Note]:
    try:
        notes = list(TESTS[case.rule.test](case))
    except Exception as error:  # of one rule: the others say what they found
        return [case.note(Outcome.EXECUTION_ERROR, error=_named(error))]
    return _settled(notes) or [case.note(Outcome.NOT_APPLICABLE)]


def _settled(notes: Sequence[Note]) -> list[Note]:
    """What was found; of notes that all passed, one that says how many they were."""
    found = [note for note in notes if note.outcome not in _QUIET]
    if found or not notes:
        return found
    first = next((note for note in notes if note.text), notes[0])
    return [replace(first, values={**first.values, "passed": str(len(notes))})]


def check_block(
    forms: Sequence[Form], claims: Sequence[Claim] = (), profile: str | None = None
) -> tuple[Finding, ...]:
    """What the rules say that need other forms of a department, of the year or of others."""
    if not forms:
        return ()
    everything = across(forms, claims)
    latest = everything.forms[-1]
    under = catalogue().profile_of(latest, profile)
    return tuple(
        finding(rule, catalogue().profile_of(form, profile), form, note)
        for rule in catalogue().rules
        if rule.block_test
        for form, note in _of_block(BlockCase(everything, rule, under))
    )


def _of_block(case: BlockCase) -> Iterator[BlockNote]:
    first = case.across.forms[0]
    try:
        notes = list(BLOCK_TESTS[case.rule.block_test](case))
    except Exception as error:  # as above
        yield case.note(first, Outcome.EXECUTION_ERROR, error=_named(error))
        return
    if not notes:
        yield case.note(first, Outcome.NOT_APPLICABLE)
    of_form: dict[str, list[Note]] = {}
    for form, note in notes:
        of_form.setdefault(form.id, []).append(note)
    for form in case.across.forms:
        for note in _settled(of_form.pop(form.id, ())):  # two files may print one form
            yield BlockNote(form, note)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
